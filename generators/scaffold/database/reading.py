"""The entities of a model as tables: types, keys and conditions, each with its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from trueline.model.diagnostics import Diagnostic, TruelineError
from trueline.model.records.schema import Attribute, Entity

from ..python.literals import line
from ..python.names import words
from . import defaults
from .naming import Names, conventional, identifier
from .sql import expression, literal, quoted
from .tables import INTEGERS, NUMBERS, TEXTS, Check, Column, Foreign, Key, Table

Find = Callable[[str], Entity | None]
"""Returns the entity that a reference leads to."""
_LONGEST_STRING = 10_485_760
_MOST_DIGITS = 1000
_ON_DELETE = {"restrict": "RESTRICT", "cascade": "CASCADE", "set-null": "SET NULL", "no-action": ""}


@dataclass(frozen=True, slots=True)
class Stored:
    """An entity and its table.

    Attributes:
        entity: as the model states it.
        table: as the database has it.
        loose: why a column that refers to something has no foreign key, by the column's name.
        enumerations: the name of the check of each column with values, by the column's name.
    """

    entity: Entity
    table: Table
    loose: Mapping[str, str]
    enumerations: Mapping[str, str]


def read(architecture: str, entities: Iterable[Entity], find: Find) -> tuple[Stored, ...]:
    """Return the tables of entities; one without columns has none.

    Args:
        architecture: id of the architecture in which they stand.
        entities: in the author's order.
        find: what their foreign keys lead to.

    Raises:
        TruelineError: where something of them cannot be in a database; tells everything that was found.
    """
    reader = _Reader(architecture, find)
    known = [reader.table(entity) for entity in reader.named(entities)]
    found = reader.referring(known)
    if reader.problems:
        raise TruelineError(reader.problems)
    return tuple(found)


class _Reader:
    def __init__(self, architecture: str, find: Find) -> None:
        self._architecture = architecture
        self._find = find
        self._names = Names()
        self._tables: dict[str, str] = {}
        self.problems: list[Diagnostic] = []

    def named(self, entities: Iterable[Entity]) -> list[Entity]:
        """Give every table its name before any key takes it; return the entities that have one."""
        found = [entity for entity in entities if entity.attributes]
        for entity in found:
            self._tables[entity.id] = self._names.give(entity.table or "_".join(words(entity.name)) or "unnamed")
        return found

    def table(self, entity: Entity) -> Stored:
        """Return the table of an entity without its foreign keys."""
        name = self._tables[entity.id]
        twice = [key for key, times in Counter(one.name.lower() for one in entity.attributes).items() if times > 1]
        for column in twice:
            self._problem(entity, column, "stands twice", "Rename one of them.")
        checks, enumerations = self._checks(entity, name)
        table = Table(
            name=name,
            entity=f"{self._architecture}/entity:{entity.id}",
            formerly=tuple(f"{self._architecture}/entity:{one}" for one in entity.formerly),
            columns=tuple(self._column(entity, one) for one in entity.attributes),
            primary=self._primary(entity, name),
            uniques=tuple(self._keys(entity, name, unique=True)),
            indexes=tuple(self._keys(entity, name, unique=False)),
            checks=checks,
        )
        return Stored(entity, table, {}, enumerations)

    def _problem(self, entity: Entity, column: str, message: str, remedy: str) -> None:
        about = f"{self._architecture}/entity:{entity.id}"
        said = f"'{entity.name}.{column}' {message}" if column else f"'{entity.name}' {message}"
        self.problems.append(Diagnostic("scaffold.table", said, about=about, remedy=remedy))

    def _column(self, entity: Entity, one: Attribute) -> Column:
        length = one.length
        if one.type == "enum":
            length = max([length or 0, *map(len, one.values)]) or None
        if length is not None and length > _LONGEST_STRING:
            self._problem(entity, one.name, f"is longer than {_LONGEST_STRING} characters", "Make it a text.")
        if max(one.precision or 0, one.scale or 0) > _MOST_DIGITS:
            self._problem(entity, one.name, f"has more than {_MOST_DIGITS} digits", "Leave its precision out.")
        decimal = one.type == "decimal"
        return Column(
            name=one.name,
            type="string" if one.type == "enum" else one.type,
            nullable=one.nullable and not one.primary_key,
            length=length if one.type in ("string", "enum") else None,
            precision=one.precision if decimal else None,
            scale=one.scale if decimal and one.precision is not None else None,
            default=self._default(entity, one),
            comment=line(one.comment),
        )

    def _default(self, entity: Entity, one: Attribute) -> str:
        try:
            return defaults.default(one)
        except ValueError as error:
            place = "default_expression" if one.default_expression else "default"
            self._problem(
                entity, one.name, f"has a {place} that cannot be: {error}", "Write it as SQL of your database."
            )
            return ""

    def _primary(self, entity: Entity, table: str) -> Key | None:
        columns = tuple(one.name for one in entity.attributes if one.primary_key)
        return Key(self._names.give(conventional("pk", table)), columns) if columns else None

    def _keys(self, entity: Entity, table: str, *, unique: bool) -> Iterator[Key]:
        """Yield unique keys, or indexes; what another key looks up as well is left out."""
        columns = {one.name for one in entity.attributes}
        primary = tuple(one.name for one in entity.attributes if one.primary_key)
        known = {primary, *(() if unique else self._unique(entity))}
        alone = [((one.name,), "") for one in entity.attributes if (one.unique if unique else one.index)]
        several = [(one.columns, one.name) for one in entity.keys if one.unique == unique]
        for names, name in (*alone, *several):
            for missing in (each for each in names if each not in columns):
                self._problem(
                    entity, "", f"has a key over '{missing}', which is none of its columns", "Name its columns."
                )
            names = tuple(dict.fromkeys(names))
            if names not in known:
                known.add(names)
                usual = conventional("uq" if unique else "ix", table, names)
                yield Key(self._names.give(identifier(name) if name else usual), names)

    @staticmethod
    def _unique(entity: Entity) -> set[tuple[str, ...]]:
        return {(one.name,) for one in entity.attributes if one.unique} | {
            one.columns for one in entity.keys if one.unique
        }

    def _checks(self, entity: Entity, table: str) -> tuple[tuple[Check, ...], dict[str, str]]:
        found: list[Check] = []
        enumerations: dict[str, str] = {}
        for one in entity.attributes:
            for about, condition in self._conditions(entity, one):
                found.append(Check(self._names.give(conventional("ck", table, rest=f"{one.name}_{about}")), condition))
                if about == "values":
                    enumerations[one.name] = found[-1].name
        for text in entity.checks:
            condition = self._condition(entity, "", text)
            rest = "_".join(words(condition)) or "rule"
            found.append(Check(self._names.give(conventional("ck", table, rest=rest)), condition))
        return tuple(found), enumerations

    def _conditions(self, entity: Entity, one: Attribute) -> Iterator[tuple[str, str]]:
        column = quoted(one.name)
        if one.type == "enum" and one.values:
            yield "values", f"{column} IN ({', '.join(map(literal, dict.fromkeys(one.values)))})"
        for about, sign, limit in (("minimum", ">=", one.minimum), ("maximum", "<=", one.maximum)):
            if limit is None:
                continue
            if one.type in NUMBERS:
                yield about, f"{column} {sign} {self._number(entity, one, limit)}"
            else:
                remedy = "Write it as a check."
                self._problem(entity, one.name, f"has a {about}, which no {one.type} has", remedy)
        if one.check.strip():
            yield "check", self._condition(entity, one.name, one.check)

    def _number(self, entity: Entity, one: Attribute, limit: float) -> str:
        try:
            return defaults.number(limit)
        except ValueError as error:
            self._problem(entity, one.name, f"has a limit that cannot be: {error}", "Write a number.")
            return "0"

    def _condition(self, entity: Entity, column: str, text: str) -> str:
        try:
            return expression(text)
        except ValueError as error:
            self._problem(entity, column, f"has a check that {error}", "Write one condition in SQL.")
            return "true"

    def referring(self, known: list[Stored]) -> Iterator[Stored]:
        """Yield tables with their foreign keys."""
        tables = {one.entity.id: one for one in known}
        for one in known:
            foreign: list[Foreign] = []
            loose: dict[str, str] = {}
            for attribute in one.entity.attributes:
                if attribute.references:
                    made = self._foreign(one.table, attribute, tables)
                    if isinstance(made, Foreign):
                        foreign.append(made)
                    else:
                        loose[attribute.name] = made
            yield replace(one, table=replace(one.table, foreign=tuple(foreign)), loose=loose)

    def _foreign(self, table: Table, attribute: Attribute, tables: Mapping[str, Stored]) -> Foreign | str:
        """Return a foreign key, or why there can be none."""
        key = attribute.references
        assert key is not None
        entity = self._find(key.entity)
        other = tables.get(entity.id) if entity else None
        said = f"refers to {entity.name if entity else key.entity}.{key.attribute}"
        if other is None or entity != other.entity:
            return f"{said}, which is not in this database"
        column, here = other.table.column(key.attribute), table.column(attribute.name)
        if column is None or here is None:
            return f"{said}, which does not exist"
        if not other.table.identifies(key.attribute):
            return f"{said}, which may be the same in several rows"
        if not _comparable(here.type, column.type):
            return f"{said}, which is of another type"
        name = conventional("fk", table.name, (attribute.name,), other.table.name)
        return Foreign(self._names.give(name), attribute.name, other.table.name, column.name, _ON_DELETE[key.on_delete])


def _comparable(one: str, other: str) -> bool:
    return one == other or {one, other} <= set(INTEGERS) or {one, other} <= set(TEXTS)
