"""Free documentation of each architecture, with the drawings it embeds: the generator `documentation_pages`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trueline.model.diagnostics import Diagnostic, Severity
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.records.documentation import Section
from trueline.model.workspace import Workspace

from ..markdown import block
from ..pages.frame import Frame, Site
from ..pages.text import Md
from .embedding import Embedding


@dataclass(frozen=True)
class _Card:
    """A section with its text made fit for the page, and links to what it is about."""

    section: Section
    text: Md
    about: Md


class DocumentationPages:
    """Writes `documentation.md`: the free sections of an architecture, in the author's order."""

    api = GENERATOR_API
    name = "documentation_pages"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield a page for each architecture that has sections, and a diagnostic for each drawing that is not there."""
        for frame in Site(workspace, options).frames("documentation"):
            sections = frame.index.record.sections
            if sections:
                embedding = Embedding(frame)
                cards = [_card(frame, section, embedding) for section in sections]
                yield frame.artefact("documentation_pages/page.md.j2", frame.about("section", sections), cards=cards)
                yield from _missing(frame.architecture, embedding)


def _card(frame: Frame, section: Section, embedding: Embedding) -> _Card:
    text = embedding.draw(section.id, block(section.body, 3))
    return _Card(section, Md(text), frame.links(section.about))


def _missing(architecture: str, embedding: Embedding) -> Iterator[Diagnostic]:
    for section, reference in embedding.missing:
        yield Diagnostic(
            "documentation_pages.embedded",
            f"section '{section}' embeds '{reference}', which is no drawing of the model",
            Severity.WARNING,
            about=f"{architecture}/section:{section}",
            remedy="Write the id of a view, flow, process, machine, schema, class diagram or deployment.",
        )
