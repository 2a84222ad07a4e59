"""State machines: what cannot be executed, reached, left or decided."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Severity, did_you_mean
from ..machines.faults import faults
from ..machines.guards import Verdict, conflicts
from ..machines.parts import comparisons, operands
from ..machines.paths import dead_ends, unreachable
from ..machines.responses import responses
from ..machines.structure import Structure
from ..records.machines import Counter, Machine, ParameterValue, Transition
from ..sharing import shared
from ..workspace import Thing, Workspace
from .inspection import Finding, Inspection, Model, found


class _Sound:
    """The stated machines of a workspace that can be executed."""

    def __init__(self, workspace: Workspace) -> None:
        self.machines = [
            (thing, machine)
            for thing, machine in Model(workspace).stated("machine", Machine)
            if next(faults(machine), None) is None
        ]


def _sound(model: Model) -> list[tuple[Thing, Machine]]:
    return shared(model.workspace, _Sound).machines


def _faults(model: Model) -> Iterator[Finding]:
    for thing, machine in model.stated("machine", Machine):
        for fault in faults(machine):
            near = did_you_mean(fault.name, fault.valid) if fault.name else ""
            hint = f" ({near[0].lower()}{near[1:]})" if near else ""
            yield found(thing, f"in '{machine.name}': {fault.message}{hint}", *fault.pointer)


def _unreached(model: Model) -> Iterator[Finding]:
    for thing, machine in _sound(model):
        structure = Structure(machine)
        for state in unreachable(machine):
            name, number = structure.states[state].name, structure.order[state]
            yield found(thing, f"the state '{name}' of '{machine.name}' can never be reached", "states", number)


def _dead_ends(model: Model) -> Iterator[Finding]:
    for thing, machine in _sound(model):
        structure = Structure(machine)
        for state in dead_ends(machine):
            name, number = structure.states[state].name, structure.order[state]
            message = f"nothing leads out of the state '{name}' of '{machine.name}', and it is not final"
            yield found(thing, message, "states", number)


def _clashes(model: Model, wanted: Verdict, said: str) -> Iterator[Finding]:
    for thing, machine in _sound(model):
        numbers = {id(one): number for number, one in enumerate(machine.transitions)}
        for one, other, verdict in conflicts(machine):
            if verdict is wanted and (one.target, one.effects) != (other.target, other.effects):
                at = f"in the state '{one.source}' of '{machine.name}'{_on(one)}"
                yield found(thing, f"{at}, {said}", "transitions", numbers[id(other)])


def _on(transition: Transition) -> str:
    return f" on '{transition.trigger}'" if transition.trigger else ""


def _nondeterministic(model: Model) -> Iterator[Finding]:
    yield from _clashes(model, Verdict.YES, "two transitions can be taken at once")


def _undecided(model: Model) -> Iterator[Finding]:
    yield from _clashes(model, Verdict.UNKNOWN, "nothing tells whether two transitions exclude each other")


def _undeclared(model: Model) -> Iterator[Finding]:
    for thing, machine in _sound(model):
        structure = Structure(machine)
        final = {state.id for state in machine.states if state.final}
        awaited = {one.trigger for one in machine.transitions} | {one.trigger for one in machine.unhandled}
        left: dict[str, list[str]] = {}
        for one in responses(machine):
            if (
                one.trigger in awaited
                and not one.declared
                and not one.transitions
                and not final.intersection(structure.chain(one.state))
            ):
                left.setdefault(one.state, []).append(one.trigger)
        for state, triggers in left.items():
            what = ", ".join(f"'{trigger}'" for trigger in triggers)
            message = (
                f"the state '{structure.states[state].name}' of '{machine.name}' does not say what happens on {what}"
            )
            yield found(thing, message, "states", structure.order[state])


def _triggers(model: Model) -> Iterator[Finding]:
    for thing, machine in _sound(model):
        used = {one.trigger for one in machine.transitions}
        used |= {one.trigger for one in machine.unhandled}
        for number, trigger in enumerate(machine.triggers):
            if trigger.id not in used:
                message = f"no transition of '{machine.name}' waits for '{trigger.name}'"
                yield found(thing, message, "triggers", number)


def _amounts(model: Model) -> Iterator[Finding]:
    for thing, machine in _sound(model):
        read = [operand for transition in machine.transitions for operand in operands(transition)]
        parameters = {one.parameter for one in read if isinstance(one, ParameterValue)}
        restarted = {effect.target for one in machine.transitions for effect in one.effects}
        for number, amount in enumerate(machine.parameters):
            if amount.id not in parameters | restarted:
                message = f"no guard and no timer of '{machine.name}' reads the parameter '{amount.name}'"
                yield found(thing, message, "parameters", number)
        counters = {one.counter for one in read if isinstance(one, Counter)}
        for number, counter in enumerate(machine.counters):
            if counter not in counters:
                yield found(thing, f"no guard of '{machine.name}' reads the counter '{counter}'", "counters", number)


def _counters(model: Model) -> Iterator[Finding]:
    for thing, machine in _sound(model):
        effects = [effect for one in machine.transitions for effect in one.effects]
        changed = {effect.target for effect in effects if effect.do in ("increment", "decrement")}
        for number, transition in enumerate(machine.transitions):
            for compare in comparisons(transition.guard):
                for one in (compare.left, compare.right):
                    if isinstance(one, Counter) and one.counter not in changed:
                        message = (
                            f"a guard of '{machine.name}' reads the counter '{one.counter}', which nothing changes"
                        )
                        yield found(thing, message, "transitions", number)


INSPECTIONS = (
    Inspection(
        "model.machine.fault", Severity.ERROR, "A machine that cannot be executed describes no behaviour.",
        "in 'Order': unknown state 'payed'", "Mend the name, or add what it names.", _faults,
    ),
    Inspection(
        "model.machine.unreachable", Severity.WARNING, "A state in which the machine never is can be left out.",
        "the state 'Refunded' of 'Order' can never be reached", "Lead a transition to it, or take it away.", _unreached,
    ),
    Inspection(
        "model.machine.dead-end", Severity.WARNING, "What cannot be left and is not the end hangs.",
        "nothing leads out of the state 'Held' of 'Order', and it is not final",
        "Lead a transition out of it, or make it final.", _dead_ends,
    ),
    Inspection(
        "model.machine.nondeterministic", Severity.ERROR, "One thing happens on one trigger, or nobody can rely on it.",
        "in the state 'held' of 'Order' on 'extend', two transitions can be taken at once",
        "Let their guards exclude each other.", _nondeterministic,
    ),
    Inspection(
        "model.machine.undecided", Severity.NOTE, "Whether named predicates exclude each other only the code can tell.",
        "in the state 'held' of 'Order' on 'pay', nothing tells whether two transitions exclude each other",
        "Guard one of them with the opposite of the other, as ~condition.", _undecided,
    ),
    Inspection(
        "model.machine.undeclared", Severity.NOTE, "What happens on a trigger nobody thought of is often a surprise.",
        "the state 'Held' of 'Order' does not say what happens on 'pay'",
        "Add a transition, or say that the state ignores or rejects it.", _undeclared,
    ),
    Inspection(
        "model.machine.trigger", Severity.WARNING, "What nothing waits for is no trigger of this machine.",
        "no transition of 'Order' waits for 'extend'", "Add the transition, or take the trigger away.", _triggers,
    ),
    Inspection(
        "model.machine.unread", Severity.WARNING, "An amount that nothing reads has no effect.",
        "no guard and no timer of 'Order' reads the parameter 'hold'", "Use it in a guard or timer, or take it away.",
        _amounts,
    ),
    Inspection(
        "model.machine.constant", Severity.WARNING, "A guard on what never changes always answers the same.",
        "a guard of 'Order' reads the counter 'extensions', which nothing changes",
        "Let a transition increment it, or take the guard away.", _counters,
    ),
)  # fmt: skip
