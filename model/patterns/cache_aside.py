"""Cache-aside: look in the cache first; on a miss load, and fill the cache.

The machine is the life of one key. A load that began before the last invalidation may bring what was true before it,
so it must not fill the cache (Nishtala et al., Scaling Memcache at Facebook, 2013, call this a stale set); the end of
such a load is the trigger `late`, as is that of a load which another one overtook. It still takes one of the places
for loads until it ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from ..records.behaviour import Message, Process, Step
from ..records.machines import Compare, Effect, Machine, State, Transition, Trigger, Unhandled
from ..records.patterns import CacheAside
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
    otherwise,
    parameter,
    reply,
    stay,
    trigger,
    value,
)

ABSENT, LOADING, FRESH, BLOCKED = "absent", "loading", "fresh", "blocked"
_MORE, _LESS = do("increment", "loads"), do("decrement", "loads")
_LOAD, _FILL = do("act", "load"), do("act", "fill")


class CacheAsideExpansion(Expansion[CacheAside]):
    """A cache beside its source, as machine, flow and process."""

    WORDS: ClassVar[Mapping[str, str]] = {
        # states
        "absent": "Not cached",
        "loading": "Loading",
        "fresh": "Cached",
        "blocked": "Outdated load under way",
        # transitions
        "start": "",
        "hit": "Hit",
        "miss": "Miss",
        "joined": "Waits for the load",
        "another": "Another load",
        "held-up": "Miss, no load may begin",
        "loaded": "Loaded",
        "failed": "Load failed",
        "late": "Outdated load ended",
        "invalidated": "Invalidated",
        "expired": "After {ttl}",
        # what is said
        "not-found": "Not found",
        "data": "Data",
        "invalidate": "",
        # what happens next, and is said on the way
        "request": "Read",
        "check": "Look in the cache",
        "return-cached": "Return what is cached",
        "load": "Load from the source",
        "fill": "Keep for {ttl}",
        "return-loaded": "Return what was loaded",
        "end": "End",
    }

    @property
    def _many(self) -> bool:
        """Whether several loads may be under way at once."""
        return self.pattern.loaders > 1

    @property
    def _strict(self) -> bool:
        """Whether an invalidation keeps loads under way from filling the cache."""
        return not self.pattern.stale_refill

    @property
    def _late(self) -> bool:
        """Whether a load can end that must not fill the cache."""
        return self._many or self._strict

    # ---- machine -----------------------------------------------------------------------------------------------------

    def states(self) -> tuple[State, ...]:
        """Return the states of one key."""
        return (
            self.state(ABSENT, initial=True),
            self.state(LOADING),
            self.state(FRESH),
            *((self.state(BLOCKED),) if self._strict else ()),
        )

    def machine(self) -> Machine:
        """Return the life of one key as a machine."""
        return self.make_machine(
            parameters=(
                amount("ttl", "time to live", self.pattern.ttl),
                amount("loaders", "loaders", self.pattern.loaders),
            ),
            counters=("loads", "current") if self._many else ("loads",),
            triggers=tuple(self._triggers()),
            transitions=(*self._absent(), *self._loading(), *self._fresh(), *self._blocked()),
            unhandled=tuple(self._unhandled()),
        )  # fmt: skip

    def _triggers(self) -> Iterator[Trigger]:
        yield trigger("read", "read", "Somebody asks for the key.")
        yield trigger("loaded", "loaded", "A load ended well that may fill the cache.")
        yield trigger("failed", "failed", "A load failed that could have filled the cache.")
        if self._late:
            yield trigger("late", "late", "A load ended that may no longer fill the cache.")
        yield trigger("invalidated", "invalidated", "What the key stands for has changed.")

    def _begins(self) -> tuple[Effect, ...]:
        return (_MORE, do("increment", "current"), _LOAD) if self._many else (_MORE, _LOAD)

    def _over(self) -> tuple[Effect, ...]:
        return (do("reset", "current"),) if self._many else ()

    def _absent(self) -> Iterator[Transition]:
        loads, loaders = counter("loads"), parameter("loaders")
        if not self._strict:
            yield go(ABSENT, LOADING, "read", effects=self._begins(), label=self.say("miss"))
        else:
            free, taken = below(loads, loaders), at_least(loads, loaders)
            yield go(ABSENT, LOADING, "read", when=free, effects=self._begins(), label=self.say("miss"))
            yield go(ABSENT, BLOCKED, "read", when=taken, label=self.say("held-up"))
        if self._late:
            yield stay(ABSENT, "late", when=at_least(loads, value(1)), effects=(_LESS,), label=self.say("late"))

    def _loading(self) -> Iterator[Transition]:
        say = self.say
        if not self._many:
            yield stay(LOADING, "read", label=say("joined"))
            yield go(LOADING, ABSENT, "failed", effects=(_LESS,), label=say("failed"))
        else:
            yield from self._loading_several()
        yield go(LOADING, FRESH, "loaded", effects=(_LESS, *self._over(), _FILL), label=say("loaded"))
        if self._strict:
            yield go(LOADING, ABSENT, "invalidated", effects=self._over(), label=say("invalidated"))

    def _loading_several(self) -> Iterator[Transition]:
        loads, current, loaders = counter("loads"), counter("current"), parameter("loaders")
        ended = (_LESS, do("decrement", "current"))
        others, last = at_least(current, value(2)), below(current, value(2))
        outdated = Compare(op=">", left=loads, right=current)
        yield stay(LOADING, "read", when=below(loads, loaders), effects=self._begins(), label=self.say("another"))
        yield stay(LOADING, "read", when=at_least(loads, loaders), label=self.say("joined"))
        yield stay(LOADING, "failed", when=others, effects=ended, label=self.say("failed"))
        yield go(LOADING, ABSENT, "failed", when=last, effects=ended, label=self.say("failed"))
        yield stay(LOADING, "late", when=outdated, effects=(_LESS,), label=self.say("late"))

    def _fresh(self) -> Iterator[Transition]:
        yield stay(FRESH, "read", label=self.say("hit"))
        yield go(FRESH, ABSENT, after=parameter("ttl"), label=self.say("expired"))
        yield go(FRESH, ABSENT, "invalidated", label=self.say("invalidated"))
        if self._many:
            some = at_least(counter("loads"), value(1))
            yield stay(FRESH, "late", when=some, effects=(_LESS,), label=self.say("late"))

    def _blocked(self) -> Iterator[Transition]:
        if self._strict:
            yield stay(BLOCKED, "read", label=self.say("joined"))
            yield go(BLOCKED, LOADING, "late", effects=(_LESS, *self._begins()), label=self.say("late"))

    def _unhandled(self) -> Iterator[Unhandled]:
        idle = (ABSENT, FRESH, BLOCKED) if self._strict else (ABSENT, FRESH)
        for state in idle:
            yield from otherwise(
                state, "impossible", "no load is under way that may fill the cache", "loaded", "failed"
            )
        for state in (ABSENT, BLOCKED) if self._strict else (ABSENT,):
            yield from otherwise(state, "ignored", "nothing is cached", "invalidated")
        if not self._strict:
            yield from otherwise(LOADING, "ignored", "a load may bring what was true before", "invalidated")
        if self._late:
            for state in (ABSENT, LOADING, FRESH):
                yield from otherwise(state, "impossible", "no outdated load is under way", "late")

    # ---- flow --------------------------------------------------------------------------------------------------------

    def cast(self) -> tuple[str | None, ...]:
        """Return the reader, the cache and the source."""
        return (self.pattern.reader, self.pattern.cache or self.pattern.of, self.pattern.source)

    def steps(self) -> tuple[Step, ...]:
        """Return a hit, a miss, and what makes the cache forget."""
        reader, cache, source = map(self.player, self.cast())
        say = self.say
        forgets = (
            Message(step="message", source=cache, target=cache, text=say("invalidate"), kind="send", about=event)
            for event in self.pattern.invalidated_by
        )
        return (
            call(reader, cache, say("check")),
            block(
                "alt",
                branch(say("hit"), reply(cache, reader, say("return-cached"))),
                branch(
                    say("miss"),
                    reply(cache, reader, say("not-found")),
                    call(reader, source, say("load")),
                    reply(source, reader, say("data")),
                    call(reader, cache, say("fill")),
                ),
            ),
            *forgets,
        )

    # ---- process -----------------------------------------------------------------------------------------------------

    def process(self) -> Process:
        """Return what happens to one read."""
        say, reader, cache, source = self.say, *self.cast()
        once = f"At most {self.pattern.loaders} loads of one key at once; whoever else reads it waits for them."
        unless = "" if self.pattern.stale_refill else ", unless the key was invalidated since the load began"
        return self.make_process(
            (
                node("start", "request", say("request"), reader),
                node("decision", "check", say("check"), cache),
                node("activity", "return-cached", say("return-cached"), cache),
                node("activity", "load", say("load"), source, once),
                node("activity", "fill", say("fill"), cache, f"For {self.pattern.ttl}{unless}."),
                node("activity", "return-loaded", say("return-loaded"), reader),
                node("end", "end", say("end")),
            ),
            (
                edge("request", "check"),
                edge("check", "return-cached", say("hit")),
                edge("check", "load", say("miss")),
                edge("load", "fill"),
                edge("fill", "return-loaded"),
                edge("return-cached", "end"),
                edge("return-loaded", "end"),
            ),
        )
