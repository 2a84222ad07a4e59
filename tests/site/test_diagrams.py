"""Every diagram of the documentation, read by Mermaid's own parser."""

from __future__ import annotations

import pytest

from tests.mermaid.parser import Diagram, MermaidParser
from tests.site.pages import diagrams, pages


@pytest.fixture(scope="module")
def read(mermaid: MermaidParser) -> list[tuple[str, Diagram]]:
    """Where each diagram stands, and what Mermaid makes of it."""
    found = list(diagrams())
    places = [place for place, _ in found]
    return list(zip(places, mermaid.parse_all(source for _, source in found), strict=True))


def test_every_fence_of_the_pages_is_found() -> None:
    opened = sum(page.read_text(encoding="utf-8").count("```mermaid\n") for page in pages())
    assert opened == len(list(diagrams())) > 0


def test_every_diagram_parses(read: list[tuple[str, Diagram]]) -> None:
    assert [f"{place}: {diagram.error}" for place, diagram in read if not diagram.ok] == []


def test_every_diagram_says_something(read: list[tuple[str, Diagram]]) -> None:
    assert [place for place, diagram in read if not diagram.texts()] == []


def test_no_arrow_draws_a_box_that_nothing_describes(read: list[tuple[str, Diagram]]) -> None:
    stray = [
        f"{place}: {node.id}"
        for place, diagram in read
        for node in diagram.nodes
        # What is not declared is drawn as a box that says its id; one with `_` is nobody's label.
        if diagram.kind in ("flowchart", "class", "er") and node.text == node.id and "_" in node.id
    ]
    assert stray == []
