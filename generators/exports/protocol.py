"""The seam between the model and other tools' forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias, runtime_checkable

from trueline.model.diagnostics import Diagnostic, Severity
from trueline.model.workspace import Workspace

EXPORTER_API = 1

Scripts: TypeAlias = Mapping[str, str]
"""The text of scripts of others, by the names of their packages."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of an export: its path below the folder of the export, POSIX, and its bytes."""

    path: str
    content: bytes


@runtime_checkable
class Exporter(Protocol):
    """A maker of files in another tool's form, found under the entry-point group `trueline.exporters`.

    The entry point names a callable without arguments that returns one. `export` is a pure function of its arguments:
    same model, same bytes. Whatever the form cannot hold is told by a diagnostic with a code `export.loss.*`.
    """

    api: int
    name: str

    def export(self, workspace: Workspace, architecture: str, scripts: Scripts) -> Iterable[File | Diagnostic]:
        """Yield the files for one architecture, and what is lost.

        Args:
            workspace: where the architecture stands.
            architecture: its id.
            scripts: the libraries that draw in browsers, if they are there.

        Raises:
            TruelineError: where a program or package that is needed is not there.
        """
        ...


def loss(kind: str, message: str, about: str = "") -> Diagnostic:
    """Return what says that a form cannot hold something.

    Args:
        kind: what is lost: the last part of the code.
        message: a sentence.
        about: reference of the thing.
    """
    return Diagnostic(f"export.loss.{kind}", message, Severity.NOTE, about)
