"""Findings that are accepted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trueline.model.diagnostics import Diagnostic
from trueline.model.inspections import waive

LONELY = Diagnostic("model.element.disconnected", "x", about="shop/web.night-batch")
SILENT = Diagnostic("model.flow.silent", "x", about="shop/flow:order")
TODAY = date(2026, 6, 1)


@dataclass(frozen=True)
class Accepted:
    code: str
    about: str
    until: date | None = None


def test_a_waiver_takes_away_what_its_code_and_pattern_fit() -> None:
    waived = waive([LONELY, SILENT], [Accepted(LONELY.code, "shop/web.*")], TODAY)
    assert (waived.left, waived.expired, waived.idle) == ([SILENT], (), ())


def test_only_the_star_is_special() -> None:
    waived = waive([LONELY], [Accepted(LONELY.code, "shop/web.night.batch")], TODAY)
    assert (waived.left, waived.idle) == ([LONELY], (0,))


def test_a_waiver_counts_on_its_last_day_and_not_after_it() -> None:
    one = Accepted(LONELY.code, "*", TODAY)
    assert waive([LONELY], [one], TODAY).left == []
    late = waive([LONELY], [one], date(2026, 6, 2))
    assert (late.left, late.expired) == ([LONELY], (0,))


def test_of_two_waivers_one_in_force_is_enough() -> None:
    both = [Accepted(LONELY.code, "*", date(2026, 1, 1)), Accepted(LONELY.code, "shop/*")]
    waived = waive([LONELY], both, TODAY)
    assert (waived.left, waived.expired) == ([], (0,))
