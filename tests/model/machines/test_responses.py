"""The table of what a machine answers to every trigger in every state."""

from __future__ import annotations

from tests.model.machines.examples import compare, counter, go, machine, stay, traffic_light, value
from trueline.model.machines.guards import Verdict
from trueline.model.machines.responses import Response, responses
from trueline.model.records.machines import Machine


def table(record: Machine) -> dict[tuple[str, str], Response]:
    return {(one.state, one.trigger): one for one in responses(record)}


def test_every_innermost_state_has_a_row_for_every_trigger() -> None:
    assert list(table(traffic_light())) == [
        (state, trigger) for state in ("off", "on.red", "on.green") for trigger in ("switch", "knock")
    ]


def test_a_child_answers_with_the_transitions_around_it() -> None:
    answer = table(traffic_light())["on.red", "switch"]
    assert [one.target for one in answer.transitions] == ["off"]
    assert (answer.covered, answer.otherwise, answer.declared) == (Verdict.YES, None, True)


def test_what_nothing_takes_has_the_default_response_and_is_not_declared() -> None:
    answer = table(traffic_light())["off", "knock"]
    assert (answer.transitions, answer.declared) == ((), False)
    assert answer.otherwise is not None
    assert answer.otherwise.response == "ignored"


def test_a_gap_between_guards_falls_to_the_declared_response() -> None:
    low, high = compare(counter("n"), "<", value(3)), compare(counter("n"), ">", value(3))
    gap = machine(
        states=["a", "b"], triggers=["t"], counters=["n"],
        transitions=[stay("a", "t", guard=low), go("a", "b", "t", guard=high)],
        unhandled=[{"state": "a", "trigger": "t", "response": "rejected", "because": "three is a crowd"}],
    )  # fmt: skip
    answer = table(gap)["a", "t"]
    assert (len(answer.transitions), answer.covered, answer.declared) == (2, Verdict.NO, True)
    assert answer.otherwise is not None
    assert answer.otherwise.because == "three is a crowd"


def test_an_outer_transition_behind_an_inner_one_that_always_holds_is_left_out() -> None:
    nested = machine(
        states=["a", {"id": "a.b", "parent": "a", "initial": True}, {"id": "c", "initial": False}],
        triggers=["t", "u"], transitions=[go("a", "c", "t"), stay("a.b", "t"), go("a", "c", "u")],
        unhandled=[{"state": "a", "trigger": "u", "response": "rejected"}],
    )  # fmt: skip
    assert [one.source for one in table(nested)["a.b", "t"].transitions] == ["a.b"]
    assert [one.source for one in table(nested)["a.b", "u"].transitions] == ["a"]
