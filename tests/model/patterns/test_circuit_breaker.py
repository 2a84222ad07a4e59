"""The circuit breaker: its machine, a call through it, and what happens to that call."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.model.patterns.examples import KINDS, arrows, connected, told, yielded
from trueline.model.machines.interpreter import Interpreter

WORDS = {
    "half-open": "HalfOpen",
    "start": "Initial State",
    "trip": "Failure threshold reached (e.g., {failures} failures in {within})",
    "timeout": "Timeout elapsed (e.g., after {half_open_after})",
    "success": "Success",
    "failure": "Failure",
}


def test_the_diagram_of_a_breaker_says_what_its_words_say() -> None:
    machine = yielded("circuit-breaker", words=WORDS, notes={"open": "Fail fast\nReject requests"})[0]
    assert arrows(machine) == [
        "Closed -> Closed: Success",
        "Closed -> Open: Failure threshold reached (e.g., 5 failures in 10s)",
        "Open -> HalfOpen: Timeout elapsed (e.g., after 30s)",
        "HalfOpen -> Closed: Success",
        "HalfOpen -> Open: Failure",
    ]
    assert machine.start_label == "Initial State"
    assert [(state.name, state.initial, state.notes) for state in machine.states] == [
        ("Closed", True, ()), ("Open", False, ("Fail fast\nReject requests",)), ("HalfOpen", False, ()),
    ]  # fmt: skip


def test_the_machine_holds_its_amounts_with_their_units() -> None:
    machine = yielded("circuit-breaker", within="1min", probes=2)[0]
    assert {one.id: str(one.value) for one in machine.parameters} == {
        "failures": "5", "within": "1min", "half-open-after": "30s", "probes": "2", "successes": "1",
    }  # fmt: skip


def opened(**fields: object) -> Interpreter:
    """Return a breaker that has just opened at 0 s."""
    breaker = Interpreter(yielded("circuit-breaker", failures=2, **fields)[0])
    breaker.fire("failure")
    breaker.fire("failure")
    assert breaker.states == ("open",)
    return breaker


@pytest.mark.parametrize(("second", "state"), [("9.999", "open"), ("10", "closed"), ("10.001", "closed")])
def test_failures_open_it_only_when_they_are_close_together(second: str, state: str) -> None:
    breaker = Interpreter(yielded("circuit-breaker", failures=2)[0])
    breaker.fire("failure", 0)
    assert breaker.fire("failure", Decimal(second)).states == (state,)


def test_it_rejects_calls_while_it_is_open_and_rests_as_long_as_stated() -> None:
    breaker = opened(fallback="Cached data")
    reaction = breaker.fire("call", Decimal("29.999"))
    assert (reaction.response, reaction.because) == ("rejected", "Cached data")
    assert breaker.advance(30)[0].states == ("half-open",)


def test_it_lets_only_so_many_probes_through() -> None:
    breaker = opened(probes=2)
    responses = [breaker.fire("call", 30).response for _ in range(3)]
    assert responses == ["handled", "handled", "rejected"]
    breaker.fire("failure")
    assert [breaker.fire("call", 60).response for _ in range(3)] == responses


def test_it_closes_after_as_many_successes_as_it_asks_for() -> None:
    breaker = opened(successes=2)
    breaker.fire("call", 30)
    assert breaker.fire("success").states == ("half-open",)
    breaker.fire("call")
    assert breaker.fire("success").states == ("closed",)
    assert breaker.fire("failure").states == ("closed",), "failures from before do not count"


def test_a_failed_probe_opens_it_for_the_whole_rest_again() -> None:
    breaker = opened()
    breaker.fire("call", 31)
    assert breaker.fire("failure", 40).states == ("open",)
    assert breaker.due == Decimal(70)


@pytest.mark.parametrize("late", ["late-success", "late-failure"])
def test_a_late_reply_changes_nothing_in_any_state(late: str) -> None:
    breaker = opened()
    assert (breaker.fire(late).response, breaker.states) == ("ignored", ("open",))
    breaker.fire("call", 30)
    assert (breaker.fire(late).response, breaker.states) == ("ignored", ("half-open",))
    assert breaker.fire("call").response == "rejected", "the probe still takes its place"
    breaker.fire("success")
    assert (breaker.fire(late).response, breaker.fire(late).states) == ("ignored", ("closed",))
    assert breaker.fire("failure").states == ("closed",)


def test_the_flow_tells_a_call_in_each_state() -> None:
    flow = yielded("circuit-breaker", **KINDS["circuit-breaker"], fallback="Cached data")[1]
    assert flow.participants == ("web", "owner", "bank")
    assert told(flow.steps) == [
        "web -> owner: Call",
        "alt Closed",
        "  owner -> bank: Call",
        "  alt Success",
        "    bank --> owner: Success",
        "    owner --> web: Success",
        "  alt Failure",
        "    bank --> owner: Failure",
        "    over owner: Opens after 5 failures in 10s",
        "    owner --> web: Cached data",
        "alt Open",
        "  owner --> web: Cached data",
        "alt Half-Open",
        "  owner -> bank: Call",
        "  alt Success",
        "    bank --> owner: Success",
        "    over owner: Closes again",
        "    owner --> web: Success",
        "  alt Failure",
        "    bank --> owner: Failure",
        "    over owner: Opens again for 30s",
        "    owner --> web: Cached data",
    ]


def test_the_process_asks_for_more_successes_only_where_it_needs_them() -> None:
    once = connected(yielded("circuit-breaker")[2])
    assert "Success? -> Closes again: Yes" in once
    twice = connected(yielded("circuit-breaker", successes=2)[2])
    assert [line for line in twice if "2 successes?" in line] == [
        "Success? -> 2 successes?: Yes",
        "2 successes? -> Closes again: Yes",
        "2 successes? -> Success: No",
    ]
