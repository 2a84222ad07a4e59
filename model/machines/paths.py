"""Ways through a machine: what can be reached, where it ends, and tours over every transition.

Innermost states are the places and transitions the ways between them; guards are not looked at (`derivation` does).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ..records.machines import Machine, Transition
from .structure import OUTSIDE, Structure

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    Graph = MultiDiGraph[str]

ENTRY = ""
"""The place before the machine starts."""

Tour = tuple[Transition, ...]


def graph(machine: Machine) -> Graph:
    """Return the innermost states (and `ENTRY`) as nodes, and an edge for each way a transition can lead.

    An edge holds the transition as its `transition` (nothing at the start) and its number as `number`.
    """
    from networkx import MultiDiGraph

    structure = Structure(machine)
    found: Graph = MultiDiGraph()
    found.add_nodes_from((ENTRY, *structure.leaves))
    for start in structure.starts(OUTSIDE):
        for leaf in structure.opened(start):
            found.add_edge(ENTRY, leaf, transition=None, number=-1)
    for number, transition in enumerate(machine.transitions):
        for source in structure.leaves:
            if structure.inside(source, transition.source):
                for target in _targets(structure, transition, source):
                    found.add_edge(source, target, transition=transition, number=number)
    return found


def _targets(structure: Structure, transition: Transition, source: str) -> Iterator[str]:
    """Yield the innermost states that are active after a transition was taken with `source` active."""
    if transition.internal:
        yield source
        return
    domain = structure.domain(transition.source, transition.target)
    path = structure.chain(transition.target)
    entered = path[: path.index(domain)] if domain != OUTSIDE else path
    yield from structure.opened(transition.target)
    for inner, above in pairwise(entered):
        for start in structure.starts(above):
            if structure.states[start].region != structure.states[inner].region:
                yield from structure.opened(start)  # the other regions begin where they begin


def unreachable(machine: Machine) -> tuple[str, ...]:
    """Return the innermost states to which no transitions lead from the start, in the author's order."""
    from networkx import descendants

    reached = descendants(graph(machine), ENTRY)
    return tuple(state for state in Structure(machine).leaves if state not in reached)


def dead_ends(machine: Machine) -> tuple[str, ...]:
    """Return the innermost states that are not final and that nothing leaves, in the author's order.

    In a machine that never ends (one without final states), a state that nothing leaves is a dead end too.
    """
    ways, structure = graph(machine), Structure(machine)
    return tuple(
        state
        for state in structure.leaves
        if not any(structure.states[above].final for above in structure.chain(state))
        if all(target == state for target in ways.successors(state))
    )


def shortest(machine: Machine, target: str, source: str = ENTRY) -> Tour | None:
    """Return the fewest transitions that lead from `source` (default: the start) to the innermost state `target`."""
    from networkx import NetworkXNoPath, shortest_path

    ways = graph(machine)
    try:
        places = shortest_path(ways, source, target)
    except NetworkXNoPath:
        return None
    return tuple(one for one in _along(ways, places) if one is not None)


def _along(ways: Graph, places: Sequence[str]) -> Iterator[Transition | None]:
    """Yield the transition between each two places, of several the one that was written first."""
    for source, target in pairwise(places):
        edges = ways[source][target]
        yield min(edges.values(), key=lambda edge: int(edge["number"]))["transition"]


def tours(machine: Machine) -> tuple[Tour, ...]:
    """Return tours from the start that together take every transition that can be reached.

    Each tour goes on to the nearest transition that no tour has taken yet, as long as one can be reached.
    """
    ways = graph(machine)
    left = {data["number"]: (source, target) for source, target, data in ways.edges(data=True) if data["number"] >= 0}
    found: list[Tour] = []
    while tour := _tour(machine, ways, left):
        found.append(tour)
    return tuple(found)


def _tour(machine: Machine, ways: Graph, left: dict[int, tuple[str, str]]) -> Tour:
    """Return the next tour and take what it takes out of `left`."""
    taken: list[Transition] = []
    at = ENTRY
    while (step := _nearest(ways, at, left)) is not None:
        places, number = step
        target = left[number][1]
        for transition in _along(ways, places):
            if transition is not None:
                taken.append(transition)
                left.pop(machine.transitions.index(transition), None)
        taken.append(machine.transitions[number])
        left.pop(number, None)
        at = target
    return tuple(taken)


def _nearest(ways: Graph, at: str, left: dict[int, tuple[str, str]]) -> tuple[list[str], int] | None:
    """Return the way to the nearest transition in `left` and its number; of several, the one written first."""
    from networkx import single_source_shortest_path

    reached = single_source_shortest_path(ways, at)
    ready = [(len(reached[source]), number) for number, (source, _) in left.items() if source in reached]
    if not ready:
        return None
    number = min(ready)[1]
    return reached[left[number][0]], number
