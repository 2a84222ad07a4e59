"""The entrance of each architecture and of all of them together: the generator `overview_pages`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trueline.model.addresses import SYSTEMS, Address, page, relative
from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.workspace import Workspace

from ..markdown import link
from ..pages.contents import contents
from ..pages.figures import figure
from ..pages.frame import Frame, Site
from ..pages.text import Md
from ..views import draw_landscape


class OverviewPages:
    """Writes `systems/index.md` and an `index.md` for each architecture."""

    api = GENERATOR_API
    name = "overview_pages"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield the entrance pages."""
        site = Site(workspace, options)
        yield _entrance(site)
        for architecture in workspace.indexes:
            frame = Frame(site, architecture, page(architecture, "index"))
            record = frame.index.record
            yield frame.artefact(
                "overview_pages/page.md.j2", (f"{architecture}/",), record=record, contents=_contents(frame)
            )


def _entrance(site: Site) -> Artefact:
    frame = Frame(site, "", f"{SYSTEMS}/index.md")
    rows = [
        (Md(link(record.title, relative(Address(page(record.id, "index")), frame.page))), record)
        for record in site.workspace.architectures
    ]
    landscape = figure(draw_landscape(site.workspace, frame.page))
    return frame.artefact("overview_pages/entrance.md.j2", rows=rows, landscape=landscape, title=site.workspace.title)


def _contents(frame: Frame) -> Iterator[tuple[Md, str]]:
    for entry in contents(frame.site.workspace, frame.architecture):
        if entry.name != "index":
            yield frame.to_page(entry.name, entry.title), entry.about
