"""Resilience and data patterns, stated once on an element; each yields a machine, a flow and a process."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import (
    Count,
    ElementRef,
    Flag,
    Name,
    Named,
    PlayerRef,
    Record,
    Reference,
    ReferenceField,
    Slug,
    Text,
)
from .behaviour import PolicyRef
from .interfaces import EventRef
from .quantities import Quantity

RequestRef = Annotated[Reference, ReferenceField(("command", "query", "endpoint"))]
Positive = Annotated[int, Field(ge=1)]


class PatternRecord(Named):
    """What all patterns share: where it stands and its own words."""

    of: ElementRef | None = None
    words: dict[str, Text] = {}
    """The system's own words for the states, transitions and steps of the pattern; its meaning cannot change."""
    notes: dict[str, Text] = {}
    """A remark per state of the machine."""


class CircuitBreaker(PatternRecord):
    """Stops calling what keeps failing (Nygard, Release It!)."""

    pattern: Literal["circuit-breaker"]
    protects: PlayerRef | None = None
    caller: PlayerRef | None = None
    failures: Positive = 5
    within: Quantity = Quantity(10, "s")
    half_open_after: Quantity = Quantity(30, "s")
    probes: Positive = 1
    """How many calls may be under way while half open."""
    successes: Positive = 1
    """How many probes must succeed before it closes."""
    fallback: Text = ""


class Retry(PatternRecord):
    """Tries again after a pause that grows."""

    pattern: Literal["retry"]
    caller: PlayerRef | None = None
    callee: PlayerRef | None = None
    attempts: Positive = 3
    first_pause: Quantity = Quantity(100, "ms")
    factor: Annotated[float, Field(ge=1)] = 2.0
    longest_pause: Quantity = Quantity(10, "s")
    jitter: Flag = True
    on: tuple[Name, ...] = ()
    """The failures worth another try."""


class Bulkhead(PatternRecord):
    """Bounds how many calls are under way at once (Nygard, Release It!)."""

    pattern: Literal["bulkhead"]
    protects: PlayerRef | None = None
    caller: PlayerRef | None = None
    limit: Positive = 10
    queue: Count = 0
    wait: Quantity = Quantity(0, "s")


class SagaStep(Record):
    """A step with what undoes it."""

    id: Slug
    name: Name
    by: PlayerRef | None = None
    """The participant that does the step."""
    does: RequestRef | None = None
    undo: Text = ""
    """What compensates the step; empty: nothing to undo."""
    undo_does: RequestRef | None = None
    within: Quantity | None = None
    retry: PolicyRef | None = None


class Saga(PatternRecord):
    """A transaction over several services, undone step by step when one fails (Garcia-Molina and Salem, 1987)."""

    pattern: Literal["saga"]
    orchestrator: PlayerRef | None = None
    log: ElementRef | None = None
    steps: Annotated[tuple[SagaStep, ...], Field(min_length=1)]
    fails_at: Slug | None = None
    """The step at which the drawn scenario fails; by default the last."""


class CacheAside(PatternRecord):
    """Looks in the cache first, loads and fills on a miss."""

    pattern: Literal["cache-aside"]
    cache: PlayerRef | None = None
    source: PlayerRef | None = None
    reader: PlayerRef | None = None
    ttl: Quantity
    loaders: Positive = 1
    """How many loads of one key may be under way at once."""
    invalidated_by: tuple[EventRef, ...] = ()
    stale_refill: Flag = False
    """Whether a load that began before an invalidation may fill the cache."""


class Outbox(PatternRecord):
    """Publishes what a transaction stored, at least once (transactional outbox)."""

    pattern: Literal["outbox"]
    store: PlayerRef | None = None
    bus: PlayerRef | None = None
    writer: PlayerRef | None = None
    relay: PlayerRef | None = None
    poll_every: Quantity = Quantity(1, "s")
    batch: Positive = 100
    attempts: Positive = 10


Pattern = Annotated[
    CircuitBreaker | Retry | Bulkhead | Saga | CacheAside | Outbox,
    Field(discriminator="pattern"),
]
