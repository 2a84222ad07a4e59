"""The entry of the `trueline` command: its sub-commands, and how it ends.

Exit status: 0 fine; 1 differences or findings; 2 a mistake of the user, or something could not be done; 130 stopped.
Commands import what they need when they run, so that `--help` is quick.
"""

from __future__ import annotations

import gc
import io
import sys
from typing import Annotated

import typer

from trueline import __version__

from .assets import assets
from .build import build
from .check import check
from .diff import diff
from .export import export
from .init import init
from .scaffold import scaffold
from .serve import serve
from .show import show
from .validate import validate

app = typer.Typer(
    name="trueline",
    help="Architecture as code: one typed model, and everything that follows from it.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(init)
app.command()(build)
app.command()(validate)
app.command()(check)
app.command()(show)
app.command()(diff)
app.command()(export)
app.add_typer(scaffold)
app.command()(serve)
app.command()(assets)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"trueline {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Architecture as code: one typed model, and everything that follows from it."""


def main() -> None:
    """Run the command line and end the process."""
    # A short-lived process: a tenth of its time would go into looking for circles of garbage, and find next to none.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a character gets its number instead of a crash.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except KeyboardInterrupt:
        typer.echo("\ninterrupted", err=True)
        sys.exit(130)
