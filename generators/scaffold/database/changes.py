"""The difference of two databases as the steps that lead from one to the other, and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .ordering import ordered
from .steps import AddForeign, Create, Drop, DropForeign, Rename, Step
from .table_changes import TableChange, alteration, convertible
from .tables import Foreign, Key, Table, Tables, by_name


def upgrade(old: Tables, new: Tables) -> tuple[Step, ...]:
    """Return the steps from `old` to `new`."""
    pairs = _renamed(old, new)
    moved = _moved(old, pairs)
    return (*(Rename(old[a], new[b]) for a, b in pairs.items()), *_Difference(moved, new).steps())


def downgrade(old: Tables, new: Tables) -> tuple[Step, ...]:
    """Return the steps from `new` back to `old`."""
    pairs = _renamed(old, new)
    moved = _moved(old, pairs)
    return (*_Difference(new, moved).steps(), *(Rename(moved[b], old[a]) for a, b in pairs.items()))


def _renamed(old: Tables, new: Tables) -> dict[str, str]:
    """Return the tables that store what they stored under another name."""
    pairs: dict[str, str] = {}
    for table in new.values():
        if table.name not in old:
            free = (one for one in old.values() if one.name not in new and one.name not in pairs)
            same = (one for one in free if one.entity in (table.entity, *table.formerly))
            before = next((one for one in same if _shared(one, table)), None)
            if before:
                pairs[before.name] = table.name
    return pairs


def _moved(tables: Tables, pairs: dict[str, str]) -> Tables:
    """Return tables as they are once some are renamed: their keys keep their names, and lead where they led."""

    def foreign(one: Foreign) -> Foreign:
        return replace(one, table=pairs.get(one.table, one.table))

    return by_name(
        replace(table, name=pairs.get(table.name, table.name), foreign=tuple(map(foreign, table.foreign)))
        for table in tables.values()
    )


class _Difference:
    """The difference of two databases in which tables of one name are the same table, if they share a column."""

    def __init__(self, old: Tables, new: Tables) -> None:
        self._kept = {
            name: (old[name], table) for name, table in new.items() if name in old and _shared(old[name], table)
        }
        self._dropped = [table for name, table in old.items() if name not in self._kept]
        self._created = [table for name, table in new.items() if name not in self._kept]
        self._unsteady = {(name, one) for name, (was, now) in self._kept.items() for one in _unsteady(was, now)}

    def steps(self) -> Iterator[Step]:
        """Yield the steps in an order that both databases accept."""
        dropped, back = ordered(self._dropped)
        created, late = ordered(self._created)
        for table in dropped:
            circular = (DropForeign(one) for one in table.foreign if one.name in back)
            yield from alteration(circular, table)
        for old, new in self._kept.values():
            first = (DropForeign(one) for one in self._changed(old, new) if self._apart(one, new))
            yield from alteration(first, old)
        for table in reversed(dropped):
            yield Drop(table)
        for old, new in self._kept.values():
            gone = [one for one in self._changed(old, new) if not self._apart(one, new)]
            come = [one for one in self._changed(new, old) if not self._apart(one, new)]
            yield from TableChange(old, new, (gone, come)).steps()
        for table in created:
            yield Create(table, late)
        for table in created:
            circular_again = (AddForeign(one) for one in table.foreign if one.name in late)
            yield from alteration(circular_again, table)
        for old, new in self._kept.values():
            last = (AddForeign(one) for one in self._changed(new, old) if self._apart(one, new))
            yield from alteration(last, new)

    def _changed(self, here: Table, there: Table) -> list[Foreign]:
        """Return the foreign keys that only the first of two tables has, or that cannot stay while an end changes."""
        return [one for one in here.foreign if one not in there.foreign or self._held(one, here.name)]

    def _held(self, one: Foreign, table: str) -> bool:
        ends = {(table, one.column), (one.table, one.referred)}
        return one.table not in self._kept or bool(ends & self._unsteady)

    def _apart(self, one: Foreign, table: Table) -> bool:
        """Return whether a foreign key is dropped before, and added after, what happens to the tables."""
        if one.table == table.name:
            return False
        if one.table not in self._kept or (one.table, one.referred) in self._unsteady:
            return True
        return not all(side.identifies(one.referred) for side in self._kept[one.table])


def _shared(old: Table, new: Table) -> bool:
    """Return whether a column of a table stays: only then rows can stay, in SQLite too."""
    return any((was := old.column(one.name)) and convertible(was, one) for one in new.columns)


def _unsteady(old: Table, new: Table) -> Iterator[str]:
    """Yield columns that nothing may refer to while they change: their type, or the key that makes them unique."""
    for before in old.columns:
        after = new.column(before.name)
        if after is None or before.kind != after.kind:
            yield before.name
        else:
            keys = {key for key in _identifying(old) if key.columns == (before.name,)}
            if not keys <= _identifying(new):
                yield before.name


def _identifying(table: Table) -> set[Key]:
    return {*table.uniques, *([table.primary] if table.primary else [])}
