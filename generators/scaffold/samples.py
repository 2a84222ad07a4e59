"""Values that fields of a model allow, for the first tests of a scaffold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from trueline.model.records.domain import DataField

_SAMPLES: Mapping[str, Any] = {
    "uuid": "3f0e9a52-6f0b-4d7e-8a39-0f4f2f9a1c11", "bool": True, "datetime": "2026-03-01T09:00:00Z",
    "date": "2026-03-01", "time": "09:00:00", "duration": "PT1H",
}  # fmt: skip
_PLAIN = re.compile(r"[\w .@:/+-]+", re.ASCII)


def samples(fields: Iterable[DataField]) -> dict[str, Any] | None:
    """Return a value for each field that must be given; None where one of them has no simple value."""
    found = {one.name: sample(one) for one in fields if not one.optional and one.default is None}
    return None if None in found.values() else found


def sample(one: DataField) -> Any:
    """Return a value as JSON has it; None where it would not be simple, as that of a class or of a pattern."""
    if one.of or one.values or one.pattern:
        return None
    if one.many:
        return []
    kind = one.type or "string"
    if kind == "string":
        plain = isinstance(one.example, str) and _PLAIN.fullmatch(one.example)
        text = str(one.example) if plain else "x" * max(1, one.min_length or 1)
        return text if one.max_length is None or len(text) <= one.max_length else None
    number = one.minimum if one.minimum is not None else 1 if one.maximum is None else min(1, one.maximum)
    known = {**_SAMPLES, "int": int(number), "float": float(number), "decimal": str(number)}
    return known.get(kind)
