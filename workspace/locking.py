"""One build at a time: a second one in the same project waits for the first."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trueline.model.diagnostics import Diagnostic


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold the lock `file` (made where absent) inside; the system frees it even if the process is killed.

    Raises:
        OSError: where the file cannot be made.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+b") as handle:
        if sys.platform == "win32":
            import msvcrt

            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def cannot_lock(root: Path, cache: Path, error: OSError) -> Diagnostic:
    """Return what to say where the lock, or what stands beside it in `cache`, cannot be made."""
    folder = cache.relative_to(root).as_posix()
    return Diagnostic("workspace.unwritable", f"cannot write in '{folder}': {error.strerror}. Nothing was changed.")
