"""`trueline diff A [B]`: what changed between two states of the models."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .options import JsonOption, ProjectOption
from .printing import coloured, mistakes, print_json, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trueline.model.comparison import Change
    from trueline.workspace.revisions import State

_WHICH = "A git revision, a model file, module:attribute, or . for the project as it is."


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help=_WHICH)],
    after: Annotated[str, typer.Argument(metavar="[B]", help="The same, for the later state.")] = ".",
    project: ProjectOption = Path(),
    architecture: Annotated[
        list[str] | None, typer.Option("--architecture", metavar="ID", help="Only this one (repeatable).")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FOLDER", help="Write a page with marked drawings for each.")
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Status 1 if there are differences.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Tell what changed between two states of the models.

    Renames are followed (`formerly`). At a revision, the models are read as a build wrote them; the code of that time
    is executed only where it wrote none.
    """
    from trueline.workspace.discovery import find_project
    from trueline.workspace.revisions import state

    with mistakes(as_json):
        found = find_project(project)
        old, new = state(found, before), state(found, after)
        changes = _compare(old, new, architecture or [])
        if out:
            for path in _write(old, new, changes, out):
                say(f"wrote {path}")
    say(f"{old.name}: {old.how}")
    say(f"{new.name}: {new.how}")
    if as_json:
        print_json({"before": old.name, "after": new.name, "architectures": list(map(_plain, changes.items()))})
    else:
        _print(changes)
    if exit_code and any(changes.values()):
        raise typer.Exit(1)


def _compare(old: State, new: State, only: list[str]) -> dict[str, tuple[Change, ...]]:
    from trueline.model.comparison import compare
    from trueline.model.diagnostics import Diagnostic, TruelineError, did_you_mean

    names = list(dict.fromkeys((*new.architectures, *old.architectures)))
    for name in only:
        if name not in names:
            message = f"neither state has an architecture '{name}'"
            raise TruelineError(Diagnostic("diff.architecture", message, remedy=did_you_mean(name, names)))
    return {
        name: compare(old.architectures.get(name), new.architectures.get(name))
        for name in names
        if not only or name in only
    }


def _print(changes: Mapping[str, tuple[Change, ...]]) -> None:
    from trueline.generators.differences import summary

    some = {name: found for name, found in changes.items() if found}
    for name, found in some.items():
        typer.echo(typer.style(name, bold=True))
        for line in coloured(summary(found)):
            typer.echo(f"  {line}")
    if not some:
        typer.echo("no difference")


def _plain(entry: tuple[str, tuple[Change, ...]]) -> dict[str, Any]:
    from dataclasses import asdict

    name, changes = entry
    return {"architecture": name, "changes": [asdict(change) for change in changes]}


def _write(old: State, new: State, changes: Mapping[str, tuple[Change, ...]], out: Path) -> list[Path]:
    """Write a page for each architecture that both states have and that changed."""
    from trueline.generators.differences import change_page
    from trueline.model.comparison import aligned
    from trueline.model.workspace import Workspace

    out.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    later = Workspace(tuple(new.architectures.values()))
    both = old.architectures.keys() & new.architectures.keys()
    earlier = Workspace(tuple(aligned(old.architectures[name], new.architectures[name]) for name in sorted(both)))
    for name, found in changes.items():
        if found and name in both:
            path = out / f"{name}.md"
            path.write_text(change_page(earlier, later, name, found), encoding="utf-8", newline="\n")
            written.append(path)
    return written
