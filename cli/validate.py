"""`trueline validate`: inspect the model."""

from __future__ import annotations

from pathlib import Path

import typer

from .options import JsonOption, ProjectOption
from .printing import mistakes, print_json, say, say_diagnostics


def validate(project: ProjectOption = Path(), as_json: JsonOption = False) -> None:
    """Inspect the model; status 1 if anything in it is an error."""
    from trueline.workspace.inspecting import inspect_project

    with mistakes(as_json):
        from trueline.workspace.discovery import find_project
        from trueline.workspace.freshness import plain

        inspected = inspect_project(find_project(project))
    say_diagnostics(inspected)
    errors = sum(one.severity == "error" for one in inspected)
    if as_json:
        status = "errors" if errors else "ok"
        print_json({"status": status, "diagnostics": [plain(one) for one in inspected]})
    warnings = sum(one.severity == "warning" for one in inspected)
    say(f"{errors} errors, {warnings} warnings, {len(inspected) - errors - warnings} notes")
    if errors:
        raise typer.Exit(1)
