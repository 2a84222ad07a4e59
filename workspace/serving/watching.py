"""What changes on the disk, gathered until it is quiet for a moment."""

from __future__ import annotations

import os
import queue
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_QUIET = 0.06  # seconds without a change after which a change is whole
_IGNORED = {"__pycache__", "node_modules", "venv", "build", "dist", "site-packages"}
_KINDS = {"created", "modified", "deleted", "moved"}


class Watch(FileSystemEventHandler):
    """Watches a folder and everything below, but for what starts with a dot, environments and what was built."""

    def __init__(self, root: Path) -> None:
        """Begin to watch."""
        self._root = root.resolve()
        self._changes: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._observer = Observer()
        self._observer.schedule(self, str(self._root), recursive=False)
        for entry in sorted(self._root.iterdir()):
            if entry.is_dir() and not self._is_ignored(entry.name):
                self._observer.schedule(self, str(entry), recursive=True)
        self._observer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._observer.stop()
        self._observer.join()

    def wait(self, patience: float | None = None) -> set[str]:
        """Return the paths that changed, relative to the root; none where nothing does for `patience` seconds."""
        found: set[str] = set()
        try:
            found.add(self._changes.get(timeout=patience))
            while True:
                found.add(self._changes.get(timeout=_QUIET))
        except queue.Empty:
            return found

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change."""
        if event.is_directory or event.event_type not in _KINDS:
            return
        for path in map(str, filter(None, (event.src_path, event.dest_path))):
            relative = os.path.relpath(path, self._root).replace(os.sep, "/")
            parts = relative.split("/")
            if not any(map(self._is_ignored, parts)) and not parts[-1].endswith((".tmp", "~", ".swp", ".pyc")):
                self._changes.put(relative)

    def _is_ignored(self, name: str) -> bool:
        return name.startswith(".") or name in _IGNORED
