"""`trueline export FORMAT`: architectures in the forms of other tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import JsonOption, ProjectOption
from .printing import mistakes, print_json, say, say_diagnostics

if TYPE_CHECKING:
    from trueline.generators.exports import Exporter, File
    from trueline.model.diagnostics import Diagnostic
    from trueline.model.workspace import Workspace


def export(
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT", help="structurizr-json, structurizr-dsl, c4-plantuml, mermaid, png, svg or html."
        ),
    ],
    project: ProjectOption = Path(),
    architecture: Annotated[
        list[str] | None, typer.Option("--architecture", metavar="ID", help="Only this one (repeatable).")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FOLDER", help="Where; by default build/exports/FORMAT.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that are there and differ.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Write architectures in the form of another tool, and list what that form cannot hold."""
    from trueline.model.diagnostics import Diagnostic, TruelineError
    from trueline.workspace.configuration import read_configuration
    from trueline.workspace.discovery import find_project
    from trueline.workspace.exporting import write
    from trueline.workspace.libraries import scripts
    from trueline.workspace.loading import load

    with mistakes(as_json):
        exporter = _exporter(form)
        found = find_project(project)
        configuration = read_configuration(found)
        workspace = load(found, configuration)
        files: list[File] = []
        losses: list[Diagnostic] = []
        for name in _chosen(workspace, architecture or []):
            for each in exporter.export(workspace, name, scripts(found.root / configuration.site)):
                if isinstance(each, Diagnostic):
                    losses.append(each)
                else:
                    files.append(each)
        if not files:
            raise TruelineError(Diagnostic("export.nothing", f"nothing in these architectures has the form of {form}"))
        folder = out or found.root / "build" / "exports" / form
        write(folder, {one.path: one.content for one in files}, force=force)
    say_diagnostics(losses)
    say(f"{len(files)} {'file' if len(files) == 1 else 'files'} in {folder}; {len(losses)} losses")
    if as_json:
        told = [{"code": one.code, "message": one.message, "about": one.about} for one in losses]
        print_json({"folder": str(folder), "files": [one.path for one in files], "losses": told})


def _exporter(form: str) -> Exporter:
    from importlib.metadata import entry_points

    from trueline.model.diagnostics import Diagnostic, TruelineError, did_you_mean

    known = {one.name: one for one in entry_points(group="trueline.exporters")}
    if form not in known:
        near = did_you_mean(form, known) or f"There are {', '.join(sorted(known))}."
        raise TruelineError(Diagnostic("export.unknown", f"there is no format '{form}'", remedy=near))
    made: Exporter = known[form].load()()
    return made


def _chosen(workspace: Workspace, only: list[str]) -> list[str]:
    from trueline.model.diagnostics import Diagnostic, TruelineError, did_you_mean

    names = list(workspace.indexes)
    for name in only:
        if name not in names:
            message = f"there is no architecture '{name}'"
            raise TruelineError(Diagnostic("export.architecture", message, remedy=did_you_mean(name, names)))
    return only or names
