"""`trueline show ID`: what one thing of the model is, who uses it, what it uses, where it is drawn."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import JsonOption, ProjectOption
from .printing import mistakes, print_json

if TYPE_CHECKING:
    from .description import Description


def show(
    reference: Annotated[
        str, typer.Argument(metavar="ID", help="[architecture/][kind:]path, or a name, of any thing in the model.")
    ],
    project: ProjectOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """Describe one thing of the model.

    Says what it is, who uses it, what it uses, where it is drawn and on which page it is documented.
    """
    from trueline.workspace.configuration import read_configuration
    from trueline.workspace.discovery import find_project
    from trueline.workspace.loading import load

    from .description import describe, find_thing

    with mistakes(as_json):
        found = find_project(project)
        configuration = read_configuration(found)
        workspace = load(found, configuration)
        description = describe(workspace, find_thing(workspace, reference), configuration.site)
    if as_json:
        print_json(description.as_data())
    else:
        _print(description)


def _print(description: Description) -> None:
    typer.echo(f"{typer.style(description.name, bold=True)} ({description.kind})")
    for label, value in description.facts():
        typer.echo(f"  {label + ':':<13} {value}")
    for label, values in description.lists():
        typer.echo(f"  {label}:")
        for value in values:
            typer.echo(f"    {value}")
