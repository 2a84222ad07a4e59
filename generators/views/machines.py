"""State machines drawn: states with their notes, transitions in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from trueline.model.records.machines import Machine, State
from trueline.model.wording import Wording
from trueline.model.workspace import Workspace

from ..diagrams.states import StateBox, StateDiagram, StateRegion, TransitionArrow


def draw_machine(workspace: Workspace, architecture: str, machine: Machine) -> StateDiagram:
    """Draw a state machine.

    Args:
        workspace: where the architecture stands.
        architecture: id of the architecture that states the machine, or the pattern which yields it.
        machine: what to draw.
    """

    def event_name(reference: str) -> str:
        thing = workspace.find(reference, architecture)
        return thing.record.name if thing else reference

    wording = Wording(machine, event_name)
    inside: dict[str, list[State]] = defaultdict(list)
    for state in machine.states:
        inside[state.parent or ""].append(state)
    return StateDiagram(
        states=tuple(_state(state, inside) for state in inside[""]),
        # What stays inside a state is told in tables; arrows that say the same are one.
        transitions=tuple(
            dict.fromkeys(
                TransitionArrow(source=one.source, target=one.target, text=wording.transition(one))
                for one in machine.transitions
                if not one.internal
            )
        ),
        start_text=machine.start_label,
        direction=machine.direction or "down",
    )


def _state(state: State, inside: Mapping[str, list[State]]) -> StateBox:
    return StateBox(
        id=state.id,
        title=state.name,
        initial=state.initial,
        final=state.final,
        notes=state.notes,
        regions=tuple(_regions(inside.get(state.id, ()), inside)),
    )


def _regions(states: list[State] | tuple[()], inside: Mapping[str, list[State]]) -> Iterator[StateRegion]:
    """Yield the parallel parts of a composite state; without regions there is one."""
    regions: dict[str, list[State]] = defaultdict(list)
    for state in states:
        regions[state.region or ""].append(state)
    for name, members in regions.items():
        yield StateRegion(title=name, states=tuple(_state(member, inside) for member in members))
