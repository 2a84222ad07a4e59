"""The line on which a key of a TOML file stands; tomllib does not keep it.

A scan, not a parser: it follows table headers, keys, dotted and quoted keys, arrays over several lines and multi-line
strings, which is what configuration files hold. Inside an inline table it answers with the line of the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Pointer = tuple[str | int, ...]

_PART = r"""(?:"[^"\n]*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_HEADER = re.compile(rf"^\s*(\[\[?)\s*({_PART}(?:\s*\.\s*{_PART})*)\s*\]")
_KEY = re.compile(rf"^\s*({_PART}(?:\s*\.\s*{_PART})*)\s*=")
_TOKEN = re.compile(r'"""|\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#.*|[\[\]{},]')


def line_of(text: str, pointer: Pointer) -> int:
    """Return the 1-based line of `pointer` (keys and indices from the top of the file), or of its nearest ancestor.

    Returns 0 where not even the first key is found.
    """
    best, best_length = 0, 0
    for found, line in _entries(text):
        if len(found) > best_length and found == pointer[: len(found)]:
            best, best_length = line, len(found)
    return best


def _entries(text: str) -> Iterator[tuple[Pointer, int]]:
    table: Pointer = ()
    counts: dict[Pointer, int] = {}
    key: Pointer = ()
    value = _Value()
    for number, line in enumerate(text.splitlines(), start=1):
        if value.open:
            for index in value.feed(line):
                yield (*key, index), number
            continue
        if header := _HEADER.match(line):
            table = _parts(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            yield table, number
        elif assignment := _KEY.match(line):
            key = (*table, *_parts(assignment[1]))
            for length in range(len(table) + 1, len(key) + 1):
                yield key[:length], number
            value = _Value()
            for index in value.feed(line[assignment.end() :]):
                yield (*key, index), number


class _Value:
    """Follows one value over its lines: its brackets, its multi-line strings, and the items of an outermost array."""

    def __init__(self) -> None:
        self.depth = 0
        self.quote = ""
        self.items = 0
        self.expecting = False
        self.array = False

    @property
    def open(self) -> bool:
        return bool(self.depth or self.quote)

    def feed(self, line: str) -> list[int]:
        """Read one line; return the indices of the outermost array's items that begin on it."""
        begun: list[int] = []
        position = 0
        while position < len(line):
            if self.quote:
                end = line.find(self.quote, position)
                if end < 0:
                    break
                self.quote, position = "", end + 3
                continue
            token = _TOKEN.search(line, position)
            bare = line[position : token.start() if token else len(line)].strip()
            if bare:
                self._item(begun)
            if token is None:
                break
            position = token.end()
            self._token(token[0], begun)
        return begun

    def _token(self, token: str, begun: list[int]) -> None:
        if token[0] == "#":
            return
        if token in "]}":
            self.depth -= 1
        elif token == ",":
            self.expecting = self.array and self.depth == 1
        else:
            self._item(begun)
            if token in ('"""', "'''"):
                self.quote = token
            elif token in "[{":
                if self.depth == 0:
                    self.array = self.expecting = token == "["
                self.depth += 1

    def _item(self, begun: list[int]) -> None:
        if self.expecting:
            begun.append(self.items)
            self.items += 1
            self.expecting = False


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, dotted))
