"""The report for people."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.conformance.reports.expected import check_expected
from tests.conformance.reports.sample import (
    INWARDS,
    NO_SQL,
    UNBOUND,
    UNREADABLE,
    chained,
    direct,
    empty,
    hostile,
    large,
    unable,
    whole,
)
from trueline.conformance.reports.report import Report
from trueline.conformance.reports.text import lines, write
from trueline.model.checks import Outcome, Violation
from trueline.model.diagnostics import Location, Severity


def report(*violations: Violation) -> Report:
    return Report((Outcome("imports", (INWARDS,), violations),), version="1")


def test_the_report_of_everything_is_the_one_that_was_looked_at() -> None:
    check_expected("whole.txt", write(whole()))


def test_the_report_of_what_could_not_be_checked_is_the_one_that_was_looked_at() -> None:
    check_expected("unable.txt", write(unable()))


def test_a_run_without_rules_says_so() -> None:
    assert write(empty()) == "no rule was checked\n"


@pytest.mark.parametrize(
    ("made", "last"),
    [
        (report(), "1 rule holds"),
        (report(direct()), "0 rules hold, 1 is broken: 1 violation"),
        (replace(report(), known=(direct(),)), "1 rule holds: 1 known"),
        (replace(report(direct(), direct(2), UNBOUND), known=(direct(3),)),
         "0 rules hold, 1 is broken: 2 violations (and 1 known), 1 warning"),
        (Report((Outcome("imports", (INWARDS, NO_SQL), (), {"files": 1, "imports": 2276}),), version="1"),
         "2 rules hold; 1 file, 2,276 imports"),
        (Report((Outcome("imports", (INWARDS,), (), {"files": 3}), Outcome("routes", (), (), {"files": 2})),
                version="1"),
         "1 rule holds; imports: 3 files; routes: 2 files"),
        (Report((Outcome("imports", (INWARDS, NO_SQL), (), {}, (UNREADABLE,)),), version="1"),
         "0 rules hold, 2 are undecided"),
    ],
)  # fmt: skip
def test_the_last_line_sums_up(made: Report, last: str) -> None:
    assert list(lines(made))[-1] == last


def test_direct_imports_come_before_chains_whatever_their_order() -> None:
    text = write(report(chained(), direct(9)))
    assert text.index("order9 -> shop.web.forms") < text.index("in 3 steps")


def test_a_group_shows_no_more_than_the_limit_and_counts_the_rest() -> None:
    made = report(*(direct(number) for number in range(1, 8)))
    assert write(made, limit=3).count("-> shop.web.forms") == 3
    assert "    … and 4 more (--all shows them)\n" in write(made, limit=3)
    assert write(made, limit=None).count("-> shop.web.forms") == 7
    assert "more" not in write(made, limit=None)
    assert "more" not in write(made, limit=7)


def test_what_no_rule_states_and_what_could_not_be_checked_are_limited_too() -> None:
    unbound = tuple(replace(UNBOUND, key=str(number)) for number in range(5))
    made = Report((Outcome("imports", (), unbound, {}, (UNREADABLE,) * 4),), version="1")
    text = write(made, limit=2)
    assert text.count("shop/helpers.py") == 2
    assert text.count("shop/old.py:3") == 2
    assert "  … and 3 more (--all shows them)\n" in text
    assert "  … and 2 more (--all shows them)\n" in text


def test_a_remedy_is_written_once_where_all_share_it() -> None:
    text = write(report(direct(1), direct(2), direct(3, target="Store"), chained()))
    assert text.count("Move what is needed downwards.") == 1


def test_remedies_that_differ_stand_with_what_they_are_for() -> None:
    one, other = replace(direct(1), remedy="Turn it."), replace(direct(2), remedy="Move it.")
    text = write(report(one, other, replace(direct(3, target="Store"), remedy="")))
    assert re.search(r"order1 -> shop\.web\.forms\n +remedy: Turn it\.\n", text)
    assert re.search(r"order2 -> shop\.web\.forms\n +remedy: Move it\.\n", text)
    assert text.count("remedy:") == 2


def test_what_a_message_says_beyond_the_import_is_kept() -> None:
    one = replace(direct(1), message="shop.domain.order1 imports shop.web.forms, which closes the circle a -> b -> a")
    other = replace(direct(2), message="something else is wrong")
    text = write(report(one, other))
    assert "shop.domain.order1 -> shop.web.forms: which closes the circle a -> b -> a\n" in text
    assert "shop.domain.order2 -> shop.web.forms: something else is wrong\n" in text


def test_a_warning_of_a_rule_is_called_one() -> None:
    text = write(report(direct(severity=Severity.WARNING)))
    assert "KEPT Inwards [imports.layers]: 1 warning\n" in text
    assert "  Domain -> Web: 1 warning;" in text


def test_ten_thousand_violations_stay_readable() -> None:
    text = write(large(10_000))
    assert "  … and 70 more pairs with 7,000 violations (--all shows them)\n" in text
    assert "    … and 80 more (--all shows them)\n" in text
    assert text.count("\n") < 1000


def test_four_hundred_thousand_violations_make_no_longer_report_than_ten_thousand() -> None:
    text = write(large(400_000))
    assert text.count("\n") < 1000
    assert len(text) < 100_000
    assert text.endswith("0 rules hold, 1 is broken: 400,000 violations\n")


def test_colours_are_given_to_verdicts_and_change_nothing_else() -> None:
    coloured = write(whole(), colour=True)
    assert "\x1b[1;31mBROKEN\x1b[0m Inwards" in coloured
    assert "\x1b[32mKEPT\x1b[0m No SQL" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == write(whole())


def test_no_text_of_a_stranger_reaches_the_terminal_as_a_command() -> None:
    text = write(hostile(), limit=None)
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e\ud800-\udfff]", text) == []
    assert [line for line in text.splitlines() if line.startswith("::")] == []
    assert '100% <x y="\'"> & \\ 🚒 é' in text
    assert text.encode("utf-8")


def test_a_violation_that_stands_nowhere_has_no_place() -> None:
    lost = replace(direct(), location=None, chain=())
    assert f"\n    {lost.message}\n" in write(report(lost))
    assert f"\n    shop/a.py  {lost.message}\n" in write(report(replace(lost, location=Location("shop/a.py"))))
