"""Tables as a database knows them: what a snapshot holds and a revision changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

INTEGERS = ("int", "bigint")
NUMBERS = (*INTEGERS, "decimal", "float")
TEXTS = ("string", "text")


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        name: as the database has it.
        type: a `DataType` of the model; an enumeration is a string with a check.
        nullable: whether it may hold nothing.
        length: of a string.
        precision: of a decimal, in digits.
        scale: how many of these stand after the point.
        default: an SQL expression; empty where there is none.
        comment: in words.
    """

    name: str
    type: str
    nullable: bool = False
    length: int | None = None
    precision: int | None = None
    scale: int | None = None
    default: str = ""
    comment: str = ""

    @property
    def kind(self) -> tuple[object, ...]:
        """Everything of its type."""
        return (self.type, self.length, self.precision, self.scale)


@dataclass(frozen=True, slots=True)
class Key:
    """A primary key, a unique key or an index."""

    name: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A condition that every row meets."""

    name: str
    sql: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """A foreign key.

    Attributes:
        name: of the constraint.
        column: what refers.
        table: to which table.
        referred: to which column of it.
        on_delete: SQL of what happens when that row is deleted; empty where nothing is said.
    """

    name: str
    column: str
    table: str
    referred: str
    on_delete: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        name: as the database has it.
        entity: reference of what it stores, which stays when the table is renamed.
        formerly: earlier references of it.
        columns: in the author's order.
        primary: its primary key, if it has one.
        uniques: keys of which no two rows have the same values.
        indexes: what is looked up quickly.
        checks: what every row meets.
        foreign: what it refers to.
    """

    name: str
    entity: str
    columns: tuple[Column, ...]
    formerly: tuple[str, ...] = ()
    primary: Key | None = None
    uniques: tuple[Key, ...] = ()
    indexes: tuple[Key, ...] = ()
    checks: tuple[Check, ...] = ()
    foreign: tuple[Foreign, ...] = ()

    def column(self, name: str) -> Column | None:
        """Return a column by its name."""
        return next((one for one in self.columns if one.name == name), None)

    def identifies(self, column: str) -> bool:
        """Return whether a value of `column` leads to one row at most."""
        keys = (*self.uniques, *([self.primary] if self.primary else []))
        return any(key.columns == (column,) for key in keys)

    @property
    def counted(self) -> str:
        """The column that the database numbers by itself, as SQLAlchemy decides it; empty where there is none."""
        if self.primary is None or len(self.primary.columns) != 1:
            return ""
        column = self.column(self.primary.columns[0])
        refers = any(one.column == self.primary.columns[0] for one in self.foreign)
        return column.name if column and column.type in INTEGERS and not column.default and not refers else ""


Tables = Mapping[str, Table]
"""Tables by their names."""


def by_name(tables: Iterable[Table]) -> Tables:
    """Return tables by their names."""
    return {table.name: table for table in tables}


def stored(record: Any) -> dict[str, Any]:
    """Return a record for JSON, without what says nothing."""
    row: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if value is None or value == () or value == "" or value is False:
            continue
        if isinstance(value, tuple):
            value = [one if isinstance(one, str) else stored(one) for one in value]
        row[field.name] = stored(value) if isinstance(value, Key) else value
    return row


def restored(row: Mapping[str, Any]) -> Table:
    """Return the table that `stored` made a row of."""
    parts: dict[str, type[Any]] = {"columns": Column, "checks": Check, "foreign": Foreign}
    made: dict[str, Any] = dict(row)
    for name, record in parts.items():
        made[name] = tuple(record(**one) for one in row.get(name, ()))
    for name in ("uniques", "indexes"):
        made[name] = tuple(_key(one) for one in row.get(name, ()))
    made["formerly"] = tuple(row.get("formerly", ()))
    made["primary"] = _key(row["primary"]) if "primary" in row else None
    return Table(**made)


def _key(row: Mapping[str, Any]) -> Key:
    return Key(row["name"], tuple(row["columns"]))
