"""Chains of imports from one part to another, through modules that belong to neither.

A module *begins* a chain if it imports one that belongs to no part, and from there imports lead on to the target
without passing through a part. All such modules are found, each with its shortest chain (of equally short ones the
first by name): what is reported depends on the code alone, never on the order in which it was read. grimp, and so
import-linter, choose some of them; which ones differs from run to run.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from .graph import Graph
from .owners import Owners
from .rules import Part


def indirect(graph: Graph, owners: Owners, target: Part) -> Iterator[tuple[Part, list[str]]]:
    """Yield every module that begins a chain of two or more imports towards `target`, with the chain.

    Args:
        graph: the imports.
        owners: the parts through which no chain leads.
        target: one of them, or what stands outside of the code.

    Yields:
        The part that the chain starts in, and its modules from the first to the last.
    """
    table = owners.table(graph)
    ends = sorted(name for name in owners.members(target, graph) if name in graph.importers)
    onward = spread(ends, lambda here: (each for each in graph.importers.get(here, ()) if each not in table))
    starts: dict[str, Part] = {}
    first: dict[str, str] = {}
    inside = set(ends)
    for through in onward:  # nearest first
        for importer in graph.importers.get(through, ()) if through not in inside else ():
            source = table.get(importer)
            if source is not None and importer not in first and source != target:
                starts[importer], first[importer] = source, through
    for importer, source in starts.items():
        way = [importer, first[importer]]
        while way[-1] not in inside:
            way.append(onward[way[-1]])
        yield source, way


def reaching(graph: Graph, target: Part) -> list[str]:
    """Return every module from which imports lead to `target`, whatever they pass through."""
    ends = [name for name in Owners((target,)).members(target, graph) if name in graph.importers]
    return list(spread(ends, lambda here: graph.importers.get(here, ())))


def spread(starts: Iterable[str], near: Callable[[str], Iterable[str]]) -> dict[str, str]:
    """Return everything that is reached from `starts`, nearest first, each with what it was reached from."""
    before = {start: start for start in starts}
    waiting = deque(before)
    while waiting:
        here = waiting.popleft()
        for there in near(here):
            if there not in before:
                before[there] = here
                waiting.append(there)
    return before
