"""Every Python file below the packages that rules speak of; none is passed over in silence."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from importlib.machinery import PathFinder
from pathlib import Path

from trueline.model.diagnostics import Diagnostic, TruelineError, did_you_mean

_INIT = "__init__.py"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that is a module.

    Attributes:
        module: absolute name of the module.
        path: absolute path.
    """

    module: str
    path: str

    @property
    def is_package(self) -> bool:
        """Whether it is the `__init__.py` of a package."""
        return self.path.endswith(_INIT)


@dataclass(frozen=True, slots=True)
class Aside:
    """A file, or a folder of files, that Python cannot import or that nobody wants to be looked at.

    Attributes:
        path: absolute path.
        reason: `no-init` (a folder inside a package, without an `__init__.py`), `unnamed` (a name that Python could not
            import), `shadowed` (by a package of the same name) or `excluded`.
        files: how many Python files it stands for.
        is_read: whether they are looked at all the same.
    """

    path: str
    reason: str
    files: int
    is_read: bool = False


@dataclass(slots=True)
class Sources:
    """What was found.

    Attributes:
        files: every module, by name.
        hiding: packages that hide a module of the same name.
        folders: folders of each root package.
        aside: what stands aside.
    """

    files: dict[str, SourceFile] = field(default_factory=dict)
    hiding: set[str] = field(default_factory=set)
    folders: dict[str, list[str]] = field(default_factory=dict)
    aside: list[Aside] = field(default_factory=list)


def find(roots: Iterable[str], paths: Sequence[Path], exclude: Sequence[str] = ()) -> Sources:
    """Return every Python file below `roots`.

    Args:
        roots: names of packages or modules at the top, dots included where a namespace is shared with others.
        paths: folders in which they are looked for, absolute; what none of them holds is looked for where Python
            would find it, without importing anything.
        exclude: patterns of paths below `paths` (`*`, `?`, `[...]`) that are left out.

    Raises:
        TruelineError: for each root that is nowhere.
    """
    found = Sources()
    missing: list[str] = []
    walker = _Walker(found, tuple(map(str, paths)), tuple(exclude))
    named = dict.fromkeys(roots)
    for root in (each for each in named if not any(each.startswith(f"{other}.") for other in named)):
        places = _places(root, paths)
        if not places:
            missing.append(root)
        for place in places:
            walker.root(root, place)
    if missing:
        raise TruelineError(_missing(root, paths) for root in missing)
    return found


def _places(root: str, paths: Sequence[Path]) -> list[Path]:
    """Return the folders, or the file, of a root package; the parts of a namespace may lie apart."""
    parts = root.split(".")
    for path in paths:
        base = path.joinpath(*parts)
        if (base / _INIT).is_file():
            return [base]
        if base.with_name(f"{base.name}.py").is_file():
            return [base.with_name(f"{base.name}.py")]
    spaces = [base for path in paths if (base := path.joinpath(*parts)).is_dir() and _holds_python(base)]
    return spaces or _installed(parts)


def _installed(parts: Sequence[str]) -> list[Path]:
    import sys

    inside: list[str] | None = None
    name = ""
    for part in parts:
        name = f"{name}.{part}" if name else part
        finders = (
            [finder for finder in sys.meta_path if hasattr(finder, "find_spec")] if inside is None else [PathFinder]
        )
        spec = next((spec for finder in finders if (spec := finder.find_spec(name, inside)) is not None), None)
        if spec is None or spec.origin in ("built-in", "frozen"):
            return []
        if spec.submodule_search_locations is None:
            return [Path(spec.origin)] if spec.origin and name.count(".") + 1 == len(parts) else []
        inside = list(spec.submodule_search_locations)
    return [Path(each) for each in inside or ()]


def _holds_python(folder: Path) -> bool:
    return any(name.endswith(".py") for _, _, names in os.walk(folder) for name in names)


def _missing(root: str, paths: Sequence[Path]) -> Diagnostic:
    names = {entry.name.removesuffix(".py") for path in paths if path.is_dir() for entry in path.iterdir()}
    where = ", ".join(f"'{path}'" for path in paths)
    return Diagnostic(
        "imports.package.missing",
        f"there is no package '{root}' in {where}",
        remedy=did_you_mean(root, names) or "Name its folder in paths= of the table checks.imports.",
    )


