"""The numbers of patterns as policies: a class for each sort of pattern, an object of it for each pattern."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trueline.model.records.patterns import (
    Bulkhead,
    CacheAside,
    CircuitBreaker,
    Outbox,
    Pattern,
    PatternRecord,
    Retry,
)
from trueline.model.records.quantities import Quantity
from trueline.model.references import absolute
from trueline.model.workspace import Workspace

from ..python import amounts
from ..python.expressions import Node, call
from ..python.literals import line

POLICIES: Mapping[type[PatternRecord], tuple[str, tuple[str, ...]]] = {
    Bulkhead: ("BulkheadPolicy", ("limit", "queue", "wait")),
    CacheAside: ("CachePolicy", ("ttl", "loaders", "stale_refill")),
    CircuitBreaker: ("CircuitBreakerPolicy", ("failures", "within", "half_open_after", "probes", "successes")),
    Outbox: ("OutboxPolicy", ("poll_every", "batch", "attempts")),
    Retry: ("RetryPolicy", ("attempts", "first_pause", "factor", "longest_pause", "jitter")),
}
"""The class of each sort of pattern that has numbers, and what it takes; a saga has those of its steps."""


def policy_class(pattern: Pattern) -> str:
    """Return the class of the policy that a pattern is; empty for a saga."""
    return POLICIES[type(pattern)][0] if type(pattern) in POLICIES else ""


def policy(pattern: Pattern) -> Node:
    """Return the policy that a pattern with numbers is."""
    name, fields = POLICIES[type(pattern)]
    return call(name, **{field: _value(getattr(pattern, field)) for field in fields})


def described(pattern: Pattern, workspace: Workspace, architecture: str) -> str:
    """Return what a pattern is for, in one line: its own words, between whom, and what else it says."""
    return ". ".join(part.rstrip(".") for part in _parts(pattern, workspace, architecture)) + "."


def _parts(pattern: Pattern, workspace: Workspace, architecture: str) -> Iterator[str]:
    def name(reference: str | None) -> str:
        thing = workspace.find(absolute(reference, architecture)) if reference else None
        return line(thing.record.name) if thing else ""

    yield line(pattern.description or pattern.name)
    match pattern:
        case CircuitBreaker() | Bulkhead():
            yield from _between(name(pattern.caller), name(pattern.protects))
        case Retry():
            yield from _between(name(pattern.caller), name(pattern.callee))
        case CacheAside():
            yield from _between(name(pattern.reader), name(pattern.source))
        case Outbox():
            yield from _between(name(pattern.store), name(pattern.bus))
        case _:
            pass
    if isinstance(pattern, CircuitBreaker) and pattern.fallback:
        yield f"Instead: {line(pattern.fallback)}"
    if isinstance(pattern, Retry) and pattern.on:
        yield f"On: {', '.join(map(line, pattern.on))}"


def _between(caller: str, called: str) -> Iterator[str]:
    if caller and called and caller != called:
        yield f"Between {caller} and {called}"


def _value(value: bool | int | float | Quantity) -> Node:
    if isinstance(value, Quantity):
        return amounts.expression(value)
    return repr(value)
