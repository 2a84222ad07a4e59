"""State machines in words: guards, timers and effects as a diagram or a message says them."""

from __future__ import annotations

from collections.abc import Callable

from .records.machines import (
    Combine,
    Compare,
    Condition,
    Counter,
    CountIn,
    Effect,
    Elapsed,
    Machine,
    Negate,
    Operand,
    ParameterValue,
    Predicate,
    Transition,
    Value,
)
from .references import split

_SIGNS = {"<=": "≤", ">=": "≥", "!=": "≠", "==": "="}
_TURNED: dict[str, str] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_FIXED = (Value, ParameterValue)


def _last(reference: str) -> str:
    return split(reference).path.rpartition(".")[2]


class Wording:
    """Puts the parts of one machine into words."""

    def __init__(self, machine: Machine, event_name: Callable[[str], str] = _last) -> None:
        """Know the names of `machine`; `event_name` gives the name of an event by its reference."""
        self._event_name = event_name
        self._triggers = {trigger.id: trigger.name for trigger in machine.triggers}
        self._states = {state.id: state.name for state in machine.states}
        self._parameters = {parameter.id: parameter for parameter in machine.parameters}

    def transition(self, transition: Transition) -> str:
        """Return the label of a transition: its own, or `trigger [guard] / effects` (UML's notation)."""
        return transition.label or self.generated(transition)

    def generated(self, transition: Transition) -> str:
        """Return `trigger [guard] / effects`, whatever label the transition has."""
        parts: list[str] = []
        if transition.trigger is not None:
            parts.append(self.trigger(transition.trigger))
        if transition.after is not None:
            parts.append(f"after {self.time(transition.after)}")
        if transition.guard is not None:
            parts.append(f"[{self.condition(transition.guard)}]")
        if transition.effects:
            parts.append("/ " + ", ".join(self.effect(effect) for effect in transition.effects))
        return " ".join(parts)

    def trigger(self, trigger: str) -> str:
        """Return the name of a trigger."""
        return self._triggers.get(trigger, trigger)

    def time(self, operand: Operand) -> str:
        """Return a time with the name of its parameter, if it has one: `hold (15min)`."""
        if isinstance(operand, ParameterValue) and operand.parameter in self._parameters:
            return f"{self._parameters[operand.parameter].name} ({self.operand(operand)})"
        return self.operand(operand)

    def condition(self, condition: Condition) -> str:
        """Return a guard in words: `count(extend) < 3 and not paid`."""
        match condition:
            case Compare():
                return self._compared(condition)
            case Combine():
                return f" {condition.op} ".join(self._nested(term) for term in condition.terms)
            case Negate():
                return f"not {self._nested(condition.term)}"
            case Predicate():
                return condition.name

    def _compared(self, compare: Compare) -> str:
        """Return a comparison with what is measured first: `count(extend) < 3`, not `3 > count(extend)`."""
        left, right = compare.left, compare.right
        op: str = compare.op
        if isinstance(left, _FIXED) and not isinstance(right, _FIXED):
            left, op, right = right, _TURNED.get(op, op), left
        return f"{self.operand(left)} {_SIGNS.get(op, op)} {self.operand(right)}"

    def _nested(self, condition: Condition) -> str:
        said = self.condition(condition)
        return f"({said})" if isinstance(condition, Combine) and len(condition.terms) > 1 else said

    def operand(self, operand: Operand) -> str:
        """Return an amount in words; a parameter stands as its value, since that is what a reader looks for."""
        match operand:
            case Value():
                return str(operand.value)
            case ParameterValue():
                parameter = self._parameters.get(operand.parameter)
                return str(parameter.value) if parameter else operand.parameter
            case Counter():
                return operand.counter
            case CountIn():
                within = f" in {self.operand(operand.within)}" if operand.within is not None else ""
                return f"count({self.trigger(operand.trigger)}{within})"
            case Elapsed():
                return f"time in {self._states.get(operand.since, operand.since)}" if operand.since else "time here"

    def effect(self, effect: Effect) -> str:
        """Return an effect in words: `restart hold`, `emit StockAddedEvent`, or the name of the action."""
        match effect.do:
            case "act":
                return effect.target
            case "emit":
                return f"emit {self._event_name(effect.event) if effect.event else effect.target}"
            case "restart" | "stop":
                return f"{effect.do} {self._timer(effect.target)}"
            case "clear":
                return f"clear count({self.trigger(effect.target)})"
            case _:
                return f"{effect.do} {effect.target}"

    def _timer(self, target: str) -> str:
        if target in self._parameters:
            return self._parameters[target].name
        return self._states.get(target, target) or "timer"
