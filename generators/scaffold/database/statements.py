"""Steps of a revision as calls of Alembic's operations."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from ..python.expressions import Group, broken, call, laid, listed
from ..python.literals import string
from . import counting
from .declaring import column, default, parts, referring, type_of
from .sql import escaped, quoted
from .steps import (
    Action,
    AddCheck,
    AddColumn,
    AddForeign,
    AddKey,
    Alter,
    AlterColumn,
    Count,
    Create,
    Drop,
    DropCheck,
    DropColumn,
    DropForeign,
    DropKey,
    Fill,
    KeyKind,
    Rename,
    Step,
)
from .tables import Foreign

_BODY, _BATCH = 4, 8
_CREATED: Mapping[KeyKind, str] = {
    "primary": "create_primary_key", "unique": "create_unique_constraint", "index": "create_index",
}  # fmt: skip


def body(steps: Iterable[Step]) -> str:
    """Return the body of a function that takes `steps`."""
    return "\n".join(line for step in steps for line in _written(step))


def _written(step: Step) -> Iterator[str]:
    match step:
        case Create(table, late):
            foreign = (referring(one, _named) for one in table.foreign if one.name not in late)
            made = call("op.create_table", string(table.name), *parts(table, _named), *foreign)
            yield laid("", broken(made), indent=_BODY)
            for key in table.indexes:
                made = call("op.create_index", _named(key.name), string(table.name), _names(key.columns))
                yield laid("", made, indent=_BODY)
        case Drop(table):
            yield laid("", call("op.drop_table", string(table.name)), indent=_BODY)
        case Rename(old, new):
            yield laid("", call("op.rename_table", string(old.name), string(new.name)), indent=_BODY)
            yield from counting.renamed(old, new)
        case Alter():
            yield from _altered(step)
        case Fill():
            yield from _filled(step)
        case Count():
            yield from counting.counted(step)
        case _:
            assert_never(step)


def _altered(step: Alter) -> Iterator[str]:
    for remark in step.remarks:
        yield from _comment(remark)
    yield laid("with ", call("op.batch_alter_table", string(step.table)), " as batch:", _BODY)
    for action in step.actions:
        yield laid("", _action(action), indent=_BATCH)


def _filled(step: Fill) -> Iterator[str]:
    table, column = quoted(step.table), quoted(step.column.name)
    if step.value:
        text = f"UPDATE {table} SET {column} = {step.value} WHERE {column} IS NULL"
        yield laid("", call("op.execute", string(escaped(text))), indent=_BODY)
    else:
        yield from _comment(
            f"Rows that are already there have no {step.column.name}, and no value is obvious: give them one here, as "
            f"in op.execute('UPDATE {table} SET {column} = ...'). Without, the next step fails where there are rows."
        )


def _comment(text: str) -> Iterator[str]:
    for row in textwrap.wrap(text, 112, break_long_words=False, break_on_hyphens=False):
        yield f"    # {row}"


def _action(action: Action) -> Group:
    match action:
        case AddColumn(added):
            return call("batch.add_column", column(added))
        case DropColumn(dropped):
            return call("batch.drop_column", string(dropped.name))
        case AlterColumn():
            return _altered_column(action)
        case AddKey(kind, key):
            return call(f"batch.{_CREATED[kind]}", _named(key.name), _names(key.columns))
        case DropKey(kind, key):
            return call("batch.drop_index", _named(key.name)) if kind == "index" else _dropped(key.name, kind)
        case AddCheck(check):
            return call("batch.create_check_constraint", _named(check.name), string(escaped(check.sql)))
        case DropCheck(check):
            return _dropped(check.name, "check")
        case AddForeign(foreign):
            return _added_key(foreign)
        case DropForeign(foreign):
            return _dropped(foreign.name, "foreignkey")
        case _:
            assert_never(action)


def _altered_column(action: AlterColumn) -> Group:
    was, now = action.old, action.new
    before, after = type_of(was, action.counted[0]), type_of(now, action.counted[1])
    differ = before != after
    return call(
        "batch.alter_column",
        string(now.name),
        existing_type=before if differ else None,
        type_=after if differ else None,
        nullable=str(now.nullable) if was.nullable != now.nullable else None,
        server_default=(default(now) or "None") if was.default != now.default else None,
        comment=(string(now.comment) if now.comment else "None") if was.comment != now.comment else None,
    )


def _added_key(one: Foreign) -> Group:
    ends = (_names((one.column,)), _names((one.referred,)))
    deleted = string(one.on_delete) if one.on_delete else None
    return call("batch.create_foreign_key", _named(one.name), string(one.table), *ends, ondelete=deleted)


def _dropped(name: str, kind: str) -> Group:
    return call("batch.drop_constraint", _named(name), type_=string(kind))


def _named(name: str) -> Group:
    """Return a name that no convention changes."""
    return call("op.f", string(name))


def _names(columns: Iterable[str]) -> Group:
    return listed(map(string, columns))
