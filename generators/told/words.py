"""What all tellers say alike: counts, lists, and names in Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from ..markdown import escape

STEP = "    "  # four spaces: Python-Markdown reads fewer as the same list


def name(title: str) -> str:
    """Return the name of a thing, marked as one; what has none is called so."""
    return f"**{one_line(title) or 'unnamed'}**"


def one_line(text: str) -> str:
    """Return plain text as Markdown in one line."""
    return escape(" ".join(text.split()))


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun: `1 box`, `3 boxes`."""
    return f"{number} {one if number == 1 else many}"


def totals(*counts: tuple[int, str, str]) -> str:
    """Return a sentence of what there is: `2 states, 1 transition.`; what there is none of is left out."""
    return f"{', '.join(counted(*count) for count in counts if count[0]) or 'Nothing'}."


def listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence: `a, b and c`."""
    said = list(words)
    return " and ".join(filter(None, (", ".join(said[:-1]), said[-1]))) if said else ""
