"""Executes a machine under virtual time: what the record means, step by step.

The rules follow UML 2.5 (run to completion, innermost transition first, exit, effects, entry), and where UML leaves
time open:

- A timer that is due at an instant fires before a trigger of that instant; timers due at once fire as written.
- A timer whose guard does not hold when it is due is over until its state is entered again or it is restarted.
- A guard sees the firings before the one it decides on, just as it sees a counter before the effects change it.
  A firing counts from then on, until an effect clears the count; a rejected or impossible one does not.
- A transition without trigger and time is taken after any step at whose end its guard holds; out of a composite
  state, when each of its regions has reached a final state.
- Where two transitions of one state may be taken at once, the machine is ambiguous, and says so instead of choosing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ..records.machines import Effect, Machine, ParameterValue, Transition, Unhandled
from .evaluation import amount, holds
from .faults import faults
from .memory import Memory
from .parts import counts
from .responses import unhandled
from .structure import OUTSIDE, MachineError, Structure

_LONGEST_RUN = 1000  # steps that follow from one event; more is a circle


@dataclass(frozen=True, slots=True)
class Reaction:
    """What one event did.

    Attributes:
        at: when, in seconds.
        trigger: the trigger; empty where the machine was started or a timer was due.
        response: `handled` where a transition was taken, or the declared response.
        because: the reason declared with the response.
        transitions: the transitions taken, in their order, completions among them.
        effects: their effects, in their order.
        states: the active innermost states afterwards, as the author ordered them.
        timers: what timers did on the way to `at`.
    """

    at: Decimal
    trigger: str
    response: Literal["handled", "ignored", "rejected", "impossible"]
    because: str
    transitions: tuple[Transition, ...]
    effects: tuple[Effect, ...]
    states: tuple[str, ...]
    timers: tuple[Reaction, ...] = ()


class Interpreter:
    """A running machine.

    Args:
        machine: what to execute.
        decide: tells whether a named predicate holds; without it, a guard that needs one raises.

    Raises:
        MachineError: for a machine with faults, naming each.
    """

    def __init__(self, machine: Machine, decide: Callable[[str], bool] | None = None) -> None:
        """Start the machine at 0 s."""
        found = [fault.message for fault in faults(machine)]
        if found:
            raise MachineError(f"the machine '{machine.id}' cannot run: {'; '.join(found)}")
        self.machine, self.structure, self.memory = machine, Structure(machine), Memory()
        self._decide = decide
        self._triggers = frozenset(trigger.id for trigger in machine.triggers)
        self._parameters = {parameter.id: parameter.value.base for parameter in machine.parameters}
        self._counted = frozenset(count.trigger for count in counts(machine))
        self._leaving: dict[tuple[str, str | None], list[Transition]] = {}
        for transition in machine.transitions:
            if transition.after is None:
                self._leaving.setdefault((transition.source, transition.trigger), []).append(transition)
        self.reset()

    # ---- what a caller does ------------------------------------------------------------------------------------------

    def reset(self, at: Decimal | int = 0) -> Reaction:
        """Start anew at `at` seconds, with nothing counted."""
        self.memory = Memory(now=Decimal(at), counters=dict.fromkeys(self.machine.counters, 0))
        for start in self.structure.starts(OUTSIDE):
            self._enter(start, ())
        return self._settled("", ())

    def fire(self, trigger: str, at: Decimal | int | None = None) -> Reaction:
        """Let `trigger` happen at `at` seconds (default: now), after the timers that are due until then.

        Raises:
            MachineError: for an unknown trigger, a time in the past, an ambiguous step or an endless one.
        """
        if trigger not in self._triggers:
            raise MachineError(f"the machine '{self.machine.id}' has no trigger '{trigger}'")
        timers = self.advance(self.memory.now if at is None else at)
        chosen = self._chosen(trigger)
        response = None if chosen else unhandled(self.structure, self.states, trigger)
        if trigger in self._counted and (response is None or response.response == "ignored"):
            self.memory.firings.setdefault(trigger, []).append(self.memory.now)
        return self._settled(trigger, chosen, response, timers)

    def advance(self, to: Decimal | int) -> tuple[Reaction, ...]:
        """Let time pass until `to` seconds, and return what the timers did, in their order.

        Raises:
            MachineError: for a time in the past, and whatever a step may raise.
        """
        end = Decimal(to)
        if end < self.memory.now:
            raise MachineError(f"time does not run backwards: from {self.memory.now}s to {end}s")
        reactions: list[Reaction] = []
        while (due := self.memory.due()) is not None and due[0] <= end:
            self.memory.now = due[0]
            del self.memory.timers[due[1]]
            transition = self.machine.transitions[due[1]]
            if holds(transition.guard, transition.source, self):
                reactions.append(self._settled("", (transition,)))
            if len(reactions) > _LONGEST_RUN and reactions[-_LONGEST_RUN].at == self.memory.now:
                raise MachineError(f"timers of '{self.machine.id}' that take no time never come to an end")
        self.memory.now = end
        return tuple(reactions)

    def copy(self) -> Interpreter:
        """Return a machine in the same moment that goes its own way from there."""
        twin = object.__new__(Interpreter)
        twin.__dict__.update(self.__dict__)
        twin.memory = self.memory.copy()
        return twin

    # ---- what a caller sees ------------------------------------------------------------------------------------------

    @property
    def now(self) -> Decimal:
        """The present, in seconds."""
        return self.memory.now

    @property
    def states(self) -> tuple[str, ...]:
        """The active innermost states, as the author ordered them."""
        return tuple(state for state in self.structure.leaves if state in self.memory.active)

    @property
    def active(self) -> tuple[str, ...]:
        """All active states, composite ones among them, as the author ordered them."""
        return tuple(state for state in self.structure.states if state in self.memory.active)

    @property
    def finished(self) -> bool:
        """Whether every region of the machine has reached a final state."""
        return self._done(OUTSIDE)

    @property
    def due(self) -> Decimal | None:
        """When the next timer is due, in seconds."""
        due = self.memory.due()
        return due[0] if due else None

    # ---- what guards read (`evaluation.Readings`) --------------------------------------------------------------------

    def parameter(self, parameter: str) -> Decimal:
        """Return a parameter in its base unit."""
        return self._parameters[parameter]

    def counter(self, counter: str) -> int:
        """Return where a counter stands."""
        return self.memory.counters[counter]

    def count(self, trigger: str, within: Decimal | None = None) -> int:
        """Return how often `trigger` fired, in the last `within` seconds or since the count was cleared.

        Only what some guard or timer counts is counted.
        """
        return self.memory.count(trigger, within)

    def elapsed(self, state: str) -> Decimal:
        """Return how many seconds ago `state` was entered or its time was started again."""
        return self.memory.elapsed(state)

    def decide(self, predicate: str) -> bool:
        """Return what the caller says of a named predicate."""
        if self._decide is None:
            raise MachineError(f"only the implementation knows whether '{predicate}' holds; give `decide`")
        return self._decide(predicate)

    # ---- steps -------------------------------------------------------------------------------------------------------

    def _enabled(self, state: str, trigger: str | None) -> Transition | None:
        """Return the transition of `state` that may be taken on a trigger, or on none."""
        found = [
            transition for transition in self._leaving.get((state, trigger), ()) if holds(transition.guard, state, self)
        ]
        if len(found) > 1:
            ends = ", ".join(f"'{transition.target}'" for transition in found)
            raise MachineError(f"ambiguous in '{state}' on '{trigger or 'completion'}': transitions lead to {ends}")
        return found[0] if found else None

    def _chosen(self, trigger: str) -> list[Transition]:
        """Return what each parallel region takes: the innermost enabled transition, none that leaves another's."""
        found: list[Transition] = []
        for leaf in self.states:
            nearest = (self._enabled(state, trigger) for state in self.structure.chain(leaf))
            chosen = next((transition for transition in nearest if transition is not None), None)
            if chosen is not None and chosen not in found:
                found.append(chosen)
        return [one for one in found if not any(self._yields(one, other) for other in found if other is not one)]

    def _yields(self, transition: Transition, other: Transition) -> bool:
        """Tell whether `transition` gives way, because it would leave the state of `other`, which stands deeper."""
        return transition.source != other.source and self.structure.inside(other.source, transition.source)

    def _settled(
        self, trigger: str, chosen: Sequence[Transition], response: Unhandled | None = None,
        timers: tuple[Reaction, ...] = (),
    ) -> Reaction:  # fmt: skip
        """Take what was chosen and all that completes afterwards."""
        taken: list[Transition] = []
        for transition in chosen:
            if transition.source in self.memory.active:
                self._take(transition)
                taken.append(transition)
        for completion in self._completions():
            self._take(completion)
            taken.append(completion)
            if len(taken) > _LONGEST_RUN:
                raise MachineError(
                    f"the completions of '{self.machine.id}' never come to an end: '{completion.source}'"
                )
        effects = tuple(effect for transition in taken for effect in transition.effects)
        return Reaction(
            self.memory.now, trigger, response.response if response else "handled",
            response.because if response else "", tuple(taken), effects, self.states, timers,
        )  # fmt: skip

    def _completions(self) -> Iterator[Transition]:
        """Yield completions as long as one is enabled, inner states first."""
        while True:
            inner_first = sorted(self.active, key=lambda state: -len(self.structure.chain(state)))
            ready = (self._enabled(state, None) for state in inner_first if self._complete(state))
            found = next((transition for transition in ready if transition is not None), None)
            if found is None:
                return
            yield found

    def _complete(self, state: str) -> bool:
        return state not in self.structure.regions or self._done(state)

    def _done(self, parent: str) -> bool:
        return all(
            any(child in self.memory.active and self.structure.states[child].final for child in children)
            for children in self.structure.regions[parent].values()
        )

    def _take(self, transition: Transition) -> None:
        """Exit, effects, entry; an internal transition has effects alone."""
        if transition.internal:
            self._affect(transition)
            return
        domain = self.structure.domain(transition.source, transition.target)
        self._exit(self.structure.branch(transition.source, domain))
        self._affect(transition)
        path = self.structure.chain(transition.target)
        inner = path[: path.index(domain)] if domain != OUTSIDE else path
        self._enter(inner[-1], tuple(reversed(inner[:-1])))

    def _exit(self, branch: str) -> None:
        gone = {state for state in self.memory.active if self.structure.inside(state, branch)}
        self.memory.active -= gone
        sources = self.machine.transitions
        self.memory.timers = {
            number: due for number, due in self.memory.timers.items() if sources[number].source not in gone
        }

    def _enter(self, state: str, path: tuple[str, ...]) -> None:
        """Enter `state`, follow `path` inside it, and begin every other region where it begins."""
        self.memory.active.add(state)
        self.memory.begun[state] = self.memory.now
        for number, transition in enumerate(self.machine.transitions):
            if transition.source == state and transition.after is not None:
                self._start(number, transition)
        for children in self.structure.regions.get(state, {}).values():
            if path and path[0] in children:
                self._enter(path[0], path[1:])
            else:
                self._enter(next(child for child in children if self.structure.states[child].initial), ())

    def _start(self, number: int, transition: Transition) -> None:
        if transition.after is not None:
            self.memory.timers[number] = self.memory.now + amount(transition.after, transition.source, self)

    # ---- effects -----------------------------------------------------------------------------------------------------

    def _affect(self, transition: Transition) -> None:
        for effect in transition.effects:
            self._apply(effect, transition.source)

    def _apply(self, effect: Effect, source: str) -> None:
        counters = self.memory.counters
        match effect.do:
            case "increment":
                counters[effect.target] += 1
            case "decrement":
                counters[effect.target] = max(0, counters[effect.target] - 1)
            case "reset":
                counters[effect.target] = 0
            case "clear":
                self.memory.firings.pop(effect.target, None)
            case "restart" | "stop":
                for number in self._timers(effect.target or source):
                    self._wind(number, effect.do == "restart")
                self._begin_again(effect, source)
            case "emit" | "act":
                return  # for whoever reads the reaction

    def _timers(self, target: str) -> Iterator[int]:
        """Yield the timers of a state, or those of the length of a parameter, where their states are active."""
        for number, transition in enumerate(self.machine.transitions):
            if transition.after is None or transition.source not in self.memory.active:
                continue
            by_length = isinstance(transition.after, ParameterValue) and transition.after.parameter == target
            if transition.source == target or (target not in self.structure.states and by_length):
                yield number

    def _wind(self, number: int, again: bool) -> None:
        transition = self.machine.transitions[number]
        if not again:
            self.memory.timers.pop(number, None)
            return
        self._start(number, transition)
        self.memory.begun[transition.source] = self.memory.now

    def _begin_again(self, effect: Effect, source: str) -> None:
        """Start the time of a state again, also where no timer hangs on it."""
        state = effect.target or source
        if effect.do == "restart" and state in self.memory.active:
            self.memory.begun[state] = self.memory.now
