"""What is wrong, where, and what to do about it: one shape for every message of the product."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic weighs; `OFF` silences its code in a workspace."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file that a person wrote.

    Attributes:
        file: path as the user would type it (relative to the project where possible), POSIX separators.
        line: 1-based line; 0 where only the file is known.
    """

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    Attributes:
        code: stable dotted code, such as `model.reference.unknown`.
        message: one sentence that names what the user wrote and, where there is one, the nearest valid name.
        severity: its weight; a workspace may change it per code.
        about: reference of the thing it is about (`architecture/kind:path`), or empty.
        location: where the thing stands, if known.
        remedy: what to write or run instead, or empty.
    """

    code: str
    message: str
    severity: Severity = Severity.ERROR
    about: str = ""
    location: Location | None = None
    remedy: str = ""

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{place}{self.severity}: {self.message}{remedy} [{self.code}]"


class TruelineError(Exception):
    """A user's mistake (exit status 2): carries every diagnostic that was found, never only the first."""

    def __init__(self, diagnostics: Iterable[Diagnostic] | Diagnostic) -> None:
        """Keep `diagnostics` in the order in which they were found."""
        self.diagnostics = (diagnostics,) if isinstance(diagnostics, Diagnostic) else tuple(diagnostics)
        super().__init__("\n".join(map(str, self.diagnostics)))


def nearest(name: str, valid: Iterable[str]) -> str:
    """Return the one of `valid` that reads most like `name`, or an empty string where none comes near."""
    names = sorted(set(valid))
    found = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    if not found:
        tails = {item.rpartition(".")[2].rpartition(":")[2]: item for item in reversed(names)}
        found = [
            tails[tail] for tail in difflib.get_close_matches(name.rpartition(".")[2].rpartition(":")[2], tails, n=1)
        ]
    return found[0] if found else ""


def did_you_mean(name: str, valid: Iterable[str]) -> str:
    """Return ` Did you mean 'x'?` for the nearest of `valid`, or an empty string."""
    near = nearest(name, valid)
    return f"Did you mean '{near}'?" if near else ""
