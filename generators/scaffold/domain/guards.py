"""Guards and amounts of state machines as expressions of the module `tables`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from trueline.model.records.machines import (
    Combine,
    Compare,
    Condition,
    Counter,
    CountIn,
    Elapsed,
    Negate,
    Operand,
    ParameterValue,
    Predicate,
    Value,
)

from ..python import amounts
from ..python.expressions import Node, call, tuple_of
from ..python.literals import string
from ..python.names import snake

CONDITIONS = ("Compare", "AllOf", "AnyOf", "Not", "Predicate")
"""What guards may be, by their names in `tables`."""
OPERANDS = ("timedelta", "float", "Parameter", "Counter", "Count", "Elapsed")
"""What amounts may be, by their names in `tables`; a `float` takes an `int` too."""


@dataclass
class Guards:
    """Makes expressions of conditions.

    Attributes:
        state: returns a state as Python writes it.
        trigger: returns a trigger as Python writes it.
        parameters: names of the parameters by their ids.
        used: names of `tables` that the expressions have needed so far.
    """

    state: Callable[[str], str]
    trigger: Callable[[str], str]
    parameters: Mapping[str, str]
    used: set[str] = field(default_factory=set)

    def condition(self, one: Condition) -> Node:
        """Return a guard."""
        match one:
            case Compare():
                return self._call("Compare", self.operand(one.left), string(one.op), self.operand(one.right))
            case Combine():
                terms = tuple_of(self.condition(each) for each in one.terms)
                return self._call("AllOf" if one.op == "and" else "AnyOf", terms)
            case Negate():
                return self._call("Not", self.condition(one.term))
            case Predicate():
                return self._call("Predicate", string(one.name))

    def operand(self, one: Operand) -> Node:
        """Return a side of a comparison."""
        match one:
            case Value():
                self.used.add("timedelta" if one.value.dimension == "time" else "float")
                return amounts.expression(one.value)
            case ParameterValue():
                return self._call("Parameter", string(self.parameters[one.parameter]))
            case Counter():
                return self._call("Counter", string(snake(one.counter)))
            case CountIn():
                within = {"within": self.operand(one.within)} if one.within is not None else {}
                return self._call("Count", self.trigger(one.trigger), **within)
            case Elapsed():
                return self._call("Elapsed", *([self.state(one.since)] if one.since else []))

    def _call(self, name: str, *positional: Node, **named: Node) -> Node:
        self.used.add(name)
        return call(name, *positional, **named)
