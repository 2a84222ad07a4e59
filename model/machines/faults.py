"""What keeps a machine from being executed: names that lead nowhere, and states without a beginning."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..records.machines import (
    Combine,
    Compare,
    Condition,
    Counter,
    CountIn,
    Elapsed,
    Machine,
    Negate,
    Operand,
    ParameterValue,
    Predicate,
    Transition,
    Value,
)
from .structure import OUTSIDE, Structure

Pointer = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a machine cannot be executed.

    Attributes:
        pointer: where in the record of the machine.
        message: one sentence that names what was written.
        name: the name that leads nowhere, or empty.
        valid: the names that would lead somewhere.
    """

    pointer: Pointer
    message: str
    name: str = ""
    valid: tuple[str, ...] = ()


def faults(machine: Machine) -> Iterator[Fault]:
    """Yield everything that keeps `machine` from being executed."""
    structure = Structure(machine)
    found = [*_doubles(structure), *_parents(structure)]
    yield from found
    if found:
        return
    yield from _beginnings(structure)
    names = _Names(structure)
    for number, transition in enumerate(machine.transitions):
        yield from names.transition(transition, ("transitions", number))
    for number, unhandled in enumerate(machine.unhandled):
        at = ("unhandled", number)
        yield from names.known("state", unhandled.state or "", (*at, "state"), structure.states)
        yield from names.known("trigger", unhandled.trigger or "", (*at, "trigger"), names.triggers)


def _doubles(structure: Structure) -> Iterator[Fault]:
    for field in ("states", "triggers", "parameters"):
        seen = Tally(item.id for item in getattr(structure.machine, field))
        for number, item in enumerate(getattr(structure.machine, field)):
            if seen[item.id] > 1:
                seen[item.id] = 0
                yield Fault((field, number, "id"), f"two {field} have the id '{item.id}'", item.id)


def _parents(structure: Structure) -> Iterator[Fault]:
    for number, state in enumerate(structure.machine.states):
        at = ("states", number, "parent")
        if state.parent and state.parent not in structure.states:
            yield Fault(
                at, f"'{state.id}' stands inside the unknown state '{state.parent}'", state.parent,
                tuple(structure.states),
            )  # fmt: skip
        elif state.parent and structure.states[structure.chain(state.id)[-1]].parent:
            yield Fault(at, f"the state '{state.id}' stands inside itself", state.id)


def _beginnings(structure: Structure) -> Iterator[Fault]:
    if not structure.machine.states:
        yield Fault(("states",), "the machine has no states")
    for parent, regions in structure.regions.items():
        place = f"the state '{parent}'" if parent != OUTSIDE else "the machine"
        at: Pointer = ("states",) if parent == OUTSIDE else ("states", structure.order[parent])
        for region, children in regions.items():
            initial = [child for child in children if structure.states[child].initial]
            within = f"region '{region}' of {place}" if region else place
            if len(initial) != 1:
                several = f"several initial states: {', '.join(initial)}" if initial else "no initial state"
                yield Fault(at, f"{within} has {several}")


