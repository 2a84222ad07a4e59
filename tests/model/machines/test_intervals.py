"""Intervals, held against every number in question."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest

from trueline.model.machines.evaluation import COMPARE
from trueline.model.machines.intervals import Interval

OPS = ("<", "<=", "==", ">=", ">")
BOUNDS = tuple(Decimal(number) / 2 for number in range(-2, 5))


@pytest.mark.parametrize("whole", [False, True])
def test_an_interval_is_empty_exactly_where_no_number_is_left(whole: bool) -> None:
    numbers = [Decimal(number) for number in range(-9, 9)] if whole else [Decimal(n) / 8 for n in range(-80, 80)]
    for (one, low), (other, high), (third, more) in product(product(OPS, BOUNDS), repeat=3):
        left = Interval(whole=whole).narrowed(one, low).narrowed(other, high).narrowed(third, more)
        holding = any(
            COMPARE[one](number, low) and COMPARE[other](number, high) and COMPARE[third](number, more)
            for number in numbers
        )  # fmt: skip
        assert left.empty != holding, (one, low, other, high, third, more)
