"""Every import of every file, read by grimp: in Rust, without running anything, whatever the syntax is as new as.

Left to itself, grimp looks for packages along `sys.path`, leaves files out whose folder has no `__init__.py`, and gives
up at the first file that does not parse. So it is told here which files there are, and asked again without those that
do not parse.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .names import is_inside
from .sources import SourceFile, Sources

if TYPE_CHECKING:
    from grimp.application.ports.modulefinder import FoundPackage, ModuleFile

_CHUNK = 64
_PORTION = 2000

Edges = dict[str, dict[str, list[int]]]
"""For each importing module the imported ones, with the lines (1-based, ascending)."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that cannot be read as Python.

    Attributes:
        module: name it would have.
        line: 1-based; 0 where that is not known.
        problem: what is wrong, in a few words.
    """

    module: str
    line: int
    problem: str


@dataclass(slots=True)
class Scan:
    """What the files import.

    Attributes:
        edges: every import between modules and, if wanted, to the top-level package of those outside.
        unread: files that could not be read; they import nothing here.
    """

    edges: Edges = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)


def scan(sources: Sources, others: Collection[str] = (), *, externals: bool = True) -> Scan:
    """Return the imports of the files of `sources`.

    Args:
        sources: all files there are.
        others: modules that somebody else reads.
        externals: whether imports of what lies outside are wanted.
    """
    reader = _Reader(sources, externals)
    everything = sorted(sources.files.keys() - set(others))
    edges, problem = reader.attempt(everything)
    if problem is None:
        return Scan(edges)
    unread = list(_unread(reader, sources, everything))
    if not unread:
        raise problem
    without = {one.module for one in unread}
    return Scan(reader.read([module for module in everything if module not in without]), unread)


def _unread(reader: _Reader, sources: Sources, modules: Sequence[str]) -> Iterator[Unread]:
    """Yield the modules that cannot be read, by reading fewer and fewer of them at a time."""
    for start in range(0, len(modules), _CHUNK):
        chunk = modules[start : start + _CHUNK]
        if reader.attempt(chunk)[1] is not None:
            for module in chunk:
                _, error = reader.attempt([module])
                if error is not None:
                    yield Unread(module, *_told(error, sources.files[module]))


def _told(error: BaseException, file: SourceFile) -> tuple[int, str]:
    """Return the line and the words of an error; where Python itself can say it better, its own."""
    line = int(getattr(error, "lineno", None) or 0)
    try:
        with open(file.path, "rb") as handle:  # noqa: PTH123 - a plain string
            compile(handle.read(), file.path, "exec", dont_inherit=True)
    except SyntaxError as said:
        return line or said.lineno or 0, said.msg
    except (ValueError, OSError) as said:
        return line, str(said)
    return line, str(getattr(error, "text", "") or error).strip()


class _Reader:
    """Files as grimp knows them."""

    def __init__(self, sources: Sources, externals: bool) -> None:
        from grimp.application.ports.modulefinder import FoundPackage, ModuleFile
        from grimp.domain.valueobjects import Module

        self._externals = externals
        self._files: dict[str, ModuleFile] = {name: ModuleFile(Module(name), 0.0) for name in sources.files}
        self._packages: set[FoundPackage] = {
            FoundPackage(root, folder, frozenset(self._files[module] for module in modules))
            for root, folder, modules in _by_folder(sources)
        }

    def read(self, modules: Sequence[str]) -> Edges:
        """Return what some modules import, of all that there are."""
        from grimp.application.scanning import scan_imports

        edges: Edges = {}
        for some in _portions(modules):
            found = scan_imports(
                [self._files[module] for module in some],
                found_packages=self._packages,
                include_external_packages=self._externals,
                exclude_type_checking_imports=False,
            )
            for module in some:
                row: dict[str, list[int]] = {}
                for one in found.pop(self._files[module]):
                    row.setdefault(one.imported.name, []).append(one.line_number)
                if row:
                    edges[module] = {imported: sorted(row[imported]) for imported in sorted(row)}
        return edges

    def attempt(self, modules: Sequence[str]) -> tuple[Edges, BaseException | None]:
        """Return what some modules import, or what is wrong with one of them."""
        try:
            return self.read(modules), None
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # whatever grimp makes of a file that is no Python, panics of Rust among it
            return {}, error


def _portions(modules: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield modules in few portions: what grimp says of one takes much more memory than what is kept of it."""
    for start in range(0, len(modules), _PORTION):
        yield modules[start : start + _PORTION]


def _by_folder(sources: Sources) -> Iterator[tuple[str, str, list[str]]]:
    """Yield the folders of each root with the modules in them; the parts of a namespace have folders of their own."""
    for root, folders in sources.folders.items():
        inside = [module for module in sources.files if is_inside(module, (root,))]
        if len(folders) == 1:
            yield root, folders[0], inside
            continue
        for folder in folders:
            yield root, folder, [module for module in inside if sources.files[module].path.startswith(folder)]
