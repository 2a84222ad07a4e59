"""A page for every person, system and container, with a section for everything inside: `element_pages`."""

from __future__ import annotations

from collections.abc import Iterable

from trueline.model.addresses import page
from trueline.model.diagnostics import Diagnostic
from trueline.model.naming import file_stem
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.workspace import Workspace

from ..pages.figures import figure
from ..pages.frame import Frame, Site
from ..views import draw_view
from .facts import Card, Desk

_OWN_PAGE = ("person", "system", "container")


class ElementPages:
    """Writes the pages of elements: what each is, who uses it, what it uses, where it is drawn, its code and rules."""

    api = GENERATOR_API
    name = "element_pages"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield a page for each person, system and container, and one for smaller elements that stand alone."""
        site = Site(workspace, options)
        desk = Desk(site)
        for architecture, index in workspace.indexes.items():
            alone = []
            for element in index.record.elements:
                if element.kind in _OWN_PAGE:
                    frame = Frame(site, architecture, page(architecture, f"elements/{file_stem(element.id)}"))
                    card = desk.card(frame, element)
                    inner = list(desk.inside(frame, element))
                    yield self._page(frame, card, inner)
                elif "." not in element.id:
                    alone.append(element)
            if alone:
                frame = Frame(site, architecture, page(architecture, "elements/index"))
                cards = [
                    card for element in alone for card in (desk.card(frame, element), *desk.inside(frame, element))
                ]
                yield frame.artefact("element_pages/alone.md.j2", cards=cards)

    def _page(self, frame: Frame, card: Card, inner: list[Card]) -> Artefact:
        diagrams = [
            (view, figure(draw_view(frame.site.workspace, frame.architecture, view, frame.page), view))
            for each in (card, *inner)
            for view in each.views
        ]
        about = frame.about("element", [card.element, *(each.element for each in inner)])
        return frame.artefact("element_pages/page.md.j2", about, card=card, inner=inner, diagrams=diagrams)
