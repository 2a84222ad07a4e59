"""Plain data as JSON in which a long list is one row a line: small, quick to write, and still readable."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

_compact = json.JSONEncoder(ensure_ascii=False).encode
_HALF = re.compile("[\ud800-\udfff]")


class Row(dict[str, Any]):
    """An object that stands on a line of its own."""


def encoded(data: object) -> str:
    """Return plain data as JSON that can be written as UTF-8, whatever the texts in it hold."""
    text = "".join(_written(data, "\n"))
    # A file whose name is no UTF-8 has halves of surrogate pairs in its name; they can stand in JSON as escapes only.
    return _HALF.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _written(value: object, line: str) -> Iterator[str]:
    if isinstance(value, dict) and value and not isinstance(value, Row):
        members = ((f"{_compact(key)}: ", member) for key, member in value.items())
        yield from _spread("{", members, "}", line)
    elif isinstance(value, list) and value:
        yield from _spread("[", (("", member) for member in value), "]", line)
    else:
        yield _compact(value)


def _spread(start: str, members: Iterable[tuple[str, object]], end: str, line: str) -> Iterator[str]:
    before = f"{start}{line} "
    for label, member in members:
        yield f"{before}{label}"
        yield from _written(member, f"{line} ")
        before = f",{line} "
    yield f"{line}{end}"
