"""The revisions of a database: the last snapshot, and what leads from it to the present tables."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trueline.model.diagnostics import Diagnostic, Location, TruelineError

from . import changes
from .declaring import JSON
from .statements import body
from .steps import AddColumn, Alter, AlterColumn, Create, Drop, DropColumn, Rename, Step
from .tables import Table, Tables, by_name, restored, stored

SNAPSHOT = "migrations/schema.json"
"""Where the tables stand as the last revision leaves them."""
_LONGEST = 32
"""Characters of a revision's name that the table of Alembic holds."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A step of a database from one version to the next.

    Attributes:
        name: of the revision, and of its file.
        down: the revision before it; empty for the first.
        title: what it does, in words.
        upgrade: the body of a function that does it.
        downgrade: the body of one that undoes it.
    """

    name: str
    down: str
    title: str
    upgrade: str
    downgrade: str

    @property
    def names_types(self) -> bool:
        """Whether it needs SQLAlchemy itself, and not only the operations of Alembic."""
        return bool(re.search(r"(?<!\w)sa\.[A-Za-z]", self.upgrade + self.downgrade))

    @property
    def names_documents(self) -> bool:
        """Whether it needs the type of documents."""
        return JSON in self.upgrade + self.downgrade


@dataclass(frozen=True, slots=True)
class History:
    """How a database came to be.

    Attributes:
        known: names of the revisions that are there already, in order.
        new: the one that is to be added, if anything changed.
        snapshot: the text that the next one starts from.
    """

    known: tuple[str, ...]
    new: Revision | None
    snapshot: str


def history(tables: Sequence[Table], before: str | None) -> History:
    """Return the revisions that lead to `tables`.

    Args:
        tables: as the model has them now.
        before: the last snapshot, if there is one.
    """
    known, old = _last(before) if before else ((), {})
    new = by_name(tables)
    revision = _revision(known, old, new)
    names = (*known, *([revision.name] if revision else []))
    return History(known, revision, "\n".join(_printed(names, tables)) + "\n")


def _last(text: str) -> tuple[tuple[str, ...], Tables]:
    """Return the revisions and the tables of a snapshot.

    Raises:
        TruelineError: where it cannot be read, as while branches are being merged.
    """
    try:
        last = json.loads(text)
        return tuple(last["revisions"]), {name: restored({"name": name, **row}) for name, row in last["tables"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        said = "the snapshot of the database cannot be read, so nobody knows what its next revision is"
        remedy = "Resolve the marks of a merge in it, or restore it from version control."
        raise TruelineError(
            Diagnostic("scaffold.snapshot", said, location=Location(SNAPSHOT, line), remedy=remedy)
        ) from None


def _revision(known: tuple[str, ...], old: Tables, new: Tables) -> Revision | None:
    up, down = changes.upgrade(old, new), changes.downgrade(old, new)
    if not up:
        return None
    title = _title(up) if known else "Create the first tables"
    slug = _slug(up) if known else "initial"
    name = f"{len(known) + 1:04}_{slug.lower()}"[:_LONGEST].rstrip("_")
    return Revision(name, known[-1] if known else "", title, body(up), body(down))


def _slug(steps: Sequence[Step]) -> str:
    """Return a few words for a file name."""
    touched = _touched(steps)
    if len(touched) > 1:
        return f"change_{len(touched)}_tables"
    verbs = {type(step) for step in steps}
    verb = "add" if Create in verbs else "drop" if Drop in verbs else "rename" if Rename in verbs else "change"
    actions = [one for step in steps if isinstance(step, Alter) for one in step.actions]
    columns = [one for one in actions if isinstance(one, AddColumn | DropColumn)]
    if verb == "change" and len(columns) == 1:
        verb = "add" if isinstance(columns[0], AddColumn) else "drop"
        return f"{verb}_{touched[0]}_{columns[0].column.name}"
    altered = {one.new.name for one in actions if isinstance(one, AlterColumn)}
    if verb == "change" and not columns and len(altered) == 1:
        return f"change_{touched[0]}_{altered.pop()}"
    return f"{verb}_{touched[0]}"


def _touched(steps: Sequence[Step]) -> list[str]:
    found = {}
    for step in steps:
        match step:
            case Create(table) | Drop(table) | Rename(_, table):
                found[table.name] = 1
            case Alter(name):
                found[name] = 1
            case _:
                pass
    return [*found]


def _title(steps: Sequence[Step]) -> str:
    """Return what steps do, in words."""
    said: dict[str, list[str]] = {"add": [], "drop": [], "rename": [], "change": []}
    for step in steps:
        match step:
            case Create(table):
                said["add"].append(table.name)
            case Drop(table):
                said["drop"].append(table.name)
            case Rename(old, new):
                said["rename"].append(f"{old.name} to {new.name}")
            case Alter(name):
                said["change"].append(name)
            case _:
                pass
    added = set(said["add"])
    said["change"] = [name for name in dict.fromkeys(said["change"]) if name not in added]
    text = "; ".join(f"{verb} {', '.join(names)}" for verb, names in said.items() if names)
    return text[:1].upper() + text[1:]


def _printed(names: Sequence[str], tables: Sequence[Table]) -> Iterator[str]:
    """Yield the lines of a snapshot: one thing a line, so that two branches seldom meet in one."""
    yield "{"
    yield '  "revisions": ['
    yield from _listed(4, list(map(json.dumps, names)))
    yield "  ],"
    yield '  "tables": {'
    for number, table in enumerate(sorted(tables, key=lambda one: one.name)):
        rows = stored(table)
        del rows["name"]
        yield f"    {json.dumps(table.name)}: {{"
        yield from _listed(6, [_member(name, rows[name]) for name in sorted(rows)])
        yield "    }," if number < len(tables) - 1 else "    }"
    yield "  }"
    yield "}"


def _member(name: str, value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        rows = "\n".join(_listed(8, [json.dumps(row, sort_keys=True) for row in value]))
        return f"{json.dumps(name)}: [\n{rows}\n      ]"
    return f"{json.dumps(name)}: {json.dumps(value, sort_keys=True)}"


def _listed(indent: int, rows: list[str]) -> Iterator[str]:
    for number, row in enumerate(rows):
        yield f"{' ' * indent}{row}{',' if number < len(rows) - 1 else ''}"
