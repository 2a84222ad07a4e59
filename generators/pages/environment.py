"""Jinja2 set up so that a forgotten filter is harmless: whatever is no `Md` is escaped for Markdown."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..markdown import block, code, escape, fence
from .text import Md


def _finalize(value: Any) -> str:
    if isinstance(value, Md):
        return value
    return "" if value is None else escape(str(value))


def _cell(value: Any) -> Md:
    """Return a text or piece of Markdown for a cell of a table: one line, no bare pipes."""
    text = value if isinstance(value, Md) else escape(str(value))
    return Md(text.strip().replace("\n", "<br>").replace("|", "&#124;"))


@cache
def environment() -> Environment:
    """Return the environment of all page templates."""
    made = Environment(
        loader=PackageLoader("trueline.templates", ""),
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Pages are Markdown: what is printed is escaped by `finalize`, for Markdown and HTML alike.
        autoescape=False,
    )
    made.filters |= {
        "cell": _cell,
        "code": lambda text: Md(code(str(text))),
        "fence": lambda text, language="": Md(fence(language, str(text))),
        "markdown": lambda text, level=3: Md(block(str(text), level)),
        "md": Md,
        "title": str,
    }
    return made


def render(template: str, **context: Any) -> str:
    """Fill a template (`flow_pages/page.md.j2`) and tidy its blank lines."""
    text = environment().get_template(template).render(**context)
    return tidy(text)


def tidy(text: str) -> str:
    """Return `text` without runs of blank lines and trailing spaces outside fences, ending in one newline."""
    lines: list[str] = []
    fenced = ""
    for line in text.split("\n"):
        bare = line.strip()
        if bare[:3] in ("```", "~~~") and (not fenced or bare == fenced):
            fenced = "" if fenced else bare.rstrip("abcdefghijklmnopqrstuvwxyz")
        if not fenced:
            if not bare and (not lines or not lines[-1]):
                continue
            line = line.rstrip()
        lines.append(line)
    return "\n".join(lines).strip("\n") + "\n"
