"""Selections evaluated: which elements, roles and relationships a view or a rule speaks of.

A selection holds for what fulfils *every* condition it gives. What it can choose from: the roles and elements of the
architecture it is written in, and whatever it names in others (`element`, `inside`, `neighbours_of`, `group`).

- `inside` chooses descendants, not the element; with `depth`, so many levels down.
- `neighbours_of` chooses what uses or is used by the element or anything inside it. Neighbours are named on the
  element's own C4 level or above: the neighbours of a container are containers, systems, people and roles.
- `group` chooses the members of the group and of the groups in it.
- `external` also holds for what stands inside an external element.
- A role has neither type nor status: conditions on these never hold for it.
- An empty selection chooses everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from .index import Pointer
from .records.elements import Element, Role
from .records.rules import ModelRule
from .records.views import Select, SelectRelationships
from .references import absolute
from .relations import Relations, Stated, relations
from .sharing import shared
from .workspace import Workspace

_RANKS = {"person": 0, "system": 0, "container": 1, "component": 2, "code": 3}
AbstractSet: TypeAlias = "set[str] | frozenset[str]"


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A selection that chooses nothing.

    Attributes:
        architecture: id of the architecture it is written in.
        pointer: its path through the JSON form of the architecture.
        about: reference of the view or rule it belongs to; empty for a style of the whole architecture.
    """

    architecture: str
    pointer: Pointer
    about: str


class Selections:
    """Evaluates selections in a workspace; each is computed once."""

    def __init__(self, workspace: Workspace) -> None:
        """Wrap a workspace; indexes are computed when they are first needed."""
        self._workspace = workspace
        self._relations: Relations = relations(workspace)
        self._known: dict[tuple[str, Select], frozenset[str]] = {}

    def ordered(self, select: Select, architecture: str) -> tuple[str, ...]:
        """Return the absolute references that `select`, written in `architecture`, chooses, in the author's order."""
        return self._relations.in_order(self.chosen(select, architecture))

    def chosen(self, select: Select, architecture: str) -> frozenset[str]:
        """Return the absolute references that `select`, written in `architecture`, chooses."""
        key = (architecture, select)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._evaluate(select, architecture)
        return known

    def holds(self, select: SelectRelationships, architecture: str, stated: Stated, source: str, target: str) -> bool:
        """Say whether `select` chooses a relationship that is drawn between `source` and `target`.

        A condition on an end holds where the stated end fulfils it, or the shown thing that stands for it.
        """
        record = stated.record
        if select.tag is not None and select.tag not in record.tags:
            return False
        if select.interaction is not None and select.interaction != record.interaction:
            return False
        if select.description is not None and select.description != record.description:
            return False
        ends = ((select.source, stated.source, source), (select.target, stated.target, target))
        for condition, written, shown in ends:
            if condition is not None:
                chosen = self.chosen(condition, architecture)
                if written not in chosen and shown not in chosen:
                    return False
        return True

    def _evaluate(self, select: Select, architecture: str) -> frozenset[str]:
        sets = [*self._conditions(select, architecture)]
        if select.any:
            sets.append(frozenset().union(*(self.chosen(one, architecture) for one in select.any)))
        if not (select.element or select.inside or select.neighbours_of or select.group or select.any):
            sets.append(self._own.get(architecture, set()))
        # The smallest first: an intersection costs what its first set holds.
        sets.sort(key=len)
        found = frozenset(sets[0].intersection(*sets[1:]))
        if select.external is not None:
            found = frozenset(one for one in found if self._external(one) == select.external)
        for one in select.none:
            found -= self.chosen(one, architecture)
        return found

    def _conditions(self, select: Select, architecture: str) -> Iterator[AbstractSet]:
        """Yield the set of each condition that names a place or a value."""
        if select.element is not None:
            yield {self._relations.resolve(select.element, architecture)} - {""}
        if select.inside is not None:
            yield set(self._inside(self._relations.resolve(select.inside, architecture), select.depth))
        if select.neighbours_of is not None:
            yield self._neighbours(self._relations.resolve(select.neighbours_of, architecture), select)
        if select.group is not None:
            thing = self._workspace.find(absolute(select.group, architecture))
            yield self.members(thing.reference) if thing else set()
        for field in ("kind", "type", "tag", "status"):
            wanted = getattr(select, field)
            if wanted is not None:
                yield self._by_value.get((field, wanted), set())
        if select.property is not None:
            value = () if select.value is None else (select.value,)
            yield self._by_value.get(("property", select.property, *value), set())

    @cached_property
    def _own(self) -> Mapping[str, set[str]]:
        """The roles and elements of each architecture."""
        own: dict[str, set[str]] = defaultdict(set)
        for reference in self._relations.records:
            own[reference.partition("/")[0]].add(reference)
        return own

    @cached_property
    def _by_value(self) -> Mapping[tuple[str, ...], set[str]]:
        """The roles and elements of the workspace by kind, type, tag, status and property."""
        tables: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for reference, record in self._relations.records.items():
            for key in _keys(record):
                tables[key].add(reference)
        return tables

    def _inside(self, reference: str, depth: int | None) -> Iterator[str]:
        if not reference or depth == 0:
            return
        architecture, _, path = reference.partition("/")
        for child in self._workspace.index(architecture).children.get(path, ()):
            below = f"{architecture}/{child.id}"
            yield below
            yield from self._inside(below, None if depth is None else depth - 1)

    def _neighbours(self, reference: str, select: Select) -> set[str]:
        """Walk `depth` steps (default one) along relationships, on the level of the element."""
        found: set[str] = set()
        edge = {reference} - {""}
        for _ in range(1 if select.depth is None else select.depth):
            around = {other for one in edge for other in self._beside(one, select.towards, reference)}
            edge = around - found - {reference}
            if not edge:
                break
            found |= edge
        return found

    def _beside(self, reference: str, towards: str, start: str) -> Iterator[str]:
        """Yield the direct neighbours of `reference`, each on the level of `start` or above."""
        rank = _RANKS[self._relations.records[start].kind]
        ways = ((self._relations.outgoing, "out", "target"), (self._relations.incoming, "in", "source"))
        for table, way, end in ways:
            row = table.get(reference, {}) if towards in ("both", way) else {}
            for other in {getattr(stated, end) for several in row.values() for stated in several}:
                lifted = next((one for one in self._relations.chain(other) if self._rank(one) <= rank), "")
                if lifted in row:
                    yield lifted

    def _rank(self, reference: str) -> int:
        return _RANKS[self._relations.records[reference].kind]

    def _external(self, reference: str) -> bool:
        return any(self._relations.records[one].external for one in self._relations.chain(reference))

    def members(self, group: str) -> set[str]:
        """Return the members of a group (absolute reference), those of the groups in it included."""
        return self._members.get(group, set())

    @cached_property
    def _members(self) -> Mapping[str, set[str]]:
        """The members of each group, those of the groups in it included."""
        members: dict[str, set[str]] = defaultdict(set)
        for reference, record in self._relations.records.items():
            architecture = reference.partition("/")[0]
            for group in record.groups:
                for around in group_chain(self._workspace, absolute(group, architecture)):
                    members[around].add(reference)
        return members


