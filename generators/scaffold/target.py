"""What is to be scaffolded: one system, container or component of a model, with all that it implies for code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, TypeVar

from trueline.model.diagnostics import Diagnostic, TruelineError, did_you_mean
from trueline.model.index import Index
from trueline.model.records.base import Named
from trueline.model.records.domain import DomainClass
from trueline.model.records.elements import Element
from trueline.model.records.interfaces import Channel, Command, Endpoint, Event, GraphField, Interface, Job, Query
from trueline.model.records.machines import Machine
from trueline.model.records.patterns import Pattern
from trueline.model.records.schema import Entity, Schema
from trueline.model.references import absolute, split
from trueline.model.workspace import Thing, Workspace

from .python.names import snake

T = TypeVar("T", bound=Named)
_STORES = ("database", "event-store")


class Target:
    """An element, and everything of its architecture that belongs to it or to what stands in it."""

    def __init__(self, workspace: Workspace, architecture: str, element: Element) -> None:
        """Take `element` of `architecture`."""
        self.workspace = workspace
        self.architecture = architecture
        self.element = element
        self.index: Index = workspace.index(architecture)

    @property
    def reference(self) -> str:
        """Its absolute reference."""
        return f"{self.architecture}/{self.element.id}"

    @property
    def package(self) -> str:
        """Name of the Python package."""
        return snake(self.element.short or self.element.name)

    @cached_property
    def _inside(self) -> frozenset[str]:
        return frozenset([self.element.id, *(each.id for each in self.index.descendants(self.element.id))])

    def thing(self, reference: str | None) -> Thing | None:
        """Return what a reference of the architecture leads to; nothing for no reference."""
        return self.workspace.find(absolute(reference, self.architecture)) if reference else None

    def request(self, reference: str | None) -> Command | Query | None:
        """Return the command or query that a reference leads to, if it leads to one."""
        thing = self.thing(reference)
        return thing.record if thing and isinstance(thing.record, Command | Query) else None

    def holds(self, reference: str | None) -> bool:
        """Return whether an element, or what an element owns, belongs to the target."""
        if not reference:
            return False
        path = split(reference).path
        while path:
            if path in self._inside:
                return True
            path = path.rpartition(".")[0]
        return False

    def _all(self, field: str, owner: Callable[[Any], str | None]) -> Iterator[Any]:
        for record in getattr(self.index.record, field):
            if self.holds(owner(record)):
                yield record

    @cached_property
    def interfaces(self) -> tuple[Interface, ...]:
        """Its interfaces, in the author's order."""
        return tuple(self._all("interfaces", lambda one: one.of))

    def _of_interface(self, field: str, interface: Interface) -> Iterator[Any]:
        for record in getattr(self.index.record, field):
            if split(record.interface).path == interface.id and record.status != "retired":
                yield record

    def endpoints(self, interface: Interface) -> tuple[Endpoint, ...]:
        """Return the HTTP operations of an interface."""
        return tuple(self._of_interface("endpoints", interface))

    def fields(self, interface: Interface) -> tuple[GraphField, ...]:
        """Return the GraphQL fields of an interface."""
        return tuple(self._of_interface("fields", interface))

    def channels(self, interface: Interface) -> tuple[Channel, ...]:
        """Return the WebSocket channels of an interface."""
        return tuple(self._of_interface("channels", interface))

    @cached_property
    def commands(self) -> tuple[Command, ...]:
        """Its commands."""
        return tuple(self._all("commands", lambda one: one.of))

    @cached_property
    def queries(self) -> tuple[Query, ...]:
        """Its queries."""
        return tuple(self._all("queries", lambda one: one.of))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Its events."""
        return tuple(self._all("events", lambda one: one.of))

    @cached_property
    def classes(self) -> tuple[DomainClass, ...]:
        """The classes of its domain."""
        return tuple(self._all("classes", lambda one: one.of))

    @cached_property
    def machines(self) -> tuple[Machine, ...]:
        """Its state machines, those of its classes among them."""
        return tuple(self._all("machines", lambda one: one.of))

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """Its patterns."""
        return tuple(self._all("patterns", lambda one: one.of))

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        """Its scheduled jobs."""
        return tuple(self._all("jobs", lambda one: one.of))

    @cached_property
    def schemas(self) -> tuple[tuple[Schema, tuple[Entity, ...]], ...]:
        """Its database schemas, and those of the stores that it uses, with their entities, without planned ones."""
        every = self.index.record.schemas
        own = [one for one in every if self.holds(one.of)]
        used = [one for one in every if one not in own and one.of and split(one.of).path in self._stores]
        found = []
        for schema in (*own, *used):
            entities = (one for one in self.index.record.entities if split(one.schema_).path == schema.id)
            found.append((schema, tuple(one for one in entities if one.status != "planned")))
        return tuple(found)

    @cached_property
    def _stores(self) -> frozenset[str]:
        """The databases outside it that something in it uses; one behind an interface of another system is none."""
        found = set()
        for one in self.index.record.relationships:
            architecture, kind, path = split(one.target)
            other = self.index.elements.get(path) if architecture in ("", self.architecture) else None
            if other and kind == "element" and other.type in _STORES and self.holds(one.source):
                found.add(other.id)
        return frozenset(found)


def find(workspace: Workspace, name: str) -> Target:
    """Return the target that `name` means: a reference, or the name of an element.

    Raises:
        TruelineError: where there is none, or several, or it is nothing that code could be written for.
    """
    thing = workspace.find(name)
    if thing is not None and isinstance(thing.record, Element):
        return Target(workspace, thing.architecture, thing.record)
    if name in workspace.indexes:
        return _only_system(workspace, name)
    elements = [(id_, each) for id_, index in workspace.indexes.items() for each in index.record.elements]
    same = [(id_, each) for id_, each in elements if name in (each.name, each.short, each.id)]
    if len(same) == 1:
        return Target(workspace, *same[0])
    if same:
        named = ", ".join(f"{id_}/{each.id}" for id_, each in same)
        raise TruelineError(
            Diagnostic("scaffold.target.ambiguous", f"'{name}' may be any of {named}", remedy="Write one of these.")
        )
    known = [f"{id_}/{each.id}" for id_, each in elements]
    remedy = did_you_mean(name, [*known, *workspace.indexes]) or "See: trueline show NAME"
    raise TruelineError(Diagnostic("scaffold.target.unknown", f"there is no element '{name}'", remedy=remedy))


def _only_system(workspace: Workspace, architecture: str) -> Target:
    """Return the one system that an architecture describes; people and systems of others stand beside it."""
    index = workspace.index(architecture)
    own = [each for each in index.record.elements if each.kind == "system" and not each.external]
    inner = [each for each in own if index.children.get(each.id)]
    if len(inner) == 1:
        return Target(workspace, architecture, inner[0])
    named = ", ".join(f"{architecture}/{each.id}" for each in inner or own)
    raise TruelineError(
        Diagnostic(
            "scaffold.target.ambiguous", f"'{architecture}' describes several systems: {named}",
            remedy="Write one of these.",
        )
    )  # fmt: skip
