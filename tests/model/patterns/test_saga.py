"""The saga."""

from __future__ import annotations

from typing import Any

import pytest

from tests.model.patterns.examples import STEPS, arrows, connected, told, yielded
from trueline.model.machines.interpreter import Interpreter

WORDS = {
    "execute": "Step {n}: Execute",
    "compensate": "Compensate Step {n}",
    "failed": "Saga Failed - Compensate",
}
CALLED: dict[str, Any] = {"orchestrator": "orchestrator", "steps": STEPS}


def test_the_flow_tells_the_steps_in_order_and_their_compensations_in_reverse() -> None:
    flow = yielded("saga", **CALLED, words=WORDS)[1]
    assert flow.participants == ("orchestrator", "service1", "service2", "service3")
    assert told(flow.steps) == [
        "orchestrator -> service1: Step 1: Execute",
        "service1 --> orchestrator: Success",
        "orchestrator -> service2: Step 2: Execute",
        "service2 --> orchestrator: Success",
        "orchestrator -> service3: Step 3: Execute",
        "service3 --> orchestrator: Failure",
        "over orchestrator: Saga Failed - Compensate",
        "orchestrator -> service2: Compensate Step 2",
        "service2 --> orchestrator: Compensated",
        "orchestrator -> service1: Compensate Step 1",
        "service1 --> orchestrator: Compensated",
    ]


def test_the_flow_ends_at_the_step_that_fails() -> None:
    flow = yielded("saga", **CALLED, fails_at="two")[1]
    assert flow.participants == ("orchestrator", "service1", "service2")
    assert told(flow.steps)[-3:] == [
        "over orchestrator: Pay failed: undo what was done",
        "orchestrator -> service1: Release",
        "service1 --> orchestrator: Compensated",
    ]


def test_an_unknown_step_to_fail_at_is_the_last() -> None:
    assert yielded("saga", **CALLED, fails_at="never")[1] == yielded("saga", **CALLED)[1]


def test_the_log_hears_of_every_step_before_it_happens() -> None:
    lines = told(yielded("saga", **CALLED, fails_at="two", log="store")[1].steps)
    assert lines[:2] == ["orchestrator -) store: Record: Reserve", "orchestrator -> service1: Reserve"]
    assert [line for line in lines if "store" in line] == [
        f"orchestrator -) store: Record: {what}" for what in ("Reserve", "Pay", "Release")
    ]


def test_messages_point_at_what_the_steps_do() -> None:
    steps = [{**STEPS[0], "does": "command:reserve", "undo_does": "command:release"}, STEPS[1]]
    flow = yielded("saga", orchestrator="orchestrator", steps=steps)[1]
    abouts = [getattr(step, "about", None) for step in flow.steps]
    assert [about for about in abouts if about] == ["command:reserve", "command:release"]


def saga(*triggers: str, **fields: Any) -> Interpreter:
    running = Interpreter(yielded("saga", **{**CALLED, **fields})[0])
    for trigger in triggers:
        running.fire(trigger)
    return running


@pytest.mark.parametrize(
    ("triggers", "state"),
    [
        ("", "run.one"),
        ("success success success", "completed"),
        ("failure", "rolled-back"),
        ("success failure", "undo.one"),
        ("success success failure", "undo.two"),
        ("success success failure compensated", "undo.one"),
        ("success success failure compensated compensated", "rolled-back"),
        ("success success failure compensated undo-failed", "stuck"),
    ],
)
def test_a_failed_step_leads_back_through_what_was_done(triggers: str, state: str) -> None:
    assert saga(*triggers.split()).states == (state,)


def test_a_step_that_runs_out_of_time_is_undone_itself_and_its_late_reply_ignored() -> None:
    running = saga()
    assert running.advance(5)[0].states == ("undo.one",)
    assert running.fire("success").response == "ignored"
    assert running.fire("compensated").states == ("rolled-back",)


def test_without_time_limits_no_reply_is_late() -> None:
    steps = [{key: one for key, one in step.items() if key != "within"} for step in STEPS]
    running = saga("success", "failure", steps=steps)
    assert running.fire("success").response == "impossible"


def test_a_step_that_nothing_undoes_is_passed_over_on_the_way_back() -> None:
    steps = [STEPS[0], {"id": "mail", "name": "Mail", "by": "service2"}, STEPS[2]]
    machine, flow, process = yielded("saga", orchestrator="orchestrator", steps=steps)
    assert "Ship -> Release: Failure" in arrows(machine)
    assert not any("Mail" in line for line in told(flow.steps)[6:])
    assert "Success? -> Release: No" in connected(process)


def test_a_saga_that_nothing_undoes_is_over_when_a_step_fails() -> None:
    machine, flow, process = yielded("saga", steps=[{"id": "one", "name": "One"}, {"id": "two", "name": "Two"}])
    assert [state.id for state in machine.states] == ["run.one", "run.two", "completed", "rolled-back"]
    assert told(flow.steps)[-1] == "over owner: Two failed: undo what was done"
    assert "Success? -> Rolled back: No" in connected(process)


def test_the_process_leads_forwards_and_backwards() -> None:
    assert connected(yielded("saga", **CALLED)[2]) == [
        "Start -> Reserve",
        "Reserve -> Success?",
        "Success? -> Pay: Yes",
        "Success? -> Rolled back: No",
        "Success? -> Release: No reply in time",
        "Pay -> Success?",
        "Success? -> Ship: Yes",
        "Success? -> Release: No",
        "Ship -> Success?",
        "Success? -> Completed: Yes",
        "Success? -> Pay back: No",
        "Release -> Rolled back",
        "Pay back -> Release",
    ]
