"""Amounts with units: `10 * s`, `100 * ms`, `95 * percent`."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import total_ordering
from typing import TYPE_CHECKING, Any

from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

# unit -> (dimension, factor to the dimension's base unit)
UNITS: dict[str, tuple[str, Decimal]] = {
    "": ("count", Decimal(1)),
    "us": ("time", Decimal("0.000001")),
    "ms": ("time", Decimal("0.001")),
    "s": ("time", Decimal(1)),
    "min": ("time", Decimal(60)),
    "h": ("time", Decimal(3600)),
    "d": ("time", Decimal(86400)),
    "B": ("size", Decimal(1)),
    "KiB": ("size", Decimal(1024)),
    "MiB": ("size", Decimal(1024**2)),
    "GiB": ("size", Decimal(1024**3)),
    "TiB": ("size", Decimal(1024**4)),
    "kB": ("size", Decimal(1000)),
    "MB": ("size", Decimal(1000**2)),
    "GB": ("size", Decimal(1000**3)),
    "TB": ("size", Decimal(1000**4)),
    "%": ("share", Decimal("0.01")),
    "/s": ("rate", Decimal(1)),
    "/min": ("rate", Decimal(1) / Decimal(60)),
    "/h": ("rate", Decimal(1) / Decimal(3600)),
}
_FORM = re.compile(r"^(-?\d{1,18}(?:\.\d{1,9})?) ?([A-Za-z/%]*)$")


@total_ordering
class Quantity:
    """An exact number with a unit, such as 30 s; its text and JSON form is `30s`.

    Args:
        value: the number, in `unit`.
        unit: one of `UNITS`.

    Raises:
        ValueError: for an unknown unit or a number that is not finite.
    """

    __slots__ = ("_unit", "_value")

    def __init__(self, value: int | Decimal | str, unit: str = "") -> None:
        """Keep the number as it was written: 60 s stays 60 s."""
        if unit not in UNITS:
            raise ValueError(f"unknown unit '{unit}'; use one of {', '.join(filter(None, UNITS))}")
        try:
            number = Decimal(value)
        except InvalidOperation:
            raise ValueError(f"'{value}' is not a number") from None
        if not number.is_finite():
            raise ValueError(f"'{value}' is not a finite number")
        self._value, self._unit = number, unit

    @property
    def value(self) -> Decimal:
        """The number, in `unit`."""
        return self._value

    @property
    def unit(self) -> str:
        """The unit as it was written."""
        return self._unit

    @property
    def dimension(self) -> str:
        """What is measured: `time`, `size`, `share`, `rate` or `count`."""
        return UNITS[self._unit][0]

    @property
    def base(self) -> Decimal:
        """The number in the dimension's base unit: seconds, bytes, a share of one, per second."""
        return self._value * UNITS[self._unit][1]

    @classmethod
    def parse(cls, text: object) -> Quantity:
        """Read `30s`, `1.5 h`, `95%`, `10000/s` or a plain number.

        Raises:
            ValueError: where the text is no number with a known unit.
        """
        if isinstance(text, Quantity):
            return text
        if isinstance(text, bool) or not isinstance(text, (int, float, str)):
            raise ValueError("a quantity is written as a number with a unit, such as 30s, 100ms or 95%")
        match = _FORM.match(str(text))
        if not match:
            raise ValueError(f"'{text}' is no quantity; write a number with a unit, such as 30s, 100ms or 95%")
        return cls(match[1], match[2])

    def __str__(self) -> str:
        return f"{self._value:f}{self._unit}"

    def __repr__(self) -> str:
        return f"Quantity({str(self)!r})"

    def __rmul__(self, factor: int | float) -> Quantity:
        return Quantity(self._value * Decimal(str(factor)), self._unit)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Quantity) and (self.dimension, self.base) == (other.dimension, other.base)

    def __lt__(self, other: Quantity) -> bool:
        if self.dimension != other.dimension:
            raise TypeError(f"cannot compare {self.dimension} ({self}) with {other.dimension} ({other})")
        return self.base < other.base

    def __hash__(self) -> int:
        return hash((self.dimension, self.base))

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _core: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        units = "|".join(re.escape(unit) for unit in UNITS if unit)
        return {
            "title": "Quantity",
            "description": "A number with a unit, such as 30s, 100ms, 95% or 10000/s.",
            "anyOf": [
                {"type": "number"},
                {"type": "string", "pattern": rf"^-?[0-9]{{1,18}}(\.[0-9]{{1,9}})? ?({units})?$"},
            ],
        }


us, ms, s = Quantity(1, "us"), Quantity(1, "ms"), Quantity(1, "s")
minutes, hours, days = Quantity(1, "min"), Quantity(1, "h"), Quantity(1, "d")
kib, mib, gib = Quantity(1, "KiB"), Quantity(1, "MiB"), Quantity(1, "GiB")
percent = Quantity(1, "%")
per_second, per_minute, per_hour = Quantity(1, "/s"), Quantity(1, "/min"), Quantity(1, "/h")
