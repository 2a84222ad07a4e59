"""What a build has read: every file opened and every folder listed, seen through Python's audit events (PEP 578)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import source_from_cache
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR


class Recorder:
    """Collects the paths that this process reads while it is switched on.

    An audit hook can never be removed, so there is one a process, and it does nothing while switched off.

    Attributes:
        files: paths opened for reading, also in vain: a file that appears later changes the outcome too.
        folders: paths listed, with the names that were in them at the first time.
    """

    def __init__(self) -> None:
        """Begin switched off, with nothing recorded."""
        self.files: set[str] = set()
        self.folders: dict[str, frozenset[str]] = {}
        self._on = False

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Record what is read inside."""
        _install()
        self._on, before = True, self._on
        _ACTIVE.append(self)
        try:
            yield
        finally:
            _ACTIVE.remove(self)
            self._on = before

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Record nothing inside: reading what was generated earlier is no input."""
        self._on, before = False, self._on
        try:
            yield
        finally:
            self._on = before

    def heard(self, event: str, args: tuple[Any, ...]) -> None:
        """Take one audit event."""
        if not self._on:
            return
        if event == "open":
            path, _mode, flags = args
            if isinstance(path, str | bytes) and not (isinstance(flags, int) and flags & _WRITING):
                self.files.add(os.path.abspath(os.fsdecode(path)))  # noqa: PTH100 - no links resolved, and hot
        elif event in ("os.listdir", "os.scandir"):
            path = args[0]
            if path is None or isinstance(path, str | bytes):
                self._list(os.path.abspath(os.fsdecode(path or ".")))  # noqa: PTH100 - as above

    def _list(self, folder: str) -> None:
        if folder not in self.folders:
            with self.paused():  # listing is itself an event
                self.folders[folder] = names_in(folder)

    def inputs(self) -> set[str]:
        """Return the files read, with the sources of compiled modules and of every module that is loaded now.

        The standard library is left out: the version of Python stands for it.
        """
        found = {_source(file) for file in self.files} | set(_loaded_modules())
        library = os.path.dirname(os.__file__) + os.sep  # noqa: PTH120 - compared with plain strings
        installed = tuple(library + name for name in ("site-packages", "dist-packages"))
        return {file for file in found if not file.startswith(library) or file.startswith(installed)}


def names_in(folder: str) -> frozenset[str]:
    """Return the names in a folder, none where it does not exist; caches do not count."""
    try:
        return frozenset(os.listdir(folder)) - {"__pycache__", ".cache"}  # noqa: PTH208 - names are all that is wanted
    except OSError:
        return frozenset()


_ACTIVE: list[Recorder] = []
_installed = False


def _install() -> None:
    global _installed
    if not _installed:
        sys.addaudithook(_hook)
        _installed = True


def _hook(event: str, args: tuple[Any, ...]) -> None:
    if _ACTIVE and (event == "open" or event.startswith("os.")):
        for recorder in _ACTIVE:
            recorder.heard(event, args)


def _loaded_modules() -> Iterator[str]:
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None)
        if isinstance(file, str):
            yield file


def _source(file: str) -> str:
    if file.endswith(".pyc") and "__pycache__" in file:
        return source_from_cache(file)
    return file
