"""The states and triggers of machines as enumerations: the domain's own where it names exactly these states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trueline.model.records.domain import DomainClass
from trueline.model.records.machines import Machine, State, Trigger
from trueline.model.references import absolute

from ..python.docstrings import sectioned
from ..python.literals import line, string
from ..python.names import Scope, constant, words
from ..target import Target
from .shapes import Domain, Enumeration


@dataclass(frozen=True, slots=True)
class Choices:
    """An enumeration of states or triggers as code.

    Attributes:
        name: of the class, with its module where it stands in another one.
        members: names of its members by ids of the machine.
        docs: its docstring.
    """

    name: str
    members: Mapping[str, str]
    docs: str

    @property
    def lines(self) -> list[str]:
        """Its members."""
        return [f"{name} = {string(id_)}" for id_, name in self.members.items()]

    def member(self, id_: str) -> str:
        """Return a member as Python writes it."""
        return f"{self.name}.{self.members[id_]}"


def choices(machine: Machine, class_name: str, kind: str, things: Sequence[State | Trigger]) -> Choices:
    """Return states or triggers as an enumeration of their own.

    Args:
        machine: whose they are.
        class_name: what the name of the class begins with.
        kind: what it ends with.
        things: the states or triggers.
    """
    scope = Scope()
    members = {one.id: scope.give(one.id, constant(one.id)) for one in things}
    said = tuple((members[one.id], line(one.description)) for one in things if one.description)
    docs = sectioned(f"{kind}s of the machine '{line(machine.name)}'.", [("Attributes", said)], 4)
    return Choices(f"{class_name}{kind}", members, docs)


def said_by(enumeration: Enumeration, machine: Machine, name: str) -> Choices:
    """Return the states of a machine as members of an enumeration of the domain, which the table writes as `name`."""
    ids = {words(one.id): one.id for one in machine.states}
    return Choices(name, {ids[words(value)]: member for value, member in enumeration.members.items()}, "")


def shared_enumeration(machine: Machine, target: Target, domain: Domain) -> Enumeration | None:
    """Return the enumeration of the domain that names exactly the states of a machine, if there is just one.

    Of several, the one counts to which a field of the machine's owner leads.
    """
    ids = {words(one.id) for one in machine.states}
    found = {key: one for key, one in domain.enumerations.items() if {words(value) for value in one.members} == ids}
    found = {key: one for key, one in found.items() if len(one.members) == len(ids) == len(machine.states)}
    if len(found) > 1:
        led = _of_owner(machine, target)
        found = {key: one for key, one in found.items() if key in led}
    return next(iter(found.values())) if len(found) == 1 else None


def _of_owner(machine: Machine, target: Target) -> frozenset[str]:
    """Return the references of the classes to which fields of a machine's owner lead."""
    thing = target.workspace.find(absolute(machine.of, target.architecture)) if machine.of else None
    fields = thing.record.fields if thing and isinstance(thing.record, DomainClass) else ()
    return frozenset(absolute(one.of, target.architecture) for one in fields if one.of)
