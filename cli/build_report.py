"""What `trueline build` says of its result, and the status it ends with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

import typer

from trueline.workspace.differences import describe, limited, unified
from trueline.workspace.freshness import plain

from .printing import coloured, print_json, say, say_diagnostics

if TYPE_CHECKING:
    from trueline.workspace.building import Result
    from trueline.workspace.changes import Change
    from trueline.workspace.manifest import Key

MOST_LINES = 60
"""Lines of difference shown of one file."""
MOST_FILES = 10
"""Files shown with their difference."""
MOST_NAMES = 20
"""Names listed of what was done."""


def report(result: Result, *, check: bool, diff: bool, as_json: bool) -> int:
    """Print `result`; return the exit status."""
    say_diagnostics(result.diagnostics)
    if as_json:
        print_json(_as_data(result, check or diff))
    if result.fresh:
        say(f"up to date: {result.unchanged} artefacts")
    elif diff and not as_json:
        print_whole(result.changes)
    elif check:
        _say_differences(result)
    elif result.refused:
        _say_refusal(result)
    elif result.done:
        _say_done(result)
    return _status(result, check=check, diff=diff)


def _status(result: Result, *, check: bool, diff: bool) -> int:
    if result.refused and not (check or diff):
        return 2
    if check and result.changes:
        return 1
    return 1 if any(one.severity == "error" for one in result.diagnostics) else 0


def print_whole(changes: Iterable[Change]) -> None:
    """Print the whole difference of every change to standard output."""
    for change in changes:
        for line in coloured(unified(change)):
            typer.echo(line)


def _say_differences(result: Result) -> None:
    if not result.changes:
        say(f"up to date: {result.unchanged} artefacts")
        return
    _say_changes(result.changes)
    count = len(result.changes)
    say(f"{count} {'artefact differs' if count == 1 else 'artefacts differ'} from the model.")
    if result.refused:
        say("To keep an edit, move it into the model. To drop all of them, run: trueline build --force")
    else:
        say("To mend it, run: trueline build")


def _say_refusal(result: Result) -> None:
    _say_changes(result.refused)
    say("Nothing was written, because this would lose what was edited by hand.")
    say("To keep an edit, move it into the model. To drop all of them, run: trueline build --force")


def _say_changes(changes: Iterable[Change]) -> None:
    for line in told(changes):
        say(line)


def told(changes: Iterable[Change]) -> Iterator[str]:
    """Yield what to say of changes: a sentence and the difference of the first ones, the names of some more."""
    changes = list(changes)
    for change in changes[:MOST_FILES]:
        lines = list(limited(unified(change), MOST_LINES)) if change.new is not None else []
        yield f"{describe(change)}:" if lines else describe(change)
        yield from (f"  {line}" for line in coloured(lines))
    rest = [describe(change) for change in changes[MOST_FILES:]]
    yield from limited(iter(rest), MOST_NAMES, "artefacts")


def _say_done(result: Result) -> None:
    say_names(result.written, result.removed)
    counts = (f"{len(result.written)} written", f"{len(result.removed)} removed", f"{result.unchanged} unchanged")
    say(", ".join(counts))


def say_names(written: Iterable[Key], removed: Iterable[Key]) -> None:
    """Name the first artefacts that were written or removed."""
    done = chain((f"wrote {key}" for key in written), (f"removed {key}" for key in removed))
    for line in limited(done, MOST_NAMES, "artefacts"):
        say(line)


def _as_data(result: Result, dry: bool) -> dict[str, Any]:
    if result.refused:
        status = "refused"
    elif not result.changes:
        status = "up-to-date"
    else:
        status = "would-change" if dry else "written"
    return {
        "status": status,
        "written": [_key(key) for key in result.written],
        "removed": [_key(key) for key in result.removed],
        "refused": [{**_key(change.key), "state": change.state.value} for change in result.refused],
        "unchanged": result.unchanged,
        "diagnostics": [plain(one) for one in result.diagnostics],
    }


def _key(key: Key) -> dict[str, str]:
    return {"path": key.path, **({"region": key.region} if key.region else {})}
