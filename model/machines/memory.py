"""What a running machine remembers: active states, counters, firings and timers."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

NEVER = Decimal("Infinity")


@dataclass(slots=True)
class Memory:
    """Everything in which two moments of one machine can differ; times are virtual seconds.

    Attributes:
        now: the present.
        active: the active states, composite ones among them.
        counters: where each counter stands; never below zero.
        firings: when each counted trigger fired since its count was cleared, oldest first.
        begun: when each state was entered or its time was started again.
        timers: when each running timer is due, by the number of its transition.
    """

    now: Decimal = Decimal(0)
    active: set[str] = field(default_factory=set)
    counters: dict[str, int] = field(default_factory=dict)
    firings: dict[str, list[Decimal]] = field(default_factory=dict)
    begun: dict[str, Decimal] = field(default_factory=dict)
    timers: dict[int, Decimal] = field(default_factory=dict)

    def copy(self) -> Memory:
        """Return an independent memory of the same moment."""
        return Memory(
            self.now, set(self.active), dict(self.counters), {key: list(times) for key, times in self.firings.items()},
            dict(self.begun), dict(self.timers),
        )  # fmt: skip

    def count(self, trigger: str, within: Decimal | None) -> int:
        """Return how often `trigger` fired; a firing that is exactly `within` old no longer counts."""
        times = self.firings.get(trigger, [])
        if within is None:
            return len(times)
        return sum(time > self.now - within for time in times)

    def elapsed(self, state: str) -> Decimal:
        """Return the time since `state` was entered or its time was started again; for ever, if it never was."""
        return self.now - self.begun[state] if state in self.begun else NEVER

    def due(self) -> tuple[Decimal, int] | None:
        """Return the timer that is due first and when; of several at once, the one written first."""
        return min(((time, number) for number, time in self.timers.items()), default=None)
