"""What leaves a target: the relationships of its code to stores, brokers, other systems and its own infrastructure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from trueline.model.flows import messages
from trueline.model.records.elements import Element, Role
from trueline.model.references import absolute, split
from trueline.model.relations import Relations, Stated, relations
from trueline.model.workspace import Thing

from ..contracts.layering import layer_of
from ..python.names import words
from ..target import Target

STORES = frozenset(["blob-store", "cache", "database", "event-store", "search", "store"])
BROKERS = frozenset(["broker", "bus", "queue", "stream", "topic"])
_POLICIES = frozenset(["circuit-breaker", "retry", "bulkhead", "saga"])
_SHORT = {"db": "database"}


@dataclass(frozen=True, slots=True)
class Told:
    """A message of a flow that is about something of the model.

    Attributes:
        sources: absolute references of who sends it; several where a role does.
        thing: what it is about.
    """

    sources: tuple[str, ...]
    thing: Thing


@dataclass(slots=True)
class Destination:
    """Where relationships of a target lead.

    Attributes:
        reference: absolute reference of the element or role.
        record: the element or role itself.
        needs: the relationships, in the author's order.
        told: messages of flows to it.
    """

    reference: str
    record: Element | Role
    needs: list[Stated] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    @property
    def type(self) -> str:
        """What sort of thing it is, such as `cache`; empty where nothing says so."""
        return (self.record.type or "") if isinstance(self.record, Element) else ""


def destinations(target: Target) -> tuple[Destination, ...]:
    """Return every destination of a target, in the order in which the author first leads to it."""
    return _Leaving(target).destinations()


class _Leaving:
    """Finds the destinations of a target."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._relations: Relations = relations(target.workspace)
        self._found: dict[str, Destination] = {}
        self._adapted: dict[str, tuple[str, ...]] = {}

    def destinations(self) -> tuple[Destination, ...]:
        """Return every destination, in the order in which the author first leads to it."""
        stated = [one for one in self._relations.stated if self._is_code(one.source)]
        outer = {self._records(one.target)[0] for one in stated if self._leaves(one.target)}
        inner = [one for one in stated if not self._leaves(one.target) and self._inverted(one)]
        for one in stated:
            if self._leaves(one.target):
                self._add(self._outermost(self._records(one.target)[0], outer), one)
        outermost = dict(self._found)
        for one in inner:
            reached = self._reached(one.target, outermost)
            if len(reached) < 2:  # what several are reached by tells nothing of one of them
                self._add(next(iter(reached), one.target), one)
        self._listen()
        return tuple(sorted(self._found.values(), key=lambda each: each.needs[0].number))

    def _add(self, reference: str, one: Stated) -> None:
        record = self._relations.records[reference]
        needs = self._found.setdefault(reference, Destination(reference, record)).needs
        needs.append(one)
        needs.sort(key=lambda each: each.number)

    def _records(self, reference: str) -> tuple[str, Element | Role]:
        """Return what a reference means: a role that one element plays is that element."""
        players = self._players(reference)
        reference = players[0] if len(players) == 1 else reference
        return reference, self._relations.records[reference]

    def inside(self, reference: str) -> bool:
        """Return whether an element stands in the target, or somebody who plays a role does."""
        record = self._relations.records.get(reference)
        if isinstance(record, Role):
            return any(self.inside(each) for each in self._players(reference))
        architecture, kind, _ = split(reference)
        return kind == "element" and architecture == self._target.architecture and self._target.holds(reference)

    def _is_code(self, reference: str) -> bool:
        record = self._relations.records[reference]
        kept = isinstance(record, Element) and record.type in STORES | BROKERS
        return not kept and self.inside(reference)

    def _leaves(self, reference: str) -> bool:
        """Return whether something is no code of the target, and not what surrounds it either."""
        reference, record = self._records(reference)
        if record.kind == "person" or (isinstance(record, Element) and record.status == "retired"):
            return False
        if self.inside(reference):
            return isinstance(record, Element) and record.type in STORES | BROKERS
        return reference not in self._relations.chain(self._target.reference)

    def _outermost(self, reference: str, outer: Iterable[str]) -> str:
        """Return the outermost of `outer` around something: a relationship to a system may be told of its parts too."""
        among = set(outer)
        return next(each for each in reversed(self._relations.chain(reference)) if each in among)

    def _inverted(self, one: Stated) -> bool:
        """Return whether a relationship inside the target goes through a port, or would have to.

        It goes from the use cases or the domain to an infrastructure that may import both.
        """
        record = self._relations.records[one.target]
        if not isinstance(record, Element) or record.kind not in ("container", "component"):
            return False
        if not self.inside(one.target) or self._is_policy(record):
            return False
        if one.record.through:
            return True
        index = self._target.index
        source = index.elements.get(split(one.source).path)
        layers = (layer_of(source, index) if source else "", layer_of(record, index))
        return layers[0] in ("application", "domain") and layers[1] == "infrastructure"

    def _is_policy(self, record: Element) -> bool:
        """Return whether an element is a pattern around calls, such as a circuit breaker, and not where they lead."""
        patterns = self._target.index.record.patterns
        return any(one.of and split(one.of).path == record.id and one.pattern in _POLICIES for one in patterns)

    def _reached(self, component: str, among: Mapping[str, Destination]) -> tuple[str, ...]:
        """Return the destinations that a part of the infrastructure reaches: they are told of it at another level."""
        if component not in self._adapted:
            self._adapted[component] = tuple(dict.fromkeys(self._reaches(component, among)))
        return self._adapted[component]

    def _reaches(self, component: str, among: Mapping[str, Destination]) -> Iterator[str]:
        parts = [each for each in self._relations.records if component in self._relations.chain(each)]
        related = {one.target for one in self._relations.stated if one.source in parts}
        names = [words(self._relations.records[each].name) for each in parts]
        types = [each.type for each in among.values()]
        spoken = " ".join(_SHORT.get(word, word) for word in names[0])
        for each in among.values():
            own = words(each.record.name)
            alone = each.type in STORES | BROKERS and types.count(each.type) == 1
            said = alone and f" {each.type.replace('-', ' ')}" in f" {spoken}"
            if each.reference in related or any(name[: len(own)] == own for name in names) or said:
                yield each.reference
        for pattern in self._target.index.record.patterns:
            cache = getattr(pattern, "cache", None)
            if cache and pattern.of and f"{self._target.architecture}/{pattern.of}" == component:
                reached = absolute(cache, self._target.architecture)
                if reached in among:
                    yield reached

    def _listen(self) -> None:
        """Give each destination the messages to it that are about something."""
        for record in self._target.workspace.architectures:
            for message in (one for flow in record.flows for one in messages(flow.steps)):
                thing = self._target.workspace.find(absolute(message.about, record.id)) if message.about else None
                source = self._relations.resolve(message.source, record.id)
                goal = self._relations.resolve(message.target, record.id)
                if thing and message.kind != "reply" and source and goal and self._is_code(source):
                    told = Told(self._players(source), thing)
                    for each in self._of(goal):
                        each.told.append(told)

    def _players(self, reference: str) -> tuple[str, ...]:
        """Return who plays a role, or the element itself."""
        record = self._relations.records[reference]
        played_by = record.played_by if isinstance(record, Role) else ()
        found = (self._relations.resolve(each, reference.partition("/")[0]) for each in played_by)
        return tuple(filter(None, found)) or (reference,)

    def _of(self, goal: str) -> Iterator[Destination]:
        """Yield the destinations that something is, stands in or is an adapter of."""
        around = (each for player in self._players(goal) for each in self._relations.chain(player))
        reached = {goal, *around, *self._adapted.get(goal, ())}
        yield from (each for reference, each in self._found.items() if reference in reached)
