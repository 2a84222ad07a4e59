"""Numbers that a quality promises, in words."""

from __future__ import annotations

from trueline.model.records.qualities import Measure
from trueline.model.records.quantities import Quantity

_SIGNS = {"<": "<", "<=": "≤", "==": "=", ">=": "≥", ">": ">"}
_CLOSE = ("%", "/s", "/min", "/h")


def in_words(measure: Measure) -> str:
    """Return a measure as a reader says it: `p95 < 100 ms`."""
    return f"{measure.name} {_SIGNS[measure.comparison]} {_amount(measure.value)}"


def _amount(quantity: Quantity) -> str:
    """Return an amount with a space before its unit, but not before a share or a rate: `100 ms`, `95%`, `50/s`."""
    between = " " if quantity.unit and quantity.unit not in _CLOSE else ""
    return f"{quantity.value:f}{between}{quantity.unit}"
