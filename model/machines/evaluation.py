"""What the guards and amounts of a machine come to at one moment."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Protocol

from ..records.machines import (
    Combine,
    Compare,
    Condition,
    Counter,
    CountIn,
    Elapsed,
    Negate,
    Operand,
    ParameterValue,
    Predicate,
    Value,
)

COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}
"""What each comparison means."""


class Readings(Protocol):
    """What can be read off a running machine; times are in seconds."""

    def parameter(self, parameter: str) -> Decimal:
        """Return a parameter in the base unit of what it measures."""
        ...

    def counter(self, counter: str) -> int:
        """Return where a counter stands."""
        ...

    def count(self, trigger: str, within: Decimal | None) -> int:
        """Return how often a trigger fired, in the last `within` seconds or since the count was cleared."""
        ...

    def elapsed(self, state: str) -> Decimal:
        """Return how many seconds ago a state was entered or its time was started again."""
        ...

    def decide(self, predicate: str) -> bool:
        """Return whether a named condition holds."""
        ...


def amount(operand: Operand, source: str, readings: Readings) -> Decimal:
    """Return what an amount in a transition from `source` comes to, in its base unit."""
    match operand:
        case Value():
            return operand.value.base
        case ParameterValue():
            return readings.parameter(operand.parameter)
        case Counter():
            return Decimal(readings.counter(operand.counter))
        case CountIn():
            within = None if operand.within is None else amount(operand.within, source, readings)
            return Decimal(readings.count(operand.trigger, within))
        case Elapsed():
            return readings.elapsed(operand.since or source)


def holds(condition: Condition | None, source: str, readings: Readings) -> bool:
    """Tell whether the guard of a transition from `source` holds; no guard always does."""
    match condition:
        case None:
            return True
        case Compare():
            left, right = amount(condition.left, source, readings), amount(condition.right, source, readings)
            return COMPARE[condition.op](left, right)
        case Combine():
            decided = (holds(term, source, readings) for term in condition.terms)
            return all(decided) if condition.op == "and" else any(decided)
        case Negate():
            return not holds(condition.term, source, readings)
        case Predicate():
            return readings.decide(condition.name)
