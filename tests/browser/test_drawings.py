"""Every page of the documentation of this project, with every drawing measured, in light and in dark."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser.building import ROOT, build, run

Facts = dict[str, Any]
LEAST_CONTRAST = 4.5  # of text, WCAG 2.2, level AA


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Facts:
    """What was seen on the pages."""
    folder: Path = tmp_path_factory.mktemp("drawings") / "site"
    build(folder, ROOT / "mkdocs.yml")
    facts: Facts = json.loads(run("node", "tests/browser/visit.mjs", folder, CHROMIUM=chromium))
    return facts


def test_every_page_opens_without_an_error_and_draws_what_its_diagrams_name(seen: Facts) -> None:
    assert seen["faults"] == []
    assert seen["pages"] > 200
    assert seen["diagrams"] > 100
    assert seen["counted"] > 1.5 * seen["diagrams"]  # in both palettes


def test_no_label_lies_on_a_box_or_a_label_and_no_edge_runs_through_a_foreign_box(seen: Facts) -> None:
    assert seen["layout"] == []
    assert seen["charts"] > 80
    assert seen["labels"] > 500
    assert seen["lines"] > 700


def test_every_text_of_a_diagram_stands_out_in_both_palettes(seen: Facts) -> None:
    for palette in ("default", "slate"):
        measured = seen["contrast"][palette]
        assert measured["texts"] > 3000
        assert measured["worst"][0]["ratio"] >= LEAST_CONTRAST, measured["worst"]


def test_each_measure_finds_what_was_spoilt_on_purpose(seen: Facts) -> None:
    spoilt = seen["disturbed"]
    assert any(" on box " in fault for fault in spoilt["labelOnBox"])
    assert any(" on label " in fault for fault in spoilt["labelOnLabel"])
    assert any(" through box " in fault for fault in spoilt["edgeThroughBox"])
    assert spoilt["pale"] < LEAST_CONTRAST
