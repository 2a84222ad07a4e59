"""State machines as tables of data: what leads where, on what, and what is answered where nothing does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from trueline.model.machines.responses import responses
from trueline.model.records.machines import Effect, Machine, Transition
from trueline.model.references import absolute, split

from ..python import amounts
from ..python.docstrings import sectioned
from ..python.expressions import Group, Node, Text, call, frozen_set, laid, mapping, tuple_of
from ..python.literals import line, string
from ..python.names import Scope, constant, pascal, snake, words
from ..target import Target
from .attributes import attribute_name
from .guards import CONDITIONS, OPERANDS, Guards
from .machine_choices import Choices, choices, said_by, shared_enumeration
from .shapes import Domain, Enumeration

TABLES = ("Effect", "Machine", "Response", "Transition", "Unhandled", *CONDITIONS, *OPERANDS)
"""Names that modules with tables import from `tables` or elsewhere."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A parameter of a machine as code.

    Attributes:
        name: its identifier.
        line: what declares it.
        description: one line.
    """

    name: str
    line: str
    description: str


class MachineTable:
    """A machine as code.

    Attributes:
        machine: as the model states it.
        name: of the constant.
        class_name: what the names of its classes begin with.
        states: its states.
        triggers: its triggers; nothing where there are none.
        guards: makes expressions of its conditions.
        needed: classes of the domain that the table needs, by module; all of them once it is made.
    """

    def __init__(
        self, machine: Machine, class_name: str, shared: Enumeration | None, target: Target, domain: Domain
    ) -> None:
        """Decide everything for `machine`; `shared` is an enumeration of the domain that names its states."""
        self.machine = machine
        self.class_name = class_name
        self.name = constant(class_name)
        self.needed: dict[str, set[str]] = {}
        self._target, self._domain = target, domain
        states = choices(machine, class_name, "State", machine.states)
        self.states = said_by(shared, machine, self._class("values", shared.name)) if shared else states
        own = choices(machine, class_name, "Trigger", machine.triggers)
        self.triggers = own if machine.triggers else None
        scope = Scope()
        self._amounts = {
            one.id: scope.give(one.name, attribute_name(amounts.name_of(one.id, one.value)))
            for one in machine.parameters
        }
        self.guards = Guards(self.states.member, own.member, self._amounts)

    @property
    def summary(self) -> str:
        """What it is, in one line."""
        return line(self.machine.description) or self.machine.name

    @property
    def parameters(self) -> tuple[Amount, ...]:
        """Its amounts."""
        found = []
        for one in self.machine.parameters:
            name = self._amounts[one.id]
            said = " ".join(filter(None, [line(one.description), amounts.unit_of(one.value)]))
            declared = f"{name}: {amounts.type_of(one.value)} = {amounts.expression(one.value)}"
            found.append(Amount(name, declared, said))
        return tuple(found)

    @property
    def parameters_docs(self) -> str:
        """The docstring of the class of its amounts."""
        rows = tuple((one.name, one.description) for one in self.parameters if one.description)
        return sectioned(f"Amounts that the machine '{self.machine.name}' depends on.", [("Attributes", rows)], 4)

    @property
    def choices(self) -> tuple[Choices, ...]:
        """The enumerations that are its own."""
        return tuple(one for one in (self.states, self.triggers) if one is not None and one.docs)

    @property
    def type(self) -> str:
        """The type of the table."""
        return f"Machine[{self.states.name}, {self.triggers.name if self.triggers else 'Never'}]"

    @cached_property
    def table(self) -> Group:
        """The machine as an expression."""
        states = self.machine.states
        named: dict[str, Node] = {
            "initial": frozen_set(self.states.member(one.id) for one in states if one.initial),
            "final": frozen_set(self.states.member(one.id) for one in states if one.final),
        }
        for name, ends in (("parents", self._parents()), ("regions", self._regions())):
            if ends:
                named[name] = mapping(ends.items())
        named["transitions"] = tuple_of(self._transition(one) for one in self.machine.transitions)
        named["unhandled"] = mapping(self._unhandled())
        return call("Machine", **named)

    @property
    def lines(self) -> str:
        """The line or lines that state the table."""
        return laid(f"{self.name}: Final[{self.type}] = ", self.table)

    @property
    def nested(self) -> bool:
        """Whether states stand inside others."""
        return bool(self._parents())

    @property
    def split(self) -> bool:
        """Whether states stand in parallel regions."""
        return bool(self._regions())

    def _parents(self) -> dict[str, str]:
        return {self.states.member(one.id): self.states.member(one.parent) for one in self.machine.states if one.parent}

    def _regions(self) -> dict[str, str]:
        return {self.states.member(one.id): string(one.region) for one in self.machine.states if one.region}

    def _transition(self, one: Transition) -> Node:
        named: dict[str, Node] = {}
        if one.trigger is not None:
            named["trigger"] = self.guards.trigger(one.trigger)
        if one.after is not None:
            named["after"] = self.guards.operand(one.after)
        if one.guard is not None:
            named["guard"] = self.guards.condition(one.guard)
        if one.effects:
            named["effects"] = tuple_of(self._effect(each) for each in one.effects)
        if one.internal:
            named["internal"] = "True"
        return call("Transition", self.states.member(one.source), self.states.member(one.target), **named)

    def _effect(self, one: Effect) -> Node:
        return call("Effect", string(one.do), self._upon(one))

    def _upon(self, one: Effect) -> str:
        """Return what an effect is done to: a state, trigger or event as such, everything else by its name."""
        if one.event is not None:
            reference = absolute(one.event, self._target.architecture)
            name = self._domain.name(reference)
            return self._class(*name.split(".")) if name else string(reference)
        if one.do == "clear":
            return self.guards.trigger(one.target)
        if one.target in self._amounts:
            return string(self._amounts[one.target])
        if one.do in ("restart", "stop") and one.target in self.states.members:
            return self.states.member(one.target)
        return string(one.target if one.do == "act" else snake(one.target))

    def _unhandled(self) -> Iterator[tuple[str, Node]]:
        for one in responses(self.machine):
            if one.otherwise is not None:
                key = f"({self.states.member(one.state)}, {self.guards.trigger(one.trigger)})"
                answer = f"Response.{one.otherwise.response.upper()}"
                because = [Text(line(one.otherwise.because))] if one.otherwise.because else []
                yield key, call("Unhandled", answer, *because)

    def _class(self, module: str, name: str) -> str:
        """Return a class of the domain as the table writes it, and note that it is needed."""
        if name in TABLES:  # not imported as such: it would hide what tables are made of
            self.needed.setdefault("", set()).add(module)
            return f"{module}.{name}"
        self.needed.setdefault(module, set()).add(name)
        return name


def machine_tables(target: Target, domain: Domain) -> Iterator[MachineTable]:
    """Yield the machines of a target."""
    scope = Scope(apart="")
    for machine in target.machines:
        shared = shared_enumeration(machine, target, domain)
        kinds = ("Trigger", "Parameters") if shared else ("State", "Trigger", "Parameters")
        wanted = pascal(plain(machine.name))
        owner = pascal(split(machine.of).path.rpartition(".")[2]) if machine.of else ""
        names = [one for one in (wanted, f"{owner}{wanted}") if not {one + kind for kind in kinds} & domain.names]
        yield MachineTable(machine, scope.give(machine.name, *(names or [f"{wanted}Machine"])), shared, target, domain)


def plain(name: str) -> str:
    """Return the name of a machine or pattern without the words that say that it is one."""
    found = words(name)
    while len(found) > 1 and found[-1] in ("machine", "pattern", "state", "states"):
        found = found[:-1]
    return " ".join(found)
