"""Retry with backoff."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.model.patterns.examples import KINDS, arrows, connected, pattern, told, yielded
from trueline.model.machines.interpreter import Interpreter
from trueline.model.patterns.retry import MOST_PAUSES, pauses
from trueline.model.records.patterns import Retry

WORDS = {
    "trying": "Processing",
    "succeeded": "Success",
    "waiting": "Retryable",
    "given-up": "Fatal",
    "reported": "Logged",
    "ok": "No Error",
    "temporary": "Temporary Error",
    "permanent": "Permanent Error",
    "again": "Retry with Backoff",
    "exhausted": "Max Retries Exceeded",
}


def test_the_diagram_of_a_retry_says_what_its_words_say() -> None:
    machine = yielded("retry", words=WORDS)[0]
    assert list(dict.fromkeys(arrows(machine))) == [
        "Processing -> Success: No Error",
        "Processing -> Retryable: Temporary Error",
        "Processing -> Fatal: Permanent Error",
        "Retryable -> Processing: Retry with Backoff",
        "Retryable -> Fatal: Max Retries Exceeded",
        "Fatal -> Logged: ",
    ]
    assert [state.name for state in machine.states if state.initial] == ["Processing"]
    assert [state.name for state in machine.states if state.final] == ["Success", "Logged"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"attempts": 5}, ["100ms", "200ms", "400ms", "800ms"]),
        ({"attempts": 6, "first_pause": "1s", "longest_pause": "5s", "factor": 3}, ["1s", "3s", "5s"]),
        ({"attempts": 9, "factor": 1}, ["100ms"]),
        ({"attempts": 9, "first_pause": "1min"}, ["10s"]),
        ({"attempts": 9, "first_pause": "0s"}, ["0s"]),
        ({"attempts": 3, "factor": float("inf")}, ["100ms", "10s"]),
        ({"attempts": 3, "first_pause": "1s", "factor": 1.1}, ["1s", "1.1s"]),
        ({"attempts": 1}, []),
    ],
)
def test_pauses_grow_until_they_are_as_long_as_they_may_be(fields: dict[str, Any], expected: list[str]) -> None:
    retry = pattern("retry", **fields)
    assert isinstance(retry, Retry)
    assert list(map(str, pauses(retry))) == expected


def test_slowly_growing_pauses_are_told_apart_only_so_often() -> None:
    retry = pattern("retry", attempts=1_000_000, factor=1.000001)
    assert isinstance(retry, Retry)
    assert len(pauses(retry)) == MOST_PAUSES


def test_each_attempt_waits_its_own_pause_and_the_last_failure_is_reported() -> None:
    running = Interpreter(yielded("retry", attempts=4, first_pause="1s", longest_pause="2s")[0])
    begun = []
    for _ in range(3):
        assert running.fire("temporary").states == ("waiting",)
        running.advance(running.now + Decimal("2.5"))
        assert running.states == ("trying",)
        begun.append(running.memory.begun["trying"])
    assert begun == [Decimal(1), Decimal("4.5"), Decimal(7)]
    assert running.fire("temporary").states == ("reported",)
    assert running.finished


def test_a_permanent_error_is_not_tried_again_and_a_success_ends_it() -> None:
    machine = yielded("retry")[0]
    assert Interpreter(machine).fire("permanent").states == ("reported",)
    assert Interpreter(machine).fire("ok").states == ("succeeded",)


def test_the_flow_tells_an_attempt_with_each_outcome() -> None:
    assert told(yielded("retry", **KINDS["retry"])[1].steps) == [
        "loop At most 3 attempts",
        "  web -> bank: Call",
        "  alt No error",
        "    bank --> web: Result",
        "  alt Temporary error",
        "    bank --> web: Temporary error",
        "    over web: Pause of 100ms, then 2 times as long each time, at most 10s",
        "  alt Permanent error",
        "    bank --> web: Permanent error",
        "    over web: Not tried again",
    ]


def test_the_process_loops_back_while_attempts_are_left() -> None:
    process = yielded("retry", on=["timeouts", "status 503"])[2]
    assert "Attempts left? -> Next attempt: Yes" in connected(process)
    assert "Next attempt -> Try" in connected(process)
    assert next(node.description for node in process.nodes if node.id == "ask") == (
        "Worth another attempt: timeouts, status 503"
    )
