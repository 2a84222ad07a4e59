"""What `trueline scaffold` says of its result, and the status it ends with."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import typer

from trueline.workspace.changes import Change, State
from trueline.workspace.differences import counted, unified
from trueline.workspace.freshness import plain
from trueline.workspace.merging import conflicts_in

from .build_report import print_whole, say_names, told
from .printing import print_json, say, say_diagnostics

if TYPE_CHECKING:
    from trueline.model.diagnostics import Diagnostic
    from trueline.workspace.scaffolding import Make, Result, Scaffold

_WORDS = {
    State.NEW: "new",
    State.CHANGED: "regenerate",
    State.MERGED: "merge",
    State.CONFLICT: "conflict",
    State.UNRESOLVED: "unresolved",
    State.EDITED: "edited",
    State.LEFT: "yours",
    State.ORPHAN: "remove",
    State.EDITED_ORPHAN: "edited",
}
_WRITTEN = (State.NEW, State.CHANGED, State.MERGED, State.CONFLICT)


@dataclass(frozen=True, slots=True)
class Report:
    """Tells of a scaffold.

    Attributes:
        scaffold: what is scaffolded, and where to.
        make: makes its files.
        name: what the user calls it.
        as_json: whether a machine reads the outcome.
        warnings: what there is to say of the templates.
    """

    scaffold: Scaffold
    make: Make
    name: str
    as_json: bool
    warnings: tuple[Diagnostic, ...] = ()

    def plan(self, result: Result, *, diff: bool) -> None:
        """Print what would be done."""
        say_diagnostics((*self.warnings, *result.diagnostics))
        if self.as_json:
            print_json(self._data(result, diff=diff))
            return
        for line in _rows(result):
            typer.echo(line)
        if diff:
            print_whole(result.changes)
        else:
            for line in told(change for change in result.changes if change.state is not State.NEW):
                typer.echo(line)
        self._say_outlook(result)

    def applied(self, result: Result) -> int:
        """Print what was done; return the status."""
        say_diagnostics((*self.warnings, *result.diagnostics))
        if self.as_json:
            print_json(self._data(result))
        if result.refused:
            for line in told(result.refused):
                say(line)
            say("Nothing was written, because this would lose what was edited by hand.")
            self._say_force()
            return 2
        written = [one.key for one in result.changes if one.state in _WRITTEN]
        removed = [one.key for one in result.changes if one.state is State.ORPHAN]
        say_names(written, removed)
        for line in told(one for one in result.changes if one.state is State.LEFT):
            say(line)
        say(f"{len(written)} written, {len(removed)} removed, {result.unchanged} unchanged")
        return 1 if result.conflicts else 0

    def checked(self, result: Result) -> int:
        """Print what differs; return the status."""
        say_diagnostics((*self.warnings, *result.diagnostics))
        if self.as_json:
            print_json(self._data(result))
        for line in _rows(result):
            say(line)
        for line in told(change for change in result.changes if change.state is not State.NEW):
            say(line)
        self._say_outlook(result)
        return 1 if result.differs or result.changes else 0

    def _say_outlook(self, result: Result) -> None:
        """Say in one line what there is to do."""
        command = f"trueline scaffold apply {shlex.quote(self.name)} --into {shlex.quote(self.scaffold.shown)}"
        if result.refused:
            say("It would be refused, because it would lose what was edited by hand.")
            self._say_force()
        elif not result.differs and not result.changes:
            say(f"up to date: {result.unchanged} files")
        elif not result.differs:
            say(f"{result.unchanged} unchanged")
        elif not result.changes:
            say(f"Only what trueline notes in '{self.scaffold.manifest}' differs. To mend it, run: {command}")
        else:
            counts = Counter(_WORDS[change.state] for change in result.changes)
            said = ", ".join(f"{count} {word}" for word, count in counts.items())
            say(f"{said}, {result.unchanged} unchanged. To write it, run: {command}")

    def _say_force(self) -> None:
        say("To keep an edit, move it into the model, or into a file that is yours.")
        say("To drop all of them, run trueline scaffold apply with --force.")

    def _data(self, result: Result, *, diff: bool = False) -> dict[str, Any]:
        return {
            "status": _status(result),
            "target": self.scaffold.reference,
            "package": self.scaffold.package,
            "folder": self.scaffold.shown,
            "changes": [_change(one, diff=diff) for one in result.changes],
            "unchanged": result.unchanged,
            "diagnostics": [plain(one) for one in (*self.warnings, *result.diagnostics)],
        }


def _rows(result: Result) -> Iterator[str]:
    """Yield a line for each file that is not as it should be."""
    for change in result.changes:
        note = ""
        if change.state is State.NEW:
            note = f" ({counted(len((change.new or b'').splitlines()), 'line')})"
        elif change.state in (State.CONFLICT, State.UNRESOLVED):
            note = f" ({counted(conflicts_in(change.new or b''), 'conflict')})"
        yield f"{_WORDS[change.state]:<11} {change.key}{note}"


def _status(result: Result) -> str:
    if result.refused:
        return "refused"
    if result.conflicts:
        return "conflict"
    if not result.differs:
        return "up-to-date"
    return "written" if result.done else "would-change"


def _change(change: Change, *, diff: bool) -> dict[str, Any]:
    data: dict[str, Any] = {"path": change.key.path, "state": change.state.value}
    if change.state in (State.CONFLICT, State.UNRESOLVED):
        data["conflicts"] = conflicts_in(change.new or b"")
    if change.state is State.LEFT:
        data["lacks"] = (change.new or b"").decode(errors="replace").splitlines()
    if diff:
        data["diff"] = list(unified(change))
    return data
