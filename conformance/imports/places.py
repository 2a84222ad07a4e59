"""Where modules stand, as a person of the project would type it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from trueline.model.diagnostics import Location

from .sources import SourceFile


class Places:
    """File and line of modules, relative to the project where possible."""

    def __init__(self, root: Path, files: Mapping[str, SourceFile]) -> None:
        """Answer for `files` of the project in `root`."""
        self._root = os.path.realpath(root)
        self._files = files
        self._known: dict[str, str] = {}

    def of(self, module: str, line: int = 0) -> Location | None:
        """Return the place of a module; nothing where it has no file."""
        file = self._files.get(module)
        return Location(self.path(file.path), line) if file is not None else None

    def path(self, path: str) -> str:
        """Return a path as the user would type it; links are followed, so that it is the file one edits."""
        if path not in self._known:
            real = os.path.realpath(path)
            inside = real.startswith(self._root + os.sep)
            self._known[path] = (real[len(self._root) + 1 :] if inside else real).replace(os.sep, "/")
        return self._known[path]
