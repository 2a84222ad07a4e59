"""Tables as classes of SQLAlchemy's declarative mapping: names, annotations and arguments."""

from __future__ import annotations

import keyword
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from trueline.model.records.schema import Attribute

from ..python.expressions import Group, Node, broken, call, laid, tuple_of
from ..python.literals import line, string
from ..python.names import Scope, constant, pascal, snake, words
from .declaring import JSON, default, parts, referring, type_of
from .naming import conventional
from .ordering import ordered
from .reading import Stored
from .sql import escaped
from .tables import Column, Foreign, Table, Tables, by_name

CLASSES = ("Any", "Base", "Decimal", "DeclarativeBase", "JSONB", "Mapped", "StrEnum", "Timestamp", "UUID", JSON)
"""Names of classes that the module needs itself."""
_ATTRIBUTES = ("bool", "bytes", "dt", "float", "int", "mapped_column", "metadata", "registry", "sa", "str",
               "type_annotation_map")  # fmt: skip
"""Names that mean something else within a class."""
_PYTHON: Mapping[str, str] = {
    "uuid": "UUID", "string": "str", "text": "str", "int": "int", "bigint": "int", "decimal": "Decimal",
    "float": "float", "boolean": "bool", "timestamp": "dt.datetime", "date": "dt.date", "time": "dt.time",
    "interval": "dt.timedelta", "json": "Any", "bytes": "bytes",
}  # fmt: skip
_IMPLIED = (
    "sa.Uuid", "sa.String", "sa.Integer", "sa.Numeric", "sa.Boolean", "sa.DateTime(timezone=True)", "sa.Date",
    "sa.Time", "sa.Interval", "sa.LargeBinary",
)  # fmt: skip
"""Types that follow from their annotation."""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The values of a column as a class.

    Attributes:
        name: of the class.
        about: the column, as `table.column`.
        members: names and values.
    """

    name: str
    about: str
    members: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A column as an attribute of a class.

    Attributes:
        name: of the attribute.
        column: as the database has it.
        annotation: its Python type.
        text: the whole statement.
        remark: what is said above it.
    """

    name: str
    column: Column
    annotation: str
    text: str
    remark: str


@dataclass(frozen=True, slots=True)
class TableClass:
    """A table as code.

    Attributes:
        name: of the class; of a variable where the table has no primary key, which a class needs.
        table: as the database has it.
        entity: id of what it stores.
        summary: what it stores, in words.
        enumerations: of its columns.
        arguments: the statement `__table_args__`, if there is one.
        members: its columns.
        text: the whole statement of a table without a primary key.
    """

    name: str
    table: Table
    entity: str
    summary: str
    enumerations: tuple[Enumeration, ...]
    arguments: str
    members: tuple[Member, ...]
    text: str = ""


def classes(stored: Sequence[Stored]) -> tuple[TableClass, ...]:
    """Return tables as code, in the author's order."""
    scope = Scope(apart="")
    scope.reserve(CLASSES)
    tables = by_name(one.table for one in stored)
    late = ordered(tables.values())[1]
    names = [scope.give(one.entity.name, _called(one)) for one in stored]
    return tuple(_Writer(one, name, tables, late).written(scope) for one, name in zip(stored, names, strict=True))


def _called(stored: Stored) -> str:
    """Return the name of a class, or of a variable where a table can have no class."""
    name = stored.entity.name
    return pascal(name) if stored.table.primary else f"{snake(name).rstrip('_')}_table"


class _Writer:
    def __init__(self, stored: Stored, name: str, tables: Tables, late: frozenset[str]) -> None:
        self._stored, self._table, self._name = stored, stored.table, name
        self._tables, self._late = tables, late
        self._attributes = {one.name: one for one in stored.entity.attributes}
        self._enumerations: dict[str, Enumeration] = {}

    def written(self, names: Scope) -> TableClass:
        """Return the table as code; its enumerations get their names beside all other classes."""
        self._enumerations = {one.about.rpartition(".")[2]: one for one in self._enumerated(names)}
        table, entity = self._table, self._stored.entity
        summary = line(entity.description) or f"Rows of `{table.name}`."
        if table.primary is None:
            made = broken(call("sa.Table", string(table.name), "Base.metadata", *self._plain()))
            text = laid(f"{self._name} = ", made)
            return TableClass(self._name, table, entity.id, summary.rstrip("."), (), "", (), text)
        scope = Scope()
        members = tuple(self._member(one, scope.give(one.name, attribute(one.name))) for one in table.columns)
        enumerations = tuple(self._enumerations.values())
        return TableClass(self._name, table, entity.id, summary, enumerations, self._arguments(), members)

    def _plain(self) -> Iterator[Group]:
        def named(name: str) -> Group:
            return call("sa.schema.conv", string(name))

        yield from parts(self._table, named)
        yield from (referring(one, named, late=one.name in self._late) for one in self._table.foreign)
        yield from (call("sa.Index", named(one.name), *map(string, one.columns)) for one in self._table.indexes)

    def _enumerated(self, scope: Scope) -> Iterator[Enumeration]:
        for name in self._stored.enumerations if self._table.primary else ():
            own = Scope()
            values = dict.fromkeys(self._attributes[name].values)
            members = tuple((own.give(value, constant(value)), value) for value in values)
            wanted = f"{self._name}{pascal(name).rstrip('_')}"
            yield Enumeration(scope.give(name, wanted), f"{self._table.name}.{name}", members)

    def _arguments(self) -> str:
        found = (*self._keys(), *self._checks())
        return laid("__table_args__ = ", broken(tuple_of(found)), indent=4) if found else ""

    def _keys(self) -> Iterator[Group]:
        table = self._table
        if table.primary and table.primary.name != conventional("pk", table.name):
            columns = map(string, table.primary.columns)
            yield call("sa.PrimaryKeyConstraint", *columns, name=string(table.primary.name))
        for key in table.uniques:
            usual = key.name == conventional("uq", table.name, key.columns)
            if not usual or len(key.columns) > 1:
                name = None if usual else string(key.name)
                yield call("sa.UniqueConstraint", *map(string, key.columns), name=name)
        for key in table.indexes:
            usual = key.name == conventional("ix", table.name, key.columns)
            if not usual or len(key.columns) > 1:
                yield call("sa.Index", "None" if usual else string(key.name), *map(string, key.columns))

    def _checks(self) -> Iterator[Group]:
        for check in self._table.checks:
            if check.name not in self._stored.enumerations.values():
                yield call("sa.CheckConstraint", string(escaped(check.sql)), name=self._rule(check.name))

    def _rule(self, name: str) -> Node:
        """Return the name of a check without what the convention puts before it."""
        before = conventional("ck", self._table.name) + "_"
        return string(name.removeprefix(before)) if name.startswith(before) else call("sa.schema.conv", string(name))

    def _member(self, column: Column, name: str) -> Member:
        enumeration = self._enumerations.get(column.name)
        python = enumeration.name if enumeration else _PYTHON[column.type]
        annotation = f"{python} | None" if column.nullable else python
        made = call("mapped_column", *self._positional(column, name), **self._keywords(column))
        head = f"{name}: Mapped[{annotation}]"
        text = laid(f"{head} = ", made, indent=4) if made.items else f"    {head}"
        remark = self._stored.loose.get(column.name, "")
        return Member(name, column, annotation, text, remark[:1].upper() + remark[1:])

    def _positional(self, column: Column, name: str) -> Iterator[Node]:
        if name != column.name:
            yield string(column.name)
        written = type_of(column, self._table.counted == column.name).removesuffix("()")
        if column.name in self._enumerations:
            yield self._values(self._attributes[column.name], column)
        elif written not in _IMPLIED or self._differs(column):
            yield "Timestamp" if column.type == "timestamp" else written
        for foreign in self._table.foreign:
            if foreign.column == column.name:
                yield self._foreign(foreign)

    def _differs(self, column: Column) -> bool:
        """Return whether SQLAlchemy would take the type of a column from where it refers to, and find another one.

        Where that refers to something itself, it may find none: two tables may refer to each other.
        """
        foreign = next((one for one in self._table.foreign if one.column == column.name), None)
        if foreign is None:
            return False
        other = self._tables[foreign.table]
        referred = other.column(foreign.referred)
        again = any(one.column == foreign.referred for one in other.foreign)
        return again or referred is None or referred.kind != column.kind

    def _values(self, one: Attribute, column: Column) -> Group:
        longer = column.length != max(map(len, one.values))
        return call(
            "_one_of", self._enumerations[one.name].name, self._rule(self._stored.enumerations[one.name]),
            length=str(column.length) if longer else None,
        )  # fmt: skip

    def _foreign(self, one: Foreign) -> Group:
        late = one.name in self._late
        usual = one.name == conventional("fk", self._table.name, (one.column,), one.table)
        return call(
            "sa.ForeignKey",
            string(f"{one.table}.{one.referred}"),
            name=string(one.name) if late or not usual else None,
            ondelete=string(one.on_delete) if one.on_delete else None,
            use_alter="True" if late else None,
        )

    def _keywords(self, column: Column) -> dict[str, Node | None]:
        table, alone = self._table, (column.name,)
        primary = table.primary is not None and column.name in table.primary.columns
        unique = any(
            one.columns == alone and one.name == conventional("uq", table.name, alone) for one in table.uniques
        )
        index = any(one.columns == alone and one.name == conventional("ix", table.name, alone) for one in table.indexes)
        return {
            "primary_key": "True" if primary else None,
            # Anything may be nothing in a document: the annotation does not tell.
            "nullable": str(column.nullable) if column.type == "json" and not primary else None,
            "unique": "True" if unique else None,
            "index": "True" if index else None,
            "server_default": default(column),
            "comment": string(column.comment) if column.comment else None,
        }


def attribute(column: str) -> str:
    """Return the attribute of a column: its name in small letters, as long as that means nothing else in a class."""
    name = "_".join(words(column)) or "unnamed"
    name = f"n{name}" if name[0].isdigit() else name
    return f"{name}_" if keyword.iskeyword(name) or name in _ATTRIBUTES else name
