"""Rules that were written for another tool, held as they are: import-linter's and Tach's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from trueline.model.diagnostics import Diagnostic, Location, Severity

from . import importlinter, tach
from .adoption import Adopted, Stated

__all__ = ["Adopted", "Stated", "adopt"]


def adopt(root: Path) -> Adopted | None:
    """Return what the file of another tool in `root` asks for; nothing where there is none.

    import-linter's file comes first: `setup.cfg`, `.importlinter`, pyproject.toml; then Tach's: `tach.toml`,
    pyproject.toml. Of several, one is held, and a note tells of the other.

    Args:
        root: folder of the project, absolute.

    Raises:
        TruelineError: where the file cannot be parsed, with the line.
    """
    adopted = importlinter.adopt(root)
    if adopted is None:
        return tach.adopt(root)
    other = tach.file(root)
    return replace(adopted, notes=(*adopted.notes, _passed_over(other, adopted.file))) if other else adopted


def _passed_over(file: str, held: str) -> Diagnostic:
    return Diagnostic(
        "imports.adopted.note", f"the rules of Tach in {file} are not held: those of import-linter in {held} are",
        Severity.WARNING, location=Location(file),
    )  # fmt: skip
