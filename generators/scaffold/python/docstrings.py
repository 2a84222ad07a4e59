"""Docstrings with sections, in the form that Google's style guide gives them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from .literals import docstring, documented

_WIDTH = 118

Section = tuple[str, tuple[tuple[str, str], ...]]
"""A heading, and what stands below it: names with texts, or texts alone as a list."""


def sectioned(summary: str, sections: Iterable[Section], indent: int = 0) -> str:
    """Return a docstring with its quotes: a summary, and those sections that have something to say.

    Args:
        summary: what it is, in one paragraph.
        sections: what else there is to say.
        indent: of the lines after the first.
    """
    said = [(heading, rows) for heading, rows in sections if rows]
    if not said:
        return documented(summary, indent)
    head = list(_wrapped(summary, "", indent))
    lines = [f'"""{head[0]}', *head[1:]]
    for heading, rows in said:
        lines += ["", f"{heading}:"]
        for name, text in rows:
            lines += _wrapped(f"{name}: {text}" if name else f"- {text}", "    ", indent)
    space = " " * indent
    return "\n".join([lines[0], *(f"{space}{line}".rstrip() for line in lines[1:]), f'{space}"""'])


def _wrapped(text: str, inner: str, indent: int) -> Iterator[str]:
    """Yield the lines of one paragraph; it ends as a sentence does."""
    line = docstring(text)
    line += "." * line[-1:].isalnum()
    further = f"{inner}    " if inner else ""
    yield from textwrap.wrap(
        line, _WIDTH - indent - 3, initial_indent=inner, subsequent_indent=further, break_long_words=False,
        break_on_hyphens=False,
    ) or [""]  # fmt: skip
