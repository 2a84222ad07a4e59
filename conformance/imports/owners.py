"""Which part of a rule a module belongs to: the one that names it most precisely."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from .graph import Graph
from .rules import Part


class Owners:
    """Parts, by the modules in them."""

    def __init__(self, parts: Iterable[Part]) -> None:
        """Gather the modules of `parts`; where two name the same, the first has it."""
        self.parts: tuple[Part, ...] = tuple(dict.fromkeys(parts))
        self._named: dict[str, Part] = {}
        for part in self.parts:
            for module in part.modules:
                self._named.setdefault(module, part)
        self._known: dict[str, Part | None] = {}
        self._seen: Graph | None = None
        self._table: dict[str, Part] = {}
        self._members: dict[Part, list[str]] = {}

    def table(self, graph: Graph) -> Mapping[str, Part]:
        """Return the part of every module and external package of a graph that belongs to one."""
        if self._seen is not graph:
            found = ((name, self.of(name)) for name in dict.fromkeys((*graph.edges, *graph.importers)))
            self._table = {name: part for name, part in found if part is not None}
            self._members = {}
            for name, part in self._table.items():
                self._members.setdefault(part, []).append(name)
            self._seen = graph
        return self._table

    def members(self, part: Part, graph: Graph) -> Sequence[str]:
        """Return the modules and external packages of a graph that belong to `part`."""
        self.table(graph)
        return self._members.get(part, ())

    def of(self, module: str) -> Part | None:
        """Return the part of a module; nothing where it stands in none."""
        if module not in self._known:
            above = module.rpartition(".")[0]
            self._known[module] = self._named.get(module) or (self.of(above) if above else None)
        return self._known[module]
