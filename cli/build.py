"""`trueline build`: write what follows from the model, or see what would be written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import JsonOption, ProjectOption
from .printing import mistakes

if TYPE_CHECKING:
    from trueline.workspace.building import Result
    from trueline.workspace.discovery import Project


def build(
    project: ProjectOption = Path(),
    check: Annotated[bool, typer.Option("--check", help="Write nothing; status 1 if anything would change.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Write nothing; print the whole difference.")] = False,
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="GENERATOR", help="Run this generator alone (repeatable).")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite even what was edited by hand.")] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Build even if nothing seems to have changed.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Write what follows from the model.

    Only what changed is written, and nothing that was edited by hand is overwritten without --force.
    """
    from trueline.workspace.discovery import find_project

    with mistakes(as_json):
        found = find_project(project)
        if not (no_cache or only) and _is_fresh(found, as_json):
            return
        result = _run(found, tuple(only or ()), write=not (check or diff), force=force, cache=not no_cache)
        from .build_report import report

        status = report(result, check=check, diff=diff, as_json=as_json)
    if status:
        raise typer.Exit(status)


def _is_fresh(project: Project, as_json: bool) -> bool:
    """Answer at once, without loading the model, where nothing has changed since the last build."""
    from trueline.workspace import freshness

    findings = freshness.look(project.root, project.cache, project.file)
    if findings is None:
        return False
    from .printing import print_json, say, say_diagnostics

    diagnostics = [freshness.diagnostic(data) for data in findings.diagnostics]
    if any(one.severity == "error" for one in diagnostics):
        return False
    say_diagnostics(diagnostics)
    say(f"up to date: {findings.artefacts} artefacts")
    if as_json:
        print_json(
            {
                "status": "up-to-date",
                "written": [],
                "removed": [],
                "refused": [],
                "unchanged": findings.artefacts,
                "diagnostics": findings.diagnostics,
            }
        )
    return True


def _run(project: Project, only: tuple[str, ...], *, write: bool, force: bool, cache: bool) -> Result:
    from trueline.workspace.building import Request, build

    from .progress import shown

    with shown() as progress:
        return build(project, Request(only, write=write, force=force, cache=cache), progress)