def _keys(record: Element | Role) -> Iterator[tuple[str, ...]]:
    yield ("kind", record.kind)
    for tag in record.tags:
        yield ("tag", tag)
    for name, value in record.properties.items():
        yield ("property", name)
        yield ("property", name, value)
    if isinstance(record, Element):
        yield ("status", record.status)
        if record.type is not None:
            yield ("type", record.type)


def group_chain(workspace: Workspace, reference: str) -> tuple[str, ...]:
    """Return the absolute reference of a group and of the groups around it, from the inside out."""
    found: list[str] = []
    thing = workspace.find(reference)
    while thing is not None and thing.reference not in found:
        found.append(thing.reference)
        parent = getattr(thing.record, "parent", None)
        thing = workspace.find(parent, thing.architecture) if parent else None
    return tuple(found)


def selections(workspace: Workspace) -> Selections:
    """Return the selections of `workspace`, the same object for every caller."""
    return shared(workspace, Selections)


def unmatched(workspace: Workspace) -> Iterator[Unmatched]:
    """Yield every selection of a view, a style or a rule on the model that chooses nothing."""
    chosen = selections(workspace).chosen
    for architecture, pointer, about, select in _written(workspace):
        if not chosen(select, architecture):
            yield Unmatched(architecture, pointer, about)


def _written(workspace: Workspace) -> Iterator[tuple[str, Pointer, str, Select]]:
    for record in workspace.architectures:
        for number, view in enumerate(record.views):
            about, at = f"{record.id}/view:{view.id}", ("views", number)
            for field in ("include", "exclude"):
                for place, select in enumerate(getattr(view, field)):
                    yield record.id, (*at, field, place), about, select
            for place, style in enumerate(view.styles):
                yield record.id, (*at, "styles", place, "select"), about, style.select
            for field in ("hide_relationships", "only_relationships"):
                for place, ends in enumerate(getattr(view, field)):
                    for end in ("source", "target"):
                        if (select := getattr(ends, end)) is not None:
                            yield record.id, (*at, field, place, end), about, select
        for number, style in enumerate(record.styles):
            yield record.id, ("styles", number, "select"), "", style.select
        for number, rule in enumerate(record.rules):
            if isinstance(rule, ModelRule):
                about = f"{record.id}/rule:{rule.id}"
                yield record.id, ("rules", number, "source"), about, rule.source
                yield record.id, ("rules", number, "target"), about, rule.target
