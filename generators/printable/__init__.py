"""A whole architecture in one HTML file, to be sent, read without a network, and printed: the exporter `html`."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator
from importlib.metadata import entry_points

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from trueline.model.addresses import SYSTEMS
from trueline.model.diagnostics import Diagnostic, TruelineError
from trueline.model.protocols import Artefact, Generator, Options
from trueline.model.workspace import Workspace

from ..exports import EXPORTER_API, File, Scripts
from ..pages.contents import contents
from ..site_assets import printed_script, printed_style


class Printable:
    """Writes `<architecture>.html`: every page of an architecture in the order of the navigation, with what draws."""

    api = EXPORTER_API
    name = "html"

    def export(self, workspace: Workspace, architecture: str, scripts: Scripts) -> Iterable[File | Diagnostic]:
        """Yield one file.

        Raises:
            TruelineError: where Markdown cannot be read here, or what draws is not there.
        """
        _require(scripts)
        from .reading import Book

        book = Book(dict(_pages(workspace, architecture)))
        environment = Environment(
            loader=PackageLoader("trueline.templates", "printable"), undefined=StrictUndefined, autoescape=True
        )
        text = environment.get_template("page.html.j2").render(
            title=workspace.index(architecture).record.title,
            contents=book.contents(),
            sections=[Markup(section) for section in book.sections()],
            style=Markup(printed_style()),
            scripts=[Markup(_inline(each)) for each in (*scripts.values(), printed_script())],
        )
        yield File(f"{architecture}.html", text.encode())


def _require(scripts: Scripts) -> None:
    if not all(map(importlib.util.find_spec, ("markdown", "pymdownx"))):
        message = "pages are read with the packages of the site, which are not installed"
        raise TruelineError(Diagnostic("export.site", message, remedy="Run: pip install 'trueline[site]'"))
    if not scripts:
        message = "the scripts that draw, which go into the file, are not in the documentation source"
        raise TruelineError(Diagnostic("export.libraries", message, remedy="Run: trueline assets"))


def _inline(script: str) -> str:
    """Return a script so that nothing in it ends the element in which it stands."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _pages(workspace: Workspace, architecture: str) -> Iterator[tuple[str, str]]:
    """Yield path and Markdown of the pages of an architecture: its overview first, its elements last."""
    start = f"{SYSTEMS}/{architecture}/"
    found: dict[str, str] = {}
    for point in sorted(entry_points(group="trueline.generators")):
        generator: Generator = point.load()()
        for each in generator.generate(workspace, Options()):
            if isinstance(each, Artefact) and each.path.startswith(f"site/{start}") and each.path.endswith(".md"):
                found[each.path.removeprefix("site/")] = each.content
    order = [one.name for one in contents(workspace, architecture)]

    def place(path: str) -> tuple[bool, int, str]:
        name = path.removeprefix(start).removesuffix(".md")
        return "/" in name, order.index(name) if name in order else len(order), name

    yield from ((path, found[path]) for path in sorted(found, key=place))
