"""The committed pages under `site/`: their sections by anchor, and the Mermaid blocks that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SITE = Path(__file__).resolve().parents[2] / "site"

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*$")
_FENCE = re.compile(r"^([ \t>]*)(`{3,}|~{3,})\s*([\w{}.-]*)")
_ANCHOR = re.compile(r"""<[a-z][^>]*\s(?:id|name)=["']([^"']+)["']|\{[^}]*#([^\s}]+)[^}]*\}""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A Mermaid block without its fence, and the line of the page on which its fence opens."""

    page: str
    line: int
    source: str


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below an anchor of a page, up to the next heading of the same level or a higher one."""

    page: str
    anchor: str
    text: str
    blocks: tuple[Block, ...]


def pages() -> tuple[str, ...]:
    """Return every page, relative to the documentation source."""
    return tuple(sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.md")))


def blocks() -> tuple[Block, ...]:
    """Return the Mermaid blocks of all pages."""
    return tuple(block for page in pages() for block in blocks_of(page, lines_of(page)))


@cache
def lines_of(page: str) -> tuple[str, ...]:
    """Return the lines of one page."""
    return tuple((SITE / page).read_text("utf-8").splitlines())


def section(address: str) -> Section:
    """Return the section at `page#anchor`, or the whole page where the address has no anchor.

    Raises:
        LookupError: where there is no such page or no such anchor on it.
    """
    page, _, anchor = address.partition("#")
    if not (SITE / page).is_file():
        raise LookupError(f"there is no page {page}")
    lines = lines_of(page)
    start, end = extent(lines, anchor) if anchor else (0, len(lines))
    inside = tuple(block for block in blocks_of(page, lines) if start < block.line <= end)
    return Section(page, anchor, "\n".join(lines[start:end]), inside)


def extent(lines: tuple[str, ...], anchor: str) -> tuple[int, int]:
    """Return where the section of `anchor` starts and ends among the `lines` of a page, counted from 0.

    Raises:
        LookupError: where the page has no such anchor.
    """
    headings = dict(_headings(lines))
    start = next((number for number, line in _prose(lines) if anchor in _anchors(line)), None)
    if start is None:
        raise LookupError(f"there is no anchor {anchor}")
    # An anchor may stand in its heading or on a line of its own just above it; elsewhere it names what follows it.
    heading = next((number for number in range(start, start + 3) if number in headings), start)
    level = headings.get(heading, 6)
    end = next((number for number in headings if number > heading and headings[number] <= level), len(lines))
    return start, end


def _anchors(line: str) -> set[str]:
    return {anchor for pair in _ANCHOR.findall(line) for anchor in pair if anchor}


def _prose(lines: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield number and text of the lines outside code blocks."""
    fence = ""
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if found and not fence:
            fence = found[2]
        elif fence and line.strip(" \t>") == fence:
            fence = ""
        elif not fence:
            yield number, line


def _headings(lines: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for number, line in _prose(lines):
        found = _HEADING.match(line)
        if found:
            yield number, len(found[1])


def blocks_of(page: str, lines: tuple[str, ...]) -> Iterator[Block]:
    """Yield the Mermaid blocks among the `lines` of a page."""
    opened: tuple[int, str, str] | None = None
    body: list[str] = []
    for number, line in enumerate(lines, 1):
        if opened is None:
            found = _FENCE.match(line)
            if found and found[3] == "mermaid":
                opened, body = (number, found[1], found[2]), []
        elif line.strip(" \t>") == opened[2]:
            yield Block(page, opened[0], "\n".join(body) + "\n")
            opened = None
        else:
            body.append(line.removeprefix(opened[1]))
