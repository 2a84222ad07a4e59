"""What is measured: a command, where it runs, and what must be true before it starts."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bench.landscape import Landscape


class Drawn(NamedTuple):
    """What a run drew."""

    diagrams: int
    lines: int
    """Of all diagrams together: roughly one a node and one an arrow."""


def nothing() -> None:
    """Prepare nothing."""


@dataclass(frozen=True, slots=True)
class Case:
    """One measured command of one tool on one landscape."""

    tool: str
    name: str
    command: tuple[str, ...]
    folder: Path
    """The working directory."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Variables set on top of the caller's."""
    before: Callable[[], object] = nothing
    """Runs unmeasured before every run, for instance to make it a cold one."""
    drawn: Callable[[Path], Drawn] | None = None
    """Counts what a run drew, given the file of what it printed, so that a tool that fails quietly is caught."""


@dataclass(frozen=True, slots=True)
class Tool:
    """An installed tool that can be measured."""

    name: str
    version: str
    write: Callable[[Landscape, Path], None]
    """Writes a landscape in the tool's own language into a folder, which it empties first."""
    cases: Callable[[Path], list[Case]]
    """Lists what is measured on such a folder."""


def emptied(folder: Path) -> Path:
    """Remove a folder with all that is in it and make it again, empty.

    Args:
        folder: Which one; it need not exist.

    Returns:
        The same folder.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
