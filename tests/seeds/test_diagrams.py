"""Every diagram of the seed documents is drawn again, whole, in the section where a reader looks for it."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.mermaid.parser import MermaidParser

from .comparison import lost
from .facts import SeedDiagram, drawn, load_all
from .pages import Block, section

DIAGRAMS = load_all()


def best(diagram: SeedDiagram, mermaid: MermaidParser) -> tuple[list[str], Block | None]:
    """Return what the best block of the diagram's section has lost, and that block."""
    blocks = section(diagram.page).blocks
    parsed = mermaid.parse_all(block.source for block in blocks)
    tried = [
        (lost(diagram.facts, drawn(one)) if one.ok else [one.error], block)
        for one, block in zip(parsed, blocks, strict=True)
    ]
    return min(tried, key=lambda one: len(one[0]), default=(["no diagram stands there"], None))


@pytest.mark.parametrize("diagram", DIAGRAMS, ids=str)
def test_the_page_of_a_diagram_draws_all_its_facts(diagram: SeedDiagram, mermaid: MermaidParser) -> None:
    missing, block = best(diagram, mermaid)
    where = f"{block.page}:{block.line}" if block else diagram.page
    assert missing == [], f"{diagram} ({diagram.heading}) in {where}"


def test_each_diagram_has_a_section_of_its_own_on_the_pages_of_its_system() -> None:
    shared = [page for page, times in Counter(diagram.page for diagram in DIAGRAMS).items() if times > 1]
    assert shared == []
    strayed = [
        f"{diagram} on {diagram.page}"
        for diagram in DIAGRAMS
        if not diagram.page.startswith(f"systems/{diagram.seed}/") or "#" not in diagram.page
    ]
    assert strayed == []
