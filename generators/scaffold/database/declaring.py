"""Columns and constraints in the words of SQLAlchemy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from ..python.expressions import Group, Node, call, listed
from ..python.literals import string
from .sql import escaped, unquoted
from .tables import INTEGERS, Column, Foreign, Table

JSON = "JSON_DOCUMENT"
"""Name of the type of documents, which is text in SQLite and can be searched in PostgreSQL."""
COUNTED = 'sa.BigInteger().with_variant(sa.Integer(), "sqlite")'
"""SQLite numbers columns of its type INTEGER only."""
_TYPES: Mapping[str, str] = {
    "uuid": "sa.Uuid()", "string": "sa.String()", "text": "sa.Text()", "int": "sa.Integer()",
    "bigint": "sa.BigInteger()", "decimal": "sa.Numeric()", "float": "sa.Double()", "boolean": "sa.Boolean()",
    "timestamp": "sa.DateTime(timezone=True)", "date": "sa.Date()", "time": "sa.Time()", "interval": "sa.Interval()",
    "json": JSON, "bytes": "sa.LargeBinary()",
}  # fmt: skip
_HARMLESS = re.compile(r"[\w .,+-]+")
_SIMPLE = re.compile(r"[A-Za-z_]+|-?[0-9.]+")
_TRUTHS = {"true": "sa.true()", "false": "sa.false()"}


def type_of(column: Column, counted: bool = False) -> str:
    """Return the type of a column; `counted` where the database numbers it."""
    limits = [str(one) for one in (column.length, column.precision, column.scale) if one is not None]
    if counted and column.type == "bigint":
        return COUNTED
    written = _TYPES[column.type]
    return f"{written.removesuffix('()')}({', '.join(limits)})" if limits else written


def default(column: Column) -> Node | None:
    """Return the default of a column: a text, or an expression."""
    if not column.default:
        return None
    if column.type == "boolean" and column.default in _TRUTHS:
        return _TRUTHS[column.default]
    text = unquoted(column.default)
    if text is not None and _HARMLESS.fullmatch(text):
        return string(text)
    if text is not None or _SIMPLE.fullmatch(column.default):
        # Alembic compares texts without quoting them, and would see another default where there is a quote in it.
        return call("sa.text", string(escaped(column.default)))
    # SQLite wants parentheses around expressions, and SQLAlchemy sets them around `literal_column` alone.
    return call("sa.literal_column", string(column.default))


def column(one: Column, counted: bool | None = None) -> Group:
    """Return a column; `counted` says of the only column of a key whether the database numbers it."""
    return call(
        "sa.Column",
        string(one.name),
        type_of(one, bool(counted)),
        "autoincrement=False" if counted is False and one.type in INTEGERS else None,
        server_default=default(one),
        nullable=str(one.nullable),
        comment=string(one.comment) if one.comment else None,
    )


def parts(table: Table, named: Callable[[str], Group]) -> Iterator[Group]:
    """Yield what stands in a table, but indexes and foreign keys; `named` writes a name so that nothing changes it."""
    for one in table.columns:
        alone = table.primary is not None and table.primary.columns == (one.name,)
        yield column(one, one.name == table.counted if alone else None)
    if table.primary:
        columns = map(string, table.primary.columns)
        yield call("sa.PrimaryKeyConstraint", *columns, name=named(table.primary.name))
    for key in table.uniques:
        yield call("sa.UniqueConstraint", *map(string, key.columns), name=named(key.name))
    for check in table.checks:
        yield call("sa.CheckConstraint", string(escaped(check.sql)), name=named(check.name))


def referring(one: Foreign, named: Callable[[str], Group], *, late: bool = False) -> Group:
    """Return a foreign key; a late one is added to its table when all tables are there."""
    ends = (listed([string(one.column)]), listed([string(f"{one.table}.{one.referred}")]))
    return call(
        "sa.ForeignKeyConstraint",
        *ends,
        name=named(one.name),
        ondelete=string(one.on_delete) if one.on_delete else None,
        use_alter="True" if late else None,
    )
