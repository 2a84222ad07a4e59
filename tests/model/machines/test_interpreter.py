"""Machines executed: triggers, guards, counts, effects and completions."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.model.machines.examples import compare, count, counter, do, go, machine, stay, value
from trueline.model.machines.interpreter import Interpreter
from trueline.model.machines.structure import MachineError

DOOR = machine(
    states=["shut", "open", "locked"],
    triggers=["pull", "push", "turn"],
    transitions=[go("shut", "open", "pull"), go("open", "shut", "push"), go("shut", "locked", "turn")],
    unhandled=[
        {"state": "locked", "trigger": "pull", "response": "rejected", "because": "it is locked"},
        {"trigger": "push", "response": "impossible"},
        {"state": "open", "response": "rejected", "because": "it stands open"},
    ],
)


def test_a_trigger_takes_its_transition_and_says_so() -> None:
    door = Interpreter(DOOR)
    reaction = door.fire("pull", 3)
    assert (reaction.states, reaction.response, reaction.at) == (("open",), "handled", Decimal(3))
    assert [transition.target for transition in reaction.transitions] == ["open"]
    assert door.states == ("open",)


@pytest.mark.parametrize(
    ("before", "trigger", "response", "because"),
    [
        (["turn"], "pull", "rejected", "it is locked"),
        (["turn"], "push", "impossible", ""),
        (["turn"], "turn", "ignored", ""),
        (["pull"], "pull", "rejected", "it stands open"),
        ([], "push", "impossible", ""),
    ],
)
def test_what_no_transition_takes_gets_the_closest_declared_response(
    before: list[str], trigger: str, response: str, because: str
) -> None:
    door = Interpreter(DOOR)
    for each in before:
        door.fire(each)
    states = door.states
    reaction = door.fire(trigger)
    assert (reaction.response, reaction.because, reaction.states) == (response, because, states)


def test_a_reset_forgets_where_the_machine_was_and_what_it_counted() -> None:
    counting = Interpreter(machine(states=["a", "b"], triggers=["t"], transitions=[
        stay("a", "t"), go("a", "b", guard=compare(count("t"), ">=", value(2))),
    ]))  # fmt: skip
    counting.fire("t")
    counting.reset(at=100)
    assert (counting.fire("t").states, counting.now) == (("a",), Decimal(100))
    assert counting.fire("t").states == ("b",)


def test_a_guard_sees_the_firings_before_the_one_it_decides_on() -> None:
    twice = machine(states=["held"], triggers=["extend"], transitions=[
        stay("held", "extend", guard=compare(count("extend"), "<", value(2))),
    ])  # fmt: skip
    held = Interpreter(twice)
    assert [held.fire("extend").response for _ in range(4)] == ["handled", "handled", "ignored", "ignored"]


def test_a_completion_sees_the_firing_that_led_to_it() -> None:
    lock = Interpreter(machine(states=["open", "locked"], triggers=["wrong"], transitions=[
        go("open", "locked", guard=compare(count("wrong"), ">=", value(3))),
    ]))  # fmt: skip
    assert [lock.fire("wrong").states[0] for _ in range(3)] == ["open", "open", "locked"]


def test_rejected_and_impossible_firings_do_not_count() -> None:
    for response, expected in (("ignored", 2), ("rejected", 0), ("impossible", 0)):
        idle = Interpreter(machine(
            states=["a"], triggers=["t", "u"], otherwise=response,
            transitions=[stay("a", "u", guard=compare(count("t"), ">", value(9)))],
        ))  # fmt: skip
        idle.fire("t")
        idle.fire("t")
        assert idle.count("t") == expected


def test_a_firing_that_is_exactly_as_old_as_the_window_no_longer_counts() -> None:
    window = machine(states=["a"], triggers=["t"], transitions=[
        stay("a", "t", guard=compare(count("t", "10s"), "<", value(1))),
    ])  # fmt: skip
    for at, counted in ((Decimal("9.999"), 1), (Decimal(10), 0), (Decimal("10.001"), 0)):
        running = Interpreter(window)
        running.fire("t", 0)
        running.advance(at)
        assert running.count("t", Decimal(10)) == counted


def test_effects_change_counters_and_counts_and_reach_the_caller() -> None:
    running = Interpreter(machine(
        states=["a"], triggers=["up", "down", "zero", "tell", "forget"], counters=["c"],
        transitions=[
            stay("a", "up", effects=[do("increment", "c")]),
            stay("a", "down", effects=[do("decrement", "c")]),
            stay("a", "zero", effects=[do("reset", "c")]),
            stay("a", "tell", effects=[do("act", "ring the bell"), {"do": "emit", "event": "event:rung"}]),
            stay("a", "forget", effects=[do("clear", "up")], guard=compare(count("up"), ">", value(0))),
        ],
    ))  # fmt: skip
    running.fire("up")
    running.fire("up")
    assert (running.counter("c"), running.count("up")) == (2, 2)
    running.fire("down")
    assert running.counter("c") == 1
    running.fire("zero")
    running.fire("down")
    assert running.counter("c") == 0, "a counter never goes below zero"
    running.fire("forget")
    assert running.count("up") == 0
    told = running.fire("tell")
    assert [(effect.do, effect.target, effect.event) for effect in told.effects] == [
        ("act", "ring the bell", None), ("emit", "", "event:rung"),
    ]  # fmt: skip


def test_completions_follow_each_other_until_none_is_enabled() -> None:
    running = Interpreter(machine(states=["a", "b", "c", "d"], triggers=["t"], counters=["n"], transitions=[
        go("a", "b", "t"), go("b", "c"), go("c", "d", guard=compare(counter("n"), ">", value(0))),
    ]))  # fmt: skip
    reaction = running.fire("t")
    assert [transition.target for transition in reaction.transitions] == ["b", "c"]
    assert reaction.states == ("c",)


def test_a_circle_of_completions_is_reported_instead_of_run_for_ever() -> None:
    circle = machine(states=["a", "b"], transitions=[go("a", "b"), go("b", "a")])
    with pytest.raises(MachineError, match="never come to an end"):
        Interpreter(circle)


def test_two_transitions_that_may_be_taken_at_once_are_reported() -> None:
    torn = Interpreter(machine(states=["a", "b", "c"], triggers=["t"], transitions=[
        go("a", "b", "t"), go("a", "c", "t"),
    ]))  # fmt: skip
    with pytest.raises(MachineError, match=r"ambiguous in 'a' on 't'.*'b', 'c'"):
        torn.fire("t")


def test_a_named_predicate_is_asked_of_the_caller() -> None:
    paid = machine(states=["a", "b"], triggers=["t"], transitions=[
        go("a", "b", "t", guard={"op": "predicate", "name": "paid"}),
    ])  # fmt: skip
    assert Interpreter(paid, decide=lambda name: name == "paid").fire("t").states == ("b",)
    assert Interpreter(paid, decide=lambda _: False).fire("t").states == ("a",)
    with pytest.raises(MachineError, match="whether 'paid' holds"):
        Interpreter(paid).fire("t")


def test_an_unknown_trigger_and_a_time_in_the_past_are_refused() -> None:
    door = Interpreter(DOOR)
    with pytest.raises(MachineError, match="no trigger 'kick'"):
        door.fire("kick")
    door.advance(5)
    with pytest.raises(MachineError, match="backwards"):
        door.fire("pull", 4)


def test_a_machine_with_faults_is_refused_with_all_of_them() -> None:
    broken = machine(states=["a"], triggers=["t"], transitions=[go("a", "b", "t"), go("a", "a", "u")])
    with pytest.raises(MachineError, match=r"unknown state 'b'; unknown trigger 'u'"):
        Interpreter(broken)


def test_a_copy_goes_its_own_way() -> None:
    door = Interpreter(DOOR)
    twin = door.copy()
    twin.fire("pull", 1)
    assert (door.states, door.now, twin.states, twin.now) == (("shut",), Decimal(0), ("open",), Decimal(1))


@pytest.mark.parametrize(
    ("op", "holding"),
    [("<", [0, 1]), ("<=", [0, 1, 2]), ("==", [2]), ("!=", [0, 1, 3]), (">=", [2, 3]), (">", [3])],
)
def test_each_comparison_means_what_it_says(op: str, holding: list[int]) -> None:
    asked = machine(
        states=["a"], triggers=["up", "ask"], counters=["n"],
        transitions=[
            stay("a", "up", effects=[do("increment", "n")]),
            stay("a", "ask", guard=compare(counter("n"), op, value(2))),
        ],
    )  # fmt: skip
    found = []
    for times in range(4):
        running = Interpreter(asked)
        for _ in range(times):
            running.fire("up")
        if running.fire("ask").response == "handled":
            found.append(times)
    assert found == holding


def test_conditions_combine_with_and_or_and_not() -> None:
    named = {name: {"op": "predicate", "name": name} for name in ("x", "y")}
    both = {"op": "and", "terms": [named["x"], named["y"]]}
    either = {"op": "or", "terms": [named["x"], named["y"]]}
    for guard, holding in ((both, ["xy"]), (either, ["x", "xy", "y"]), ({"op": "not", "term": either}, [""])):
        asked = machine(states=["a"], triggers=["t"], transitions=[stay("a", "t", guard=guard)])
        found = [
            true
            for true in ("", "x", "xy", "y")
            if Interpreter(asked, decide=true.__contains__).fire("t").response == "handled"
        ]
        assert found == holding
