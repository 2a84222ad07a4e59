"""What a revision does, step by step, before anybody writes it as code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .tables import Check, Column, Foreign, Key, Table

KeyKind = Literal["primary", "unique", "index"]


@dataclass(frozen=True, slots=True)
class AddColumn:
    """Adds a column."""

    column: Column


@dataclass(frozen=True, slots=True)
class DropColumn:
    """Drops a column."""

    column: Column


@dataclass(frozen=True, slots=True)
class AlterColumn:
    """Makes a column another one of the same name; each of the two is counted or not."""

    old: Column
    new: Column
    counted: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class AddKey:
    """Adds a primary key, a unique key or an index."""

    kind: KeyKind
    key: Key


@dataclass(frozen=True, slots=True)
class DropKey:
    """Drops a primary key, a unique key or an index."""

    kind: KeyKind
    key: Key


@dataclass(frozen=True, slots=True)
class AddCheck:
    """Adds a condition."""

    check: Check


@dataclass(frozen=True, slots=True)
class DropCheck:
    """Drops a condition."""

    check: Check


@dataclass(frozen=True, slots=True)
class AddForeign:
    """Adds a foreign key."""

    foreign: Foreign


@dataclass(frozen=True, slots=True)
class DropForeign:
    """Drops a foreign key."""

    foreign: Foreign


Action = AddColumn | DropColumn | AlterColumn | AddKey | DropKey | AddCheck | DropCheck | AddForeign | DropForeign


@dataclass(frozen=True, slots=True)
class Create:
    """Creates a table, without those of its foreign keys that have to wait.

    Attributes:
        table: as it will be in the end.
        late: names of foreign keys that come later.
    """

    table: Table
    late: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Drop:
    """Drops a table."""

    table: Table


@dataclass(frozen=True, slots=True)
class Rename:
    """Gives a table another name."""

    old: Table
    new: Table


@dataclass(frozen=True, slots=True)
class Alter:
    """Changes a table.

    Attributes:
        table: its name.
        actions: in an order that a database accepts.
        remarks: what whoever reads the revision has to know, one paragraph each.
    """

    table: str
    actions: tuple[Action, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fill:
    """Gives a column a value in the rows that have none.

    Attributes:
        table: its name.
        column: what is filled.
        value: an expression; empty where none is obvious, and a person has to write one.
    """

    table: str
    column: Column
    value: str


@dataclass(frozen=True, slots=True)
class Count:
    """Changes how the database numbers a column; SQLite numbers whatever is a primary key of whole numbers.

    Attributes:
        action: `begin`, with the number after the highest; `number`, which also numbers the rows there are; `resize`,
            to the type of the column; `end`.
        table: its name.
        column: what is numbered.
    """

    action: Literal["begin", "number", "resize", "end"]
    table: str
    column: Column


Step = Create | Drop | Rename | Alter | Fill | Count
