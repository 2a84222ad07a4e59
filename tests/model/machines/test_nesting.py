"""Composite states and parallel regions."""

from __future__ import annotations

from tests.model.machines.examples import go, machine, parcel, stay, traffic_light
from trueline.model.machines.interpreter import Interpreter


def test_entering_a_composite_state_enters_its_initial_child() -> None:
    light = Interpreter(traffic_light())
    assert light.fire("switch").states == ("on.red",)
    assert light.active == ("on", "on.red")


def test_a_child_takes_the_transitions_of_the_states_around_it() -> None:
    light = Interpreter(traffic_light())
    light.fire("switch")
    light.advance(31)
    assert light.states == ("on.green",)
    assert light.fire("switch").states == ("off",)


def test_the_innermost_transition_wins() -> None:
    nested = machine(
        states=["a", {"id": "a.b", "parent": "a", "initial": True}, {"id": "c", "initial": False}],
        triggers=["t"], transitions=[go("a", "c", "t"), stay("a.b", "t")],
    )  # fmt: skip
    assert Interpreter(nested).fire("t").states == ("a.b",)


def test_an_outer_transition_is_taken_where_the_inner_guard_does_not_hold() -> None:
    nested = machine(
        states=["a", {"id": "a.b", "parent": "a", "initial": True}, {"id": "c", "initial": False}],
        triggers=["t"],
        transitions=[go("a", "c", "t"), stay("a.b", "t", guard={"op": "predicate", "name": "stay"})],
    )  # fmt: skip
    assert Interpreter(nested, decide=lambda _: False).fire("t").states == ("c",)


def test_entering_a_child_directly_enters_the_states_around_it() -> None:
    direct = machine(
        states=[
            "out", {"id": "in", "initial": False},
            {"id": "in.first", "parent": "in", "initial": True}, {"id": "in.second", "parent": "in", "initial": False},
        ],
        triggers=["t", "u"], transitions=[go("out", "in.second", "t"), go("in.second", "in", "u")],
    )  # fmt: skip
    running = Interpreter(direct)
    running.fire("t")
    assert running.active == ("in", "in.second")
    assert running.fire("u").states == ("in.first",)


def test_parallel_regions_run_side_by_side() -> None:
    box = Interpreter(parcel())
    assert box.states == ("picking", "unpaid")
    assert box.fire("pay").states == ("picking", "paid")


def test_one_trigger_can_move_several_regions() -> None:
    reaction = Interpreter(parcel()).fire("rush")
    assert [transition.target for transition in reaction.transitions] == ["packed", "paid", "gone"]


def test_a_composite_state_completes_when_all_its_regions_have_ended() -> None:
    box = Interpreter(parcel())
    assert box.fire("pack").states == ("packed", "unpaid")
    assert not box.finished
    assert box.fire("pay").states == ("gone",)
    assert box.finished


def test_leaving_a_composite_state_leaves_all_its_regions() -> None:
    box = Interpreter(parcel())
    box.fire("pay")
    assert box.fire("cancel").states == ("cancelled",)
    assert box.active == ("cancelled",)


def test_a_direct_way_into_one_region_begins_the_others_where_they_begin() -> None:
    direct = machine(
        states=[
            "out", {"id": "in", "initial": False},
            {"id": "l1", "parent": "in", "region": "l", "initial": True},
            {"id": "l2", "parent": "in", "region": "l", "initial": False},
            {"id": "r1", "parent": "in", "region": "r", "initial": True},
        ],
        triggers=["t"], transitions=[go("out", "l2", "t")],
    )  # fmt: skip
    assert Interpreter(direct).fire("t").states == ("l2", "r1")


def test_the_first_of_two_regions_that_both_leave_decides() -> None:
    torn = machine(
        states=[
            "in", {"id": "l", "parent": "in", "region": "l", "initial": True},
            {"id": "r", "parent": "in", "region": "r", "initial": True},
            {"id": "x", "initial": False}, {"id": "y", "initial": False},
        ],
        triggers=["t"], transitions=[go("r", "y", "t"), go("l", "x", "t")],
    )  # fmt: skip
    reaction = Interpreter(torn).fire("t")
    assert (reaction.states, len(reaction.transitions)) == (("x",), 1)
