"""Which moments of a running machine are alike: alike moments answer alike to everything that may come."""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal

from ..records.machines import Counter, CountIn, Elapsed, Machine, Operand, ParameterValue, Value
from .interpreter import Interpreter
from .parts import comparisons, counts

_UNBOUNDED = -1


class Situations:
    """Tells alike moments of `machine`.

    A count or counter is looked at no further than one beyond the largest constant with which a guard compares it, and
    one that no guard reads not at all.

    Attributes:
        times: every length of time of the machine's timers, windows and guards, in seconds, shortest first.
        windows: those in which a guard counts.
        ages: those which guards compare with the time in a state.
    """

    def __init__(self, machine: Machine) -> None:
        """Read the guards and timers of a machine."""
        self._machine = machine
        self._parameters = {parameter.id: parameter.value.base for parameter in machine.parameters}
        self._reach: dict[Counter | CountIn, int] = {}
        aged: set[Decimal] = set()
        for transition in machine.transitions:
            for compare in comparisons(transition.guard):
                for one, other in ((compare.left, compare.right), (compare.right, compare.left)):
                    constant = self._constant(other)
                    if isinstance(one, Counter | CountIn):
                        self._reached(one, constant)
                    elif isinstance(one, Elapsed) and constant is not None:
                        aged.add(constant)
        timers = {self._constant(one.after) for one in machine.transitions if one.after is not None}
        windows = {self._constant(one.within) for one in counts(machine) if one.within is not None}
        self.windows = tuple(sorted(window for window in windows if window is not None and window > 0))
        self.ages = tuple(sorted(age for age in aged if age > 0))
        self.times = tuple(sorted(time for time in {*aged, *timers, *windows} if time is not None and time > 0))

    def _constant(self, operand: Operand) -> Decimal | None:
        match operand:
            case Value():
                return operand.value.base
            case ParameterValue():
                return self._parameters[operand.parameter]
            case _:
                return None

    def _reached(self, amount: Counter | CountIn, constant: Decimal | None) -> None:
        known = self._reach.get(amount, 0)
        bounded = constant is not None and known != _UNBOUNDED
        self._reach[amount] = max(known, int(constant or 0) + 1) if bounded else _UNBOUNDED

    def key(self, interpreter: Interpreter) -> Hashable:
        """Return what two moments have in common if and only if they are alike."""
        memory = interpreter.memory
        oldest = self.ages[-1] + 1 if self.ages else 0
        return (
            interpreter.active,
            tuple(self._seen(interpreter, amount, reach) for amount, reach in self._reach.items()),
            tuple(sorted((number, due - memory.now) for number, due in memory.timers.items())),
            tuple(min(memory.now - memory.begun[state], oldest) for state in interpreter.active),
        )

    def _seen(self, interpreter: Interpreter, amount: Counter | CountIn, reach: int) -> Hashable:
        """Return where a counter stands, or how long ago what is counted happened, as far as guards can tell."""
        if isinstance(amount, Counter):
            stands = interpreter.counter(amount.counter)
            return stands if reach == _UNBOUNDED else min(stands, reach)
        times = interpreter.memory.firings.get(amount.trigger, [])
        if amount.within is None:
            return len(times) if reach == _UNBOUNDED else min(len(times), reach)
        within = self._constant(amount.within)
        ages = [interpreter.now - time for time in times]
        recent = [age for age in ages if within is None or age < within]
        return tuple(recent if reach == _UNBOUNDED else recent[-reach:])
