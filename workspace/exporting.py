"""Writing an export: all of its files, none over what is there and differs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from trueline.model.diagnostics import Diagnostic, TruelineError

from .files import put


def write(folder: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    """Write files below a folder, each whole or not at all.

    Args:
        folder: where; it is made if it is not there.
        files: contents by path, POSIX.
        force: overwrite what is there.

    Raises:
        TruelineError: where a file is there and differs, or cannot be written; then nothing was changed.
    """
    there = [path for path, content in files.items() if (folder / path).exists() and not _is(folder / path, content)]
    if there and not force:
        message = f"{len(there)} files in '{folder}' are there and differ, '{there[0]}' first"
        raise TruelineError(Diagnostic("export.exists", message, remedy="Name another --out, or say --force."))
    try:
        for path, content in files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            put(target, content)
    except OSError as error:
        message = f"'{error.filename}' cannot be written: {error.strerror}"
        raise TruelineError(Diagnostic("export.unwritable", message)) from None


def _is(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content
