"""Decides whether two guards can hold at once, and whether some guard always holds.

Each amount that changes (a counter, a count in a window, a time) is a variable of its own, and every way to make a
condition true is a set of intervals, one a variable. What intervals cannot decide is answered with "unknown": named
predicates, comparisons of two variables with each other, and variables that depend on one another. A "yes" to the
question whether a condition can hold is about the condition alone; whether the machine ever gets there is another
question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from ..records.machines import (
    Combine,
    Compare,
    Condition,
    CountIn,
    Elapsed,
    Machine,
    Negate,
    Operand,
    ParameterValue,
    Predicate,
    Transition,
    Value,
)
from ..records.quantities import Quantity
from .evaluation import COMPARE
from .intervals import Interval

_OPPOSITE = {"<": ">=", "<=": ">", "==": "!=", "!=": "==", ">=": "<", ">": "<="}
_TURNED = {"<": ">", "<=": ">=", "==": "==", "!=": "!=", ">=": "<=", ">": "<"}
_MOST_WAYS = 4096  # beyond that, the answer is "unknown"


class Verdict(StrEnum):
    """An answer; `UNKNOWN` where only the implementation could tell."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class _Way:
    """One way in which a condition may hold, as far as it was followed.

    Attributes:
        intervals: what each variable may still be.
        predicates: what each named predicate must be.
        vague: whether something in it is more than intervals can tell.
    """

    intervals: Mapping[object, Interval] = field(default_factory=dict)
    predicates: Mapping[str, bool] = field(default_factory=dict)
    vague: bool = False


class _TooManyError(Exception):
    """More ways than are worth following."""


def overlap(machine: Machine, one: Condition | None, other: Condition | None) -> Verdict:
    """Tell whether two guards of `machine` can hold at once; no guard always holds."""
    return possible(machine, [guard for guard in (one, other) if guard is not None])


def complete(machine: Machine, guards: Sequence[Condition | None]) -> Verdict:
    """Tell whether at least one of `guards` holds whatever the amounts are; of no guards, none does."""
    stated = [guard for guard in guards if guard is not None]
    if len(stated) < len(guards):
        return Verdict.YES
    gap = possible(machine, [Negate(op="not", term=guard) for guard in stated])
    return {Verdict.YES: Verdict.NO, Verdict.NO: Verdict.YES}.get(gap, Verdict.UNKNOWN)


def possible(machine: Machine, conditions: Sequence[Condition]) -> Verdict:
    """Tell whether all of `conditions` can hold together."""
    search = _Search(machine)
    verdict = Verdict.NO
    try:
        for way in search.ways([(condition, True) for condition in conditions], _Way()):
            if not way.vague and not way.predicates and not _related(way):
                return Verdict.YES
            verdict = Verdict.UNKNOWN
    except _TooManyError:
        return Verdict.UNKNOWN
    return verdict


def conflicts(machine: Machine) -> Iterator[tuple[Transition, Transition, Verdict]]:
    """Yield each two transitions of one state and trigger (or two completions) that can, or might, be taken at once."""
    for number, one in enumerate(machine.transitions):
        for other in machine.transitions[number + 1 :]:
            same = (one.source, one.trigger) == (other.source, other.trigger)
            if same and one.after is None and other.after is None:
                verdict = overlap(machine, one.guard, other.guard)
                if verdict is not Verdict.NO:
                    yield one, other, verdict


def _related(way: _Way) -> bool:
    """Tell whether two variables of a way depend on each other: counts of one trigger, or several times."""
    kinds = [
        ("count", variable.trigger) if isinstance(variable, CountIn) else ("time", "")
        for variable in way.intervals
        if isinstance(variable, CountIn | Elapsed)
    ]
    return len(kinds) > len(set(kinds))


class _Search:
    """Follows the ways in which conditions can hold."""

    def __init__(self, machine: Machine) -> None:
        self._parameters = {parameter.id: parameter.value.base for parameter in machine.parameters}
        self._followed = 0

    def ways(self, goals: list[tuple[Condition, bool]], way: _Way) -> Iterator[_Way]:
        """Yield the ways in which all goals can hold (or not hold, as each says), given what `way` already demands."""
        self._followed += 1
        if self._followed > _MOST_WAYS:
            raise _TooManyError
        if not goals:
            yield way
            return
        (goal, wanted), rest = goals[0], goals[1:]
        match goal:
            case Negate():
                yield from self.ways([(goal.term, not wanted), *rest], way)
            case Combine():
                terms = [(term, wanted) for term in goal.terms]
                if (goal.op == "and") == wanted:
                    yield from self.ways([*terms, *rest], way)
                else:
                    for term in terms:
                        yield from self.ways([term, *rest], way)
            case Compare():
                for narrower in self._compared(goal, wanted, way):
                    yield from self.ways(rest, narrower)
            case Predicate():
                if way.predicates.get(goal.name, wanted) == wanted:
                    yield from self.ways(rest, replace(way, predicates={**way.predicates, goal.name: wanted}))

    def _compared(self, compare: Compare, wanted: bool, way: _Way) -> Iterator[_Way]:
        op = compare.op if wanted else _OPPOSITE[compare.op]
        left, right = self._resolved(compare.left), self._resolved(compare.right)
        if isinstance(left, Decimal) and isinstance(right, Decimal):
            if COMPARE[op](left, right):
                yield way
        elif isinstance(left, Decimal):
            yield from _narrowed(way, right, _TURNED[op], left)
        elif isinstance(right, Decimal):
            yield from _narrowed(way, left, op, right)
        else:
            yield from _between(way, left, op, right)

    def _resolved(self, operand: Operand) -> Decimal | Operand:
        """Return the number of a constant; in a variable, make the same windows the same."""
        match operand:
            case Value():
                return operand.value.base
            case ParameterValue():
                return self._parameters[operand.parameter]
            case CountIn():
                within = self._resolved(operand.within) if operand.within is not None else None
                if isinstance(within, Decimal):
                    return operand.model_copy(update={"within": Value(op="value", value=Quantity(within, "s"))})
                return operand
            case _:
                return operand


def _narrowed(way: _Way, variable: object, op: str, bound: Decimal) -> Iterator[_Way]:
    for each in ("<", ">") if op == "!=" else (op,):
        now = way.intervals.get(variable, _range(variable)).narrowed(each, bound)
        if not now.empty:
            yield replace(way, intervals={**way.intervals, variable: now})


def _range(variable: object) -> Interval:
    """Return what a variable can be at all: counts and counters are whole, nothing here is below zero."""
    return Interval(low=Decimal(0), whole=not isinstance(variable, Elapsed))


def _between(way: _Way, left: Operand, op: str, right: Operand) -> Iterator[_Way]:
    """Compare two variables: their difference is what can be narrowed, and only that."""
    if left == right:
        if op in ("<=", "==", ">="):
            yield way
        return
    pair, sign = ((left, right), op) if repr(left) <= repr(right) else ((right, left), _TURNED[op])
    for each in ("<", ">") if sign == "!=" else (sign,):
        now = way.intervals.get(pair, Interval()).narrowed(each, Decimal(0))
        if not now.empty:
            yield replace(way, intervals={**way.intervals, pair: now}, vague=True)
