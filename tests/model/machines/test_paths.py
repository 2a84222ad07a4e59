"""Ways through machines."""

from __future__ import annotations

from itertools import pairwise

from tests.model.machines.examples import go, machine, parcel, stay, traffic_light, value
from trueline.model.machines.paths import dead_ends, shortest, tours, unreachable

MAZE = machine(
    states=["in", "left", "right", {"id": "out", "final": True, "initial": False}, "lost", "trap"],
    triggers=["l", "r", "go"],
    transitions=[
        go("in", "left", "l"), go("in", "right", "r"), go("left", "right", "go"), go("left", "in", "r"),
        go("right", "out", "go"), go("right", "trap", "l"), stay("trap", "go"), go("lost", "in", "go"),
    ],
)  # fmt: skip


def test_states_to_which_nothing_leads_are_found() -> None:
    assert unreachable(MAZE) == ("lost",)


def test_states_that_nothing_leaves_are_dead_ends_unless_they_are_final() -> None:
    assert dead_ends(MAZE) == ("trap",)


def test_a_child_is_no_dead_end_where_the_state_around_it_can_be_left() -> None:
    assert dead_ends(traffic_light()) == ()
    assert unreachable(traffic_light()) == ()


def test_the_shortest_way_is_the_fewest_transitions() -> None:
    way = shortest(MAZE, "out")
    assert way is not None
    assert [step.target for step in way] == ["right", "out"]
    assert shortest(MAZE, "lost") is None
    assert shortest(MAZE, "in") == ()


def test_tours_take_every_transition_that_can_be_reached() -> None:
    found = tours(MAZE)
    taken = [transition for tour in found for transition in tour]
    reachable = [transition for transition in MAZE.transitions if transition.source != "lost"]
    assert all(transition in taken for transition in reachable)
    assert len(taken) <= 2 * len(reachable)


def test_each_step_of_a_tour_begins_where_the_one_before_ended() -> None:
    for tour in tours(MAZE):
        assert tour[0].source == "in"
        assert all(one.target == other.source for one, other in pairwise(tour))


def test_parallel_regions_are_all_reached() -> None:
    assert unreachable(parcel()) == ()
    assert {transition.target for tour in tours(parcel()) for transition in tour} == {
        "packed", "paid", "gone", "cancelled",
    }  # fmt: skip


def test_a_timer_is_a_way_too() -> None:
    waiting = machine(states=["a", "b"], transitions=[go("a", "b", after=value("1s"))])
    assert unreachable(waiting) == ()
    assert dead_ends(waiting) == ("b",)
