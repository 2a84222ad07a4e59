"""The Markdown pages of the documentation, and the diagrams in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^( *)(`{3,})mermaid\n(.*?)\n\1\2$", re.MULTILINE | re.DOTALL)


def pages() -> list[Path]:
    """Return every Markdown page of the documentation, and the README."""
    return [ROOT / "README.md", *sorted((ROOT / "site").rglob("*.md"))]


def diagrams() -> Iterator[tuple[str, str]]:
    """Yield where a diagram stands (`site/index.md:12`) and its source, for all diagrams of all pages."""
    for page in pages():
        text = page.read_text(encoding="utf-8")
        for found in _FENCE.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            yield f"{page.relative_to(ROOT).as_posix()}:{line}", found[3]