class _Walker:
    """Walks through folders, links included, each once for a root."""

    def __init__(self, found: Sources, bases: tuple[str, ...], exclude: tuple[str, ...]) -> None:
        self._found = found
        self._bases = bases
        self._exclude = exclude

    def root(self, name: str, place: Path) -> None:
        if place.is_file():
            self._found.folders.setdefault(name, []).append(str(place.with_suffix("")))
            self._add(name, str(place))
            return
        self._found.folders.setdefault(name, []).append(str(place))
        self._folder(name, str(place), inside=False, seen=frozenset([os.path.realpath(place)]))

    def _folder(self, package: str, folder: str, *, inside: bool, seen: frozenset[str]) -> None:
        """Walk through a folder; `seen` holds where the links led that were followed to get here."""
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
        files = [entry.name for entry in listed if entry.name.endswith(".py") and _is(entry.is_file)]
        folders = [entry for entry in listed if entry.name != "__pycache__" and _is(entry.is_dir)]
        names = [entry.name for entry in folders]
        regular = _INIT in files
        added = [name for name in files if self._file(package, folder, name, names)]
        if inside and not regular and added:
            self._found.aside.append(Aside(folder, "no-init", len(added), is_read=True))
        for entry in folders:
            path = f"{folder}{os.sep}{entry.name}"
            if self._excluded(path):
                self._beside(path, "excluded")
            elif not entry.name.isidentifier():
                self._beside(path, "unnamed")
            elif f"{entry.name}.py" in files and not _is_regular(path):
                self._beside(path, "shadowed")
            elif not entry.is_symlink():
                self._folder(f"{package}.{entry.name}", path, inside=inside or regular, seen=seen)
            elif (real := os.path.realpath(path)) not in seen:
                self._folder(f"{package}.{entry.name}", path, inside=inside or regular, seen=seen | {real})

    def _file(self, package: str, folder: str, name: str, folders: Sequence[str]) -> bool:
        path = f"{folder}{os.sep}{name}"
        stem = name[:-3]
        if self._excluded(path):
            self._aside(path, "excluded", 1)
        elif name == _INIT:
            return self._add(package, path)
        elif "." in stem:  # as in `0001.initial.py`; `0001_initial.py` can be imported, by a call
            self._aside(path, "unnamed", 1)
        elif stem in folders and _is_regular(f"{folder}{os.sep}{stem}"):
            self._aside(path, "shadowed", 1)
            self._found.hiding.add(f"{package}.{stem}")
        else:
            return self._add(f"{package}.{stem}", path)
        return False

    def _beside(self, folder: str, reason: str) -> None:
        count = _count(folder)
        if count:
            self._aside(folder, reason, count)

    def _aside(self, path: str, reason: str, count: int) -> None:
        self._found.aside.append(Aside(path, reason, count))

    def _add(self, module: str, path: str) -> bool:
        """Add a file; of a module that lies in two places, Python takes the first."""
        if module in self._found.files:
            self._aside(path, "shadowed", 1)
            return False
        self._found.files[module] = SourceFile(module, path)
        return True

    def _excluded(self, path: str) -> bool:
        return bool(self._exclude) and any(
            fnmatchcase(relative, pattern) for relative in self._relative(path) for pattern in self._exclude
        )

    def _relative(self, path: str) -> Iterator[str]:
        for base in self._bases:
            if path.startswith(base + os.sep):
                relative = path[len(base) + 1 :].replace(os.sep, "/")
                yield relative
                yield f"{relative}/"


def _is_regular(folder: str) -> bool:
    return os.path.isfile(f"{folder}{os.sep}{_INIT}")  # noqa: PTH113 - plain strings


def _is(kind: Callable[[], bool]) -> bool:
    """Return what the system says; a link to itself is nothing."""
    try:
        return kind()
    except OSError:
        return False


def _count(folder: str) -> int:
    return sum(name.endswith(".py") for _, _, names in os.walk(folder) for name in names)
