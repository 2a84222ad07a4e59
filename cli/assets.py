"""`trueline assets`: bring the scripts of others that the site draws with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import JsonOption, ProjectOption
from .printing import mistakes, print_json, say


def assets(
    project: ProjectOption = Path(),
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="FOLDER", help="Copy from installed packages (node_modules) instead of npm."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Bring the scripts of others that the site draws with.

    Mermaid and svg-pan-zoom come from npm in the versions that were tested, into a folder that git ignores.
    """
    from trueline.workspace.configuration import read_configuration
    from trueline.workspace.discovery import find_project
    from trueline.workspace.libraries import VENDOR, bring

    with mistakes(as_json):
        found = find_project(project)
        configuration = read_configuration(found)
        brought = bring(found.root / configuration.site, source)
    for library in brought:
        say(f"{configuration.site}/{VENDOR}/{library.target}: {library.name} {library.version}")
    if not brought:
        say("every library is there")
    if as_json:
        print_json({"brought": [{"name": one.name, "version": one.version} for one in brought]})
