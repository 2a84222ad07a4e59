"""Relationships lifted to what a diagram shows (implied relationships, after Structurizr and LikeC4).

A relationship between two components implies one between their containers and one between their systems. Everything is
computed once for a workspace; a view then costs what it shows and the relationships between what it shows, never a
walk over all relationships.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from .records.elements import Element, Interaction, Relationship, Role
from .references import absolute, local
from .sharing import shared
from .workspace import Workspace

_MOST_DESCRIPTIONS = 3


@dataclass(frozen=True, slots=True)
class Stated:
    """A relationship as it was stated.

    Attributes:
        number: its place in the workspace, in the author's order.
        architecture: id of the architecture that states it.
        source: absolute reference of its source.
        target: absolute reference of its target.
        record: the relationship itself.
    """

    number: int
    architecture: str
    source: str
    target: str
    record: Relationship


@dataclass(frozen=True, slots=True)
class Connection:
    """What a diagram draws between two shown things: one stated relationship, or several implied ones as one.

    Attributes:
        source: absolute reference of the shown source.
        target: absolute reference of the shown target.
        stated: the relationships it stands for, in the author's order.
        description: what it says; the words of several implied relationships stand on lines of their own.
        technology: the technology, where all agree on it.
        interaction: the interaction, where all agree on it, else `synchronous`.
    """

    source: str
    target: str
    stated: tuple[Stated, ...]
    description: str
    technology: str
    interaction: Interaction


Keep = Callable[[Stated, str, str], bool]
"""Whether a relationship may be drawn between these two shown things."""


class Relations:
    """Elements and roles of a workspace: their order, what they stand in, and how they relate."""

    def __init__(self, workspace: Workspace) -> None:
        """Wrap a workspace; each table is computed when it is first asked for."""
        self.workspace = workspace
        self._chains: dict[str, tuple[str, ...]] = {}

    @cached_property
    def records(self) -> Mapping[str, Element | Role]:
        """Every role and element by its absolute reference, in the author's order (roles of an architecture first)."""
        found: dict[str, Element | Role] = {}
        for record in self.workspace.architectures:
            for role in record.roles:
                found[f"{record.id}/{local('role', role.id)}"] = role
            for element in record.elements:
                found[f"{record.id}/{element.id}"] = element
        return found

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of every role and element in the author's order."""
        return {reference: number for number, reference in enumerate(self.records)}

    def in_order(self, references: Iterable[str]) -> tuple[str, ...]:
        """Return `references` without repetitions, in the author's order; unknown ones are left out."""
        order = self.order
        return tuple(sorted({r for r in references if r in order}, key=order.__getitem__))

    def resolve(self, reference: str, within: str) -> str:
        """Return the absolute present reference of an element or role; empty where there is none."""
        full = absolute(reference, within)
        if full in self.records:
            return full
        thing = self.workspace.find(full)
        return thing.reference if thing and thing.reference in self.records else ""

    def chain(self, reference: str) -> tuple[str, ...]:
        """Return `reference` and what it stands in, from the inside out."""
        known = self._chains.get(reference)
        if known is None:
            head, slash, path = reference.partition("/")
            parent = f"{head}/{path.rpartition('.')[0]}" if "." in path and ":" not in path else ""
            known = (reference, *self.chain(parent)) if slash and parent in self.records else (reference,)
            self._chains[reference] = known
        return known

    def parent(self, reference: str) -> str:
        """Return what `reference` stands in directly; empty at the top."""
        chain = self.chain(reference)
        return chain[1] if len(chain) > 1 else ""

    @cached_property
    def stated(self) -> tuple[Stated, ...]:
        """Every stated relationship of the workspace; one whose end leads nowhere is left out (`verify` reports it)."""
        found: list[Stated] = []
        for architecture in self.workspace.architectures:
            for record in architecture.relationships:
                source = self.resolve(record.source, architecture.id)
                target = self.resolve(record.target, architecture.id)
                if source and target:
                    found.append(Stated(len(found), architecture.id, source, target, record))
        return tuple(found)

    @cached_property
    def outgoing(self) -> Mapping[str, Mapping[str, list[Stated]]]:
        """For each thing, each thing outside it that its inside (or itself) uses, with the relationships in order.

        An end stands for everything around it that does not also surround the other end.
        """
        between: dict[str, dict[str, list[Stated]]] = {}
        for stated in self.stated:
            sources, targets = self._apart(stated.source, stated.target)
            for source in sources:
                row = between.setdefault(source, {})
                for target in targets:
                    row.setdefault(target, []).append(stated)
        return between

    @cached_property
    def incoming(self) -> Mapping[str, Mapping[str, list[Stated]]]:
        """The same by target: who uses the inside of each thing."""
        between: dict[str, dict[str, list[Stated]]] = {}
        for source, row in self.outgoing.items():
            for target, stated in row.items():
                between.setdefault(target, {})[source] = stated
        return between

    def implied(self, reference: str) -> tuple[tuple[Connection, ...], tuple[Connection, ...]]:
        """Return what the inside of `reference` implies for it: what it uses and what uses it, in the author's order.

        The other end is lifted as far as it goes without surrounding `reference`; what is stated for both hides what
        would be implied for them.
        """
        around = self.chain(reference)
        uses = self._implied(self.outgoing.get(reference, {}), around)
        used_by = self._implied(self.incoming.get(reference, {}), around)
        return (
            tuple(_connection(reference, other, stated) for other, stated in uses),
            tuple(_connection(other, reference, stated) for other, stated in used_by),
        )

    def _implied(
        self, row: Mapping[str, list[Stated]], around: tuple[str, ...]
    ) -> Iterator[tuple[str, tuple[Stated, ...]]]:
        for other, stated in row.items():
            explicit = any({one.source, one.target} <= {other, around[0]} for one in stated)
            inside = tuple(one for one in stated if around[0] not in (one.source, one.target))
            if inside and not explicit and self.parent(other) in ("", *around[1:]):
                yield other, inside

    def _apart(self, source: str, target: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the chains of both ends without what surrounds both."""
        if source == target:
            return (source,), (target,)
        sources, targets = self.chain(source), self.chain(target)
        shared = 0
        while shared < min(len(sources), len(targets)) and sources[-1 - shared] == targets[-1 - shared]:
            shared += 1
        return sources[: len(sources) - shared], targets[: len(targets) - shared]

    def opened(self, shown: Collection[str]) -> set[str]:
        """Return those of `shown` that hold others of `shown`: a diagram draws them as boundaries."""
        return {around for reference in shown for around in self.chain(reference)[1:] if around in shown}

    def connections(
        self, shown: Collection[str], keep: Keep | None = None, *, specific: bool = False
    ) -> tuple[Connection, ...]:
        """Return what is drawn between `shown` things, in the author's order.

        Each end of a relationship is lifted to the nearest shown thing around it. Where that is a boundary which is
        drawn opened, only a relationship stated for the boundary itself counts: what is hidden inside stays hidden.
        A relationship that is stated for exactly the two hides those that are implied between them in that direction.

        Args:
            shown: absolute references of elements and roles; a set, for speed.
            keep: says no to relationships that a view leaves out.
            specific: leave out what is stated for a boundary where something inside it is drawn with the same end, and
                what is stated between two boundaries: a view of their own level shows that.
        """
        opened = self.opened(shown)
        found: list[Connection] = []
        for source in self.in_order(shown):
            row = self.outgoing.get(source, {})
            targets = [t for t in row if t in shown] if len(row) <= len(shown) else [t for t in shown if t in row]
            for target in targets:
                found += self._between(row[target], source, target, opened, keep)
        if specific and opened:
            found = [*self._specific(found, opened)]
        return tuple(sorted(found, key=lambda one: one.stated[0].number))

    @staticmethod
    def _between(
        row: Iterable[Stated], source: str, target: str, opened: Collection[str], keep: Keep | None
    ) -> Iterator[Connection]:
        exact_source, exact_target = source in opened, target in opened
        if source == target and exact_source:
            return
        reached = [
            stated
            for stated in row
            if (not exact_source or stated.source == source)
            and (not exact_target or stated.target == target)
            and (keep is None or keep(stated, source, target))
        ]
        explicit = [stated for stated in reached if stated.source == source and stated.target == target]
        if explicit:
            for stated in explicit:
                yield _connection(source, target, (stated,))
        elif reached:
            yield _connection(source, target, tuple(reached))

    def _specific(self, found: list[Connection], opened: Collection[str]) -> Iterator[Connection]:
        inside = {
            (source, target)
            for one in found
            for source in self.chain(one.source)
            for target in self.chain(one.target)
            if (source, target) != (one.source, one.target)
        }
        for one in found:
            boundaries = (one.source in opened) + (one.target in opened)
            if boundaries == 0 or (boundaries == 1 and (one.source, one.target) not in inside):
                yield one


def _connection(source: str, target: str, stated: tuple[Stated, ...]) -> Connection:
    if len(stated) == 1:
        record = stated[0].record
        return Connection(source, target, stated, record.description, record.technology, record.interaction)
    said = dict.fromkeys(one.record.description for one in stated if one.record.description)
    technologies = {one.record.technology for one in stated}
    interactions: set[Interaction] = {one.record.interaction for one in stated}
    return Connection(
        source,
        target,
        stated,
        _joined(list(said)),
        technologies.pop() if len(technologies) == 1 else "",
        interactions.pop() if len(interactions) == 1 else "synchronous",
    )


def _joined(descriptions: list[str]) -> str:
    """Put a few descriptions on lines of their own and say how many more there are."""
    if len(descriptions) <= _MOST_DESCRIPTIONS:
        return "\n".join(descriptions)
    rest = len(descriptions) - _MOST_DESCRIPTIONS
    return "\n".join([*descriptions[:_MOST_DESCRIPTIONS], f"and {rest} more"])


def relations(workspace: Workspace) -> Relations:
    """Return the relations of `workspace`, the same object for every caller."""
    return shared(workspace, Relations)
