"""Circuit breaker (Nygard, Release It!): calls stop while what they need keeps failing.

A call belongs to the time between two changes of state in which it was admitted. `success` and `failure` are the ends
of calls of the present time; a call that was admitted before the last change of state ends as `late-success` or
`late-failure`, and that changes nothing: an old reply says nothing about how things are now.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ..records.behaviour import Process, ProcessEdge, Step
from ..records.machines import Machine, State, Transition, Trigger, Unhandled
from ..records.patterns import CircuitBreaker
from .expansion import Expansion
from .parts import (
    amount,
    at_least,
    below,
    block,
    branch,
    call,
    count,
    counter,
    do,
    edge,
    go,
    node,
    note,
    otherwise,
    parameter,
    reply,
    stay,
    trigger,
    value,
)

CLOSED, OPEN, HALF_OPEN = "closed", "open", "half-open"
_LATE = ("late-success", "late-failure")


class CircuitBreakerExpansion(Expansion[CircuitBreaker]):
    """A circuit breaker as machine, flow and process."""

    WORDS: ClassVar[Mapping[str, str]] = {
        # states
        "closed": "Closed",
        "open": "Open",
        "half-open": "Half-Open",
        # transitions
        "start": "",
        "trip": "{failures} failures in {within}",
        "timeout": "After {half_open_after}",
        "success": "Success",
        "failure": "Failure",
        "pass": "Call passes",
        "probe": "Probe passes",
        "counted": "Failure counted",
        "settled": "Probe ended",
        # what is said
        "request": "Call",
        "forward": "Call",
        "fallback": "Fails at once",
        "failed": "Failure",
        "opens": "Opens after {failures} failures in {within}",
        "closes": "Closes again",
        "reopens": "Opens again for {half_open_after}",
        # what happens next
        "end": "Answered",
        "ask": "State?",
        "count": "Count the failure",
        "enough": "{failures} failures in {within}?",
        "free": "Room for a probe?",
        "recovered": "{successes} successes?",
        "ok": "Success?",
        "yes": "Yes",
        "no": "No",
    }

    def states(self) -> tuple[State, ...]:
        """Return closed, open and half-open."""
        return (self.state(CLOSED, initial=True), self.state(OPEN), self.state(HALF_OPEN))

    def machine(self) -> Machine:
        """Return the breaker as a machine."""
        pattern = self.pattern
        return self.make_machine(
            parameters=(
                amount("failures", "failures", pattern.failures),
                amount("within", "within", pattern.within),
                amount("half-open-after", "half-open after", pattern.half_open_after),
                amount("probes", "probes", pattern.probes),
                amount("successes", "successes", pattern.successes),
            ),
            counters=("probing",),
            triggers=self._triggers(),
            transitions=(*self._closed(), *self._open(), *self._half_open()),
            unhandled=self._unhandled(),
        )

    def _triggers(self) -> tuple[Trigger, ...]:
        return (
            trigger("call", "call", "Somebody asks for a call to be let through."),
            trigger("success", "success", "A call succeeded that was let through since the state last changed."),
            trigger("failure", "failure", "A call failed that was let through since the state last changed."),
            trigger(
                "late-success", "late success", "A call succeeded that was let through before the last change of state."
            ),
            trigger(
                "late-failure", "late failure", "A call failed that was let through before the last change of state."
            ),
        )

    def _closed(self) -> tuple[Transition, ...]:
        failures = count("failure", parameter("within"))
        return (
            stay(CLOSED, "call", label=self.say("pass")),
            go(CLOSED, CLOSED, "success", label=self.say("success")),
            stay(CLOSED, "failure", label=self.say("counted")),
            go(
                CLOSED, OPEN, when=at_least(failures, parameter("failures")), effects=(do("clear", "failure"),),
                label=self.say("trip"),
            ),
        )  # fmt: skip

    def _open(self) -> tuple[Transition, ...]:
        begin = (do("reset", "probing"), do("clear", "success"))
        return (go(OPEN, HALF_OPEN, after=parameter("half-open-after"), effects=begin, label=self.say("timeout")),)

    def _half_open(self) -> tuple[Transition, ...]:
        under_way = at_least(counter("probing"), value(1))
        free = below(counter("probing"), parameter("probes"))
        enough = at_least(count("success"), parameter("successes"))
        over = (do("clear", "failure"),)
        return (
            stay(HALF_OPEN, "call", when=free, effects=(do("increment", "probing"),), label=self.say("probe")),
            stay(
                HALF_OPEN, "success", when=under_way, effects=(do("decrement", "probing"),), label=self.say("settled")
            ),
            go(HALF_OPEN, CLOSED, when=enough, effects=over, label=self.say("success")),
            go(HALF_OPEN, OPEN, "failure", when=under_way, effects=over, label=self.say("failure")),
        )

    def _unhandled(self) -> tuple[Unhandled, ...]:
        rejected = self.pattern.fallback or "calls fail at once"
        return (
            *(one for state in (CLOSED, OPEN, HALF_OPEN) for one in otherwise(
                state, "ignored", "an old reply says nothing about how things are now", *_LATE
            )),
            *otherwise(OPEN, "rejected", rejected, "call"),
            *otherwise(OPEN, "impossible", "no call was let through since it opened", "success", "failure"),
            *otherwise(HALF_OPEN, "rejected", "as many probes as allowed are under way", "call"),
            *otherwise(HALF_OPEN, "impossible", "no probe is under way", "success", "failure"),
        )  # fmt: skip

    def cast(self) -> tuple[str | None, ...]:
        """Return the caller, the breaker and what it protects."""
        return (self.pattern.caller, self.pattern.of, self.pattern.protects)

    def steps(self) -> tuple[Step, ...]:
        """Return a call in each of the three states."""
        caller, breaker, protected = map(self.player, self.cast())
        refused = reply(breaker, caller, self.pattern.fallback or self.say("fallback"))
        ask, answer = call(breaker, protected, self.say("forward")), reply(breaker, caller, self.say("success"))
        went_well, went_wrong = (reply(protected, breaker, self.say(key)) for key in ("success", "failed"))

        def ends(well: tuple[Step, ...], wrong: str) -> Step:
            return block(
                "alt",
                branch(self.say("success"), went_well, *well, answer),
                branch(self.say("failure"), went_wrong, note(breaker, wrong), refused),
            )

        return (
            call(caller, breaker, self.say("request")),
            block(
                "alt",
                branch(self.say(CLOSED), ask, ends((), self.say("opens"))),
                branch(self.say(OPEN), refused),
                branch(self.say(HALF_OPEN), ask, ends((note(breaker, self.say("closes")),), self.say("reopens"))),
            ),
        )

    def process(self) -> Process:
        """Return what happens to one call."""
        say, breaker, protected = self.say, self.pattern.of, self.pattern.protects
        answer, refusal = say("success"), self.pattern.fallback or say("fallback")
        several = self.pattern.successes > 1
        return self.make_process(
            (
                node("start", "request", say("request"), self.pattern.caller),
                node("decision", "state", say("ask"), breaker),
                node("decision", "closed", say("ok"), protected),
                node("activity", "count", say("count"), breaker),
                node("decision", "enough", say("enough"), breaker),
                node("activity", "opens", say("opens"), breaker),
                node("decision", "free", say("free"), breaker),
                node("decision", "half-open", say("ok"), protected),
                *((node("decision", "recovered", say("recovered"), breaker),) if several else ()),
                node("activity", "closes", say("closes"), breaker),
                node("activity", "reopens", say("reopens"), breaker),
                node("activity", "answer", answer, breaker),
                node("activity", "refuse", refusal, breaker),
                node("end", "end", say("end")),
            ),
            (
                edge("request", "state"),
                edge("state", "closed", say(CLOSED)),
                edge("state", "refuse", say(OPEN)),
                edge("state", "free", say(HALF_OPEN)),
                edge("closed", "answer", say("yes")),
                edge("closed", "count", say("no")),
                edge("count", "enough"),
                edge("enough", "opens", say("yes")),
                edge("enough", "refuse", say("no")),
                edge("opens", "refuse"),
                edge("free", "half-open", say("yes")),
                edge("free", "refuse", say("no")),
                *self._recovery(several),
                edge("half-open", "reopens", say("no")),
                edge("closes", "answer"),
                edge("reopens", "refuse"),
                edge("answer", "end"),
                edge("refuse", "end"),
            ),
        )

    def _recovery(self, several: bool) -> tuple[ProcessEdge, ...]:
        """Return what follows a probe that succeeded."""
        if not several:
            return (edge("half-open", "closes", self.say("yes")),)
        return (
            edge("half-open", "recovered", self.say("yes")),
            edge("recovered", "closes", self.say("yes")),
            edge("recovered", "answer", self.say("no")),
        )
