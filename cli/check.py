"""`trueline check`: hold real code against the model."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from .options import JsonOption, ProjectOption
from .printing import mistakes, say

if TYPE_CHECKING:
    from trueline.conformance.reports import Report
    from trueline.model.checks import Code
    from trueline.model.inspections import Inspection
    from trueline.workspace.checking import Checked, Request

Form = Literal["text", "json", "sarif", "junit", "github"]
"""As `trueline.conformance.reports` has them, which takes longer to import than `--help` may."""


def check(
    kinds: Annotated[
        list[str] | None, typer.Argument(metavar="[KIND]...", help="imports, artefacts, …; by default all.")
    ] = None,
    project: ProjectOption = Path(),
    form: Annotated[Form, typer.Option("--format", "-f", help="How to report.")] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the report into this file.")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="Known violations, which do not count.")
    ] = None,
    update: Annotated[
        bool,
        typer.Option("--update-baseline", help="Begin the baseline, or take out of it what is mended; never add."),
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="List every violation, however many there are.")] = False,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="CODE", help="Say what a code means, and end.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Hold real code against the model; status 1 if it differs, 2 if something could not be checked.

    Without a model, the rules of .importlinter, [tool.importlinter] or tach.toml are held.
    """
    from trueline import __version__
    from trueline.conformance.reports import Report

    with mistakes(as_json):
        if explain is not None:
            _explain(explain)
            return
        from trueline.workspace.checking import Request

        request = Request(tuple(kinds or ()), baseline.absolute() if baseline else None, update)
        checked = _checked(project, request)
        report = Report(checked.outcomes, checked.known, __version__)
        _print(report, "json" if as_json else form, output, everything=everything)
        if checked.said:
            say(checked.said)
    if report.status:
        raise typer.Exit(report.status)


def _checked(folder: Path, request: Request) -> Checked:
    from trueline.model.diagnostics import TruelineError
    from trueline.workspace.checking import check_project
    from trueline.workspace.discovery import find_project

    from .progress import shown

    try:
        project = find_project(folder)
    except TruelineError as error:
        adopted = (
            _adopted(folder.resolve(), request) if error.diagnostics[0].code == "workspace.project.missing" else None
        )
        if adopted is None:
            raise
        return adopted
    with shown() as progress:
        return check_project(project, request, progress)


def _adopted(folder: Path, request: Request) -> Checked | None:
    """Return what the rules of another tool find, where there are such and no model."""
    from trueline.conformance.imports import hold_adopted
    from trueline.conformance.imports.adopted import adopt
    from trueline.model.diagnostics import Diagnostic, TruelineError
    from trueline.workspace.checking import hold

    adopted = adopt(folder) if folder.is_dir() else None
    if adopted is None:
        return None
    for kind in request.kinds:
        if kind != "imports":
            raise TruelineError(Diagnostic("check.model", f"the check '{kind}' needs a model, and there is none here"))
    say(f"no model here: the rules of {adopted.file} are held")
    outcome = hold_adopted(adopted, folder, folder / ".cache" / "trueline")
    return hold([outcome], request, request.baseline, folder)


def _print(report: Report, form: Form, output: Path | None, *, everything: bool) -> None:
    from trueline.conformance.reports import write

    colour = form == "text" and output is None and sys.stdout.isatty()
    text = write(report, form, everything=everything, colour=colour, meanings=_meanings(form))
    if output is None:
        typer.echo(text, nl=not text.endswith("\n"))
        return
    _write(output, text)
    if form != "text":
        typer.echo(write(report, "text", everything=everything), nl=False, err=True)


def _meanings(form: Form) -> dict[str, str] | None:
    if form != "sarif":
        return None
    from trueline.workspace.checking import codes

    return {code.id: code.reason for code in codes()}


def _write(file: Path, text: str) -> None:
    from trueline.model.diagnostics import Diagnostic, TruelineError
    from trueline.workspace.files import put

    try:
        put(file, text.encode())
    except OSError as error:
        message = f"'{file}' cannot be written: {error.strerror}"
        raise TruelineError(Diagnostic("check.unwritable", message)) from None


def _explain(name: str) -> None:
    from trueline.model.diagnostics import Diagnostic, TruelineError, did_you_mean
    from trueline.model.inspections import INSPECTIONS
    from trueline.workspace.checking import codes

    meanings: tuple[Code | Inspection, ...] = (*codes(), *INSPECTIONS)
    known = {one.id: one for one in meanings}
    if name not in known:
        raise TruelineError(Diagnostic("check.code", f"there is no code '{name}'", remedy=did_you_mean(name, known)))
    one = known[name]
    typer.echo(f"{one.id} ({one.severity})\n\n{one.reason}\n\n    {one.example}\n\n{one.remedy}")
