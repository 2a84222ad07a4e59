"""Differences as a reader wants them: unified, with the path, and no longer than useful."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from .changes import Change, State

_VERBS = {
    State.NEW: "would be written",
    State.CHANGED: "would change",
    State.MERGED: "would change beside your edits",
    State.EDITED: "was edited by hand",
    State.CONFLICT: "was edited by hand where the generated text changed too",
    State.UNRESOLVED: "holds marks of a conflict",
    State.LEFT: "is yours and stays as it is",
    State.ORPHAN: "is no longer generated and would be removed",
    State.EDITED_ORPHAN: "is no longer generated, but was edited by hand",
}


def describe(change: Change) -> str:
    """Return a sentence about a change."""
    return f"{change.key} {_VERBS[change.state]}"


def unified(change: Change, context: int = 3) -> Iterator[str]:
    """Yield the lines of a unified diff from the disk to what is generated, without newlines.

    Of a file that is left to its owner, these are the lines that it lacks.
    """
    old, new = _lines(change.old), _lines(change.new)
    if change.state is State.LEFT:
        yield from (f"+{line}" for line in new)
        return
    path = change.key.path
    before = f"a/{path}" if change.old is not None else "/dev/null"
    after = f"b/{path}" if change.new is not None else "/dev/null"
    yield from difflib.unified_diff(old, new, before, after, n=context, lineterm="")


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 line`, `2 lines`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def limited(lines: Iterator[str], most: int, what: str = "lines") -> Iterator[str]:
    """Yield at most `most` lines, and say how many there are beyond, calling them `what`."""
    left = most
    for line in lines:
        if left == 0:
            yield f"... and {1 + sum(1 for _ in lines)} more {what}"
            return
        left -= 1
        yield line


def _lines(content: bytes | None) -> list[str]:
    return content.decode(errors="replace").split("\n")[:-1] if content else []
