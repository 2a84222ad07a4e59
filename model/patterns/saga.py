"""Saga (Garcia-Molina and Salem, 1987): steps over several services, undone in reverse order when one fails.

A step that ran out of time may or may not have happened, so it is undone too; what undoes a step must bear that it
never happened. A reply that comes after the time ran out changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from ..records.behaviour import Process, ProcessEdge, ProcessNode, Step
from ..records.machines import Machine, State, Transition, Trigger, Unhandled
from ..records.patterns import Saga, SagaStep
from .expansion import Expansion
from .parts import Response, amount, call, edge, go, node, note, otherwise, parameter, reply, send, trigger

COMPLETED, ROLLED_BACK, STUCK = "completed", "rolled-back", "stuck"


def running(step: SagaStep) -> str:
    """Return the id of the state in which a step runs."""
    return f"run.{step.id}"


def undoing(step: SagaStep) -> str:
    """Return the id of the state in which a step is undone."""
    return f"undo.{step.id}"


class SagaExpansion(Expansion[Saga]):
    """A saga as machine, flow and process."""

    PLACES: ClassVar[tuple[str, ...]] = ("n", "step", "undo")
    WORDS: ClassVar[Mapping[str, str]] = {
        # states
        "running": "{step}",
        "compensating": "{undo}",
        "completed": "Completed",
        "rolled-back": "Rolled back",
        "stuck": "Needs a person",
        # transitions
        "start": "",
        "timeout": "No reply in time",
        "undo-failed": "Compensation failed",
        # what is said
        "log": "Record: {step}",
        "execute": "{step}",
        "success": "Success",
        "failure": "Failure",
        "failed": "{step} failed: undo what was done",
        "log-undo": "Record: {undo}",
        "compensate": "{undo}",
        "compensated": "Compensated",
        # what happens next
        "request": "Start",
        "ok": "Success?",
        "yes": "Yes",
        "no": "No",
    }

    # ---- the steps ---------------------------------------------------------------------------------------------------

    def _undone(self) -> tuple[SagaStep, ...]:
        """Return the steps that may have to be undone; the last one only where it may run out of time."""
        last = self.pattern.steps[-1]
        stated = (step for step in self.pattern.steps if step.undo or step.undo_does)
        return tuple(step for step in stated if step is not last or step.within is not None)

    def _before(self, step: SagaStep, *, itself: bool = False) -> SagaStep | None:
        """Return the last step before `step` (or `itself`) that can be undone."""
        steps = self.pattern.steps
        earlier = steps[: steps.index(step) + itself]
        undone = self._undone()
        return next((one for one in reversed(earlier) if one in undone), None)

    def _says(self, key: str, step: SagaStep) -> str:
        number = self.pattern.steps.index(step) + 1
        return self.say(key, n=str(number), step=step.name, undo=step.undo or f"Undo {step.name}")

    # ---- machine -----------------------------------------------------------------------------------------------------

    def states(self) -> tuple[State, ...]:
        """Return a state for each step, one for each compensation, and how it can end."""
        return (*self._moves("run"), *self._moves("undo"), *self._ends())

    def _moves(self, part: str) -> Iterator[State]:
        key, steps = ("running", self.pattern.steps) if part == "run" else ("compensating", self._undone())
        for step in steps:
            first = part == "run" and step is self.pattern.steps[0]
            remark = self.pattern.notes.get(f"{part}.{step.id}", "")
            yield State(
                id=f"{part}.{step.id}", name=self._says(key, step), initial=first, notes=(remark,) if remark else ()
            )

    def _ends(self) -> Iterator[State]:
        yield self.state(COMPLETED, final=True)
        yield self.state(ROLLED_BACK, final=True)
        if self._undone():
            yield self.state(STUCK, final=True)

    def machine(self) -> Machine:
        """Return the saga as a machine."""
        return self.make_machine(
            parameters=tuple(
                amount(f"within-{step.id}", f"{step.name} within", step.within)
                for step in self.pattern.steps
                if step.within is not None
            ),
            triggers=self._triggers(),
            transitions=(*self._forward(), *self._backward()),
            unhandled=tuple(self._unhandled()),
        )

    def _triggers(self) -> tuple[Trigger, ...]:
        undo = (
            trigger("compensated", "compensated", "The step under way was undone."),
            trigger("undo-failed", "compensation failed", "The step under way could not be undone."),
        )
        return (
            trigger("success", "success", "The step under way succeeded."),
            trigger("failure", "failure", "The step under way failed, so that it did not happen."),
            *(undo if self._undone() else ()),
        )

    def _forward(self) -> Iterator[Transition]:
        steps = self.pattern.steps
        for number, step in enumerate(steps):
            here = running(step)
            ahead = running(steps[number + 1]) if number + 1 < len(steps) else COMPLETED
            yield go(here, ahead, "success", label=self.say("success"))
            yield go(here, self._back_to(self._before(step)), "failure", label=self.say("failure"))
            if step.within is not None:
                back = self._back_to(self._before(step, itself=True))
                yield go(here, back, after=parameter(f"within-{step.id}"), label=self.say("timeout"))

    def _backward(self) -> Iterator[Transition]:
        for step in self._undone():
            back = self._back_to(self._before(step))
            yield go(undoing(step), back, "compensated", label=self.say("compensated"))
            yield go(undoing(step), STUCK, "undo-failed", label=self.say("undo-failed"))

    def _back_to(self, step: SagaStep | None) -> str:
        return ROLLED_BACK if step is None else undoing(step)

    def _unhandled(self) -> Iterator[Unhandled]:
        undo = ("compensated", "undo-failed") if self._undone() else ()
        late: tuple[Response, str] = ("impossible", "no step is under way")
        if any(step.within is not None for step in self.pattern.steps):
            late = ("ignored", "the reply came after the step had run out of time")
        for step in self.pattern.steps:
            yield from otherwise(running(step), "impossible", "nothing is being undone", *undo)
        for step in self._undone():
            yield from otherwise(undoing(step), *late, "success", "failure")
        for end in self._ends():
            response: tuple[Response, str] = ("impossible", "all steps have ended") if end.id == COMPLETED else late
            yield from otherwise(end.id, *response, "success", "failure")
            yield from otherwise(end.id, "impossible", "nothing is being undone", *undo)

    # ---- flow --------------------------------------------------------------------------------------------------------

    def cast(self) -> tuple[str | None, ...]:
        """Return the orchestrator, who does each step up to the one that fails, and the log."""
        log = (self.pattern.log,) if self.pattern.log else ()
        return (self._orchestrator, *(step.by for step in self._played()), *log)

    @property
    def _orchestrator(self) -> str | None:
        return self.pattern.orchestrator or self.pattern.of

    def _played(self) -> tuple[SagaStep, ...]:
        """Return the steps up to the one that fails, by default the last."""
        steps = self.pattern.steps
        failing = next(
            (number for number, step in enumerate(steps) if step.id == self.pattern.fails_at), len(steps) - 1
        )
        return steps[: failing + 1]

    def steps(self) -> tuple[Step, ...]:
        """Return the scenario in which one step fails and those before it are undone."""
        *done, failing = self._played()
        told: list[Step] = []
        for step in done:
            told += self._exchange(step, "log", "execute", "success", step.does)
        told += self._exchange(failing, "log", "execute", "failure", failing.does)
        told.append(note(self.player(self._orchestrator), self._says("failed", failing)))
        for step in reversed([one for one in done if one in self._undone()]):
            told += self._exchange(step, "log-undo", "compensate", "compensated", step.undo_does)
        return tuple(told)

    def _exchange(self, step: SagaStep, log: str, ask: str, answer: str, about: str | None) -> Iterator[Step]:
        orchestrator, other = self.player(self._orchestrator), self.player(step.by)
        if self.pattern.log:
            yield send(orchestrator, self.pattern.log, self._says(log, step))
        yield call(orchestrator, other, self._says(ask, step), about)
        yield reply(other, orchestrator, self._says(answer, step))

    # ---- process -----------------------------------------------------------------------------------------------------

    def process(self) -> Process:
        """Return the whole saga, forwards and backwards."""
        nodes: list[ProcessNode] = [node("start", "start", self.say("request"), self._orchestrator)]
        for step in self.pattern.steps:
            nodes.append(node("activity", running(step), self._says("execute", step), step.by, policy=step.retry))
            nodes.append(node("decision", f"{running(step)}.ok", self._says("ok", step), self._orchestrator))
        nodes += [node("activity", undoing(one), self._says("compensate", one), one.by) for one in self._undone()]
        nodes += [node("end", end, self.say(end)) for end in (COMPLETED, ROLLED_BACK)]
        return self.make_process(tuple(nodes), tuple(self._edges()))

    def _edges(self) -> Iterator[ProcessEdge]:
        steps = self.pattern.steps
        yield edge("start", running(steps[0]))
        for number, step in enumerate(steps):
            decision = f"{running(step)}.ok"
            ahead = running(steps[number + 1]) if number + 1 < len(steps) else COMPLETED
            yield edge(running(step), decision)
            yield edge(decision, ahead, self.say("yes"))
            yield edge(decision, self._back_to(self._before(step)), self.say("no"))
            if step.within is not None and step in self._undone():
                yield edge(decision, undoing(step), self.say("timeout"))
        for step in self._undone():
            yield edge(undoing(step), self._back_to(self._before(step)))