class _Names:
    """Looks for names that lead nowhere."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        machine = structure.machine
        self.triggers = [trigger.id for trigger in machine.triggers]
        self.parameters = [parameter.id for parameter in machine.parameters]

    def known(self, what: str, name: str, at: Pointer, valid: Iterable[str]) -> Iterator[Fault]:
        """Yield a fault where `name` is none of `valid`; an empty name is none at all."""
        names = tuple(valid)
        if name and name not in names:
            yield Fault(at, f"unknown {what} '{name}'", name, names)

    def transition(self, transition: Transition, at: Pointer) -> Iterator[Fault]:
        """Yield the faults of one transition."""
        ends = [
            *self.known("state", transition.source, (*at, "source"), self.structure.states),
            *self.known("state", transition.target, (*at, "target"), self.structure.states),
        ]
        yield from ends
        if not ends:
            yield from self._path(transition, at)
        yield from self.known("trigger", transition.trigger or "", (*at, "trigger"), self.triggers)
        if transition.trigger and transition.after is not None:
            yield Fault(at, "a transition waits for a trigger or for a time, not for both")
        if transition.after is not None:
            yield from self._time(transition.after, (*at, "after"))
        if transition.guard is not None:
            yield from self.condition(transition.guard, (*at, "guard"))
        for number, effect in enumerate(transition.effects):
            yield from self._target(effect.do, effect.target, (*at, "effects", number, "target"))

    def _path(self, transition: Transition, at: Pointer) -> Iterator[Fault]:
        structure = self.structure
        if transition.internal:
            if transition.source != transition.target:
                yield Fault((*at, "target"), "an internal transition ends where it begins")
            return
        domain = structure.domain(transition.source, transition.target)
        ends = [structure.states[structure.branch(end, domain)] for end in (transition.source, transition.target)]
        if ends[0].region != ends[1].region:
            yield Fault(
                at, f"no transition leads from one parallel region to another: "
                f"'{transition.source}' to '{transition.target}'",
            )  # fmt: skip

    def _target(self, do: str, target: str, at: Pointer) -> Iterator[Fault]:
        counters = self.structure.machine.counters
        if do in ("increment", "decrement", "reset"):
            yield from self._needed("counter", target, at, counters)
        elif do == "clear":
            yield from self._needed("trigger", target, at, self.triggers)
        elif do in ("restart", "stop"):
            yield from self.known("timer", target, at, [*self.structure.states, *self.parameters])

    def _needed(self, what: str, name: str, at: Pointer, valid: Iterable[str]) -> Iterator[Fault]:
        if not name:
            yield Fault(at, f"the effect names no {what}", "", tuple(valid))
        yield from self.known(what, name, at, valid)

    def operand(self, operand: Operand, at: Pointer) -> Iterator[Fault]:
        """Yield the faults of an amount."""
        match operand:
            case Value():
                return
            case ParameterValue():
                yield from self.known("parameter", operand.parameter, (*at, "parameter"), self.parameters)
            case Counter():
                yield from self.known("counter", operand.counter, (*at, "counter"), self.structure.machine.counters)
            case CountIn():
                yield from self.known("trigger", operand.trigger, (*at, "trigger"), self.triggers)
                if operand.within is not None:
                    yield from self._time(operand.within, (*at, "within"))
            case Elapsed():
                yield from self.known("state", operand.since or "", (*at, "since"), self.structure.states)

    def _time(self, operand: Operand, at: Pointer) -> Iterator[Fault]:
        yield from self.operand(operand, at)
        dimension = self._dimension(operand)
        if dimension not in (None, "time"):
            yield Fault(at, f"here stands a time, such as 10s, not a {dimension}")

    def _dimension(self, operand: Operand) -> str | None:
        """Return what an amount measures, or nothing for an unknown parameter."""
        match operand:
            case Value():
                return operand.value.dimension
            case ParameterValue():
                amounts = {amount.id: amount.value.dimension for amount in self.structure.machine.parameters}
                return amounts.get(operand.parameter)
            case Elapsed():
                return "time"
            case _:
                return "count"

    def condition(self, condition: Condition, at: Pointer) -> Iterator[Fault]:
        """Yield the faults of a guard."""
        match condition:
            case Compare():
                yield from self.operand(condition.left, (*at, "left"))
                yield from self.operand(condition.right, (*at, "right"))
                measures = (self._dimension(condition.left), self._dimension(condition.right))
                if None not in measures and measures[0] != measures[1]:
                    yield Fault(at, f"a guard compares {measures[0]} with {measures[1]}")
            case Combine():
                for number, term in enumerate(condition.terms):
                    yield from self.condition(term, (*at, "terms", number))
            case Negate():
                yield from self.condition(condition.term, (*at, "term"))
            case Predicate():
                return
