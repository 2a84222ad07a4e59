"""Finding the project: the nearest folder, upwards, whose configuration speaks of trueline."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trueline.model.diagnostics import Diagnostic, Location, TruelineError

OWN_FILE = "trueline.toml"
SHARED_FILE = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with a configuration; nothing of it is checked yet.

    Attributes:
        root: the folder, absolute.
        file: name of the configuration file in it.
        prefix: the tables above ours in that file: `("tool", "trueline")` or none.
        table: our table, as TOML gives it.
        text: the whole file, for messages that name a line.
    """

    root: Path
    file: str
    prefix: tuple[str, ...]
    table: dict[str, Any]
    text: str

    @property
    def cache(self) -> Path:
        """The ignored folder for what may be lost at any time."""
        return self.root / ".cache" / "trueline"


def find_project(start: Path) -> Project:
    """Return the project that `start` belongs to.

    Args:
        start: an existing folder; the search goes upwards from it.

    Raises:
        TruelineError: where there is none, where one folder configures trueline twice, or where a file cannot be read.
    """
    start = start.resolve()
    if not start.is_dir():
        raise TruelineError(Diagnostic("workspace.project.missing", f"there is no folder '{start}'"))
    for folder in (start, *start.parents):
        found = _configured(folder)
        if found:
            return found
    raise TruelineError(
        Diagnostic(
            "workspace.project.missing",
            f"neither '{start}' nor a folder above it configures trueline",
            remedy=f"Add a table [tool.trueline] to {SHARED_FILE}, or write {OWN_FILE}.",
        )
    )


def _configured(folder: Path) -> Project | None:
    own, shared = folder / OWN_FILE, folder / SHARED_FILE
    found = None
    if shared.is_file():
        text = _read(shared)
        table = _parse(text, shared).get("tool", {}).get("trueline")
        if table is not None:
            found = Project(folder, SHARED_FILE, ("tool", "trueline"), table, text)
    if not own.is_file():
        return found
    if found:
        raise TruelineError(
            Diagnostic(
                "workspace.configuration.twice",
                f"both {OWN_FILE} and [tool.trueline] of {SHARED_FILE} configure '{folder}'",
                location=Location(OWN_FILE),
                remedy="Keep one of them.",
            )
        )
    text = _read(own)
    return Project(folder, OWN_FILE, (), _parse(text, own), text)


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
    except UnicodeDecodeError as error:
        problem = f"is not UTF-8 text (byte {error.start})"
    raise TruelineError(
        Diagnostic("workspace.configuration.unreadable", f"{file.name} {problem}", location=Location(file.name))
    )


def _parse(text: str, file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
    place = re.search(r"\s*\(at (?:line (\d+), column \d+|end of document)\)", said)
    line = int(place[1]) if place and place[1] else text.rstrip("\n").count("\n") + 1
    message = said[: place.start()] if place else said
    raise TruelineError(
        Diagnostic(
            "workspace.configuration.syntax",
            f"{file.name} is not valid TOML: {message[:1].lower()}{message[1:]}",
            location=Location(file.name, line),
        )
    )
