"""Machines under virtual time: timers, their restarts and their order."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.model.machines.examples import compare, count, do, go, machine, stay, traffic_light, value
from trueline.model.machines.interpreter import Interpreter
from trueline.model.machines.structure import MachineError

HOLD = {"op": "parameter", "parameter": "hold"}


def reservation(*effects: dict[str, str]) -> Interpreter:
    """Return a reservation that runs out after ten seconds; extending it has `effects`."""
    return Interpreter(machine(
        states=["held", "gone"], triggers=["extend"],
        parameters=[{"id": "hold", "name": "hold", "value": "10s"}],
        transitions=[stay("held", "extend", effects=list(effects)), go("held", "gone", after=HOLD)],
    ))  # fmt: skip


def test_a_timer_fires_at_its_time_and_not_before() -> None:
    held = reservation()
    assert held.advance(Decimal("9.999")) == ()
    assert held.states == ("held",)
    fired = held.advance(Decimal(10))
    assert [(one.at, one.states, one.trigger) for one in fired] == [(Decimal(10), ("gone",), "")]


@pytest.mark.parametrize("target", ["hold", "held", ""])
def test_restarting_a_timer_counts_from_then_by_parameter_by_state_or_by_place(target: str) -> None:
    held = reservation(do("restart", target))
    held.fire("extend", 7)
    assert held.due == Decimal(17)
    assert held.advance(Decimal("16.999")) == ()
    assert held.advance(17)[0].states == ("gone",)


@pytest.mark.parametrize("target", ["hold", "held", ""])
def test_a_stopped_timer_never_fires(target: str) -> None:
    held = reservation(do("stop", target))
    held.fire("extend", 7)
    assert held.due is None
    assert held.advance(1000) == ()
    assert held.states == ("held",)


def test_an_internal_transition_leaves_timers_alone_and_a_self_transition_starts_them_again() -> None:
    for step, due in ((stay("a", "t"), 10), (go("a", "a", "t"), 14)):
        running = Interpreter(machine(states=["a", "b"], triggers=["t"], transitions=[
            step, go("a", "b", after=value("10s")),
        ]))  # fmt: skip
        running.fire("t", 4)
        assert running.due == due


def test_leaving_a_state_stops_its_timers() -> None:
    light = Interpreter(traffic_light())
    light.fire("switch", 1)
    light.fire("switch", 2)
    assert (light.states, light.due) == (("off",), None)


def test_timers_fire_in_the_order_of_their_times_and_a_trigger_after_those_of_its_instant() -> None:
    light = Interpreter(traffic_light())
    light.fire("switch")
    reaction = light.fire("knock", 80)
    assert [(one.at, one.states) for one in reaction.timers] == [
        (Decimal(30), ("on.green",)), (Decimal(50), ("on.red",)), (Decimal(80), ("on.green",)),
    ]  # fmt: skip
    assert reaction.states == ("on.green",)


def test_timers_that_are_due_at_once_fire_as_they_are_written() -> None:
    both = Interpreter(machine(states=["a", "b", "c"], transitions=[
        go("a", "b", after=value("1s")), go("a", "c", after=value("1000ms")),
    ]))  # fmt: skip
    assert [one.states for one in both.advance(5)] == [("b",)]


def test_a_timer_whose_guard_does_not_hold_is_over() -> None:
    guarded = Interpreter(machine(states=["a", "b"], triggers=["t"], transitions=[
        stay("a", "t"), go("a", "b", after=value("1s"), guard=compare(count("t"), ">", value(0))),
    ]))  # fmt: skip
    assert guarded.advance(1) == ()
    guarded.fire("t", 2)
    assert (guarded.advance(9), guarded.states, guarded.due) == ((), ("a",), None)


def test_timers_that_take_no_time_do_not_run_for_ever() -> None:
    spinning = Interpreter(machine(states=["a"], transitions=[go("a", "a", after=value("0s"))]))
    with pytest.raises(MachineError, match="never come to an end"):
        spinning.advance(1)


@pytest.mark.parametrize(
    ("since", "expected"),
    [(None, ["ignored", "handled"]), ("b", ["handled", "handled"])],
)
def test_elapsed_time_counts_from_the_entry_and_for_ever_where_there_was_none(
    since: str | None, expected: list[str]
) -> None:
    elapsed = {"op": "elapsed", "since": since}
    running = Interpreter(machine(states=["a", "b"], triggers=["t"], transitions=[
        stay("a", "t", guard=compare(elapsed, ">=", value("5s"))),
    ]))  # fmt: skip
    assert [running.fire("t", at).response for at in (4, 5)] == expected


def test_restarting_a_state_starts_its_elapsed_time_again() -> None:
    running = Interpreter(machine(states=["a"], triggers=["again", "t"], transitions=[
        stay("a", "again", effects=[do("restart")]),
        stay("a", "t", guard=compare({"op": "elapsed"}, "<", value("5s"))),
    ]))  # fmt: skip
    running.fire("again", 8)
    assert [running.fire("t", at).response for at in (12, 13)] == ["handled", "ignored"]
