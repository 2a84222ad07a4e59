"""Pages of landscape, context, container, component, code, security and other views: the generator `view_pages`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trueline.model.addresses import VIEW_PAGES, page
from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.records.views import View, ViewKind
from trueline.model.sharing import shared
from trueline.model.workspace import Workspace

from ..pages.drawings import Drawings
from ..pages.figures import figure
from ..pages.frame import Frame, Site
from ..pages.text import Md
from ..views import draw_view


@dataclass(frozen=True)
class _Kind:
    """What a page of views is called, and what it is about."""

    title: str
    about: str


_KINDS: dict[ViewKind, _Kind] = {
    "landscape": _Kind("Landscape", "People and systems, and who uses what."),
    "context": _Kind("System context", "Level 1: how a system fits into the world around it."),
    "container": _Kind("Containers", "Level 2: what runs, on which technology, and how it communicates."),
    "component": _Kind("Components", "Level 3: what the inside of a container is made of."),
    "code": _Kind("Code", "Level 4: what a component is made of."),
    "security": _Kind("Security zones", "Who may reach what, across which boundary."),
    "custom": _Kind("More views", "Views across the levels."),
}


class ViewPages:
    """Writes a page for each kind of view of each architecture."""

    api = GENERATOR_API
    name = "view_pages"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield the pages; derived views of elements are drawn on their own pages and linked."""
        site = Site(workspace, options)
        for architecture in workspace.indexes:
            for kind in _KINDS:
                yield from _page(Frame(site, architecture, page(architecture, VIEW_PAGES[kind])), kind)


def _page(frame: Frame, kind: ViewKind) -> Iterator[Artefact]:
    drawings = shared(frame.site.workspace, Drawings)
    stated = [view for view in drawings.stated(frame.architecture) if view.kind == kind]
    derived = [view for view in drawings.derived(frame.architecture) if view.kind == kind]
    elsewhere = [view for view in derived if view.of]
    here = [*stated, *(view for view in derived if not view.of)]
    if not here and len(elsewhere) == 1:
        here, elsewhere = elsewhere, []  # a page with nothing but one link would only be in the way
    drawn = [(view, _draw(frame, view)) for view in here]
    if drawn or elsewhere:
        about = frame.about("view", stated)
        yield frame.artefact(
            "view_pages/page.md.j2", about, kind=_KINDS[kind], drawn=drawn,
            elsewhere=[frame.link(view.of, view.name) for view in elsewhere if view.of],
        )  # fmt: skip


def _draw(frame: Frame, view: View) -> Md:
    return figure(draw_view(frame.site.workspace, frame.architecture, view, frame.page), view)
