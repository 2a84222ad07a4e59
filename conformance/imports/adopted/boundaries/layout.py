"""Which modules a project of Tach has, and what it says of an import from one to another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from networkx import DiGraph, strongly_connected_components

from trueline.model.diagnostics import Diagnostic, Severity, did_you_mean

from ...names import is_inside
from ...rules import Part
from ...statements import Manner
from ..documents import Block
from ..modules import Modules
from ..options import Said
from . import globs
from .entries import ROOT, Entry, Exposed
from .ignoring import Ignoring

Verdict = Literal["fine", "layer", "closed", "forbidden", "undeclared"]


@dataclass(frozen=True, slots=True)
class Level:
    """A layer; nothing above a closed one may use what is below it."""

    name: str
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What the files of a project say.

    Attributes:
        block: the file.
        entries: descriptions of modules, in order.
        interfaces: what modules let others import.
        levels: layers, from the top down.
        explicit: what is in a lower layer must be declared too.
        exact: what is declared must be imported.
        acyclic: what is declared goes in no circle.
        root_counts: code outside of all modules is a module of its own.
        exempt: imports made in these manners only count for nothing.
        ignoring: comments that excuse imports.
        package: the distribution that a module belongs to; imports between two are not looked at.
    """

    block: Block
    entries: tuple[Entry, ...]
    interfaces: tuple[Exposed, ...] = ()
    levels: tuple[Level, ...] = ()
    explicit: bool = False
    exact: bool = False
    acyclic: bool = False
    root_counts: bool = False
    exempt: frozenset[Manner] = frozenset()
    ignoring: Ignoring = field(default_factory=Ignoring)
    package: Callable[[str], str] = field(default=lambda _module: "", compare=False)


