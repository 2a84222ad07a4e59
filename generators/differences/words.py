"""Changes in words, a line each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from trueline.model.comparison import Change, FieldChange

SIGNS = {"added": "+", "removed": "-", "renamed": "~", "changed": "~"}
_LONGEST = 60


def summary(changes: Iterable[Change]) -> Iterator[str]:
    """Yield a line for each change, and one for each field of it; the last line counts.

    A sign tells what happened: `+` added, `-` removed, `~` changed or renamed; `!` stands behind what may break others.
    """
    count: Counter[str] = Counter()
    for change in changes:
        count[change.change] += 1
        renamed = f" (was {change.before})" if change.before else ""
        breaking = " !" if change.breaking else ""
        yield f"{SIGNS[change.change]} {change.kind} {change.name}{renamed}{breaking}"
        yield from (f"    {in_words(one)}" for one in change.fields)
    said = ", ".join(f"{count[sort]} {sort}" for sort in SIGNS if count[sort])
    yield said or "no difference"


def in_words(field: FieldChange) -> str:
    """Return one field's difference: `technology: 'HTTP' → 'gRPC'`."""
    if field.before is None:
        return f"{field.path}: + {_shown(field.after)}"
    if field.after is None:
        return f"{field.path}: - {_shown(field.before)}"
    return f"{field.path}: {_shown(field.before)} → {_shown(field.after)}"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        named = [str(value[name]) for name in ("name", "text", "title", "id", "source") if value.get(name)]
        value = named[0] if named else value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
