"""What becomes of 2,000 elements: no drawing that cannot be read, and nothing that is not drawn."""

from __future__ import annotations

import re

from tests.generators.whole.building import built
from tests.generators.whole.large import large
from tests.mermaid.parser import MermaidParser

BLOCK = re.compile(r"^```mermaid\n(.*?)^```$", re.M | re.S)
BOX = re.compile(r'^\s+(\w+)(?:\[|\(|\{)+"', re.M)
MOST = 55  # 50 of its own, and what it touches


def test_two_thousand_elements_are_all_drawn_in_drawings_that_can_be_read(mermaid: MermaidParser) -> None:
    workspace = large()
    drawn: set[str] = set()
    for path, content in built(workspace).items():
        for source in BLOCK.findall(content):
            boxes = set(BOX.findall(source))
            assert len(boxes) <= MOST, path
            assert mermaid.parse(source).ok, path
            drawn |= boxes
    elements = {element.id.replace(".", "_") for element in workspace.architectures[0].elements}
    assert len(elements) == 2000
    assert elements <= drawn
