"""The built site in a browser: what a reader meets on the way."""

from __future__ import annotations

import json
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest

from tests.browser.building import ROOT, build, run

# Which of the blocks of probe.md are drawn: all but the last, which is no diagram.
PROBE = ["drawn"] * 8 + ["failed"]


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> dict[str, Any]:
    """What a reader meets on a site of two pages."""
    folder = tmp_path_factory.mktemp("probe")
    docs = folder / "docs"
    shutil.copytree(ROOT / "site" / "assets", docs / "assets")
    shutil.copy(Path(__file__).with_name("probe.md"), docs)
    (docs / "index.md").write_text("# Entrance\n\n[Probe](probe.md)\n")
    configuration = folder / "mkdocs.yml"
    configuration.write_text(
        f"INHERIT: {ROOT / 'mkdocs.yml'}\ndocs_dir: docs\nnav:\n  - Home: index.md\n  - Probe: probe.md\n"
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    build(folder / "site", configuration, SITE_URL=f"http://127.0.0.1:{port}/")
    facts = run("node", "tests/browser/behave.mjs", folder / "site", port, CHROMIUM=chromium)
    answer: dict[str, Any] = json.loads(facts)
    return answer


def test_the_palette_is_the_one_that_the_system_asks_for(met: dict[str, Any]) -> None:
    assert (met["palettes"]["asked"], met["palettes"]["later"]) == (["slate"], ["default"])


def test_the_palette_is_the_one_that_the_reader_chooses(met: dict[str, Any]) -> None:
    assert met["palettes"]["chosen"] == ["slate"]
    assert met["palettes"]["differ"]


def test_what_cannot_be_drawn_says_why_and_shows_its_source(met: dict[str, Any]) -> None:
    assert met["failure"]["states"] == PROBE
    assert met["failure"]["message"] == "This diagram could not be drawn."
    assert "line 2" in met["failure"]["reason"]
    assert met["failure"]["source"].strip() == "flowchart LR\n  a --> --> b ["


def test_nothing_that_a_diagram_says_is_executed(met: dict[str, Any]) -> None:
    assert not met["failure"]["executed"]
    assert met["failure"]["scripts"] == 0


def test_those_who_cannot_see_a_diagram_hear_what_it_is_of(met: dict[str, Any]) -> None:
    assert met["failure"]["labels"][:2] == ["Diagram: Containers", "Diagram: Process"]


def test_titles_of_boundaries_stand_at_the_left(met: dict[str, Any]) -> None:
    assert met["layout"]["titles"] == met["layout"]["atLeft"] == 2


def test_diagrams_are_drawn_after_instant_navigation(met: dict[str, Any]) -> None:
    assert met["navigation"]["stayed"]
    assert met["navigation"]["states"] == PROBE


def test_a_link_in_a_diagram_leads_to_its_page(met: dict[str, Any]) -> None:
    assert met["navigation"]["title"].startswith("Entrance")


def test_a_participant_of_a_flow_leads_to_its_page(met: dict[str, Any]) -> None:
    assert met["navigation"]["participant"].startswith("Entrance")


def test_diagrams_are_drawn_on_pages_opened_as_files(met: dict[str, Any]) -> None:
    assert met["files"] == PROBE


def test_a_phone_scrolls_wide_diagrams_and_not_the_page(met: dict[str, Any]) -> None:
    assert met["phone"]["overflow"] <= 0
    assert met["phone"]["smallest"] >= 0.5


def test_without_scripts_a_diagram_is_its_source(met: dict[str, Any]) -> None:
    assert met["withoutScripts"].startswith("flowchart TB")


def test_nothing_is_asked_of_another_host(met: dict[str, Any]) -> None:
    assert met["foreign"] == []
