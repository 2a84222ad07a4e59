"""An implementation driven through the sequences that are derived from the pattern it implements.

A circuit breaker is stated as a record; its machine gives the sequences and, executed, the answers. The breaker they
are compared with was written by hand and knows nothing of either.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import chain

import pytest

from tests.model.machines.breaker import MUTANTS, Breaker, Clock, Settings, Ticket
from trueline.model.machines.derivation import Derived, Sequence, Stimulus, derive, play
from trueline.model.machines.interpreter import Interpreter
from trueline.model.patterns.circuit_breaker import CircuitBreakerExpansion
from trueline.model.records.machines import Machine
from trueline.model.records.patterns import CircuitBreaker
from trueline.model.records.quantities import Quantity

SPARE_CALLS = 3  # let through at the very start, so that there are old replies later

# A rest shorter than the window shows what an implementation forgot to forget.
ALL_SETTINGS = (
    Settings(failures=5),
    Settings(failures=2, half_open_after=Decimal(4), probes=2, successes=2),
    Settings(failures=3, half_open_after=Decimal(4), probes=1, successes=3),
    Settings(failures=1, within=Decimal("0.5"), half_open_after=Decimal(1), probes=3),
)


@cache
def breaker_machine(settings: Settings) -> Machine:
    record = CircuitBreaker(
        pattern="circuit-breaker", id="breaker", name="Breaker", failures=settings.failures,
        within=Quantity(settings.within, "s"), half_open_after=Quantity(settings.half_open_after, "s"),
        probes=settings.probes, successes=settings.successes,
    )  # fmt: skip
    return CircuitBreakerExpansion(record).machine()


@cache
def derived(settings: Settings) -> Derived:
    return derive(breaker_machine(settings))


class NotPossibleError(Exception):
    """Nothing in flight could make this happen."""


class Adapter:
    """Makes what a sequence says happen to a breaker: `success` is the end of a call that is under way."""

    def __init__(self, breaker: Breaker) -> None:
        self.breaker = breaker
        spares = [breaker.admit() for _ in range(SPARE_CALLS)]
        self.spares = [ticket for ticket in spares if ticket is not None]
        self.current: list[Ticket] = []
        self.old: list[Ticket] = []
        self.refused = False

    def state_changed(self) -> None:
        """Whatever is under way was let through before the last change of state."""
        self.old += [*self.spares, *self.current]
        self.spares, self.current = [], []

    def fire(self, trigger: str) -> None:
        if trigger == "call":
            ticket = self.breaker.admit()
            self.refused = ticket is None
            self.current += [ticket] if ticket is not None else []
            return
        late, _, outcome = trigger.rpartition("-")
        self.breaker.settle(self._late() if late else self._current(), ok=outcome == "success")

    def _late(self) -> Ticket:
        if not self.old:
            raise NotPossibleError
        return self.old.pop()

    def _current(self) -> Ticket:
        ticket = self.current.pop() if self.current else self.breaker.admit()
        if ticket is None:
            raise NotPossibleError
        return ticket


def differences(kind: type[Breaker], settings: Settings, sequence: Sequence) -> Iterator[str]:
    """Yield where a breaker answers a sequence otherwise than the machine does."""
    clock, model = Clock(), Interpreter(breaker_machine(settings))
    breaker = kind(settings, clock)
    adapter = Adapter(breaker)
    for number, stimulus in enumerate(sequence.stimuli, start=1):
        for part in (Stimulus(wait=stimulus.wait), Stimulus(stimulus.trigger)):
            before, answer = model.states, play(model, part)
            clock.now = model.now
            if part.trigger:
                try:
                    adapter.fire(part.trigger)
                except NotPossibleError:
                    return
            if breaker.state != answer.states[0]:
                yield f"step {number} ({part}): {answer.states[0]} expected, {breaker.state} found"
            if part.trigger == "call" and adapter.refused != (answer.response == "rejected"):
                yield f"step {number}: the call was {answer.response} in the machine"
            if answer.states != before:
                adapter.state_changed()


@pytest.mark.parametrize("settings", ALL_SETTINGS)
def test_the_breaker_answers_every_derived_sequence_as_its_machine_does(settings: Settings) -> None:
    found = {
        " ".join(map(str, sequence.stimuli)): list(differences(Breaker, settings, sequence))
        for sequence in derived(settings).sequences
    }
    assert {sequence: lines for sequence, lines in found.items() if lines} == {}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_every_fault_that_is_put_into_the_breaker_is_found(mutant: type[Breaker]) -> None:
    found = chain.from_iterable(
        differences(mutant, settings, sequence)
        for settings in ALL_SETTINGS
        for sequence in derived(settings).sequences
    )  # fmt: skip
    assert next(found, "") != "", f"{mutant.__name__} lives: {mutant.__doc__}"


def test_there_are_faults_of_every_sort() -> None:
    assert len(MUTANTS) >= 20


@pytest.mark.parametrize("settings", ALL_SETTINGS)
def test_every_transition_of_the_breaker_is_taken_by_some_sequence(settings: Settings) -> None:
    found = derived(settings)
    assert (found.untaken, found.whole) == ((), True)


def test_the_sequences_stand_on_both_sides_of_every_boundary() -> None:
    stimuli = [stimulus for sequence in derived(ALL_SETTINGS[0]).sequences for stimulus in sequence.stimuli]
    waits = {stimulus.wait for stimulus in stimuli}
    assert waits >= {Decimal(text) for text in ("9.999", "10", "10.001", "29.999", "30", "30.001")}
    failing = {
        sum(stimulus.trigger == "failure" for stimulus in sequence.stimuli)
        for sequence in derived(ALL_SETTINGS[0]).sequences
    }
    assert failing >= {4, 5}


def test_every_trigger_is_tried_in_every_state() -> None:
    machine = breaker_machine(ALL_SETTINGS[0])
    tried: set[tuple[str, str]] = set()
    for sequence in derived(ALL_SETTINGS[0]).sequences:
        model = Interpreter(machine)
        for stimulus in sequence.stimuli:
            model.advance(model.now + stimulus.wait)
            tried.add((model.states[0], stimulus.trigger))
            play(model, Stimulus(stimulus.trigger))
    impossible = {("open", "success"), ("open", "failure")}
    wanted = {(state.id, trigger.id) for state in machine.states for trigger in machine.triggers}
    assert wanted - tried == impossible
