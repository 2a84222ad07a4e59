"""Pages of free documentation, with the drawings that it embeds."""

from __future__ import annotations

import pytest

from tests.generators.clinic import CLINIC, OPTIONS
from tests.golden import check_golden
from tests.mermaid.parser import MermaidParser
from trueline.generators.documentation_pages import DocumentationPages
from trueline.generators.documentation_pages.embedding import Embedding
from trueline.generators.markdown import block
from trueline.generators.pages.frame import Frame, Site
from trueline.model import Artefact, Diagnostic, Workspace
from trueline.model.records.architecture import KINDS
from trueline.model.systems.inventory import inventory


def test_the_pages_of_the_clinic_are_the_ones_that_were_looked_at() -> None:
    check_golden("documentation_pages", DocumentationPages().generate(CLINIC, OPTIONS))


def test_a_drawing_that_is_not_there_is_reported_and_stays_as_it_was_written() -> None:
    page, warning = DocumentationPages().generate(CLINIC, OPTIONS)
    assert isinstance(page, Artefact)
    assert isinstance(warning, Diagnostic)
    assert (warning.code, warning.about) == ("documentation_pages.embedded", "clinic/section:how-a-visit-goes")
    assert "view:nowhere" in warning.message
    assert "![Nothing]&#40;view:nowhere)" in page.content


def test_what_stands_in_code_is_not_drawn() -> None:
    page = next(iter(DocumentationPages().generate(CLINIC, OPTIONS)))
    assert isinstance(page, Artefact)
    assert "```text\n![not drawn](view:clinic-in-context)\n```" in page.content


@pytest.mark.parametrize("kind", ["view", "flow", "process", "machine", "schema", "domain", "deployment"])
def test_every_kind_of_drawing_can_be_embedded(kind: str, mermaid: MermaidParser) -> None:
    made = inventory.record()
    first = getattr(made, KINDS[kind])[0]
    frame = Frame(Site(Workspace((made,)), OPTIONS), made.id, f"systems/{made.id}/documentation.md")
    embedding = Embedding(frame)
    drawn = embedding.draw("s", block(f"Before\n\n![Look]({kind}:{first.id})\n\nAfter"))
    assert embedding.missing == []
    assert mermaid.parse(drawn.partition("```mermaid\n")[2].partition("```")[0]).error == ""
    assert f"*Look: [{first.name}](" in drawn
