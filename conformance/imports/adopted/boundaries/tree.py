"""The folders of a project of Tach: where packages are, which are left out, and which distribution they belong to."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from . import globs

_DISTRIBUTION = "pyproject.toml"


class Tree:
    """What lies below the source roots of a project."""

    def __init__(self, root: Path, source_roots: Sequence[str], exclude: Sequence[str] = ()) -> None:
        """Look into a project.

        Args:
            root: folder of the project.
            source_roots: folders that packages lie in, relative to it; patterns too.
            exclude: patterns of paths that are left out, relative to it.
        """
        self._root = root
        self._out = [globs.paths(each) for each in exclude]
        self.paths = tuple(dict.fromkeys(path for each in source_roots for path in self._expanded(each)))
        self._packages: dict[str, str] = {}

    def _expanded(self, source_root: str) -> Iterator[str]:
        if globs.is_glob(source_root):
            known = globs.folders(source_root)
            yield from (
                path
                for path, folders, _ in self._walk("")
                for path in sorted(_below(path, folders))
                if known.fullmatch(path)
            )
        elif (self._root / source_root).is_dir():
            yield Path(source_root).as_posix()

    @property
    def folders(self) -> tuple[Path, ...]:
        """The source roots, absolute."""
        return tuple(self._root / path for path in self.paths)

    @cached_property
    def top(self) -> tuple[str, ...]:
        """Packages and modules directly in the source roots, in order."""
        found: set[str] = set()
        for path, folders, files in (next(self._walk(each), (each, [], [])) for each in self.paths):
            names = [name.removesuffix(".py") for name in files if name.endswith(".py") and name != "__init__.py"]
            found.update(name for name in names if name.isidentifier())
            found.update(name for name in folders if self._holds_python(_join(path, name)))
        return tuple(sorted(found))

    def _holds_python(self, path: str) -> bool:
        return any(name.endswith(".py") for _, _, files in self._walk(path) for name in files)

    def excluded(self, tops: Sequence[str]) -> Iterator[str]:
        """Yield what is left out of some packages, relative to the source roots; nothing in it is a pattern."""
        yield from (glob.escape(path) for path in self._excluded(tops))

    def left_out(self, tops: Sequence[str]) -> Iterator[str]:
        """Yield the modules of some packages whose own files are left out, not only folders around them."""
        for path in self._excluded(tops):
            if path.endswith(".py"):
                yield path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def _excluded(self, tops: Sequence[str]) -> Iterator[str]:
        for base in self.paths if self._out else ():
            for top in tops:
                for path, folders, files in os.walk(self._root / base / top):
                    here = Path(path).relative_to(self._root).as_posix()
                    out = [name for name in (*folders, *files) if self._is_out(_join(here, name))]
                    folders[:] = [name for name in folders if name not in out]
                    inside = Path(path).relative_to(self._root / base).as_posix()
                    yield from (_join(inside, name) for name in sorted(out))

    def files(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield the files of a name below the source roots, relative to the project, with the package they lie in."""
        for base in self.paths:
            for path, _, files in self._walk(base):
                if name in files and path != base:
                    yield _join(path, name), Path(path).relative_to(base).as_posix().replace("/", ".")

    def package(self, module: str) -> str:
        """Return the folder of the distribution that a module belongs to, relative to the project."""
        if module not in self._packages:
            path = module.replace(".", "/")
            homes = (
                base for base in self.paths
                if (self._root / base / path).is_dir() or (self._root / base / f"{path}.py").is_file()
            )  # fmt: skip
            self._packages[module] = self._distribution(next(homes, ""))
        return self._packages[module]

    def _distribution(self, base: str) -> str:
        for folder in (Path(base), *Path(base).parents):
            if (self._root / folder / _DISTRIBUTION).is_file():
                return folder.as_posix()
        return "."

    def _walk(self, base: str) -> Iterator[tuple[str, list[str], list[str]]]:
        """Yield each folder below `base` that could be a package or hold some, its folders and its files."""
        for path, folders, files in os.walk(self._root / base):
            here = Path(path).relative_to(self._root).as_posix()
            folders[:] = [name for name in sorted(folders) if name[0] != "." and not self._is_out(_join(here, name))]
            yield here, folders, [name for name in sorted(files) if not self._is_out(_join(here, name))]

    def _is_out(self, path: str) -> bool:
        return any(known.fullmatch(path) for known in self._out)


def _join(folder: str, name: str) -> str:
    return name if folder in ("", ".") else f"{folder}/{name}"


def _below(folder: str, names: Sequence[str]) -> Iterator[str]:
    yield from (_join(folder, name) for name in names)
