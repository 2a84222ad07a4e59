"""Numbers that a database gives to rows: PostgreSQL has a sequence for each such column, SQLite needs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..python.expressions import call, laid
from ..python.literals import string
from .naming import LONGEST
from .sql import escaped, literal, quoted
from .steps import Count
from .tables import Column, Table

_TYPES = {"int": "integer", "bigint": "bigint"}


def sequence(table: str, column: str) -> str:
    """Return how PostgreSQL calls the sequence of a column (`makeObjectName`)."""
    while len(table) + len(column) + len("__seq") > LONGEST:
        table, column = (table[:-1], column) if len(table) > len(column) else (table, column[:-1])
    return f"{table}_{column}_seq"


def renamed(old: Table, new: Table) -> Iterator[str]:
    """Yield the lines that rename the sequence of a table along with it."""
    if old.counted:
        names = (quoted(sequence(table.name, old.counted)) for table in (old, new))
        yield from _on_postgresql([f"ALTER SEQUENCE IF EXISTS {next(names)} RENAME TO {next(names)}"])


def counted(step: Count) -> Iterator[str]:
    """Yield the lines that change how a column is numbered."""
    table, column = quoted(step.table), quoted(step.column.name)
    if step.action == "number":
        yield from _on_postgresql([*_begun(step.table, step.column), _numbered(step)])
        yield "    else:"
        numbered = f"UPDATE {table} SET {column} = rowid WHERE {column} IS NULL"
        yield laid("", call("op.execute", string(numbered)), indent=8)
    elif step.action == "begin":
        yield from _on_postgresql(_begun(step.table, step.column))
    else:
        name = quoted(sequence(step.table, step.column.name))
        ended = [f"ALTER TABLE {table} ALTER COLUMN {column} DROP DEFAULT", f"DROP SEQUENCE IF EXISTS {name}"]
        resized = [f"ALTER SEQUENCE IF EXISTS {name} AS {_TYPES.get(step.column.type, 'bigint')}"]
        yield from _on_postgresql(ended if step.action == "end" else resized)


def _begun(table: str, column: Column) -> list[str]:
    name = sequence(table, column.name)
    owner, own = quoted(table), quoted(column.name)
    return [
        f"CREATE SEQUENCE {quoted(name)} AS {_TYPES[column.type]} OWNED BY {owner}.{own}",
        f"SELECT setval({literal(quoted(name))}, COALESCE(MAX({own}), 0) + 1, false) FROM {owner}",
        f"ALTER TABLE {owner} ALTER COLUMN {own} SET DEFAULT nextval({literal(quoted(name))})",
    ]


def _numbered(step: Count) -> str:
    column = quoted(step.column.name)
    return f"UPDATE {quoted(step.table)} SET {column} = DEFAULT WHERE {column} IS NULL"


def _on_postgresql(commands: Iterable[str]) -> Iterator[str]:
    yield '    if op.get_context().dialect.name == "postgresql":'
    for command in commands:
        yield laid("", call("op.execute", string(escaped(command))), indent=8)
