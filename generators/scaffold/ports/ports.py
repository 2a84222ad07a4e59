"""Ports: one for each destination of a target, with a method for each thing that the model says is asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from trueline.model.records.elements import Element
from trueline.model.records.interfaces import Event
from trueline.model.references import split
from trueline.model.relations import Stated, relations

from ..domain.shapes import Domain
from ..json_schemas import Payloads
from ..python.expressions import union
from ..python.literals import line
from ..python.names import Scope, pascal, snake, words
from ..target import Target
from .conventions import CONVENTIONS, EVENT, PUBLISH, Method
from .exchanges import Subjects, noted, spoken
from .leaving import BROKERS, STORES, Destination, destinations

_TYPES = (
    "AbstractAsyncContextManager", "Any", "AwareDatetime", "Decimal", "Literal", "Mapping", "Protocol", "Sequence",
    "TypeAlias", "UUID", "date", "events", "schemas", "time", "timedelta",
)  # fmt: skip
_MODULES = ("authentication", "database", "engine", "migrations", "repositories", "session", "tables", "unit_of_work")
"""Modules that `infrastructure` has, or may have, for other reasons."""
_ANY = "events.AnyEvent"
_ABOUT_EVENTS = frozenset(["event", "events", "message", "messages", "notification", "notifications"])


@dataclass(frozen=True, slots=True)
class Port:
    """What a target asks of one destination.

    Attributes:
        name: of it in the composition root.
        module: with its adapter, in `infrastructure`.
        class_name: of the protocol.
        title: as the model calls the destination.
        description: one line.
        needs: who asks it for what, one line each.
        methods: those of its sort, then those that flows and relationships say, in the author's order; with a place
            for the type of events.
        events: classes of the domain that it takes; empty where it takes none.
        alias: what these are called together, where there are several and the domain has no name for them.
        first: whether it is the first port that uses `alias`.
    """

    name: str
    module: str
    class_name: str
    title: str
    description: str
    needs: tuple[str, ...]
    methods: tuple[Method, ...]
    events: tuple[str, ...] = ()
    alias: str = ""
    first: bool = False

    @property
    def types(self) -> str:
        """Every type in its methods, for whoever has to import them."""
        return " ".join(one.types for one in self.own)

    @property
    def importing(self) -> str:
        """The line with which the composition root imports its adapter."""
        return f"from .infrastructure.{self.module} import {self.class_name}Adapter"

    @property
    def own(self) -> tuple[Method, ...]:
        """The methods of the protocol."""
        return self._taking(self.alias)

    @property
    def adapted(self) -> tuple[Method, ...]:
        """The methods as another module writes them."""
        return self._taking(f"ports.{self.alias}")

    def _taking(self, alias: str) -> tuple[Method, ...]:
        type_ = alias if self.alias else "".join(self.events) or "bytes"
        return tuple(one.taking(type_) for one in self.methods)

    @property
    def union(self) -> str:
        """The line that says what `alias` stands for."""
        return union(f"{self.alias}: TypeAlias = ", self.events)


class Ports:
    """Makes the ports of a target."""

    def __init__(self, target: Target, payloads: Payloads, domain: Domain) -> None:
        """Classes that a port needs are added to `payloads`; events are those of `domain`."""
        self._target = target
        self._payloads = payloads
        self._domain = domain
        self._relations = relations(target.workspace)
        self._classes, self._modules, self._names = Scope(apart=""), Scope(), Scope()
        self._classes.reserve(_TYPES)
        self._modules.reserve(_MODULES)

    def make(self) -> tuple[Port, ...]:
        """Return the ports in the order in which the author first leads to their destinations."""
        found = [self._port(each) for each in destinations(self._target)]
        return tuple(self._named([each for each in found if each.methods]))

    def _port(self, one: Destination) -> Port:
        title = one.record.name
        technology = one.record.technology if isinstance(one.record, Element) else ""
        own = one.record.id.rpartition(".")[2]  # an id outlives a title
        events = self._events(one)
        methods = tuple(self._methods(one, bool(events)))
        return Port(
            name=self._names.give(title, snake(own)),
            module=self._modules.give(title, snake(own), f"{snake(own)}_adapter"),
            class_name=self._classes.give(title, pascal(own)),
            title=title,
            description=noted(line(one.record.description) or one.record.name, technology),
            needs=tuple(dict.fromkeys(self._need(each) for each in one.needs)),
            methods=methods,
            events=events if any(EVENT in each.types for each in methods) else (),
        )

    def _need(self, need: Stated) -> str:
        source = self._relations.records[need.source]
        said = line(need.record.description)
        return noted(f"{source.name}: {said}" if said else source.name, need.record.technology)

    # ---- methods ---------------------------------------------------------------------------------------------------
    def _methods(self, one: Destination, events: bool) -> Iterator[Method]:
        """Yield what one asks of such a thing, what flows ask of it, and what relationships say beyond that."""
        usual = CONVENTIONS.get(one.type, (PUBLISH,) if events else ())
        yield from usual
        scope = Scope()
        scope.reserve(each.name for each in usual)
        subjects = Subjects(self._target.workspace, self._payloads)
        for thing in {told.thing.reference: told.thing for told in one.told}.values():
            method = subjects.method(thing)
            if method is not None:
                yield replace(method, name=scope.give(thing.record.name, method.name))
        if usual and one.type in STORES | BROKERS and one.type != "database":
            return
        said: dict[str, Method] = {}
        for method in spoken(one, self._relations):
            known = said.get(method.name)
            said[method.name] = _both(known, method) if known else method
        for name, method in said.items():
            yield replace(method, name=scope.give(method.description, name))

    # ---- events ----------------------------------------------------------------------------------------------------
    def _events(self, one: Destination) -> tuple[str, ...]:
        """Return what a destination is told: what flows send it, and what the sources of a broker announce."""
        every = [each for each in self._target.events if not each.abstract]
        sent = {told.thing.record.id for told in one.told if isinstance(told.thing.record, Event)}
        if one.type == "event-store" or (one.type in BROKERS and (sent or _carries_events(one))):
            for need in one.needs:
                sent |= {each.id for each in self._announced(need.source, every) or every}
        names = (self._domain.name(f"{self._target.architecture}/event:{each.id}") for each in every if each.id in sent)
        return tuple(name for name in names if name)

    def _announced(self, source: str, events: Iterable[Event]) -> list[Event]:
        """Return those of `events` that belong to the inside of `source`, or else to a library that it runs."""
        path = split(source).path
        elements = self._target.index.record.elements
        libraries = [each.id for each in elements if path in (split(one).path for one in each.run_by)]
        inside = [each for each in events if _stands_in(each.of, path)]
        return inside or [each for each in events if any(_stands_in(each.of, library) for library in libraries)]

    def _named(self, ports: Iterable[Port]) -> Iterator[Port]:
        """Yield ports with a name for what several of their events are together, the same in all ports."""
        made = {f"events.{one.name}" for one in self._domain.shapes["events"] if not one.abstract}
        known: dict[tuple[str, ...], str] = {}
        for port in ports:
            if len(port.events) < 2:
                yield port
            elif set(port.events) == made:
                yield replace(port, events=(_ANY,))
            elif port.events in known:
                yield replace(port, alias=known[port.events])
            else:
                alias = known[port.events] = self._classes.give(port.title, f"{port.class_name}Event")
                yield replace(port, alias=alias, first=True)


def _carries_events(one: Destination) -> bool:
    """Return whether what goes to a broker is events: a bus has no other purpose, a queue may carry work."""
    said = [words(need.record.description) for need in one.needs]
    return one.type == "bus" or any(not each or not _ABOUT_EVENTS.isdisjoint(each) for each in said)


def _stands_in(reference: str | None, path: str) -> bool:
    return bool(reference) and f"{split(reference or '').path}.".startswith(f"{path}.")


def _both(one: Method, other: Method) -> Method:
    """Return one method for two relationships that say the same: it answers where either waits for an answer."""
    said = dict.fromkeys((one.description, other.description))
    return replace(one, description="; ".join(said), returns=one.returns if one.returns != "None" else other.returns)
