"""Where an artefact may be written: inside the project, once, and the same file on every file system."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import Artefact, Ownership

from .manifest import Key

_FORBIDDEN = frozenset('\\:*?"<>|\0')
_RESERVED_FOLDERS = frozenset({".git", ".cache", ".hg", ".svn"})


class Destinations:
    """Takes the paths of artefacts one after the other, and reports each that cannot be written there."""

    def __init__(self, root: Path, manifest: str) -> None:
        """Guard the folder `root`; `manifest` and its base texts belong to the workspace itself."""
        self._root = os.path.realpath(root)
        self._own = (manifest, f"{manifest.rpartition('/')[0]}/base/".lstrip("/"))
        self._keys: set[Key] = set()
        self._kinds: dict[str, bool] = {}
        self._spelled: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def problem(self, artefact: Artefact) -> Diagnostic | None:
        """Return what forbids writing `artefact`, having seen all earlier ones."""
        path = artefact.path
        said = self._malformed(path) or self._taken(artefact)
        if said is None:
            folder = path.rpartition("/")[0]
            if folder not in self._folders:
                self._folders[folder] = self._unsafe_folder(folder)
            said = self._folders[folder] or self._unsafe_file(path)
        if not said:
            return None
        return Diagnostic("workspace.path", f"cannot write '{path}': {said}", about=", ".join(artefact.about[:3]))

    def collisions(self) -> Iterator[Diagnostic]:
        """Yield each path that is wanted both as a file and as a folder."""
        for folder in sorted(set(map(_folded, self._folders)) & set(self._spelled)):
            spelled = self._spelled[folder]
            yield Diagnostic("workspace.path", f"cannot write '{spelled}': other files want it as their folder")

    def _malformed(self, path: str) -> str | None:
        parts = path.split("/")
        if not path or path.startswith("/") or ".." in parts:
            return "the path leads out of the project"
        if "" in parts or "." in parts:
            return "the path has an empty part"
        if not _FORBIDDEN.isdisjoint(path) or any(part[-1] in " ." for part in parts):
            return "the path has a character that not every file system allows"
        if any(ord(character) < 32 or 0xD800 <= ord(character) < 0xE000 for character in path):
            return "the path holds a control character"
        if any(len(part.encode()) > 255 for part in parts):
            return "a name in it is longer than 255 bytes"
        if parts[0].casefold() in _RESERVED_FOLDERS or path == self._own[0] or path.startswith(self._own[1]):
            return "that place belongs to trueline itself or to version control"
        return None

    def _taken(self, artefact: Artefact) -> str | None:
        path, key = artefact.path, Key(artefact.path, artefact.region)
        if key in self._keys:
            return f"two artefacts fill its region '{key.region}'" if key.region else "two artefacts have this path"
        self._keys.add(key)
        is_region = artefact.ownership is Ownership.REGION
        if self._kinds.setdefault(path, is_region) != is_region:
            return "one artefact wants the whole file, another a region of it"
        other = self._spelled.setdefault(_folded(path), path)
        if other != path:
            return f"'{other}' differs from it only in case; on some file systems they are one file"
        return None

    def _unsafe_folder(self, folder: str) -> str:
        place = self._root
        for part in folder.split("/") if folder else ():
            place = os.path.join(place, part)  # noqa: PTH118 - plain strings, many thousand times
            if not os.path.lexists(place):
                break
            if not os.path.isdir(place):  # noqa: PTH112 - as above
                return f"'{os.path.relpath(place, self._root)}' is a file, where a folder is needed"
            real = os.path.realpath(place)
            if os.path.commonpath((real, self._root)) != self._root:
                return f"'{os.path.relpath(place, self._root)}' is a link that leads out of the project"
        for length in range(1, folder.count("/") + 1):
            self._folders.setdefault("/".join(folder.split("/")[:length]), "")
        return ""

    def _unsafe_file(self, path: str) -> str:
        place = f"{self._root}/{path}"
        if os.path.islink(place):  # noqa: PTH114 - plain strings, many thousand times
            return "it is a symbolic link; name the file that it leads to"
        if os.path.isdir(place):  # noqa: PTH112 - as above
            return "a folder has this name"
        return ""


def _folded(path: str) -> str:
    return (
        path.casefold()
        if path.isascii()
        else unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
    )
