"""Domain models of each architecture, class by class: the generator `domain_pages`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.records.domain import DomainModel
from trueline.model.workspace import Workspace

from ..pages.figures import figure
from ..pages.frame import Frame, Site
from ..pages.text import Md
from ..views import draw_domain
from .cards import Cards


class DomainPages:
    """Writes `domain.md`: the class diagrams, and the attributes and operations of each class."""

    api = GENERATOR_API
    name = "domain_pages"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield a page for each architecture that has classes or diagrams of them."""
        for frame in Site(workspace, options).frames("domain"):
            record = frame.index.record
            if not record.domains and not record.classes:
                continue
            drawn = [(domain, _figure(frame, domain)) for domain in _diagrams(record.domains)]
            cards = Cards(frame)
            yield frame.artefact(
                "domain_pages/page.md.j2",
                (*frame.about("domain", record.domains), *frame.about("class", record.classes)),
                drawn=drawn,
                cards=[cards.of(one) for one in record.classes],
            )


def _diagrams(stated: tuple[DomainModel, ...]) -> Iterator[DomainModel]:
    """Yield the stated diagrams; where there are none, one of everything."""
    yield from stated
    if not stated:
        yield DomainModel(id="everything", name="All classes")


def _figure(frame: Frame, domain: DomainModel) -> Md:
    """Return the diagram; nothing where its elements hold neither classes nor events."""
    drawn = draw_domain(frame.site.workspace, frame.architecture, domain, frame.page)
    return figure(drawn, domain) if drawn.classes else Md()
