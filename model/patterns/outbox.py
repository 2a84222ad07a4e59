"""Transactional outbox (Richardson, Microservices Patterns): what was stored is published, at least once.

The machine is the life of one message. A relay may stop between publishing a message and marking it, so that a message
can be published again; whoever receives it must bear that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ..records.behaviour import Process, Step
from ..records.machines import Machine, State, Transition, Unhandled
from ..records.patterns import Outbox
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
    trigger,
)

STORED, PUBLISHING, PUBLISHED, SET_ASIDE = "stored", "publishing", "published", "set-aside"


class OutboxExpansion(Expansion[Outbox]):
    """An outbox as machine, flow and process."""

    WORDS: ClassVar[Mapping[str, str]] = {
        # states
        "stored": "Stored",
        "publishing": "Publishing",
        "published": "Published",
        "set-aside": "Set aside",
        # transitions
        "start": "",
        "poll": "Within {poll_every}",
        "confirmed": "Confirmed",
        "failed": "Failed",
        "stopped": "Relay stopped",
        "exhausted": "After {attempts} attempts",
        # what is said
        "write": "Store the change and the message in one transaction",
        "written": "Stored",
        "every": "Every {poll_every}",
        "read": "Read up to {batch} messages",
        "messages": "Messages, oldest first",
        "publish": "Publish",
        "mark": "Mark as published",
        "keep": "Try again at the next poll",
        # what happens next
        "any": "A message left?",
        "ask": "Confirmed?",
        "left": "Attempts left?",
        "end": "Wait for the next poll",
        "yes": "Yes",
        "no": "No",
    }

    def states(self) -> tuple[State, ...]:
        """Return the states of one message."""
        return (
            self.state(STORED, initial=True),
            self.state(PUBLISHING),
            self.state(PUBLISHED, final=True),
            self.state(SET_ASIDE, final=True),
        )

    def machine(self) -> Machine:
        """Return the life of one message as a machine."""
        pattern = self.pattern
        return self.make_machine(
            parameters=(
                amount("poll-every", "poll every", pattern.poll_every),
                amount("batch", "batch", pattern.batch),
                amount("attempts", "attempts", pattern.attempts),
            ),
            counters=("tries",),
            triggers=(
                trigger("confirmed", "confirmed", "The bus has taken the message, and it is marked."),
                trigger("failed", "failed", "The bus has not taken the message."),
                trigger("stopped", "stopped", "The relay stopped before the message was marked."),
            ),
            transitions=self._transitions(),
            unhandled=self._unhandled(),
        )

    def _transitions(self) -> tuple[Transition, ...]:
        say = self.say
        exhausted = at_least(counter("tries"), parameter("attempts"))
        return (
            go(STORED, PUBLISHING, after=parameter("poll-every"), label=say("poll")),
            go(PUBLISHING, PUBLISHED, "confirmed", label=say("confirmed")),
            go(PUBLISHING, STORED, "failed", effects=(do("increment", "tries"),), label=say("failed")),
            go(PUBLISHING, STORED, "stopped", label=say("stopped")),
            go(STORED, SET_ASIDE, when=exhausted, label=say("exhausted")),
        )

    def _unhandled(self) -> tuple[Unhandled, ...]:
        return tuple(
            one
            for state in (STORED, PUBLISHED, SET_ASIDE)
            for one in otherwise(
                state, "impossible", "the message is not being published", "confirmed", "failed", "stopped"
            )
        )

    def cast(self) -> tuple[str | None, ...]:
        """Return who writes, what stores, who relays and what carries on."""
        return (self.pattern.writer, self.pattern.store, self.pattern.relay, self.pattern.bus)

    def steps(self) -> tuple[Step, ...]:
        """Return a change that is stored, and its message on the way to the bus."""
        writer, store, relay, bus = map(self.player, self.cast())
        say = self.say
        return (
            call(writer, store, say("write")),
            reply(store, writer, say("written")),
            block(
                "loop",
                branch(
                    say("every"),
                    call(relay, store, say("read")),
                    reply(store, relay, say("messages")),
                    call(relay, bus, say("publish")),
                    block(
                        "alt",
                        branch(say("confirmed"), reply(bus, relay, say("confirmed")), call(relay, store, say("mark"))),
                        branch(say("failed"), reply(bus, relay, say("failed")), note(relay, say("keep"))),
                    ),
                ),
            ),
        )

    def process(self) -> Process:
        """Return what the relay does at each poll."""
        say, relay, store = self.say, self.pattern.relay, self.pattern.store
        return self.make_process(
            (
                node("start", "poll", say("every"), relay),
                node("activity", "read", say("read"), store),
                node("decision", "any", say("any"), relay),
                node("activity", "publish", say("publish"), self.pattern.bus),
                node("decision", "ask", say("ask"), relay),
                node("activity", "mark", say("mark"), store),
                node("decision", "left", say("left"), relay),
                node("activity", "keep", say("keep"), relay),
                node("activity", "set-aside", say(SET_ASIDE), store),
                node("end", "end", say("end")),
            ),
            (
                edge("poll", "read"),
                edge("read", "any"),
                edge("any", "publish", say("yes")),
                edge("any", "end", say("no")),
                edge("publish", "ask"),
                edge("ask", "mark", say("yes")),
                edge("ask", "left", say("no")),
                edge("mark", "any"),
                edge("left", "keep", say("yes")),
                edge("left", "set-aside", say("no")),
                edge("keep", "any"),
                edge("set-aside", "any"),
            ),
        )
