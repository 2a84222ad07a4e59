"""States and transitions in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..diagrams.states import StateBox, StateDiagram, TransitionArrow
from .words import listed, name, one_line, totals


def tell_states(diagram: StateDiagram) -> Iterator[str]:
    """Yield how many states there are, what stands in which, and what leads out of each."""
    states = dict(_flat(diagram.states))
    yield totals((len(states), "state", "states"), (len(diagram.transitions), "transition", "transitions"))
    yield ""
    leaving: dict[str, list[TransitionArrow]] = defaultdict(list)
    for arrow in diagram.transitions:
        leaving[arrow.source].append(arrow)
    for state in states.values():
        said = [*_marks(state), *(_way(arrow, states) for arrow in leaving[state.id])]
        yield f"- {name(state.title)}{': ' if said else ''}{'; '.join(said)}."


def _flat(states: tuple[StateBox, ...]) -> Iterator[tuple[str, StateBox]]:
    for state in states:
        yield state.id, state
        for region in state.regions:
            yield from _flat(region.states)


def _marks(state: StateBox) -> Iterator[str]:
    if state.initial:
        yield "it begins here"
    if state.final:
        yield "it may end here"
    for region in state.regions:
        within = f" in region {one_line(region.title)}" if region.title else ""
        yield f"holds {listed(name(one.title) for one in region.states)}{within}"
    yield from (f"note: {one_line(note)}" for note in state.notes)


def _way(arrow: TransitionArrow, states: dict[str, StateBox]) -> str:
    target = states.get(arrow.target)
    text = f"{one_line(arrow.text)} " if arrow.text.strip() else ""
    return f"{text}→ {name(target.title if target else arrow.target)}"
