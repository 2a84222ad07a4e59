"""Putting a file in place so that it is whole at every moment, old or new."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def put(file: Path, content: bytes) -> None:
    """Write a file beside its place and rename it there; what is left of a failure is taken away.

    Raises:
        OSError: where it cannot be written; then the file is as it was.
    """
    temporary = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(file)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise
