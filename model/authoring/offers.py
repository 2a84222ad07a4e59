"""What an element offers and holds: data, classes, messages, interfaces, machines and patterns.

The methods stand on elements and on groups (whose things belong to the element around the group).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack

from ..records.domain import ClassKind
from ..records.quantities import Quantity
from . import interfaces as faces
from . import patterns as known
from .domain import Class, Fields, field_drafts
from .drafts import Common, Draft, Drawing, Handle, listed, named
from .machines import Machine
from .schemas import Schema

if TYPE_CHECKING:
    from .architecture import Architecture
    from .elements import Element


class Offers:
    """Mixed into elements and groups."""

    path: str
    architecture: Architecture

    @property
    def _owner(self) -> Element | None:
        return self  # type: ignore[return-value]  # overridden by Group, the only other class that mixes this in

    @property
    def _below(self) -> str:
        return self._owner.path if self._owner else ""

    def _named(self, name: str, common: Mapping[str, Any], **fields: Any) -> Draft:
        return named(self.architecture, self._below, name, common, of=self._owner, **fields)

    # ---- data ----------------------------------------------------------------------------------------------------

    def schema(self, name: str, **drawing: Unpack[Drawing]) -> Schema:
        """Describe the schema of this database."""
        draft = self._named(name, drawing, relationships=[])
        return self.architecture.add("schemas", Schema(self.architecture, draft.fields["id"], draft))

    # ---- domain --------------------------------------------------------------------------------------------------

    def klass(
        self,
        name: str,
        fields: Fields | None = None,
        operations: Sequence[str] = (),
        *,
        kind: ClassKind = "class",
        stereotype: str = "",
        abstract: bool = False,
        values: Sequence[str] = (),
        invariants: Sequence[str] = (),
        **common: Unpack[Common],
    ) -> Class:
        """Describe a class with fields (`{"value": int}`) and operations (`["validate()"]`)."""
        draft = self._named(
            name, common, kind=kind, stereotype=stereotype, abstract=abstract, fields=field_drafts(fields or {}),
            operations=[Draft(signature=operation) for operation in operations], values=listed(values),
            invariants=listed(invariants),
        )  # fmt: skip
        return self.architecture.add("classes", Class(self.architecture, draft.fields["id"], draft))

    def aggregate(
        self, name: str, fields: Fields | None = None, operations: Sequence[str] = (), *,
        invariants: Sequence[str] = (), **common: Unpack[Common],
    ) -> Class:  # fmt: skip
        """Describe an aggregate root (Evans, Domain-Driven Design)."""
        return self.klass(name, fields, operations, kind="aggregate", invariants=invariants, **common)

    def domain_entity(
        self, name: str, fields: Fields | None = None, operations: Sequence[str] = (), *,
        invariants: Sequence[str] = (), **common: Unpack[Common],
    ) -> Class:  # fmt: skip
        """Describe an entity of the domain: a thing with an identity."""
        return self.klass(name, fields, operations, kind="entity", invariants=invariants, **common)

    def value_object(
        self, name: str, fields: Fields | None = None, operations: Sequence[str] = (), *,
        invariants: Sequence[str] = (), **common: Unpack[Common],
    ) -> Class:  # fmt: skip
        """Describe a value object: equal by its values, never changed."""
        return self.klass(name, fields, operations, kind="value-object", invariants=invariants, **common)

    def enumeration(self, name: str, *values: str, **common: Unpack[Common]) -> Class:
        """Describe a closed set of values."""
        return self.klass(name, kind="enumeration", values=values, **common)

    # ---- messages ------------------------------------------------------------------------------------------------

    def command(
        self, name: str, payload: Fields | None = None, *, yields: Sequence[Handle] = (), idempotent: bool = False,
        **common: Unpack[Common],
    ) -> faces.Command:  # fmt: skip
        """Describe a command: a wish to change something."""
        draft = self._named(
            name, common, payload=field_drafts(payload or {}), yields=listed(yields), idempotent=idempotent
        )  # fmt: skip
        return self.architecture.add("commands", faces.Command(self.architecture, draft.fields["id"], draft))

    def query(
        self, name: str, payload: Fields | None = None, *, returns: Handle | None = None, many: bool = False,
        **common: Unpack[Common],
    ) -> faces.Query:  # fmt: skip
        """Describe a query: a question that changes nothing."""
        draft = self._named(name, common, payload=field_drafts(payload or {}), returns=returns, many=many)
        return self.architecture.add("queries", faces.Query(self.architecture, draft.fields["id"], draft))

    def event(
        self, name: str, payload: Fields | None = None, *, extends: faces.Event | None = None, abstract: bool = False,
        stereotype: str = "", topic: str = "", **common: Unpack[Common],
    ) -> faces.Event:  # fmt: skip
        """Describe an event: something that happened."""
        draft = self._named(
            name, common, payload=field_drafts(payload or {}), extends=extends, abstract=abstract,
            stereotype=stereotype, topic=topic,
        )  # fmt: skip
        return self.architecture.add("events", faces.Event(self.architecture, draft.fields["id"], draft))

    # ---- interfaces ----------------------------------------------------------------------------------------------

    def http(
        self, name: str = "HTTP", *, base: str = "", version: str = "", problems: str = "", security: str = "",
        **common: Unpack[Common],
    ) -> faces.Http:  # fmt: skip
        """Open an HTTP interface; endpoints are put on it."""
        draft = self._named(
            name, common, kind="http", base=base, version=version, problems=problems, security=security
        )  # fmt: skip
        return self.architecture.add("interfaces", faces.Http(self.architecture, draft.fields["id"], draft))

    def graphql(
        self, name: str = "GraphQL", *, base: str = "/graphql", security: str = "", **common: Unpack[Common]
    ) -> faces.GraphQL:  # fmt: skip
        """Open a GraphQL interface; fields are put on it."""
        draft = self._named(name, common, kind="graphql", base=base, security=security)
        return self.architecture.add("interfaces", faces.GraphQL(self.architecture, draft.fields["id"], draft))

    def websocket(
        self, name: str = "WebSocket", *, base: str = "/ws", security: str = "", **common: Unpack[Common]
    ) -> faces.WebSocket:  # fmt: skip
        """Open a WebSocket interface; channels are put on it."""
        draft = self._named(name, common, kind="websocket", base=base, security=security)
        return self.architecture.add("interfaces", faces.WebSocket(self.architecture, draft.fields["id"], draft))

    def job(
        self, name: str, *, every: Quantity | None = None, cron: str = "", runs: Handle | None = None,
        overlap: bool = False, **common: Unpack[Common],
    ) -> faces.Job:  # fmt: skip
        """Describe work that starts by the clock."""
        draft = self._named(name, common, every=every, cron=cron, runs=runs, overlap=overlap)
        return self.architecture.add("jobs", faces.Job(self.architecture, draft.fields["id"], draft))

    # ---- behaviour -----------------------------------------------------------------------------------------------

    def machine(self, name: str, *, otherwise: str = "ignored", **drawing: Unpack[Drawing]) -> Machine:
        """Describe a state machine; `otherwise` is the response to triggers a state says nothing about."""
        draft = self._named(name, drawing, otherwise=otherwise)
        return self.architecture.add("machines", Machine(self.architecture, draft.fields["id"], draft))

    def _pattern(self, pattern: str, name: str, common: Mapping[str, Any], **fields: Any) -> Draft:
        return self._named(name, common, pattern=pattern, **fields)

    def circuit_breaker(
        self, name: str = "Circuit Breaker", *, protects: Handle | None = None, caller: Handle | None = None,
        failures: int = 5, within: Quantity = known.TEN_SECONDS, half_open_after: Quantity = known.HALF_A_MINUTE,
        probes: int = 1, successes: int = 1, fallback: str = "", **common: Unpack[Common],
    ) -> known.CircuitBreaker:  # fmt: skip
        """State that calls to `protects` stop while it keeps failing."""
        draft = self._pattern(
            "circuit-breaker", name, common, protects=protects, caller=caller, failures=failures, within=within,
            half_open_after=half_open_after, probes=probes, successes=successes, fallback=fallback,
        )  # fmt: skip
        return self.architecture.add("patterns", known.CircuitBreaker(self.architecture, draft.fields["id"], draft))

    def retry(
        self, name: str = "Retry", *, caller: Handle | None = None, callee: Handle | None = None, attempts: int = 3,
        first_pause: Quantity = known.TENTH, factor: float = 2.0, longest_pause: Quantity = known.TEN_SECONDS,
        jitter: bool = True, on: Sequence[str] = (), **common: Unpack[Common],
    ) -> known.Pattern:  # fmt: skip
        """State that failed calls are tried again after growing pauses."""
        draft = self._pattern(
            "retry", name, common, caller=caller, callee=callee, attempts=attempts, first_pause=first_pause,
            factor=factor, longest_pause=longest_pause, jitter=jitter, on=listed(on),
        )  # fmt: skip
        return self.architecture.add("patterns", known.Pattern(self.architecture, draft.fields["id"], draft))

    def bulkhead(
        self, name: str = "Bulkhead", *, protects: Handle | None = None, caller: Handle | None = None, limit: int = 10,
        queue: int = 0, wait: Quantity = known.NO_TIME, **common: Unpack[Common],
    ) -> known.Pattern:  # fmt: skip
        """State that at most `limit` calls are under way at once, and `queue` more wait up to `wait`."""
        draft = self._pattern(
            "bulkhead", name, common, protects=protects, caller=caller, limit=limit, queue=queue, wait=wait
        )  # fmt: skip
        return self.architecture.add("patterns", known.Pattern(self.architecture, draft.fields["id"], draft))

    def saga(
        self, name: str, *, orchestrator: Handle | None = None, log: Handle | None = None, **common: Unpack[Common]
    ) -> known.Saga:  # fmt: skip
        """State a transaction over several services; its steps are added in their order."""
        draft = self._pattern("saga", name, common, orchestrator=orchestrator, log=log, steps=[])
        return self.architecture.add("patterns", known.Saga(self.architecture, draft.fields["id"], draft))

    def cache_aside(
        self, name: str = "Cache-Aside", *, ttl: Quantity, of: Handle | None = None, by: Handle | None = None,
        cache: Handle | None = None, loaders: int = 1, invalidated_by: Sequence[Handle] = (),
        stale_refill: bool = False, **common: Unpack[Common],
    ) -> known.CacheAside:  # fmt: skip
        """State that `by` looks in the cache (this element, or `cache`) before it asks `of`."""
        draft = self._pattern(
            "cache-aside", name, common, cache=cache or self._owner, source=of, reader=by, ttl=ttl, loaders=loaders,
            invalidated_by=listed(invalidated_by), stale_refill=stale_refill,
        )  # fmt: skip
        return self.architecture.add("patterns", known.CacheAside(self.architecture, draft.fields["id"], draft))

    def outbox(
        self, name: str = "Outbox", *, store: Handle | None = None, bus: Handle | None = None,
        writer: Handle | None = None, relay: Handle | None = None, poll_every: Quantity = known.ONE_SECOND,
        batch: int = 100, attempts: int = 10, **common: Unpack[Common],
    ) -> known.Pattern:  # fmt: skip
        """State that what `writer` stores is published from `store` to `bus`, at least once."""
        draft = self._pattern(
            "outbox", name, common, store=store, bus=bus, writer=writer, relay=relay, poll_every=poll_every,
            batch=batch, attempts=attempts,
        )  # fmt: skip
        return self.architecture.add("patterns", known.Pattern(self.architecture, draft.fields["id"], draft))
