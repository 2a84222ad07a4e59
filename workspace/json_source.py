"""Architectures as JSON: read at full speed, located only when a message needs a line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, NoReturn

from trueline.model.diagnostics import Diagnostic, Location, TruelineError

Pointer = tuple[str | int, ...]
Places = dict[Pointer, int]

_TOKEN = re.compile(r'[ \t\r\n,:]*("(?:[^"\\]|\\.)*"|[\[\]{}]|[^\s,:\[\]{}"]+)', re.DOTALL)


class _DuplicateKeyError(Exception):
    """An object that names a key twice; where is found out by a second reading."""


def read_json(text: str, file: str) -> Any:
    """Return the data of a JSON text.

    Args:
        text: the document.
        file: its name, for messages.

    Raises:
        TruelineError: for a syntax error, a key named twice in one object, or a number that JSON does not know.
    """
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        _fail(f"is not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}", Location(file, error.lineno))
    except _DuplicateKeyError:
        key, line = _duplicate(text)
        _fail(f"names the key '{key}' twice in one object", Location(file, line), "Keep one of them.")
    except ValueError as error:
        _fail(f"is not valid JSON: {error}", Location(file))
    except RecursionError:
        _fail("is nested too deeply", Location(file))


def json_lines(text: str) -> Places:
    """Return the line of every part of a valid JSON text: for a field the line of its key."""
    places: Places = {}
    _scan(text, lambda pointer, line: places.setdefault(pointer, line))
    return places


def _duplicate(text: str) -> tuple[str, int]:
    seen: set[Pointer] = set()
    found: list[tuple[str, int]] = []

    def visit(pointer: Pointer, line: int) -> None:
        if pointer in seen:
            found.append((str(pointer[-1]), line))
        seen.add(pointer)

    _scan(text, visit)
    return found[0]


def _scan(text: str, visit: Callable[[Pointer, int], object]) -> None:
    """Call `visit` for the whole text and for every field and item of a text that is known to parse."""
    path: list[str | int] = []
    expecting_key: list[bool] = []
    line, position = 1, 0
    visit((), 1)
    for token in _TOKEN.finditer(text):
        line += text.count("\n", position, token.start(1))
        position = token.start(1)
        value = token[1]
        if value in "]}":
            path.pop()
            expecting_key.pop()
            if expecting_key and isinstance(path[-1], str):
                expecting_key[-1] = True
            continue
        if expecting_key and expecting_key[-1]:
            path[-1] = json.loads(value)
            expecting_key[-1] = False
            visit(tuple(path), line)
            continue
        if path and isinstance(path[-1], int):
            path[-1] += 1
            visit(tuple(path), line)
        if value in "[{":
            path.append(-1 if value == "[" else "")
            expecting_key.append(value == "{")
        elif path and isinstance(path[-1], str):
            expecting_key[-1] = True


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        raise _DuplicateKeyError
    return data


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"'{name}' is not a JSON number")


def _fail(problem: str, location: Location, remedy: str = "") -> NoReturn:
    raise TruelineError(
        Diagnostic("workspace.source.json", f"{location.file} {problem}", location=location, remedy=remedy)
    ) from None
