"""Handles of domain classes, and fields as dictionaries: `{"id": UUID, "quantity": int}`."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, TypeAlias

from .drafts import Draft, Handle
from .machines import HasMachines

_SCALARS: dict[type, str] = {
    uuid.UUID: "uuid",
    str: "string",
    int: "int",
    float: "float",
    Decimal: "decimal",
    bool: "bool",
    datetime: "datetime",
    date: "date",
    time: "time",
    timedelta: "duration",
    dict: "json",
    bytes: "bytes",
    object: "any",
}


class DataField:
    """A field with more to say than its type."""

    def __init__(self, type_: FieldType, **more: Any) -> None:
        """Be of `type_`, with what that says already where it is a field itself; `more` are fields of the record."""
        self.type: type | Handle | str
        self.more: dict[str, Any]
        if isinstance(type_, DataField):
            self.type, self.more = type_.type, {**type_.more, **more}
        else:
            self.type, self.more = type_, more


FieldType: TypeAlias = "type | Handle | DataField | str"
Fields: TypeAlias = "Mapping[str, FieldType]"


def field(
    type_: FieldType,
    *,
    many: bool = False,
    optional: bool = False,
    default: bool | int | float | str | None = None,
    minimum: float | None = None,
    maximum: float | None = None,
    min_length: int | None = None,
    max_length: int | None = None,
    pattern: str = "",
    example: bool | int | float | str | None = None,
    values: tuple[str, ...] = (),
    spelled: str = "",
    visibility: str = "public",
    description: str = "",
) -> DataField:
    """Say more of a field than its type: `field(int, minimum=1)`; what is not said is as `type_` has it."""
    given = {
        "minimum": minimum, "maximum": maximum, "min_length": min_length, "max_length": max_length, "default": default,
        "example": example,
    }  # fmt: skip
    more: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
    told = {"many": many, "optional": optional, "pattern": pattern, "values": values, "spelled": spelled,
            "description": description}  # fmt: skip
    more |= {key: value for key, value in told.items() if value}
    more |= {"visibility": visibility} if visibility != "public" else {}
    return DataField(type_, **more)


def many(type_: FieldType) -> DataField:
    """A list of `type_`."""
    return DataField(type_, many=True)


def optional(type_: FieldType) -> DataField:
    """A `type_` that may be absent."""
    return DataField(type_, optional=True)


def field_drafts(fields: Fields) -> list[Draft]:
    """Return the records of a dictionary of fields.

    Raises:
        TypeError: for a Python type that no field can have.
    """
    return [_draft(name, type_) for name, type_ in fields.items()]


def _draft(name: str, type_: FieldType, **more: Any) -> Draft:
    if isinstance(type_, DataField):
        return _draft(name, type_.type, **type_.more)
    if isinstance(type_, Handle):
        return Draft(name=name, of=type_, **more)
    if isinstance(type_, str):
        return Draft(name=name, type=type_, **more)
    scalar = _SCALARS.get(type_)
    if scalar is None:
        known = ", ".join(known.__name__ for known in _SCALARS)
        raise TypeError(f"a field cannot be of type {type_!r}; use one of {known}, a class of the model, or field(...)")
    return Draft(name=name, type=scalar, **more)


class Relating(Handle):
    """What relates to classes: a class or an event."""

    def _relate(self, target: Handle, kind: str, description: str) -> None:
        self.architecture.collect(
            "class_relationships", Draft(source=self, target=target, kind=kind, description=description)
        )  # fmt: skip

    def inherits(self, base: Handle, description: str = "") -> None:
        """State that this is a special kind of `base`."""
        self._relate(base, "inherits", description)

    def composes(self, part: Handle, description: str = "") -> None:
        """State that `part` lives and dies with this."""
        self._relate(part, "composes", description)

    def aggregates(self, part: Handle, description: str = "") -> None:
        """State that this holds `part`, which lives on without it."""
        self._relate(part, "aggregates", description)

    def associates(self, other: Handle, description: str = "") -> None:
        """State that this knows `other`."""
        self._relate(other, "associates", description)

    def depends(self, other: Handle, description: str = "") -> None:
        """State that this needs `other` now and then."""
        self._relate(other, "depends", description)

    def emits(self, event: Handle) -> None:
        """State that this emits `event`."""
        self._relate(event, "depends", "emits")


class Class(Relating, HasMachines):
    """Handle of a domain class."""

    kind = "class"
