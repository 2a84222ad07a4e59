"""Every known trap, drawn in a browser: the text is seen as it was written, and nothing is executed."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.generators.hostile import TEXTS
from tests.generators.mermaid.diagrams import KINDS
from trueline.generators.markdown.plain import tidy


def letters(text: str) -> str:
    """Return `text` without what the layout may change: white space, and the hyphens of broken words."""
    return "".join(text.replace("\u200c", "").replace("-", "").split())


def seen(sources: list[str], chromium: str) -> list[dict[str, Any]]:
    run = subprocess.run(
        ["node", str(Path(__file__).with_name("see.mjs"))],
        input=json.dumps(sources),
        capture_output=True,
        text=True,
        env={**os.environ, "CHROMIUM": chromium},
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    answers: list[dict[str, Any]] = json.loads(run.stdout)
    return answers


@pytest.mark.parametrize("kind", KINDS)
def test_a_reader_sees_each_text_as_it_was_written(kind: str, chromium: str) -> None:
    draw, places = KINDS[kind]
    faults = []
    for text, answer in zip(TEXTS, seen([draw(text) for text in TEXTS], chromium), strict=True):
        said = letters("".join(answer["texts"]))
        lost = [place for place in places if letters(place.format(tidy(text))) not in said]
        if kind == "classes":  # a colon stands between an operation and what it returns
            lost = [place for place in lost if letters(place.format(text)).strip(">:") not in said.replace(":", "")]
        if answer["error"] or answer["strange"] or answer["executed"] or lost:
            faults.append((text, lost, answer))
    assert faults == []
