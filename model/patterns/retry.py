"""Retry with backoff: one call, tried again after pauses that grow until they are as long as they may be.

With jitter, a pause is at most what the machine says (Brooker, Exponential Backoff and Jitter).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import ClassVar

from ..records.behaviour import Process, Step
from ..records.machines import Amount, Machine, State, Transition
from ..records.patterns import Retry
from ..records.quantities import Quantity
from .expansion import Expansion
from .parts import (
    amount,
    at_least,
    block,
    branch,
    call,
    counter,
    do,
    edge,
    go,
    node,
    note,
    otherwise,
    parameter,
    reply,
    same,
    trigger,
    value,
)

TRYING, SUCCEEDED, WAITING, GIVEN_UP, REPORTED = "trying", "succeeded", "waiting", "given-up", "reported"
MOST_PAUSES = 100
"""How many different pauses are told apart; the last of them stands for those after it."""


def pauses(pattern: Retry) -> tuple[Quantity, ...]:
    """Return the pauses before each new attempt, as far as they differ: the last one stays."""
    found: list[Quantity] = []
    pause = _shorter(pattern.first_pause, pattern.longest_pause)
    while len(found) < min(pattern.attempts - 1, MOST_PAUSES) and (not found or pause != found[-1]):
        found.append(pause)
        pause = _grown(pause, pattern)
    return tuple(found)


def _shorter(one: Quantity, other: Quantity) -> Quantity:
    return other if one.base > other.base else one


def _grown(pause: Quantity, pattern: Retry) -> Quantity:
    """Return the next pause, exact to nine decimals as quantities are."""
    grown = pause.value * Decimal(str(pattern.factor)) if pause.value else pause.value
    if not grown.is_finite():
        return pattern.longest_pause
    whole = _shorter(Quantity(grown, pause.unit), pattern.longest_pause)
    return Quantity(round(whole.value, 9).normalize(), whole.unit)


class RetryExpansion(Expansion[Retry]):
    """A call that is tried again, as machine, flow and process."""

    WORDS: ClassVar[Mapping[str, str]] = {
        # states
        "trying": "Trying",
        "succeeded": "Succeeded",
        "waiting": "Waiting",
        "given-up": "Given up",
        "reported": "Reported",
        # transitions
        "start": "",
        "ok": "No error",
        "temporary": "Temporary error",
        "permanent": "Permanent error",
        "again": "Next attempt",
        "exhausted": "After {attempts} attempts",
        "report": "",
        # what is said
        "repeat": "At most {attempts} attempts",
        "request": "Call",
        "result": "Result",
        "pause": "Pause of {first_pause}, then {factor} times as long each time, at most {longest_pause}",
        "no-more": "Not tried again",
        # what happens next
        "try": "Try",
        "ask": "Which outcome?",
        "left": "Attempts left?",
        "end": "End",
        "yes": "Yes",
        "no": "No",
    }

    def states(self) -> tuple[State, ...]:
        """Return the states of one call with all its attempts."""
        return (
            self.state(TRYING, initial=True),
            self.state(SUCCEEDED, final=True),
            self.state(WAITING),
            self.state(GIVEN_UP),
            self.state(REPORTED, final=True),
        )

    def machine(self) -> Machine:
        """Return one call with all its attempts as a machine."""
        tries, attempts = counter("tries"), parameter("attempts")
        return self.make_machine(
            parameters=self._parameters(),
            counters=("tries",),
            triggers=(
                trigger("ok", "no error", "The attempt under way succeeded."),
                trigger("temporary", "temporary error", "It failed in a way that is worth another attempt."),
                trigger("permanent", "permanent error", "It failed in a way that no other attempt would mend."),
            ),
            transitions=(
                go(TRYING, SUCCEEDED, "ok", label=self.say("ok")),
                go(TRYING, WAITING, "temporary", effects=(do("increment", "tries"),), label=self.say("temporary")),
                go(TRYING, GIVEN_UP, "permanent", label=self.say("permanent")),
                *self._again(),
                go(WAITING, GIVEN_UP, when=at_least(tries, attempts), label=self.say("exhausted")),
                go(GIVEN_UP, REPORTED, label=self.say("report")),
            ),
            unhandled=tuple(
                one
                for state in (SUCCEEDED, WAITING, GIVEN_UP, REPORTED)
                for one in otherwise(state, "impossible", "no attempt is under way", "ok", "temporary", "permanent")
            ),
        )

    def _parameters(self) -> tuple[Amount, ...]:
        numbered = enumerate(pauses(self.pattern), start=1)
        return (
            amount("attempts", "attempts", self.pattern.attempts),
            *(amount(f"pause-{number}", f"pause {number}", pause) for number, pause in numbered),
        )

    def _again(self) -> Iterator[Transition]:
        last = len(pauses(self.pattern))
        for number in range(1, last + 1):
            reached = at_least if number == last else same
            yield go(
                WAITING, TRYING, after=parameter(f"pause-{number}"), when=reached(counter("tries"), value(number)),
                label=self.say("again"),
            )  # fmt: skip

    def cast(self) -> tuple[str | None, ...]:
        """Return who calls and who is called."""
        return (self.pattern.caller, self.pattern.callee)

    def steps(self) -> tuple[Step, ...]:
        """Return an attempt with each of its outcomes."""
        caller, callee = map(self.player, self.cast())
        return (
            block(
                "loop",
                branch(
                    self.say("repeat"),
                    call(caller, callee, self.say("request")),
                    block(
                        "alt",
                        branch(self.say("ok"), reply(callee, caller, self.say("result"))),
                        branch(
                            self.say("temporary"),
                            reply(callee, caller, self.say("temporary")),
                            note(caller, self.say("pause")),
                        ),
                        branch(
                            self.say("permanent"),
                            reply(callee, caller, self.say("permanent")),
                            note(caller, self.say("no-more")),
                        ),
                    ),
                ),
            ),
        )

    def process(self) -> Process:
        """Return what happens to one call."""
        say, caller = self.say, self.pattern.caller
        worth = f"Worth another attempt: {', '.join(self.pattern.on)}" if self.pattern.on else ""
        return self.make_process(
            (
                node("start", "request", say("request"), caller),
                node("activity", "try", say("try"), self.pattern.callee),
                node("decision", "ask", say("ask"), caller, worth),
                node("decision", "left", say("left"), caller),
                node("activity", "again", say("again"), caller, say("pause")),
                node("activity", "given-up", say(GIVEN_UP), caller),
                node("activity", "reported", say(REPORTED), caller),
                node("activity", "result", say("result"), caller),
                node("end", "end", say("end")),
            ),
            (
                edge("request", "try"),
                edge("try", "ask"),
                edge("ask", "result", say("ok")),
                edge("ask", "left", say("temporary")),
                edge("ask", "given-up", say("permanent")),
                edge("left", "again", say("yes")),
                edge("again", "try"),
                edge("left", "given-up", say("no")),
                edge("given-up", "reported"),
                edge("reported", "end"),
                edge("result", "end"),
            ),
        )
