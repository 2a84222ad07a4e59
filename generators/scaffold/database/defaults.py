"""Defaults of columns as SQL that PostgreSQL and SQLite both understand."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from uuid import UUID

from trueline.model.records.schema import Attribute

from .sql import expression, literal

_TRUTHS: Mapping[object, str] = {True: "true", "true": "true", False: "false", "false": "false"}


def default(attribute: Attribute) -> str:
    """Return the default of a column, empty where it has none.

    Raises:
        ValueError: where it is none of its type; says why.
    """
    if attribute.default_expression.strip():
        return expression(attribute.default_expression)
    if attribute.default is None:
        return ""
    return _WRITTEN[attribute.type](attribute.default)


def number(value: object) -> str:
    """Return a number.

    Raises:
        ValueError: where it is none.
    """
    try:
        found = Decimal(str(value)) if not isinstance(value, bool) else Decimal("nan")
    except InvalidOperation:
        found = Decimal("nan")
    if not found.is_finite():
        raise ValueError(f"'{value}' is not a number")
    return f"{found:f}"


def _whole(value: object) -> str:
    found = Decimal(number(value))
    if found != found.to_integral_value():
        raise ValueError(f"'{value}' is not a whole number")
    return f"{found.to_integral_value():f}"


def _truth(value: object) -> str:
    if value not in _TRUTHS:
        raise ValueError(f"'{value}' is neither true nor false")
    return _TRUTHS[value]


def _text(value: object) -> str:
    if not str(value).isprintable():
        # Alembic takes a text of several lines in SQLite for another one than the same in the model.
        raise ValueError("it has several lines, or signs that nobody sees")
    return literal(str(value))


def _uuid(value: object) -> str:
    # SQLite keeps UUIDs as 32 digits; PostgreSQL reads these too.
    return literal(UUID(str(value)).hex)


def _timestamp(value: object) -> str:
    moment = dt.datetime.fromisoformat(str(value))
    return literal((moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC).isoformat(" "))


def _date(value: object) -> str:
    return literal(dt.date.fromisoformat(str(value)).isoformat())


def _time(value: object) -> str:
    moment = dt.time.fromisoformat(str(value))
    if moment.tzinfo:
        raise ValueError(f"'{value}' has a time zone, which a time of day cannot have")
    return literal(moment.isoformat())


def _json(value: object) -> str:
    if not isinstance(value, str):
        return literal(json.dumps(value))
    try:
        return literal(json.dumps(json.loads(value), ensure_ascii=False))
    except ValueError:
        return literal(json.dumps(value, ensure_ascii=False))


def _none(value: object) -> str:
    raise ValueError(f"no form of '{value}' is understood by every database")


_WRITTEN: Mapping[str, Callable[[object], str]] = {
    "uuid": _uuid, "string": _text, "text": _text, "enum": _text, "int": _whole, "bigint": _whole, "decimal": number,
    "float": number, "boolean": _truth, "timestamp": _timestamp, "date": _date, "time": _time, "interval": _none,
    "json": _json, "bytes": _none,
}  # fmt: skip
