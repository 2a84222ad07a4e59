"""`trueline scaffold`: the Python that a model implies, written into a folder where people go on with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from .options import JsonOption, ProjectOption
from .printing import mistakes, print_json, say

if TYPE_CHECKING:
    from trueline.generators.scaffold import Target
    from trueline.workspace.scaffolding import Make, Scaffold

    from .scaffold_report import Report

scaffold = typer.Typer(
    name="scaffold",
    help="Write the Python that a model implies, beside what people write.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

TargetArgument: TypeAlias = Annotated[
    str, typer.Argument(metavar="TARGET", help="Reference or name of a system, a container or a component.")
]
IntoOption: TypeAlias = Annotated[
    Path, typer.Option("--into", metavar="FOLDER", help="Where to; it is made if it is not there.")
]


@scaffold.command()
def plan(
    target: TargetArgument,
    into: IntoOption,
    project: ProjectOption = Path(),
    diff: Annotated[bool, typer.Option("--diff", help="Print the whole difference of every file.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Show what `apply` would do to each file; write nothing."""
    from trueline.workspace import scaffolding

    with mistakes(as_json):
        report = _report(target, into, project, as_json)
        report.plan(scaffolding.plan(report.scaffold, report.make), diff=diff)


@scaffold.command()
def apply(
    target: TargetArgument,
    into: IntoOption,
    project: ProjectOption = Path(),
    force: Annotated[bool, typer.Option("--force", help="Overwrite even generated files that were edited.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Write the files: all of them, or none where anything is in the way.

    Nothing that a person wrote is lost: an edited generated file stops everything (unless --force), a conflict is
    marked in its file (status 1).
    """
    from trueline.workspace import scaffolding

    with mistakes(as_json):
        report = _report(target, into, project, as_json)
        status = report.applied(scaffolding.apply(report.scaffold, report.make, force=force))
    if status:
        raise typer.Exit(status)


@scaffold.command()
def check(
    target: TargetArgument,
    into: IntoOption,
    project: ProjectOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """Write nothing; status 1 if `apply` would change anything or a conflict is unresolved."""
    from trueline.workspace import scaffolding

    with mistakes(as_json):
        report = _report(target, into, project, as_json)
        status = report.checked(scaffolding.plan(report.scaffold, report.make))
    if status:
        raise typer.Exit(status)


@scaffold.command()
def templates(project: ProjectOption = Path(), as_json: JsonOption = False) -> None:
    """List the templates, and which of them the project replaces."""
    from trueline.workspace.configuration import read_configuration
    from trueline.workspace.discovery import find_project
    from trueline.workspace.scaffold_templates import own, own_folder, shipped

    with mistakes(as_json):
        found = find_project(project)
        folder = own_folder(found, read_configuration(found))
        replaced = set(own(folder)) if folder else set[str]()
    names = sorted({*shipped(), *replaced})
    if as_json:
        print_json({"templates": [{"name": name, "own": name in replaced} for name in names]})
        return
    for name in names:
        typer.echo(f"{name} (yours)" if name in replaced else name)


@scaffold.command()
def eject(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="TEMPLATE...", help="Names, such as application/use_case.py.j2."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Copy every template that the project has not.")] = False,
    project: ProjectOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """Copy templates that come with trueline into the project, where they replace those."""
    from trueline.model.diagnostics import Diagnostic, TruelineError
    from trueline.workspace import scaffold_templates
    from trueline.workspace.configuration import read_configuration
    from trueline.workspace.discovery import find_project

    with mistakes(as_json):
        found = find_project(project)
        folder = found.root / read_configuration(found).scaffold.templates
        wanted = list(names or ())
        if every:
            wanted += [name for name in scaffold_templates.shipped() if not (folder / name).exists()]
        elif not wanted:
            remedy = "`trueline scaffold templates` lists them; --all takes all."
            raise TruelineError(Diagnostic("scaffold.template.missing", "no template is named", remedy=remedy))
        made = [path.relative_to(found.root).as_posix() for path in scaffold_templates.eject(folder, wanted)]
    for path in made:
        say(f"wrote {path}")
    if as_json:
        print_json({"written": made})


def _report(name: str, into: Path, project: Path, as_json: bool) -> Report:
    """Find everything that a scaffold is made from, and what tells of it."""
    from trueline.generators.scaffold import find
    from trueline.workspace.configuration import read_configuration
    from trueline.workspace.discovery import find_project
    from trueline.workspace.loading import load
    from trueline.workspace.scaffold_templates import own_folder, unused
    from trueline.workspace.scaffolding import Scaffold

    from .scaffold_report import Report

    _need_generator()
    found = find_project(project)
    configuration = read_configuration(found)
    own = own_folder(found, configuration)
    target = find(load(found, configuration), name)
    former = frozenset(f"{target.architecture}/{path}" for path in target.element.formerly)
    folder = (project / into).resolve()
    scaffold = Scaffold(found, configuration, target.reference, former, target.package, folder, into.as_posix())
    warnings = tuple(unused(own)) if own else ()
    return Report(scaffold, _maker(scaffold, target, own), name, as_json, warnings)


def _maker(scaffold: Scaffold, target: Target, own: Path | None) -> Make:
    from collections.abc import Iterator
    from dataclasses import replace

    from trueline.generators.scaffold import Templates, generate
    from trueline.model.diagnostics import Diagnostic, Location, TruelineError
    from trueline.model.protocols import Artefact
    from trueline.workspace.ground import Ground
    from trueline.workspace.scaffolding import Before, Kept

    ground = Ground(scaffold.project.root)

    def placed(one: Diagnostic) -> Diagnostic:
        where = one.location
        if where is None:
            return one
        # A template that cannot even be read is known by its name alone.
        file = str(own / where.file) if own and (own / where.file).is_file() else where.file
        return replace(one, location=Location(ground.relative(file), where.line))

    def make(before: Before) -> Iterator[Artefact | Kept | Diagnostic]:
        try:
            yield from generate(target, Templates(own), before)
        except TruelineError as error:
            raise TruelineError(map(placed, error.diagnostics)) from None

    return make


def _need_generator() -> None:
    import importlib.util

    from trueline.model.diagnostics import Diagnostic, TruelineError

    if importlib.util.find_spec("datamodel_code_generator") is None:
        message = "payloads are written by datamodel-code-generator, which is not installed"
        remedy = 'Run: pip install "trueline[scaffold]"'
        raise TruelineError(Diagnostic("scaffold.generator", message, remedy=remedy))
