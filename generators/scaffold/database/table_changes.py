"""The difference of two tables of one name as steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from . import zeros
from .sql import parameters, words
from .steps import (
    Action,
    AddCheck,
    AddColumn,
    AddForeign,
    AddKey,
    Alter,
    AlterColumn,
    Count,
    DropCheck,
    DropColumn,
    DropForeign,
    DropKey,
    Fill,
    KeyKind,
    Step,
)
from .tables import NUMBERS, TEXTS, Check, Column, Foreign, Key, Table

_READABLE = (*NUMBERS, "boolean", "date", "time", "timestamp", "uuid")
"""What every database turns into text by itself."""


def alteration(actions: Iterable[Action], table: Table, remarks: Iterable[str] = ()) -> Iterator[Alter]:
    """Yield what changes a table, if anything does.

    SQLite makes the table anew from what SQLAlchemy reads of it, which takes a colon in a check or a default for a
    parameter: these are stated again.

    Args:
        actions: what is done to it.
        table: what of it is there before and after that.
        remarks: for whoever reads it.
    """
    made = tuple(actions)
    if made:
        checks = [one for one in table.checks if parameters(one.sql)]
        defaults = [AlterColumn(replace(one, default=""), one) for one in table.columns if parameters(one.default)]
        yield Alter(table.name, (*map(DropCheck, checks), *made, *defaults, *map(AddCheck, checks)), tuple(remarks))


class TableChange:
    """What happens to one table."""

    def __init__(self, old: Table, new: Table, foreign: tuple[list[Foreign], list[Foreign]]) -> None:
        """Compare two tables; of the foreign keys, `foreign` are dropped and added together with all else."""
        self._old, self._new = old, new
        self._foreign = foreign
        self._replaced = {
            one.name for one in new.columns if (was := old.column(one.name)) and not convertible(was, one)
        }
        # PostgreSQL keeps a condition with the types of its time, and drops it in silence along with a column.
        now = {one.name: one.type for one in new.columns}
        self._retyped = {one.name.lower() for one in old.columns if now.get(one.name) != one.type}
        self._added = [one for one in new.columns if one.name in self._replaced or old.column(one.name) is None]
        self._dropped = [one for one in old.columns if one.name in self._replaced or new.column(one.name) is None]

    def steps(self) -> Iterator[Step]:
        """Yield the steps: everything at once, or around the filling of columns."""
        old, new = self._old, self._new
        fills = [*self._filled()]
        kept = replace(
            new,
            columns=tuple(one for one in new.columns if self._same_default(one)),
            checks=tuple(one for one in old.checks if self._same_check(one)),
        )
        first = [*self._drops(), *map(DropColumn, self._dropped), *self._adds(fills), *self._alters(fills)]
        last = [*self._required(fills), *self._creates()]
        yield from self._counting_ends()
        if fills:
            yield from alteration(first, kept, self._remarks())
            for column in fills:
                if column.name == new.counted:
                    yield Count("number", new.name, column)
                else:
                    yield Fill(new.name, column, zeros.value(new, column))
            yield from alteration(last, replace(kept, columns=new.columns))
        else:
            yield from alteration([*first, *last], kept, self._remarks())
        yield from self._counting_begins(fills)

    def _filled(self) -> Iterator[Column]:
        """Yield the columns that need a value in rows that are there before they can be required."""
        for column in self._added:
            if not column.nullable and not column.default:
                yield column
        for column in self._new.columns:
            was = self._old.column(column.name)
            if was and was.nullable and not column.nullable and column.name not in self._replaced:
                yield column

    def _keys(self, table: Table) -> Iterator[tuple[KeyKind, Key]]:
        for index in table.indexes:
            yield "index", index
        for unique in table.uniques:
            yield "unique", unique
        if table.primary:
            yield "primary", table.primary

    def _same_key(self, kind: KeyKind, key: Key) -> bool:
        wanted: tuple[KeyKind, Key] = (kind, key)
        both = all(wanted in self._keys(table) for table in (self._old, self._new))
        return both and not self._replaced & set(key.columns)

    def _same_check(self, check: Check) -> bool:
        both = check in self._old.checks and check in self._new.checks
        return both and not self._retyped & words(check.sql)

    def _same_default(self, column: Column) -> bool:
        was = self._old.column(column.name)
        return was is not None and was.default == column.default and column.name not in self._replaced

    def _drops(self) -> Iterator[Action]:
        yield from map(DropForeign, self._foreign[0])
        yield from (DropCheck(one) for one in self._old.checks if not self._same_check(one))
        yield from (DropKey(*one) for one in self._keys(self._old) if not self._same_key(*one))

    def _adds(self, fills: list[Column]) -> Iterator[Action]:
        for column in self._added:
            yield AddColumn(replace(column, nullable=True) if column in fills else column)

    def _alters(self, fills: list[Column]) -> Iterator[Action]:
        for column in self._new.columns:
            was = self._old.column(column.name)
            if was is None or column.name in self._replaced:
                continue
            now = replace(column, nullable=True) if column in fills else column
            counted = (self._old.counted == column.name, self._new.counted == column.name)
            if was.kind != now.kind and was.default != now.default:
                # PostgreSQL holds a default against the type that the column has at that moment.
                bare, made = replace(was, default=""), replace(now, default="")
                yield from (
                    AlterColumn(*pair, counted)
                    for pair in ((was, bare), (bare, made), (made, now))
                    if pair[0] != pair[1]
                )
            elif was != now or (counted[0] != counted[1] and column.type == "bigint"):
                yield AlterColumn(was, now, counted)

    def _required(self, fills: list[Column]) -> Iterator[Action]:
        for column in fills:
            counted = self._new.counted == column.name
            # Only what was added lacks the type by which SQLite numbers; what was there has it from `_alters`.
            yield AlterColumn(replace(column, nullable=True), column, (counted and column not in self._added, counted))

    def _creates(self) -> Iterator[Action]:
        for kind, key in reversed([*self._keys(self._new)]):
            if not self._same_key(kind, key):
                yield AddKey(kind, key)
        yield from (AddCheck(one) for one in self._new.checks if not self._same_check(one))
        yield from map(AddForeign, self._foreign[1])

    def _counting_ends(self) -> Iterator[Count]:
        column = self._old.column(self._old.counted)
        if column and self._new.counted != column.name and column not in self._dropped:
            yield Count("end", self._new.name, column)

    def _counting_begins(self, fills: list[Column]) -> Iterator[Count]:
        column, was = self._new.column(self._new.counted), self._old.column(self._old.counted)
        if column is None or column in fills:
            return
        if was is None or was.name != column.name:
            yield Count("begin", self._new.name, column)
        elif was.type != column.type:
            yield Count("resize", self._new.name, column)

    def _remarks(self) -> Iterator[str]:
        for name in sorted(self._replaced):
            was, now = self._old.column(name), self._new.column(name)
            assert was is not None
            assert now is not None
            yield (
                f"The values of {name} are lost: no database turns {was.type} into {now.type} by itself. To keep them, "
                f"add the new column under another name, fill it from the old one, and rename it."
            )
        added = [one for one in self._added if one.name not in self._replaced]
        for was in self._dropped:
            same = next((one for one in added if one.kind == was.kind), None)
            if same and was.name not in self._replaced:
                added.remove(same)
                yield (
                    f"{was.name} goes and {same.name} comes. If it is the same column under another name, write this "
                    f'in place of both: batch.alter_column("{was.name}", new_column_name="{same.name}")'
                )


def convertible(old: Column, new: Column) -> bool:
    """Return whether every database turns the values of a column into another type, without loss of what fits."""
    pair = (old.type, new.type)
    return (
        old.type == new.type
        or all(one in NUMBERS for one in pair)
        or all(one in TEXTS for one in pair)
        or (old.type in _READABLE and new.type in TEXTS)
    )
