"""Intervals of numbers, whole or not, that conditions make narrower."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

INFINITE = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Interval:
    """What an amount may still be.

    Attributes:
        low: its lower bound.
        high: its upper bound.
        above: whether the lower bound itself is excluded.
        below: whether the upper bound itself is excluded.
        whole: whether it holds whole numbers alone; its bounds are then never excluded.
    """

    low: Decimal = -INFINITE
    high: Decimal = INFINITE
    above: bool = False
    below: bool = False
    whole: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is left."""
        return self.low > self.high or (self.low == self.high and (self.above or self.below))

    def narrowed(self, op: str, bound: Decimal) -> Interval:
        """Return what is left where the amount is `op` `bound`: one of `<`, `<=`, `==`, `>=` and `>`."""
        match op:
            case "<":
                return self._at_most(bound, excluded=True)
            case "<=":
                return self._at_most(bound, excluded=False)
            case ">":
                return self._at_least(bound, excluded=True)
            case ">=":
                return self._at_least(bound, excluded=False)
            case _:
                return self._at_most(bound, excluded=False)._at_least(bound, excluded=False)

    def _at_most(self, bound: Decimal, *, excluded: bool) -> Interval:
        if self.whole:
            floor = bound.to_integral_value(ROUND_FLOOR)
            bound, excluded = floor - 1 if excluded and floor == bound else floor, False
        if bound > self.high or (bound == self.high and self.below):
            return self
        return replace(self, high=bound, below=excluded or (bound == self.high and self.below))

    def _at_least(self, bound: Decimal, *, excluded: bool) -> Interval:
        if self.whole:
            ceiling = bound.to_integral_value(ROUND_CEILING)
            bound, excluded = ceiling + 1 if excluded and ceiling == bound else ceiling, False
        if bound < self.low or (bound == self.low and self.above):
            return self
        return replace(self, low=bound, above=excluded or (bound == self.low and self.above))
