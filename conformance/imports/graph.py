"""The imports of a code base as data, and as a graph of grimp where circles are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .building import Edges, Unread
from .names import is_inside
from .sources import SourceFile
from .statements import Manner, Statement, statements

if TYPE_CHECKING:
    from grimp import ImportGraph

Pair = tuple[str, str]

# An import that does not stand at the margin, or a name that makes an import special.
_PERHAPS = re.compile(rb"^[ \t]+(?:from|import|lazy)\b|TYPE_CHECKING|import_module|__import__", re.M)


class Graph:
    """Modules, what they import, and on which lines."""

    def __init__(
        self, files: Mapping[str, SourceFile], edges: Edges, roots: Iterable[str] = (), unread: Iterable[Unread] = ()
    ) -> None:
        """Wrap what was read.

        Args:
            files: every module that has a file.
            edges: imports with their lines, external packages by their top-level name.
            roots: names of the packages that were looked at.
            unread: files that could not be read.
        """
        self.files = files
        self.edges = edges
        self.roots = tuple(roots)
        self.unread = tuple(unread)
        self._statements: dict[str, list[Statement]] = {}
        self._special: dict[str, bool] = {}

    @cached_property
    def modules(self) -> frozenset[str]:
        """Every module, namespaces between them included, without external packages."""
        found = set(self.files)
        for module in self.files:
            above = module.rpartition(".")[0]
            while above and above not in found and self.is_internal(above):
                found.add(above)
                above = above.rpartition(".")[0]
        return frozenset(found)

    @cached_property
    def importers(self) -> dict[str, list[str]]:
        """Who imports each module or package, in order."""
        found: dict[str, list[str]] = {}
        for importer, row in self.edges.items():
            for imported in row:
                found.setdefault(imported, []).append(importer)
        return {imported: sorted(importers) for imported, importers in found.items()}

    def is_internal(self, module: str) -> bool:
        """Whether a name belongs to the packages that were looked at."""
        return is_inside(module, self.roots)

    def lines(self, importer: str, imported: str) -> list[int]:
        """Return the lines of an import; none where there is no such import."""
        return self.edges.get(importer, {}).get(imported, [])

    def statements(self, module: str) -> list[Statement]:
        """Return the import statements of a module, exactly as they are written."""
        if module not in self._statements:
            file = self.files.get(module)
            found = (
                statements(Path(file.path).read_bytes(), module, is_package=file.is_package) if file is not None else []
            )
            self._statements[module] = found
        return self._statements[module]

    def without(self, gone: Iterable[Pair]) -> Graph:
        """Return this graph without some imports; the rest is shared."""
        removed = set(gone)
        if not removed:
            return self
        touched = {importer for importer, _ in removed}
        edges = {
            importer: {imported: lines for imported, lines in row.items() if (importer, imported) not in removed}
            if importer in touched
            else row
            for importer, row in self.edges.items()
        }
        return self._with(edges)

    def without_manners(self, exempt: frozenset[Manner]) -> Graph:
        """Return this graph without the imports that are made in one of these manners only."""
        if not exempt:
            return self
        edges = dict(self.edges)
        for importer in edges:
            if self._has_some(importer, exempt):
                left = {imported: self._counting(importer, imported, exempt) for imported in edges[importer]}
                edges[importer] = {imported: lines for imported, lines in left.items() if lines}
        return self._with(edges)

    def _has_some(self, module: str, exempt: frozenset[Manner]) -> bool:
        """Whether a module imports anything in these manners; most are told from a glance at the text."""
        if module not in self._special:
            file = self.files.get(module)
            self._special[module] = file is not None and _PERHAPS.search(Path(file.path).read_bytes()) is not None
        return self._special[module] and any(one.manners & exempt for one in self.statements(module))

    def _counting(self, importer: str, imported: str, exempt: frozenset[Manner]) -> list[int]:
        """Return the lines of an import on which it is made in no exempt manner."""
        meant = [one for one in self.statements(importer) if _means(one, imported)]
        plain = {one.line for one in meant if not one.manners & exempt}
        special = {one.line for one in meant} - plain
        return [line for line in self.lines(importer, imported) if line not in special]

    def with_packages(self, packages: Iterable[str]) -> Graph:
        """Return this graph with parts of external packages (`sqlalchemy.orm`) as things of their own."""
        wanted = [package for package in packages if "." in package and not self.is_internal(package)]
        if not wanted:
            return self
        edges = dict(self.edges)
        for package in wanted:
            for importer in self.importers.get(package.partition(".")[0], ()):
                lines = sorted({one.line for one in self.statements(importer) if _means(one, package)})
                if lines:
                    edges[importer] = {**edges[importer], package: lines}
        return self._with(edges)

    def _with(self, edges: Edges) -> Graph:
        made = Graph(self.files, edges, self.roots, self.unread)
        made._statements, made._special = self._statements, self._special
        return made

    def for_grimp(self) -> ImportGraph:
        """Return the graph as grimp has it, without external packages; in order, so that its answers are the same."""
        import grimp

        made = grimp.ImportGraph()
        for module in sorted(self.modules):
            made.add_module(module)
        for importer, row in sorted(self.edges.items()):
            for imported in sorted(row):
                if imported in self.modules:
                    made.add_import(importer=importer, imported=imported)
        return made


def _means(one: Statement, package: str) -> bool:
    """Whether a statement may import a module or package, or something in it."""
    return any(is_inside(name, (package,)) for name in one.candidates)
