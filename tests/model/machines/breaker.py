"""A circuit breaker written by hand, without a look at the machine of the pattern, and what can go wrong with one.

It counts failures in a sliding window and reads time from a clock that the test sets. A call is let through with a
ticket, which remembers in which term (the time between two changes of state) that was.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from decimal import Decimal


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = Decimal(0)


@dataclass(frozen=True)
class Settings:
    """How sensitive a breaker is; times in seconds."""

    failures: int = 3
    within: Decimal = Decimal(10)
    half_open_after: Decimal = Decimal(30)
    probes: int = 1
    successes: int = 1


@dataclass(frozen=True)
class Ticket:
    """A call that was let through."""

    term: int


class Breaker:
    """A circuit breaker as one would write it."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.settings, self.clock = settings, clock
        self.failed: deque[Decimal] = deque()
        self.mode = "closed"
        self.opened = Decimal(0)
        self.term = self.probing = self.recovered = 0

    @property
    def state(self) -> str:
        """The state at this moment; time alone makes an open breaker half-open."""
        if self.mode == "open" and self.rested():
            self.change("half-open")
        return self.mode

    def rested(self) -> bool:
        return self.clock.now >= self.opened + self.settings.half_open_after

    def change(self, mode: str) -> None:
        self.mode = mode
        self.term += 1
        self.begin()

    def begin(self) -> None:
        """Forget what the last term counted."""
        self.failed.clear()
        self.probing = self.recovered = 0
        if self.mode == "open":
            self.opened = self.clock.now

    def admit(self) -> Ticket | None:
        """Let a call through, or refuse it."""
        state = self.state
        if state == "open" or (state == "half-open" and not self.room()):
            return None
        self.probing += state == "half-open"
        return Ticket(self.term)

    def room(self) -> bool:
        return self.probing < self.settings.probes

    def late(self, ticket: Ticket) -> bool:
        return ticket.term != self.term

    def settle(self, ticket: Ticket, *, ok: bool) -> None:
        """Take note of how a call ended."""
        state = self.state
        if self.late(ticket):
            return
        if state == "half-open":
            self.probed(ok=ok)
        elif state == "closed" and not ok:
            self.count()

    def probed(self, *, ok: bool) -> None:
        self.probing -= 1
        self.recovered += ok
        if not ok:
            self.change("open")
        elif self.recovered >= self.settings.successes:
            self.change("closed")

    def count(self) -> None:
        now = self.clock.now
        self.failed.append(now)
        while self.failed[0] <= now - self.settings.within:
            self.failed.popleft()
        if len(self.failed) >= self.settings.failures:
            self.change("open")


# ---- what can go wrong -----------------------------------------------------------------------------------------------


class TripsTooLate(Breaker):
    """One failure more than there should be."""

    def count(self) -> None:
        if len([one for one in self.failed if one > self.clock.now - self.settings.within]) < self.settings.failures:
            self.failed.append(self.clock.now)
            return
        self.change("open")


class NeverTrips(Breaker):
    """The transition from closed to open is missing."""

    def count(self) -> None:
        return


class HasNoWindow(Breaker):
    """Failures count however old they are."""

    def count(self) -> None:
        self.failed.append(self.clock.now)
        if len(self.failed) >= self.settings.failures:
            self.change("open")


class CountsAtTheEdgeOfTheWindow(Breaker):
    """A failure exactly as old as the window still counts."""

    def count(self) -> None:
        now = self.clock.now
        self.failed.append(now)
        while self.failed[0] < now - self.settings.within:
            self.failed.popleft()
        if len(self.failed) >= self.settings.failures:
            self.change("open")


class CountsFromTheFirstFailure(Breaker):
    """The window does not slide: it begins anew with the first failure after it is over."""

    def count(self) -> None:
        if self.failed and self.failed[0] <= self.clock.now - self.settings.within:
            self.failed.clear()
        self.failed.append(self.clock.now)
        if len(self.failed) >= self.settings.failures:
            self.change("open")


class SuccessForgivesFailures(Breaker):
    """A success in between clears the count."""

    def settle(self, ticket: Ticket, *, ok: bool) -> None:
        if ok and self.state == "closed" and not self.late(ticket):
            self.failed.clear()
        super().settle(ticket, ok=ok)


class OpensAMomentTooLong(Breaker):
    """Exactly at the end of its rest the breaker is still open."""

    def rested(self) -> bool:
        return self.clock.now > self.opened + self.settings.half_open_after


class NeverRests(Breaker):
    """The transition from open to half-open is missing."""

    def rested(self) -> bool:
        return False


class ClosesByTimeAlone(Breaker):
    """Open leads straight to closed."""

    def change(self, mode: str) -> None:
        super().change("closed" if mode == "half-open" else mode)


class FailedProbeCloses(Breaker):
    """The failure of a probe leads to the wrong state."""

    def probed(self, *, ok: bool) -> None:
        super().probed(ok=True)


class FailedProbeIsNoNews(Breaker):
    """The transition from half-open to open is missing."""

    def probed(self, *, ok: bool) -> None:
        if ok:
            super().probed(ok=ok)
        else:
            self.probing -= 1


class OneProbeTooMany(Breaker):
    """The guard of probes is off by one."""

    def room(self) -> bool:
        return self.probing <= self.settings.probes


class AnyNumberOfProbes(Breaker):
    """The guard of probes is missing."""

    def room(self) -> bool:
        return True


class OpenLetsCallsThrough(Breaker):
    """Calls are not rejected while it is open."""

    def admit(self) -> Ticket | None:
        return Ticket(self.term) if self.state == "open" else super().admit()


class OldRepliesCount(Breaker):
    """The end of a call counts, whenever it was let through."""

    def late(self, ticket: Ticket) -> bool:
        return False


class OldSuccessCloses(Breaker):
    """An old success closes a breaker that is open."""

    def settle(self, ticket: Ticket, *, ok: bool) -> None:
        if ok and self.state == "open":
            self.change("closed")
        super().settle(ticket, ok=ok)


class OldFailureRestsAgain(Breaker):
    """An old failure makes an open breaker rest from the beginning."""

    def settle(self, ticket: Ticket, *, ok: bool) -> None:
        if not ok and self.state == "open":
            self.opened = self.clock.now
        super().settle(ticket, ok=ok)


class ForgetsToForgetFailures(Breaker):
    """What failed before it opened counts again when it has closed."""

    def begin(self) -> None:
        failed = list(self.failed)
        super().begin()
        self.failed.extend(failed)


class ForgetsToForgetProbes(Breaker):
    """Probes of the last time still take places."""

    def begin(self) -> None:
        probing = self.probing
        super().begin()
        self.probing = probing


class ForgetsToForgetSuccesses(Breaker):
    """Successes of the last time count when it is half-open again."""

    def begin(self) -> None:
        recovered = self.recovered
        super().begin()
        self.recovered = recovered


class RestsFromTheFirstTime(Breaker):
    """When a probe fails, the rest is not started again."""

    def begin(self) -> None:
        opened, first = self.opened, self.term == 1
        super().begin()
        if not first:
            self.opened = opened


class OneSuccessIsEnough(Breaker):
    """It closes after one probe, however many are asked for."""

    def probed(self, *, ok: bool) -> None:
        super().probed(ok=ok)
        if ok and self.mode == "half-open":
            self.change("closed")


MUTANTS: tuple[type[Breaker], ...] = tuple(
    one for one in globals().values() if isinstance(one, type) and issubclass(one, Breaker) and one is not Breaker
)
