"""Amounts with units as Python: times as `timedelta`, everything else as a number whose name tells the unit."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from trueline.model.diagnostics import Diagnostic, TruelineError
from trueline.model.records.quantities import UNITS, Quantity

from .names import snake, words

_TIMES = {
    "us": "microseconds", "ms": "milliseconds", "s": "seconds", "min": "minutes", "h": "hours", "d": "days",
}  # fmt: skip
_POWERS = {
    "KiB": "1024", "MiB": "1024**2", "GiB": "1024**3", "TiB": "1024**4", "kB": "1000", "MB": "1000**2",
    "GB": "1000**3", "TB": "1000**4",
}  # fmt: skip
_RATES = {"/s": "per_second", "/min": "per_minute", "/h": "per_hour"}
_MEANT = {
    "bytes": "In bytes.", "share": "As a share of one.", "per_second": "Per second.", "per_minute": "Per minute.",
    "per_hour": "Per hour.",
}  # fmt: skip


def type_of(amount: Quantity) -> str:
    """Return the Python type of an amount."""
    if amount.dimension == "time":
        return "timedelta"
    whole = amount.dimension == "size" or (amount.dimension == "count" and _whole(amount.value))
    return "int" if whole else "float"


def expression(amount: Quantity) -> str:
    """Return an amount as Python writes it, in the unit in which the model writes it where that can be.

    Raises:
        TruelineError: for a time that no `timedelta` can hold.
    """
    if amount.dimension == "time":
        return _time(amount)
    if amount.dimension == "size":
        return _size(amount)
    value = amount.base if amount.dimension == "share" else amount.value
    return _number(value) if type_of(amount) == "int" else repr(float(value))


def name_of(text: str, amount: Quantity) -> str:
    """Return the name of an amount, with its unit where the type does not tell it: `cache_size_bytes`."""
    unit = _unit(amount)
    return snake(text if not unit or unit in "_".join(words(text)) else f"{text} {unit}")


def unit_of(amount: Quantity) -> str:
    """Return a sentence on the unit, where the type does not tell it."""
    return _MEANT.get(_unit(amount), "")


def _unit(amount: Quantity) -> str:
    if amount.dimension == "rate":
        return _RATES[amount.unit]
    return {"size": "bytes", "share": "share"}.get(amount.dimension, "")


def _time(amount: Quantity) -> str:
    try:
        made = timedelta(seconds=float(amount.base))
    except OverflowError:
        said = f"{amount} is longer than Python's `timedelta` can be"
        raise TruelineError(Diagnostic("scaffold.amount", said, remedy="Write less than 999999999 days.")) from None
    return f"timedelta({_TIMES[amount.unit]}={_number(amount.value)})" if made else "timedelta(0)"


def _size(amount: Quantity) -> str:
    if amount.unit in _POWERS and _whole(amount.value):
        return f"{_number(amount.value)} * {_POWERS[amount.unit]}"
    return _number(Decimal(round(amount.value * UNITS[amount.unit][1])))


def _whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


def _number(value: Decimal) -> str:
    return str(int(value)) if _whole(value) else repr(float(value))
