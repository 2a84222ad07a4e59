"""In which order tables are made: what is referred to comes first."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from .tables import Foreign, Table, by_name


def ordered(tables: Iterable[Table]) -> tuple[tuple[Table, ...], frozenset[str]]:
    """Return tables so that each refers to earlier ones only, and the names of the foreign keys that cannot.

    Tables that refer to each other in a circle keep the author's order; what leads forward in it is added later.
    """
    waiting = dict(by_name(tables))
    found: list[Table] = []
    late: set[str] = set()
    while waiting:
        free = [table for table in waiting.values() if not forward(table, waiting)]
        if not free:
            table = next(iter(waiting.values()))
            late |= {one.name for one in forward(table, waiting)}
            free = [table]
        for table in free:
            found.append(table)
            del waiting[table.name]
    return tuple(found), frozenset(late)


def forward(table: Table, waiting: Collection[str]) -> tuple[Foreign, ...]:
    """Return the foreign keys of `table` that lead to another table among `waiting`."""
    return tuple(one for one in table.foreign if one.table != table.name and one.table in waiting)
