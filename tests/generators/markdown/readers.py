"""Two readers of Markdown, and what a person finally sees of it: the site's, and CommonMark's with tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import markdown
from markdown_it import MarkdownIt
from mkdocs.config import load_config

ROOT = Path(__file__).parents[3]
_VOID = {"br", "hr", "img", "input"}
_LINES = {"br", "p", "li", "td", "th", "tr", "div", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt"}


@dataclass
class Seen:
    """What a page shows.

    Attributes:
        tags: the names of all its elements, in their order.
        attributes: element, name and value of every attribute.
        text: its words, blocks and breaks apart by white space.
        cells: the words of each cell of its tables.
        code: the words of each piece of code.
    """

    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    text: str = ""
    cells: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects what a browser would show of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self._open: list[tuple[str, bool, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        unseen = ("class", "headerlink") in attrs  # the mark beside a heading
        if tag in _LINES:
            self.seen.text += "\n"
        if not unseen:
            self.seen.tags.append(tag)
            self.seen.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in _VOID:
            self._open.append((tag, unseen, len(self.seen.text)))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            opened, _, start = self._open.pop()
            if opened == tag:
                words = self.seen.text[start:]
                if tag in ("td", "th"):
                    self.seen.cells.append(words)
                if tag == "code":
                    self.seen.code.append(words)
                break
        if tag in _LINES:
            self.seen.text += "\n"

    def handle_data(self, data: str) -> None:
        if not any(unseen for _, unseen, _ in self._open):
            self.seen.text += data

    def handle_comment(self, data: str) -> None:
        self.seen.tags.append(f"<!--{data}-->")


def seen(page: str) -> Seen:
    """Return what is seen of a page of HTML."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.seen


@cache
def _site() -> markdown.Markdown:
    config = load_config(str(ROOT / "mkdocs.yml"))
    return markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


@cache
def _commonmark() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def site(text: str) -> Seen:
    """Read Markdown as this project's site does."""
    return seen(_site().reset().convert(text))


def commonmark(text: str) -> Seen:
    """Read Markdown as CommonMark says, with the tables and the strikethrough of code hosts; HTML stays HTML."""
    return seen(_commonmark().render(text))


READERS: dict[str, Callable[[str], Seen]] = {"site": site, "commonmark": commonmark}


def words(text: str) -> str:
    """Return `text` with all white space alike, the way a page shows it."""
    return re.sub(r"\s+", " ", text).strip()
