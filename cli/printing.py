"""What the commands print: messages for people to standard error, JSON for machines to standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import typer

from trueline.model.diagnostics import Diagnostic, Severity, TruelineError

_COLOURS = {Severity.ERROR: typer.colors.RED, Severity.WARNING: typer.colors.YELLOW}
_SIGNS = {"+": typer.colors.GREEN, "-": typer.colors.RED, "@": typer.colors.CYAN}


def say(text: str = "") -> None:
    """Print a message for people."""
    typer.echo(text, err=True)


def say_diagnostics(found: Iterable[Diagnostic]) -> None:
    """Print diagnostics, each with its remedy on a line of its own."""
    for one in found:
        place = f"{one.location}: " if one.location else ""
        weight = typer.style(one.severity.value, fg=_COLOURS.get(one.severity), bold=True)
        say(f"{place}{weight}: {one.message} [{one.code}]")
        if one.remedy:
            say(f"    {one.remedy}")


def coloured(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a diff with the usual colours; a stream that is no terminal gets none."""
    for line in lines:
        colour = None if line.startswith(("+++", "---")) else _SIGNS.get(line[:1])
        yield typer.style(line, fg=colour) if colour else line


def print_json(data: Any) -> None:
    """Print `data` for a machine; pure ASCII, so that no console can spoil it."""
    sys.stdout.write(json.dumps(data, indent=2) + "\n")


@contextmanager
def mistakes(as_json: bool) -> Iterator[None]:
    """End with status 2 and the messages, without a traceback, where the user is to mend something."""
    try:
        yield
    except TruelineError as error:
        from trueline.workspace.freshness import plain

        say_diagnostics(error.diagnostics)
        if as_json:
            print_json({"status": "error", "diagnostics": [plain(one) for one in error.diagnostics]})
        raise typer.Exit(2) from None
