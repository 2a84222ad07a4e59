"""Pages of Markdown as sections of one HTML file, with links that stay in it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from markdown import Markdown
from pymdownx.superfences import fence_div_format

_EXTENSIONS = [
    "admonition",
    "attr_list",
    "def_list",
    "md_in_html",
    "tables",
    "pymdownx.details",
    "pymdownx.superfences",
    "toc",
]
_ATTRIBUTE = re.compile(r'\b(?P<name>href|id)="(?P<value>[^"]*)"')
_IN_DIAGRAM = re.compile(r'^(?P<head>\s*(?:click \S+ href "|%% link \S+ |link \S+: Page @ ))(?P<value>[^"\s]+)', re.M)
_TITLE = re.compile(r"<h1[^>]*>(?P<title>.*?)</h1>", re.S)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)


class Book:
    """The pages of one file, by their paths."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        """Read the pages."""
        self._pages = pages
        self._read = {path: self._html(path, text) for path, text in pages.items()}

    def sections(self) -> Iterator[str]:
        """Yield each page as a section."""
        for path, html in self._read.items():
            yield f'<section id="{_place(path)}">\n{html}\n</section>'

    def contents(self) -> list[tuple[str, str]]:
        """Return the place and title of each page, as plain text."""
        found = ((path, _TITLE.search(html)) for path, html in self._read.items())
        return [(_place(path), _plain(title["title"])) for path, title in found if title]

    def _html(self, path: str, text: str) -> str:
        reader = Markdown(
            extensions=_EXTENSIONS,
            extension_configs={
                "pymdownx.superfences": {
                    "custom_fences": [{"name": "mermaid", "class": "diagram", "format": fence_div_format}]
                }
            },
        )
        within = _IN_DIAGRAM.sub(lambda found: found["head"] + self._link(path, found["value"], "#35;"), text)
        html = reader.convert(within)
        return _ATTRIBUTE.sub(lambda found: self._attribute(path, found["name"], found["value"]), html)

    def _attribute(self, path: str, name: str, value: str) -> str:
        if name == "id":
            return f'id="{_place(path)}--{value}"'
        return f'href="{self._link(path, value, "#")}"'

    def _link(self, path: str, address: str, sign: str) -> str:
        """Return where an address of a page leads in the file; what is not in the file leads to its top."""
        if _SCHEME.match(address):
            return address
        target, _, anchor = address.replace("#35;", "#").partition("#")
        page = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
        # In links that Mermaid reads in quotes, a number sign is one.
        sign = "#" if sign == "#35;" and "#35;" not in address else sign
        if page not in self._pages:
            return f"{sign}top"
        return f"{sign}{_place(page)}" + (f"--{anchor}" if anchor else "")


def _place(path: str) -> str:
    return path.removesuffix(".md").replace("/", "-")


def _plain(html: str) -> str:
    import html as entities

    return entities.unescape(re.sub(r"<[^>]+>", "", html))