class Layout:
    """The modules of a project as they are in a code base; each belongs to the most precise name."""

    def __init__(self, project: Project, modules: Modules) -> None:
        """Find out which of `modules` the project describes."""
        self.project = project
        self.modules = modules
        self.told: list[Diagnostic] = []
        self.entries: dict[str, Entry] = {}
        self.literal: set[str] = set()
        self._ranks = {level.name: number for number, level in enumerate(project.levels)}
        origins: dict[str, str] = {}
        for entry in project.entries:
            for said in entry.paths:
                for module in self._resolve(said):
                    self._add(module, entry, said, origins)
        if project.root_counts:
            self.entries.setdefault(ROOT, Entry((Said(ROOT, project.block.location),), project.block))
        self.parts = {path: self._part(path) for path in self.entries if path != ROOT}
        if ROOT in self.entries and (root := self._part(ROOT)).modules:
            self.parts[ROOT] = root
        self.told += self._invisible()
        self.told += self._circles() if project.acyclic else ()

    def _resolve(self, said: Said) -> tuple[str, ...]:
        if said.text == ROOT:
            return (ROOT,) if self.project.root_counts else ()
        if globs.is_glob(said.text):
            known = globs.modules(said.text)
            found = tuple(name for name in self.modules.ordered if known.fullmatch(name))
        else:
            found = (said.text,) if said.text in self.modules else ()
        if not found:
            self.told.append(self._missing(said))
        return found

    def _missing(self, said: Said) -> Diagnostic:
        return Diagnostic(
            "imports.module.missing", f"the module '{said.text}' does not exist, or is left out: nothing is held to it",
            Severity.WARNING, location=said.location, remedy=did_you_mean(said.text, self.modules.names),
        )  # fmt: skip

    def _add(self, module: str, entry: Entry, said: Said, origins: dict[str, str]) -> None:
        """Describe a module; a pattern gives way to what comes later."""
        if module in origins and (not globs.is_glob(origins[module]) or origins[module] == said.text):
            self.told.append(
                Diagnostic(
                    "imports.adopted.value", f"the module '{module}' is described twice", location=said.location,
                    remedy="Take one of the descriptions away; a pattern must stand before the module that differs.",
                )
            )  # fmt: skip
            return
        origins[module] = said.text
        self.entries[module] = entry
        (self.literal.discard if globs.is_glob(said.text) else self.literal.add)(module)

    def _part(self, path: str) -> Part:
        if path != ROOT:
            return Part(path, (path,), f"tach:{path}")
        free = tuple(name for name in self.modules.top if name not in self.entries)
        return Part(ROOT, free, f"tach:{ROOT}")

    def _invisible(self) -> Iterator[Diagnostic]:
        """Yield the declared dependencies on what is not visible: Tach checks nothing then."""
        for module, entry in self.entries.items():
            for dependency in entry.depends_on or ():
                other = self.entries.get(dependency.path)
                sees = other.sees if other is not None else None
                if sees is not None and not any(each.fullmatch(module) for each in sees):
                    yield Diagnostic(
                        "imports.adopted.value",
                        f"'{module}' depends on '{dependency.path}', which is not visible to it",
                        location=dependency.said.location,
                        remedy="Take the dependency away, or add the module to 'visibility'.",
                    )

    def _circles(self) -> Iterator[Diagnostic]:
        """Yield the circles in what is declared, whatever is imported."""
        graph: DiGraph[str] = DiGraph()
        for module, entry in self.entries.items():
            graph.add_edges_from((module, dependency.path) for dependency in entry.depends_on or ())
        for circle in strongly_connected_components(graph):
            if len(circle) > 1:
                first = min(circle)
                yield Diagnostic(
                    "imports.circular", f"the declared dependencies of {', '.join(sorted(circle))} go in a circle",
                    location=next((said.location for said in self.entries[first].paths), None),
                    remedy="Take one of them away, or allow circles.",
                )  # fmt: skip

    def verdict(self, source: str, target: str) -> Verdict:
        """Return what is said of imports from one module to another."""
        here, there = self.entries[source], self.entries[target]
        if here.unchecked or self._is_elsewhere(source, target):
            return "fine"
        rank = self._rank(here, there)
        if rank is not None and rank[0] > rank[1]:
            return "layer"
        if rank is not None and rank[0] < rank[1]:
            if any(level.closed for level in self.project.levels[rank[0] + 1 : rank[1]]):
                return "closed"
            if not self.project.explicit or there.utility:
                return "fine"
        if any(each.matches(target) for each in here.cannot_depend_on):
            return "forbidden"
        if here.depends_on is None or there.utility or any(each.matches(target) for each in here.depends_on):
            return "fine"
        return "undeclared"

    def _is_elsewhere(self, source: str, target: str) -> bool:
        return ROOT not in (source, target) and self.project.package(source) != self.project.package(target)

    def _rank(self, here: Entry, there: Entry) -> tuple[int, int] | None:
        ranks = self._ranks.get(here.layer), self._ranks.get(there.layer)
        return None if ranks[0] is None or ranks[1] is None else (ranks[0], ranks[1])

    def pairs(self, *verdicts: Verdict) -> dict[str, list[str]]:
        """Return the modules that imports may lead to with one of these verdicts, by where they come from."""
        found: dict[str, list[str]] = {}
        for source, target, verdict in self._objections:
            if verdict in verdicts:
                found.setdefault(source, []).append(target)
        return found

    @cached_property
    def _objections(self) -> list[tuple[str, str, Verdict]]:
        found: list[tuple[str, str, Verdict]] = []
        for source in self.parts:
            for target in self.parts:
                verdict = self.verdict(source, target) if source != target else "fine"
                if verdict != "fine":
                    found.append((source, target, verdict))
        return found

    def exposed(self, target: str, source: str) -> tuple[str, ...] | None:
        """Return what of `target` the module `source` may import, as regular expressions; nothing: anything."""
        if self.entries[source].unchecked or self._is_elsewhere(source, target):
            return None
        seen = [each for each in self.project.interfaces if each.is_of(target) and each.is_for(source)]
        only = next((each for each in seen if each.exclusive), None)
        interfaces = [only] if only is not None else seen
        return tuple(dict.fromkeys(text for each in interfaces for text in each.expose)) if interfaces else None

    def apart(self, named: set[str]) -> tuple[tuple[Part, Part], ...]:
        """Return the pairs between which imports count for nothing in a rule on `named`: modules of others in them."""
        within = {module for path in named for module in self.parts[path].modules}
        others = [path for path in self.parts if path not in named and path != ROOT and is_inside(path, within)]
        found: list[tuple[Part, Part]] = []
        for path in others:
            names = dict.fromkeys((*self.modules.top, *self.parts))
            rest = Part("the rest", tuple(name for name in names if name not in (path, ROOT)))
            found += ((self.parts[path], rest), (rest, self.parts[path]))
        return tuple(found)


class Layouts:
    """The layout of a project, found out once for a code base, whatever rules ask for it."""

    def __init__(self, project: Project) -> None:
        """Answer for `project`."""
        self.project = project
        self._found: tuple[Modules, Layout, tuple[str, ...]] | None = None

    def of(self, modules: Modules) -> tuple[Layout, tuple[str, ...]]:
        """Return the layout in a code base, and the imports that are excused there."""
        if self._found is None or self._found[0] is not modules:
            excused = tuple(self.project.ignoring.expressions(modules, self.project.exempt))
            self._found = modules, Layout(self.project, modules), excused
        return self._found[1:]
