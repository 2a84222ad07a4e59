"""Derives sequences of events from a machine, so that an implementation can be driven through them and compared.

The machine is explored breadth first with its interpreter. What follows from that was tried on faulty breakers; each
kind of sequence finds faults that the others do not:

- every trigger in every situation, handled or not, which takes every transition too;
- every situation after every change of state, since what an implementation forgot to reset shows only later;
- time that passes between steps: a little less, exactly, and a little more than every timer and window;
- time that passes twice, so that a window has to slide;
- every trigger in the midst of the way to every transition, since what should change nothing must not.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product

from ..records.machines import Machine, Transition
from .interpreter import Interpreter, Reaction
from .situations import Situations

TICK = Decimal("0.001")
"""How far beside a boundary time is tried, in seconds."""

_MOST_SITUATIONS = 2000


@dataclass(frozen=True, slots=True)
class Stimulus:
    """Some seconds pass, then a trigger fires; an empty trigger lets time pass alone."""

    trigger: str = ""
    wait: Decimal = Decimal(0)

    def __str__(self) -> str:
        return " ".join(filter(None, (f"+{self.wait.normalize():f}s" if self.wait else "", self.trigger)))


Stimuli = tuple[Stimulus, ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    """A test in the making.

    Attributes:
        purpose: what it is there for, such as `closed on failure: counted`.
        stimuli: what happens, from the start of the machine.
    """

    purpose: str
    stimuli: Stimuli


@dataclass(frozen=True, slots=True)
class Derived:
    """What came out of a machine.

    Attributes:
        sequences: the sequences, no two with the same stimuli.
        untaken: the transitions that no sequence takes, because no way to them was found.
        whole: whether every situation was looked at; a machine may have more of them than are worth it.
    """

    sequences: tuple[Sequence, ...]
    untaken: tuple[Transition, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Edge:
    """What one stimulus does in one situation."""

    source: int
    stimulus: Stimulus
    target: int
    reaction: Reaction


def play(interpreter: Interpreter, stimulus: Stimulus) -> Reaction:
    """Do to `interpreter` what a stimulus says, and return what the last part of it did."""
    at = interpreter.now + stimulus.wait
    if stimulus.trigger:
        return interpreter.fire(stimulus.trigger, at)
    timers = interpreter.advance(at)
    transitions = tuple(transition for timer in timers for transition in timer.transitions)
    effects = tuple(effect for timer in timers for effect in timer.effects)
    return Reaction(at, "", "handled", "", transitions, effects, interpreter.states, timers)


def derive(
    machine: Machine, *, tick: Decimal = TICK, most: int = _MOST_SITUATIONS, decide: Callable[[str], bool] | None = None
) -> Derived:
    """Derive sequences from `machine`.

    Args:
        machine: what they are derived from.
        tick: how far beside a boundary time is tried, in seconds.
        most: how many situations are looked at.
        decide: what named predicates are taken to be.

    Raises:
        MachineError: for a machine that cannot be executed.
    """
    exploration = _Exploration(Interpreter(machine, decide), most)
    return _Derivation(exploration, tick).derived()


class _Exploration:
    """Every situation in which a machine can be, as far as it matters, and the shortest way there."""

    def __init__(self, start: Interpreter, most: int) -> None:
        self.start, self.machine = start, start.machine
        self.situations = Situations(start.machine)
        self.ways: list[Stimuli] = [()]
        self.edges: dict[int, list[_Edge]] = {}
        self.whole = True
        self._explore(most)

    def _explore(self, most: int) -> None:
        known = {self.situations.key(self.start): 0}
        waiting = deque([(0, self.start)])
        while waiting:
            number, interpreter = waiting.popleft()
            self.edges[number] = []
            for stimulus in self._stimuli(interpreter):
                after = interpreter.copy()
                reaction = play(after, stimulus)
                if reaction.response == "impossible":
                    continue
                key = self.situations.key(after)
                if key not in known:
                    if len(known) >= most:
                        self.whole = False
                        continue
                    known[key] = len(known)
                    self.ways.append((*self.ways[number], stimulus))
                    waiting.append((known[key], after))
                self.edges[number].append(_Edge(number, stimulus, known[key], reaction))

    def _stimuli(self, interpreter: Interpreter) -> Iterator[Stimulus]:
        for trigger in self.machine.triggers:
            yield Stimulus(trigger.id)
        waits = set(self.situations.ages)
        if interpreter.due is not None:
            waits = {wait for wait in waits if interpreter.now + wait < interpreter.due}
            waits.add(interpreter.due - interpreter.now)
        yield from (Stimulus(wait=wait) for wait in sorted(waits))

    def reached(self, source: int) -> dict[int, Stimuli]:
        """Return the shortest way from one situation to each that can be reached from it, itself left out."""
        ways: dict[int, Stimuli] = {source: ()}
        waiting = deque([source])
        while waiting:
            at = waiting.popleft()
            for edge in self.edges.get(at, ()):
                if edge.target not in ways:
                    ways[edge.target] = (*ways[at], edge.stimulus)
                    waiting.append(edge.target)
        del ways[source]
        return ways

    def takers(self) -> dict[int, list[_Edge]]:
        """Return the edges that take each transition, by its number, in the order in which they were found."""
        numbers = {id(transition): number for number, transition in enumerate(self.machine.transitions)}
        found: dict[int, list[_Edge]] = {}
        for edges in self.edges.values():
            for edge in edges:
                for transition in edge.reaction.transitions:
                    found.setdefault(numbers[id(transition)], []).append(edge)
        return dict(sorted(found.items()))

    def way(self, edge: _Edge) -> Stimuli:
        """Return the shortest way that ends with an edge."""
        return (*self.ways[edge.source], edge.stimulus)


class _Derivation:
    """Sequences in the making."""

    def __init__(self, exploration: _Exploration, tick: Decimal) -> None:
        self.explored, self.machine, self._tick = exploration, exploration.machine, tick
        self._times = exploration.situations.times
        self._takers = exploration.takers()
        self._first = {
            number: min((exploration.way(edge) for edge in edges), key=len) for number, edges in self._takers.items()
        }

    def derived(self) -> Derived:
        """Return the sequences of all kinds, each once."""
        found: dict[Stimuli, Sequence] = {}
        for sequence in (
            *self._responses(), *self._changes(), *self._boundaries(), *self._sliding(), *self._interrupted()
        ):  # fmt: skip
            possible = self._possible(sequence.stimuli)
            found.setdefault(possible, Sequence(sequence.purpose, possible))
        found.pop((), None)
        untaken = (one for number, one in enumerate(self.machine.transitions) if number not in self._first)
        return Derived(tuple(found.values()), tuple(untaken), self.explored.whole)

    def _possible(self, stimuli: Stimuli) -> Stimuli:
        """Return the sequence up to where it asks for something that cannot happen."""
        interpreter = self.explored.start.copy()
        for number, stimulus in enumerate(stimuli):
            if play(interpreter, stimulus).response == "impossible":
                return stimuli[:number]
        return stimuli

    def _name(self, number: int) -> str:
        transition = self.machine.transitions[number]
        cause = transition.trigger or ("time" if transition.after is not None else "completion")
        return f"{transition.source} on {cause} to {transition.target}"

    def _responses(self) -> Iterator[Sequence]:
        for edges in self.explored.edges.values():
            for edge in edges:
                what = f"{edge.reaction.trigger or 'time'} is {edge.reaction.response}"
                yield Sequence(f"{what}, then {' '.join(edge.reaction.states)}", self.explored.way(edge))

    def _changes(self) -> Iterator[Sequence]:
        """Yield the way to every situation after every transition that changes the state.

        A transition is taken where it can be taken first and where it can be taken last: there the most has happened.
        """
        for number, edges in self._takers.items():
            changing = [edge for edge in edges if not self.machine.transitions[number].internal]
            for edge in dict.fromkeys((changing[0], changing[-1])) if changing else ():
                for way in self.explored.reached(edge.target).values():
                    yield Sequence(f"{self._name(number)}, and on", (*self.explored.way(edge), *way))

    def _boundaries(self) -> Iterator[Sequence]:
        """Yield the way to every transition with time passing before each step, close to every boundary, and again."""
        near = [
            wait for time in self._times for wait in (time - self._tick, time, time + self._tick) if wait > 0
        ]  # fmt: skip
        for number, way in self._first.items():
            for position, wait in product(range(len(way)), near):
                late = _waiting(way, {position: wait})
                yield Sequence(f"{self._name(number)}, {wait:f}s before step {position + 1}", (*late, *way))

    def _sliding(self) -> Iterator[Sequence]:
        """Yield the way to every transition with half of every window passing before two of its steps, and again."""
        for number, way in self._first.items():
            for (one, other), time in product(combinations(range(len(way)), 2), self.explored.situations.windows):
                late = _waiting(way, {one: time / 2, other: time / 2})
                yield Sequence(f"{self._name(number)}, {time:f}s in two parts", (*late, *way))

    def _interrupted(self) -> Iterator[Sequence]:
        """Yield the way to every transition with each trigger in its midst; a wait is interrupted half-way."""
        for number, way in self._first.items():
            for position, trigger in product(range(len(way)), self.machine.triggers):
                step = way[position]
                midst = (Stimulus(trigger.id, step.wait / 2), Stimulus(step.trigger, step.wait / 2))
                yield Sequence(
                    f"{self._name(number)}, {trigger.id} before step {position + 1}",
                    (*way[:position], *midst, *way[position + 1 :]),
                )


def _waiting(way: Stimuli, waits: Mapping[int, Decimal]) -> Stimuli:
    """Return a way with other waits before some of its steps."""
    return tuple(
        Stimulus(stimulus.trigger, waits.get(position, stimulus.wait)) for position, stimulus in enumerate(way)
    )  # fmt: skip
