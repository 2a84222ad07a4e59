"""State machines in words."""

from __future__ import annotations

from typing import Any

import pytest

from trueline.model.records.machines import Machine
from trueline.model.wording import Wording

COUNT = {"op": "count", "trigger": "extend"}
LIMIT = {"op": "parameter", "parameter": "max"}


def said(**transition: Any) -> str:
    machine = Machine.model_validate(
        {
            "id": "reservation",
            "name": "Reservation",
            "parameters": [
                {"id": "hold", "name": "hold", "value": "15min"},
                {"id": "max", "name": "max_extensions", "value": 3},
            ],
            "counters": ["tries"],
            "states": [{"id": "held", "name": "Held"}, {"id": "gone", "name": "Gone"}],
            "triggers": [{"id": "extend", "name": "extend"}, {"id": "fail", "name": "a call fails"}],
            "transitions": [{"source": "held", "target": "gone", **transition}],
        }
    )
    return Wording(machine, str.upper).transition(machine.transitions[0])


def test_what_is_measured_comes_first_in_a_comparison() -> None:
    assert said(guard={"op": ">", "left": LIMIT, "right": COUNT}) == "[count(extend) < 3]"


@pytest.mark.parametrize(
    ("transition", "expected"),
    [
        ({}, ""),
        ({"trigger": "fail"}, "a call fails"),
        ({"trigger": "fail", "label": "Oh no"}, "Oh no"),
        ({"after": {"op": "parameter", "parameter": "hold"}}, "after hold (15min)"),
        ({"after": {"op": "value", "value": "30s"}}, "after 30s"),
        (
            {
                "trigger": "extend",
                "guard": {"op": "<", "left": COUNT, "right": LIMIT},
                "effects": [{"do": "restart", "target": "hold"}],
            },
            "extend [count(extend) < 3] / restart hold",
        ),
        (
            {"guard": {"op": ">=", "left": {**COUNT, "within": {"op": "value", "value": "10s"}}, "right": LIMIT}},
            "[count(extend in 10s) ≥ 3]",
        ),
        (
            {
                "guard": {
                    "op": "and",
                    "terms": [
                        {"op": "not", "term": {"op": "predicate", "name": "paid"}},
                        {
                            "op": "or",
                            "terms": [
                                {"op": "==", "left": {"op": "counter", "counter": "tries"}, "right": LIMIT},
                                {"op": ">", "left": {"op": "elapsed"}, "right": {"op": "value", "value": "1h"}},
                                {
                                    "op": "!=",
                                    "left": {"op": "elapsed", "since": "gone"},
                                    "right": {"op": "value", "value": 0},
                                },
                            ],
                        },
                    ],
                }
            },
            "[not paid and (tries = 3 or time here > 1h or time in Gone ≠ 0)]",
        ),
        (
            {
                "effects": [
                    {"do": "act", "target": "call the shop"},
                    {"do": "emit", "event": "event:sold"},
                    {"do": "clear", "target": "extend"},
                    {"do": "increment", "target": "tries"},
                    {"do": "stop", "target": "held"},
                ]
            },
            "/ call the shop, emit EVENT:SOLD, clear count(extend), increment tries, stop Held",
        ),
    ],
)
def test_a_transition_says_trigger_guard_and_effects(transition: dict[str, Any], expected: str) -> None:
    assert said(**transition) == expected
