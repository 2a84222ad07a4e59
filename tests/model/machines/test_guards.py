"""Whether guards overlap and whether they leave a gap."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from tests.model.machines.examples import compare, count, counter, go, machine, value
from trueline.model.machines.guards import Verdict, complete, conflicts, overlap, possible
from trueline.model.records.machines import Condition, Machine

N, M = counter("n"), counter("m")
LIMIT = {"op": "parameter", "parameter": "limit"}
PAID = {"op": "predicate", "name": "paid"}
IDLE = {"op": "elapsed"}
MACHINE = machine(
    states=["a"], triggers=["t", "u"], counters=["n", "m"], parameters=[{"id": "limit", "name": "limit", "value": 5}]
)  # fmt: skip
_CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


def condition(data: dict[str, Any]) -> Condition:
    return _CONDITION.validate_python(data)


def negated(term: dict[str, Any]) -> dict[str, Any]:
    return {"op": "not", "term": term}


def combined(op: str, *terms: dict[str, Any]) -> dict[str, Any]:
    return {"op": op, "terms": list(terms)}


PAIRS = [
    # two guards, whether they overlap, whether they cover everything
    (compare(N, "<", value(5)), compare(N, ">=", LIMIT), "no", "yes"),
    (compare(N, "<=", value(5)), compare(N, ">=", LIMIT), "yes", "yes"),
    (compare(N, "<", value(5)), compare(N, ">", LIMIT), "no", "no"),
    (compare(N, "==", value(5)), compare(N, "!=", LIMIT), "no", "yes"),
    (compare(N, "<=", value(4)), compare(LIMIT, "<=", N), "no", "yes"),  # whole numbers leave no gap
    (compare(N, ">", value(2)), compare(N, "<", value(3)), "no", "yes"),
    (compare(IDLE, ">", value("2s")), compare(IDLE, "<", value("3s")), "yes", "yes"),  # time does
    (compare(IDLE, "<", value("1min")), compare(IDLE, ">", value("60s")), "no", "no"),
    (compare(IDLE, "<", value("1min")), compare(IDLE, ">=", value("60s")), "no", "yes"),
    (compare(N, ">=", value(0)), compare(M, ">", value(3)), "yes", "yes"),  # nothing is below zero
    (compare(N, ">", value(3)), compare(M, ">", value(3)), "yes", "no"),
    (compare(value(1), "<", LIMIT), compare(value(1), ">", LIMIT), "no", "yes"),  # constants are known
    (PAID, negated(PAID), "no", "yes"),
    (PAID, compare(N, ">", value(3)), "unknown", "unknown"),
    (combined("and", PAID, compare(N, ">", value(3))), compare(N, "<", value(3)), "no", "no"),
    (compare(N, "<", M), compare(N, ">=", M), "no", "yes"),
    (compare(N, "<", M), compare(M, "<", N), "no", "unknown"),
    (compare(N, "<=", M), compare(M, "<=", N), "unknown", "yes"),
    (compare(N, "!=", N), compare(N, "==", N), "no", "yes"),
    (compare(count("t", "10s"), "<", LIMIT), compare(count("t", "10000ms"), ">=", LIMIT), "no", "yes"),
    (compare(count("t", "10s"), ">", LIMIT), compare(count("t", "60s"), "<", LIMIT), "unknown", "unknown"),
    (compare(count("t", "10s"), ">", LIMIT), compare(count("u", "60s"), "<", LIMIT), "yes", "no"),
    (combined("or", compare(N, "<", value(2)), compare(N, ">", value(4))), compare(N, "==", value(3)), "no", "no"),
]


@pytest.mark.parametrize(("one", "other", "overlapping", "covering"), PAIRS)
def test_overlap_and_completeness_are_decided_on_intervals(
    one: dict[str, Any], other: dict[str, Any], overlapping: str, covering: str
) -> None:
    guards = [condition(one), condition(other)]
    assert overlap(MACHINE, *guards) == overlapping
    assert overlap(MACHINE, *reversed(guards)) == overlapping
    assert complete(MACHINE, guards) == covering


def test_no_guard_always_holds_and_no_transition_never_does() -> None:
    guard = condition(compare(N, ">", value(3)))
    assert overlap(MACHINE, None, guard) is Verdict.YES
    assert complete(MACHINE, [guard, None]) is Verdict.YES
    assert complete(MACHINE, []) is Verdict.NO


def test_a_guard_with_more_ways_than_can_be_followed_is_unknown() -> None:
    wide = combined("or", *(compare(N, "==", value(number)) for number in range(20)))
    other = combined("or", *(compare(M, "==", value(number)) for number in range(20)))
    terms = [condition(term) for term in (wide, other, compare(N, ">", value(50)), PAID)]
    assert possible(MACHINE, terms[:3]) is Verdict.NO
    many = [condition(combined("or", compare(N, "==", value(1)), PAID)) for _ in range(14)]
    assert possible(MACHINE, [*many, condition(compare(M, "<", value(0)))]) is Verdict.UNKNOWN


def light(*guards: dict[str, Any] | None, **more: Any) -> Machine:
    return machine(
        states=["a", "b"], triggers=["t"], counters=["n"],
        transitions=[go("a", "b", "t", guard=guard, **more) for guard in guards],
    )  # fmt: skip


def test_conflicts_are_two_transitions_of_one_state_and_trigger_that_may_be_taken_at_once() -> None:
    low, high = compare(N, "<", value(3)), compare(N, ">=", value(3))
    assert list(conflicts(light(low, high))) == []
    assert [verdict for *_, verdict in conflicts(light(low, None))] == [Verdict.YES]
    assert [verdict for *_, verdict in conflicts(light(low, PAID))] == [Verdict.UNKNOWN]


def test_timers_are_no_conflicts_and_completions_are() -> None:
    timers = [go("a", "b", after=value("1s")), go("a", "b", after=value("2s"))]
    assert list(conflicts(machine(states=["a", "b"], transitions=timers))) == []
    completions = [go("a", "b"), go("a", "a")]
    assert len(list(conflicts(machine(states=["a", "b"], transitions=completions)))) == 1
