"""Headings, lists, tables and fences."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from .inline import BREAK, escape
from .plain import tidy

_LANGUAGE = re.compile(r"[^A-Za-z0-9_+#.-]")


def heading(level: int, text: str, anchor: str = "") -> str:
    """Return a heading.

    Args:
        level: 1 to 6; deeper ones become 6.
        text: plain text.
        anchor: an id to link to. It stands before the heading, since code hosts and the site make heading ids of
            their own, by different rules.
    """
    line = f"{'#' * min(max(level, 1), 6)} {escape(text)}".rstrip()
    return f'<a id="{html.escape(anchor)}"></a>\n\n{line}' if anchor else line


def bullets(items: Iterable[str]) -> str:
    """Return a list of items that are Markdown of one line each."""
    return "\n".join(f"- {_one_line(item)}" for item in items)


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; headers and cells are Markdown, as `cell`, `code` and `link` make it."""
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(_one_line(part).replace('|', '&#124;') for part in line)} |" for line in lines)


def _one_line(markdown: str) -> str:
    return markdown.strip().replace("\n", BREAK)


def fence(language: str, text: str) -> str:
    """Return `text` as a block of code, in a fence that it cannot close."""
    text = tidy(text).strip("\n")
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    ticks = "`" * max(3, longest + 1)
    return f"{ticks}{_LANGUAGE.sub('', language)}\n{text}\n{ticks}"
