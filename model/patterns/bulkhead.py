"""Bulkhead (Nygard, Release It!): so many calls at once and no more, a few others wait for a place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ..records.behaviour import Branch, Process, ProcessEdge, ProcessNode, Step
from ..records.machines import Machine, State, Transition, Trigger, Unhandled
from ..records.patterns import Bulkhead
from .expansion import Expansion
from .parts import (
    amount,
    at_least,
    below,
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
    stay,
    trigger,
    value,
)

FREE, FULL = "free", "full"


class BulkheadExpansion(Expansion[Bulkhead]):
    """A bulkhead as machine, flow and process."""

    WORDS: ClassVar[Mapping[str, str]] = {
        # states
        "free": "Places free",
        "full": "All places taken",
        # transitions
        "start": "",
        "pass": "Call passes",
        "fill": "{limit} calls under way",
        "done": "Call ended",
        "release": "Call ended, nobody waits",
        "next": "Call ended, the next one starts",
        "wait": "Waits for a place",
        "give-up": "Waited {wait}",
        # what is said
        "request": "Call",
        "forward": "Call",
        "result": "Result",
        "rejected": "Rejected",
        "queue": "Waits for a place, at most {wait}",
        "overfull": "No place in the queue",
        # what happens next
        "ask": "Fewer than {limit} calls under way?",
        "room": "Fewer than {queue} waiting?",
        "in-time": "A place within {wait}?",
        "end": "End",
        "yes": "Yes",
        "no": "No",
    }

    def states(self) -> tuple[State, ...]:
        """Return with and without a free place."""
        return (self.state(FREE, initial=True), self.state(FULL))

    def machine(self) -> Machine:
        """Return the bulkhead as a machine."""
        pattern = self.pattern
        queue = (amount("queue", "queue", pattern.queue), amount("wait", "wait", pattern.wait))
        return self.make_machine(
            parameters=(amount("limit", "limit", pattern.limit), *(queue if pattern.queue else ())),
            counters=("running", "waiting") if pattern.queue else ("running",),
            triggers=self._triggers(),
            transitions=(*self._free(), *(self._full_with_queue() if pattern.queue else self._full())),
            unhandled=self._unhandled(),
        )

    def _triggers(self) -> tuple[Trigger, ...]:
        waiting = trigger("give-up", "give up", "A call has waited for a place as long as it may.")
        return (
            trigger("call", "call", "Somebody asks for a place."),
            trigger("done", "done", "A call under way ended, well or not."),
            *((waiting,) if self.pattern.queue else ()),
        )

    def _free(self) -> tuple[Transition, ...]:
        running = counter("running")
        one_less = (do("decrement", "running"),)
        done = stay(FREE, "done", when=at_least(running, value(1)), effects=one_less, label=self.say("done"))
        return (
            stay(FREE, "call", effects=(do("increment", "running"),), label=self.say("pass")),
            *((done,) if self.pattern.limit > 1 else ()),  # a single call leaves no place free
            go(FREE, FULL, when=at_least(running, parameter("limit")), label=self.say("fill")),
        )

    def _full(self) -> tuple[Transition, ...]:
        return (go(FULL, FREE, "done", effects=(do("decrement", "running"),), label=self.say("done")),)

    def _full_with_queue(self) -> tuple[Transition, ...]:
        waiting = counter("waiting")
        somebody, nobody = at_least(waiting, value(1)), below(waiting, value(1))
        room = below(waiting, parameter("queue"))
        one_less = (do("decrement", "waiting"),)
        return (
            stay(FULL, "call", when=room, effects=(do("increment", "waiting"),), label=self.say("wait")),
            stay(FULL, "give-up", when=somebody, effects=one_less, label=self.say("give-up")),
            stay(FULL, "done", when=somebody, effects=one_less, label=self.say("next")),
            go(FULL, FREE, "done", when=nobody, effects=(do("decrement", "running"),), label=self.say("release")),
        )

    def _unhandled(self) -> tuple[Unhandled, ...]:
        idle = otherwise(FREE, "impossible", "no call is under way", "done")
        if not self.pattern.queue:
            return (*idle, *otherwise(FULL, "rejected", "all places are taken", "call"))
        return (
            *idle,
            *otherwise(FREE, "impossible", "nobody waits while a place is free", "give-up"),
            *otherwise(FULL, "rejected", "all places are taken, in the queue too", "call"),
            *otherwise(FULL, "impossible", "nobody waits", "give-up"),
        )

    def cast(self) -> tuple[str | None, ...]:
        """Return the caller, the bulkhead and what it protects."""
        return (self.pattern.caller, self.pattern.of, self.pattern.protects)

    def steps(self) -> tuple[Step, ...]:
        """Return a call that finds a place, one that waits for one, and one that finds none."""
        caller, bulkhead, protected = map(self.player, self.cast())
        served: tuple[Step, ...] = (
            call(bulkhead, protected, self.say("forward")),
            reply(protected, bulkhead, self.say("result")),
            reply(bulkhead, caller, self.say("result")),
        )
        refused = reply(bulkhead, caller, self.say("rejected"))
        waits: tuple[Branch, ...] = ()
        if self.pattern.queue:
            waits = (branch(self.say("wait"), note(bulkhead, self.say("queue")), *served),)
        full = branch(self.say("overfull" if self.pattern.queue else FULL), refused)
        return (
            call(caller, bulkhead, self.say("request")),
            block("alt", branch(self.say(FREE), *served), *waits, full),
        )

    def process(self) -> Process:
        """Return what happens to one call."""
        say, bulkhead = self.say, self.pattern.of
        nodes, edges = self._queue() if self.pattern.queue else ((), (edge("ask", "rejected", say("no")),))
        return self.make_process(
            (
                node("start", "request", say("request"), self.pattern.caller),
                node("decision", "ask", say("ask"), bulkhead),
                *nodes,
                node("activity", "call", say("forward"), self.pattern.protects),
                node("activity", "done", say("done"), bulkhead),
                node("activity", "rejected", say("rejected"), bulkhead),
                node("end", "end", say("end")),
            ),
            (
                edge("request", "ask"),
                edge("ask", "call", say("yes")),
                *edges,
                edge("call", "done"),
                edge("done", "end"),
                edge("rejected", "end"),
            ),
        )

    def _queue(self) -> tuple[tuple[ProcessNode, ...], tuple[ProcessEdge, ...]]:
        say, bulkhead = self.say, self.pattern.of
        nodes = (
            node("decision", "room", say("room"), bulkhead),
            node("activity", "wait", say("wait"), bulkhead),
            node("decision", "in-time", say("in-time"), bulkhead),
        )
        edges = (
            edge("ask", "room", say("no")),
            edge("room", "wait", say("yes")),
            edge("room", "rejected", say("no")),
            edge("wait", "in-time"),
            edge("in-time", "call", say("yes")),
            edge("in-time", "rejected", say("no")),
        )
        return nodes, edges
