"""The bulkhead."""

from __future__ import annotations

from tests.model.patterns.examples import KINDS, arrows, connected, told, yielded
from trueline.model.machines.interpreter import Interpreter


def test_no_more_calls_pass_than_there_are_places() -> None:
    bulkhead = Interpreter(yielded("bulkhead", limit=2)[0])
    assert [bulkhead.fire("call").response for _ in range(3)] == ["handled", "handled", "rejected"]
    assert bulkhead.fire("done").states == ("free",)
    assert [bulkhead.fire("call").response for _ in range(2)] == ["handled", "rejected"]


def test_calls_wait_for_a_place_while_the_queue_has_room() -> None:
    bulkhead = Interpreter(yielded("bulkhead", limit=1, queue=2)[0])
    assert [bulkhead.fire("call").response for _ in range(4)] == ["handled", "handled", "handled", "rejected"]
    assert (bulkhead.counter("running"), bulkhead.counter("waiting")) == (1, 2)
    assert bulkhead.fire("done").states == ("full",), "the next one starts at once"
    assert (bulkhead.counter("running"), bulkhead.counter("waiting")) == (1, 1)
    assert bulkhead.fire("give-up").response == "handled"
    assert bulkhead.fire("give-up").response == "impossible"
    assert bulkhead.fire("done").states == ("free",)


def test_nothing_can_end_where_nothing_runs() -> None:
    assert Interpreter(yielded("bulkhead")[0]).fire("done").response == "impossible"


def test_without_a_queue_nobody_waits() -> None:
    machine, flow, process = yielded("bulkhead", limit=3)
    assert [trigger.id for trigger in machine.triggers] == ["call", "done"]
    assert arrows(machine) == [
        "Places free -> All places taken: 3 calls under way",
        "All places taken -> Places free: Call ended",
    ]
    assert told(flow.steps)[-2:] == ["alt All places taken", "  owner --> owner: Rejected"]
    assert "Fewer than 3 calls under way? -> Rejected: No" in connected(process)


def test_the_flow_tells_a_call_that_passes_one_that_waits_and_one_that_does_neither() -> None:
    lines = told(yielded("bulkhead", **KINDS["bulkhead"])[1].steps)
    assert lines[0] == "web -> owner: Call"
    assert [line for line in lines if line.startswith("alt")] == [
        "alt Places free", "alt Waits for a place", "alt No place in the queue",
    ]  # fmt: skip
    assert lines.count("  owner -> bank: Call") == 2


def test_the_process_leads_through_the_queue() -> None:
    assert connected(yielded("bulkhead", limit=2, queue=5, wait="1s")[2])[2:8] == [
        "Fewer than 2 calls under way? -> Fewer than 5 waiting?: No",
        "Fewer than 5 waiting? -> Waits for a place: Yes",
        "Fewer than 5 waiting? -> Rejected: No",
        "Waits for a place -> A place within 1s?",
        "A place within 1s? -> Call: Yes",
        "A place within 1s? -> Rejected: No",
    ]
