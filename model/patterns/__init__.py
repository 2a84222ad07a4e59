"""What each pattern yields: a machine, a flow and a process; what its words may be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostics import Diagnostic, did_you_mean
from ..records.architecture import ArchitectureRecord
from ..records.behaviour import Flow, Process
from ..records.machines import Machine
from ..records.patterns import Bulkhead, CacheAside, CircuitBreaker, Outbox, PatternRecord, Retry, Saga, SagaStep
from ..records.quantities import Quantity
from .bulkhead import BulkheadExpansion
from .cache_aside import CacheAsideExpansion
from .circuit_breaker import CircuitBreakerExpansion
from .expansion import Expansion
from .outbox import OutboxExpansion
from .retry import MOST_PAUSES, RetryExpansion, pauses
from .saga import SagaExpansion
from .words import parameters

Pointer = tuple[str | int, ...]

EXPANSIONS: dict[type[PatternRecord], type[Expansion[Any]]] = {
    CircuitBreaker: CircuitBreakerExpansion,
    Retry: RetryExpansion,
    Bulkhead: BulkheadExpansion,
    Saga: SagaExpansion,
    CacheAside: CacheAsideExpansion,
    Outbox: OutboxExpansion,
}
"""What expands each kind of pattern."""


def _expansion(pattern: PatternRecord) -> Expansion[Any]:
    return EXPANSIONS[type(pattern)](pattern)


def expand(
    pattern: PatternRecord, architecture: ArchitectureRecord
) -> tuple[Machine | None, Flow | None, Process | None]:
    """Return the machine, flow and process that `pattern`, stated in `architecture`, yields; each has its id.

    The flow is missing where the pattern names nobody at all who could speak (see `Expansion.flow`).
    """
    del architecture  # a pattern holds all that its expansion says; the parameter is part of the contract
    expansion = _expansion(pattern)
    return (expansion.machine(), expansion.flow(), expansion.process())


def word_keys(pattern: PatternRecord) -> tuple[str, ...]:
    """Return the keys under which `words` can change what the pattern says."""
    return tuple(EXPANSIONS[type(pattern)].WORDS)


def note_keys(pattern: PatternRecord) -> tuple[str, ...]:
    """Return the keys of `notes`: the ids of the states of the pattern's machine."""
    return tuple(state.id for state in _expansion(pattern).states())


def placeholders(pattern: PatternRecord) -> tuple[str, ...]:
    """Return the names that may stand in braces in the pattern's words."""
    return (*parameters(pattern), *EXPANSIONS[type(pattern)].PLACES)


def problems(pattern: PatternRecord) -> Iterator[tuple[Pointer, Diagnostic]]:
    """Yield what is wrong with a pattern, each with the place in its record.

    The diagnostics know neither location nor subject; whoever reports them adds both.
    """
    for key in pattern.words:
        yield from _unknown("word", ("words", key), key, word_keys(pattern), pattern)
    for state in pattern.notes:
        yield from _unknown("state", ("notes", state), state, note_keys(pattern), pattern)
    yield from _times(pattern, ())
    if isinstance(pattern, Saga):
        yield from _saga(pattern)
    if isinstance(pattern, Retry) and len(pauses(pattern)) == MOST_PAUSES < pattern.attempts - 1:
        yield (
            ("factor",),
            Diagnostic(
                "model.pattern.pauses",
                f"the pattern '{pattern.name}' has more than {MOST_PAUSES} different pauses",
                remedy="Let them grow by a larger factor, or to a shorter longest pause.",
            ),
        )


def _unknown(
    what: str, at: Pointer, name: str, valid: tuple[str, ...], pattern: PatternRecord
) -> Iterator[tuple[Pointer, Diagnostic]]:  # fmt: skip
    if name not in valid:
        yield (
            at,
            Diagnostic(
                f"model.pattern.{what}",
                f"the pattern '{pattern.name}' has no {what} '{name}'; it has {', '.join(valid)}",
                remedy=did_you_mean(name, valid),
            ),
        )


def _times(record: PatternRecord | SagaStep, at: Pointer) -> Iterator[tuple[Pointer, Diagnostic]]:
    """Yield the amounts that are no time, or less than none: every quantity of a pattern is a time."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Quantity) and (value.dimension != "time" or value.value < 0):
            yield (
                (*at, name),
                Diagnostic(
                    "model.pattern.time",
                    f"'{name}' of '{record.name}' is a time, and {value} is none",
                    remedy="Write a number with a unit of time, such as 30s or 100ms.",
                ),
            )


def _saga(pattern: Saga) -> Iterator[tuple[Pointer, Diagnostic]]:
    steps = tuple(step.id for step in pattern.steps)
    if pattern.fails_at:
        yield from _unknown("step", ("fails_at",), pattern.fails_at, steps, pattern)
    for number, step in enumerate(pattern.steps):
        yield from _times(step, ("steps", number))
        if step.id in steps[:number]:
            yield (
                ("steps", number),
                Diagnostic(
                    "model.pattern.step.duplicate",
                    f"two steps of '{pattern.name}' have the id '{step.id}'",
                    remedy="Give one of them an id of its own with id=.",
                ),
            )
