"""What an inspection is, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from ..diagnostics import Severity
from ..index import Pointer, relationship_id
from ..records.architecture import KINDS, ArchitectureRecord
from ..records.base import Named
from ..records.elements import Element, Relationship
from ..relations import Relations, relations
from ..workspace import Thing, Workspace

T = TypeVar("T", bound=Named)

HasModule = Callable[[str], bool]
"""Whether the code has a Python module of this name."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that an inspection found.

    Attributes:
        architecture: id of the architecture in which it was found.
        pointer: its path through the JSON form of that architecture.
        about: absolute reference of the thing it is about.
        message: one sentence that names it, without a full stop.
    """

    architecture: str
    pointer: Pointer
    about: str
    message: str


@dataclass(frozen=True, slots=True)
class Model:
    """What inspections look at.

    Attributes:
        workspace: verified architectures.
        has_module: answers for the code; nothing where there is no code to ask.
    """

    workspace: Workspace
    has_module: HasModule | None = None

    @property
    def relations(self) -> Relations:
        """How the elements of the workspace relate."""
        return relations(self.workspace)

    def stated(self, kind: str, record: type[T]) -> Iterator[tuple[Thing, T]]:
        """Yield every stated thing of a kind, in the author's order; what patterns yield is derived, not stated.

        Args:
            kind: as references write it.
            record: the type of its records.
        """
        field = KINDS[kind]
        for architecture in self.workspace.architectures:
            for number, each in enumerate(getattr(architecture, field)):
                assert isinstance(each, record)
                yield Thing(architecture.id, kind, each, (field, number)), each

    def elements(self, *kinds: str) -> Iterator[tuple[Thing, Element]]:
        """Yield every element, or those of some levels."""
        for thing, element in self.stated("element", Element):
            if not kinds or element.kind in kinds:
                yield thing, element

    def relationships(self) -> Iterator[tuple[ArchitectureRecord, int, Relationship]]:
        """Yield every relationship with its architecture and its number in it."""
        for architecture in self.workspace.architectures:
            for number, relationship in enumerate(architecture.relationships):
                yield architecture, number, relationship


def found(thing: Thing, message: str, *below: str | int) -> Finding:
    """Return a finding about `thing`, at the place `below` in its record."""
    return Finding(thing.architecture, (*thing.pointer, *below), thing.reference, message)


def found_between(architecture: ArchitectureRecord, number: int, message: str) -> Finding:
    """Return a finding about a relationship."""
    about = f"{architecture.id}/{relationship_id(architecture.relationships[number])}"
    return Finding(architecture.id, ("relationships", number), about, message)


def found_in(architecture: ArchitectureRecord, message: str, *pointer: str | int) -> Finding:
    """Return a finding about an architecture as a whole."""
    return Finding(architecture.id, pointer or ("id",), architecture.id, message)


@dataclass(frozen=True, slots=True)
class Inspection:
    """A question that is put to every model.

    Attributes:
        id: stable code of its findings, such as `model.element.disconnected`.
        severity: how much a finding weighs, unless the project says otherwise.
        reason: why it matters, in one sentence.
        example: what it finds, in a few words.
        remedy: what to do about it, in one sentence.
        find: yields the findings in the author's order; its cost is linear in the model.
    """

    id: str
    severity: Severity
    reason: str
    example: str
    remedy: str
    find: Callable[[Model], Iterator[Finding]]
