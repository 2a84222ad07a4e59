"""`trueline init`: a new workspace, in an empty folder or in a repository that has a life of its own."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import JsonOption
from .printing import mistakes, print_json, say, say_diagnostics

if TYPE_CHECKING:
    from trueline.model.diagnostics import TruelineError
    from trueline.workspace.initialising import Beginning


class Renderer(StrEnum):
    """What draws diagrams in the site."""

    TRUELINE = "trueline"
    MERMAID2 = "mermaid2"


def init(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="Where; it is made if it is not there.")] = Path(),
    title: Annotated[str, typer.Option("--title", help="What the architecture is called.")] = "",
    renderer: Annotated[Renderer, typer.Option("--renderer", help="What draws diagrams in the site.")] = (
        Renderer.TRUELINE
    ),
    libraries: Annotated[
        bool, typer.Option("--libraries/--no-libraries", help="Bring the scripts that draw, as `trueline assets` does.")
    ] = True,
    as_json: JsonOption = False,
) -> None:
    """Begin a workspace: a small model, its configuration, a site, a step for CI and a hook.

    Nothing that is in the folder is changed; where a file is there already, the lines to add to it are printed.
    """
    from trueline.model.diagnostics import TruelineError
    from trueline.workspace.initialising import plan, write
    from trueline.workspace.libraries import bring

    lacking: TruelineError | None = None
    with mistakes(as_json):
        beginning = plan(folder, title, renderer.value)
        write(beginning)
        if libraries:
            try:
                bring(beginning.root / beginning.site)
            except TruelineError as error:
                lacking = error
    _tell(beginning, lacking)
    if as_json:
        print_json({"written": list(beginning.files), "left": beginning.advice, "libraries": not lacking and libraries})


def _tell(beginning: Beginning, lacking: TruelineError | None) -> None:
    for path in beginning.files:
        say(f"wrote {path}")
    for path, lines in beginning.advice.items():
        say(f"\n{path} is yours and stays as it is. You may want to add:\n")
        for line in lines.splitlines():
            say(f"    {line}")
    if lacking:
        say("\nThe workspace is there; only the scripts that draw are not:")
        say_diagnostics(lacking.diagnostics)
    configuration = "" if beginning.mkdocs == "mkdocs.yml" else f" --config-file {beginning.mkdocs}"
    say(f"\nNext: trueline build, then mkdocs build{configuration}")
