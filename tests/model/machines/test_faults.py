"""What keeps a machine from being executed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.model.machines.examples import compare, count, counter, do, go, machine, parcel, stay, traffic_light, value
from trueline.model.machines.faults import faults
from trueline.model.records.machines import Machine


def test_a_machine_that_can_run_has_no_faults() -> None:
    assert [*faults(traffic_light()), *faults(parcel())] == []


TIME_UP = {"op": "parameter", "parameter": "patience"}
STATES: list[Any] = ["a", "b"]
CASES: list[tuple[dict[str, Any], str, tuple[str | int, ...]]] = [
    ({"states": []}, "the machine has no states", ("states",)),
    ({"states": [{"id": "a", "initial": False}]}, "the machine has no initial state", ("states",)),
    (
        {"states": ["a", {"id": "b", "initial": True}]},
        "the machine has several initial states: a, b",
        ("states",),
    ),
    (
        {"states": ["a", {"id": "a.b", "parent": "a", "region": "r", "initial": False}]},
        "region 'r' of the state 'a' has no initial state",
        ("states", 0),
    ),
    ({"states": ["a", "a"]}, "two states have the id 'a'", ("states", 0, "id")),
    (
        {"states": ["a", {"id": "b", "parent": "c"}]},
        "'b' stands inside the unknown state 'c'",
        ("states", 1, "parent"),
    ),
    ({"states": [{"id": "a", "parent": "a"}]}, "the state 'a' stands inside itself", ("states", 0, "parent")),
    ({"transitions": [go("x", "b", "t")]}, "unknown state 'x'", ("transitions", 0, "source")),
    ({"transitions": [go("a", "x", "t")]}, "unknown state 'x'", ("transitions", 0, "target")),
    ({"transitions": [go("a", "b", "x")]}, "unknown trigger 'x'", ("transitions", 0, "trigger")),
    (
        {"transitions": [go("a", "b", "t", after=value("1s"))]},
        "a transition waits for a trigger or for a time, not for both",
        ("transitions", 0),
    ),
    (
        {"transitions": [go("a", "b", after=TIME_UP)]},
        "unknown parameter 'patience'",
        ("transitions", 0, "after", "parameter"),
    ),
    (
        {"transitions": [go("a", "b", after=value(3))]},
        "here stands a time, such as 10s, not a count",
        ("transitions", 0, "after"),
    ),
    (
        {"transitions": [{**stay("a", "t"), "target": "b"}]},
        "an internal transition ends where it begins",
        ("transitions", 0, "target"),
    ),
    (
        {"transitions": [go("a", "b", "t", guard=compare(counter("n"), "<", value(1)))]},
        "unknown counter 'n'",
        ("transitions", 0, "guard", "left", "counter"),
    ),
    (
        {"transitions": [go("a", "b", "t", guard={"op": "not", "term": {
            "op": "and", "terms": [compare(count("x", "1s"), "<", value(1))]}})]},
        "unknown trigger 'x'",
        ("transitions", 0, "guard", "term", "terms", 0, "left", "trigger"),
    ),
    (
        {"transitions": [go("a", "b", "t", guard=compare(count("t"), "<", value("1s")))]},
        "a guard compares count with time",
        ("transitions", 0, "guard"),
    ),
    (
        {"transitions": [go("a", "b", "t", guard=compare({"op": "elapsed", "since": "x"}, "<", value("1s")))]},
        "unknown state 'x'",
        ("transitions", 0, "guard", "left", "since"),
    ),
    (
        {"transitions": [go("a", "b", "t", effects=[do("increment", "n")])]},
        "unknown counter 'n'",
        ("transitions", 0, "effects", 0, "target"),
    ),
    (
        {"transitions": [go("a", "b", "t", effects=[do("clear")])]},
        "the effect names no trigger",
        ("transitions", 0, "effects", 0, "target"),
    ),
    (
        {"transitions": [go("a", "b", "t", effects=[do("restart", "x")])]},
        "unknown timer 'x'",
        ("transitions", 0, "effects", 0, "target"),
    ),
    (
        {"unhandled": [{"state": "x", "trigger": "t", "response": "ignored"}]},
        "unknown state 'x'",
        ("unhandled", 0, "state"),
    ),
    (
        {"unhandled": [{"state": "a", "trigger": "x", "response": "ignored"}]},
        "unknown trigger 'x'",
        ("unhandled", 0, "trigger"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "message", "pointer"), CASES)
def test_a_fault_names_what_was_written_and_where(
    fields: dict[str, Any], message: str, pointer: tuple[str | int, ...]
) -> None:
    found = list(faults(machine(**{"states": STATES, "triggers": ["t"], **fields})))
    assert [(fault.message, fault.pointer) for fault in found] == [(message, pointer)]


def test_no_transition_leads_from_one_region_to_another() -> None:
    crossing = parcel().model_dump()
    crossing["transitions"] = [go("picking", "paid", "pay")]
    found = list(faults(Machine.model_validate(crossing)))
    assert [fault.message for fault in found] == [
        "no transition leads from one parallel region to another: 'picking' to 'paid'"
    ]


def test_a_fault_knows_the_names_that_would_be_right() -> None:
    (found,) = faults(machine(states=STATES, transitions=[go("a", "bb")]))
    assert (found.name, found.valid) == ("bb", ("a", "b"))
