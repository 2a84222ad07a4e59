"""The parts of guards and timers, wherever they stand in a machine."""

from __future__ import annotations

from collections.abc import Iterator

from ..records.machines import Combine, Compare, Condition, CountIn, Machine, Negate, Operand, Transition


def comparisons(condition: Condition | None) -> Iterator[Compare]:
    """Yield every comparison in a guard."""
    match condition:
        case Compare():
            yield condition
        case Combine():
            for term in condition.terms:
                yield from comparisons(term)
        case Negate():
            yield from comparisons(condition.term)
        case _:
            return


def operands(transition: Transition) -> Iterator[Operand]:
    """Yield every amount in the guard and the time of a transition; a window of a count is one too."""
    stated = [transition.after] if transition.after is not None else []
    for compare in comparisons(transition.guard):
        stated += [compare.left, compare.right]
    for operand in stated:
        yield operand
        if isinstance(operand, CountIn) and operand.within is not None:
            yield operand.within


def counts(machine: Machine) -> Iterator[CountIn]:
    """Yield every count that a guard or a timer of the machine reads."""
    for transition in machine.transitions:
        yield from (operand for operand in operands(transition) if isinstance(operand, CountIn))
