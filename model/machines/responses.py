"""What a machine answers to every trigger in every state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..records.machines import Machine, Transition, Unhandled
from .guards import Verdict, complete
from .structure import Structure


@dataclass(frozen=True, slots=True)
class Response:
    """The answer to one trigger in one innermost state.

    Attributes:
        state: id of the state.
        trigger: id of the trigger.
        transitions: what may be taken, the state's own before those of the composite states around it.
        covered: whether some guard among them always holds.
        otherwise: the response where none of them can be taken; nothing where they are covered for certain.
        declared: whether that response is declared for this place, not only the machine's default.
    """

    state: str
    trigger: str
    transitions: tuple[Transition, ...]
    covered: Verdict
    otherwise: Unhandled | None
    declared: bool


def unhandled(structure: Structure, states: Sequence[str], trigger: str) -> Unhandled:
    """Return the response to a trigger that no transition takes.

    The closest declaration counts: for state and trigger, then for the state, then for the trigger, then for all;
    a composite state speaks for what stands inside it. With several active states, the first that has one decides.
    """
    declared = {(one.state, one.trigger): one for one in reversed(structure.machine.unhandled)}
    chains = [state for leaf in states for state in structure.chain(leaf)]
    places: list[tuple[str | None, str | None]] = [
        *((state, trigger) for state in chains),
        *((state, None) for state in chains),
        (None, trigger),
        (None, None),
    ]
    found = next((declared[place] for place in places if place in declared), None)
    return found or Unhandled(response=structure.machine.otherwise)


def responses(machine: Machine) -> Iterator[Response]:
    """Yield the answer to every trigger in every innermost state, as the author ordered them."""
    structure = Structure(machine)
    for state in structure.leaves:
        for trigger in machine.triggers:
            yield _response(structure, state, trigger.id)


def _response(structure: Structure, state: str, trigger: str) -> Response:
    found: list[Transition] = []
    covered = Verdict.NO
    for source in structure.chain(state):
        own = [one for one in structure.machine.transitions if one.source == source and one.trigger == trigger]
        found += own
        covered = complete(structure.machine, [one.guard for one in found]) if found else Verdict.NO
        if covered is Verdict.YES:
            break
    fallback = unhandled(structure, (state,), trigger)
    return Response(
        state=state,
        trigger=trigger,
        transitions=tuple(found),
        covered=covered,
        otherwise=None if covered is Verdict.YES else fallback,
        declared=covered is Verdict.YES or fallback in structure.machine.unhandled,
    )
