"""Fields of the domain as attributes of dataclasses: their types of the standard library, defaults and limits."""

from __future__ import annotations

import keyword
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from trueline.model.records.domain import DataField
from trueline.model.records.quantities import Quantity

from ..python import amounts
from ..python.expressions import call, laid
from ..python.literals import line, literal, string
from ..python.names import snake

TYPES: Mapping[str, str] = {
    "uuid": "UUID", "string": "str", "int": "int", "float": "float", "decimal": "Decimal", "bool": "bool",
    "datetime": "datetime", "date": "date", "time": "time", "duration": "timedelta", "json": "Mapping[str, object]",
    "bytes": "bytes", "any": "object",
}  # fmt: skip
"""What each scalar of the model is in Python."""
_NUMBERS = frozenset(["int", "float", "decimal"])
# An attribute of such a name would hide the type from the annotations below it.
_HIDING = frozenset(
    ["bool", "bytes", "date", "datetime", "float", "int", "list", "object", "self", "str", "time", "timedelta", "tuple"]
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit of an attribute.

    Attributes:
        check: the function of `checks` that holds it.
        amount: what it is compared with, as Python writes it.
    """

    check: str
    amount: str


@dataclass(frozen=True, slots=True)
class Attribute:
    """A field of the domain as Python.

    Attributes:
        name: its identifier.
        type: of one value.
        many: whether it holds several.
        optional: whether it may be absent.
        default: as Python writes it; empty where there is none.
        description: one line.
        limits: what each value must hold.
    """

    name: str
    type: str
    many: bool
    optional: bool
    default: str
    description: str
    limits: tuple[Limit, ...]

    def declared(self, several: str) -> str:
        """Return the line that declares it; `several` is `list` or `tuple`."""
        one = f"{several}[{self.type}{', ...' * (several == 'tuple')}]" if self.many else self.type
        whole = f"{one} | None" if self.optional else one
        default = self.default or ("None" if self.optional else "")
        return f"{self.name}: {whole}" + (f" = {default}" if default else "")

    def checked(self, indent: int) -> str:
        """Return the lines that check it."""
        if not self.many:
            return "\n".join(self._check(one, f"self.{self.name}", indent) for one in self.limits)
        space, values = " " * indent, f"self.{self.name}{' or ()' * self.optional}"
        rows = (self._check(one, "each", indent + 4) for one in self.limits)
        return "\n".join([f"{space}for each in {values}:", *rows])

    def _check(self, limit: Limit, value: str, indent: int) -> str:
        return laid("", call(f"checks.{limit.check}", string(self.name), value, limit.amount), indent=indent)


def attribute(one: DataField, name: str, type_: str, members: Mapping[str, str]) -> Attribute:
    """Return a field as an attribute.

    Args:
        one: the field.
        name: its identifier.
        type_: of one value, as Python writes it.
        members: of the enumeration that is its type: Python by value.
    """
    default = _default(one, members)
    said = line(one.description)
    if one.default is not None and not default:
        said = f"{said} By default {line(str(one.default))}.".strip()
    if one.pattern and not _compiles(one.pattern):
        said = f"{said} It has the form {line(one.pattern)}, which nothing checks here.".strip()
    return Attribute(name, type_, one.many, one.optional, default, said, tuple(_limits(one)))


def literal_type(one: DataField) -> str:
    """Return the type of a field that leads to no class."""
    if one.values:
        return f"Literal[{', '.join(map(string, one.values))}]"
    return TYPES[one.type or "string"]


def attribute_name(text: str) -> str:
    """Return the name of an attribute; unlike a variable it may be called as a builtin is, such as `id`."""
    name = snake(text).removesuffix("_")
    return f"{name}_" if keyword.iskeyword(name) or name in _HIDING else name


def _limits(one: DataField) -> Iterator[Limit]:
    scalar = one.type or "string"
    if one.of is not None or one.values:
        return
    if scalar in _NUMBERS:
        for check, limit in (("at_least", one.minimum), ("at_most", one.maximum)):
            if limit is not None and math.isfinite(limit):
                yield Limit(check, _number(limit, scalar))
    if scalar in ("string", "bytes"):
        for check, length in (("not_shorter", one.min_length), ("not_longer", one.max_length)):
            if length is not None:
                yield Limit(check, str(length))
    if scalar == "string" and one.pattern and _compiles(one.pattern):
        yield Limit("matches", pattern(one.pattern))


def _compiles(text: str) -> bool:
    """Return whether Python knows a pattern; models write those of ECMA-262, as JSON Schema does."""
    try:
        re.compile(text)
    except (re.error, OverflowError, RecursionError):
        return False
    return True


def pattern(text: str) -> str:
    r"""Return a pattern as Python writes it; a `$` at its end becomes `\Z`, which no newline may follow."""
    ends = re.search(r"(?<!\\)(?:\\\\)*\$\Z", text)
    whole = f"{text[:-1]}\\Z" if ends else text
    plain = whole.isprintable() and '"' not in whole and not whole.endswith("\\")
    return f'r"{whole}"' if plain and "\\" in whole else string(whole)


def _number(value: int | float, scalar: str) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return f'Decimal("{value}")' if scalar == "decimal" and isinstance(value, float) else repr(value)


def _default(one: DataField, members: Mapping[str, str]) -> str:
    """Return the default as Python writes it; nothing where the model's text is no value of the type."""
    value = one.default
    if value is None or one.many:
        return ""
    if members or one.of is not None:
        return members.get(str(value), "")
    if one.values:
        return string(str(value)) if value in one.values else ""
    make = _DEFAULTS.get(one.type or "string")
    try:
        return make(value) if make else ""
    except (ArithmeticError, ValueError):
        return ""


def _exactly(*types: type) -> Callable[[object], str]:
    def made(value: object) -> str:
        return literal(value) if type(value) in types else ""

    return made


def _float(value: object) -> str:
    number = float(str(value))
    return repr(number) if math.isfinite(number) and not isinstance(value, bool) else ""


def _decimal(value: object) -> str:
    return f'Decimal("{Decimal(str(value))}")' if Decimal(str(value)).is_finite() else ""


def _moment(value: date | datetime | time) -> str:
    """Return the call that makes a moment; one with a time zone is read from its text."""
    if getattr(value, "tzinfo", None) is None:
        return repr(value).removeprefix("datetime.")
    return f'{type(value).__name__}.fromisoformat("{value.isoformat()}")'


def _duration(value: object) -> str:
    amount = Quantity.parse(value)
    return amounts.expression(amount) if amount.dimension == "time" else ""


_DEFAULTS: Mapping[str, Callable[[object], str]] = {
    "string": _exactly(str),
    "int": _exactly(int),
    "float": _float,
    "decimal": _decimal,
    "bool": _exactly(bool),
    "uuid": lambda value: f'UUID("{UUID(str(value))}")',
    "datetime": lambda value: _moment(datetime.fromisoformat(str(value))),
    "date": lambda value: _moment(date.fromisoformat(str(value))),
    "time": lambda value: _moment(time.fromisoformat(str(value))),
    "duration": _duration,
}
