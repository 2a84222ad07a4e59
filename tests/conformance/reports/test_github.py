"""The report as commands of GitHub workflows."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.conformance.reports.expected import check_expected
from tests.conformance.reports.sample import INWARDS, TIE, UNREADABLE, chained, direct, empty, hostile, unable, whole
from trueline.conformance.reports.github import write
from trueline.conformance.reports.report import Report
from trueline.model.checks import Outcome, Violation
from trueline.model.diagnostics import Location, Severity

COMMAND = re.compile(r"::(error|warning|notice) (?:file=[^,:]+,(?:line=[1-9]\d*,)?)?title=[^,:]+::.+")


def commands(report: Report, limit: int = 50) -> list[str]:
    """Return the commands of a report, each of which has the shape of one and no line end within."""
    text = write(report, limit=limit)
    found = text.splitlines()
    assert [line for line in found if not COMMAND.fullmatch(line)] == []
    assert text.count("\n") == len(found)
    return found


def of(*violations: Violation) -> Report:
    return Report((Outcome("imports", (INWARDS,), violations),), version="1")


def test_the_report_of_everything_is_the_one_that_was_looked_at() -> None:
    check_expected("whole.github.txt", write(whole()))


def test_nothing_is_said_of_nothing() -> None:
    assert write(empty()) == ""
    assert write(Report((), (direct(),), version="1")) == ""


@pytest.mark.parametrize(
    ("severity", "command"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "notice")]
)
def test_a_severity_is_a_command(severity: Severity, command: str) -> None:
    [line] = commands(of(direct(severity=severity)))
    assert line.startswith(f"::{command} file=shop/domain/order.py,line=1,title=Inwards [imports.layers]::shop.domain")


def test_what_could_not_be_checked_comes_first_and_then_the_errors() -> None:
    lines = commands(Report((*of(direct(severity=Severity.NOTE), direct()).outcomes, *unable().outcomes), version="1"))
    assert [line.partition(" ")[0] for line in lines] == ["::error", "::error", "::error", "::notice"]
    assert lines[0].startswith("::error file=shop/old.py,line=3,title=imports [imports.file.unreadable]::")


def test_a_chain_is_on_lines_of_its_own_within_the_message() -> None:
    [line] = commands(of(chained()))
    assert line.count("%0A") == 3
    assert line.endswith(
        "%0Ashop/prices.py:7  shop.prices -> shop.shared (type checking)%0Ashop.shared -> shop.web.forms"
    )


@pytest.mark.parametrize(
    ("location", "start"),
    [
        (None, "::error title="),
        (Location("a.py"), "::error file=a.py,title="),
        (Location("a,b:c%.py", 7), "::error file=a%2Cb%3Ac%25.py,line=7,title="),
    ],
)
def test_properties_are_escaped(location: Location | None, start: str) -> None:
    [line] = commands(of(replace(TIE, location=location)))
    assert line.startswith(start)


def test_what_stands_nowhere_is_shown_where_its_rule_is_stated() -> None:
    [line] = commands(of(replace(direct(), location=None, chain=())))
    assert line.startswith("::error file=model/shop.py,line=12,")


def test_no_text_of_a_stranger_begins_a_command() -> None:
    lines = commands(hostile())
    assert len(lines) == 11
    assert all("100%25" in line and "🚒" in line for line in lines)
    assert "\n".join(lines).encode("utf-8")


def test_no_more_than_the_limit_are_shown_and_the_rest_is_counted() -> None:
    found = [direct(number) for number in range(1, 6)]
    lines = commands(of(*found, direct(6, severity=Severity.WARNING)), limit=2)
    assert len(lines) == 3
    assert lines[-1] == "::notice title=trueline::3 violations, 1 warning more, which the whole report names"
    assert len(commands(of(*found), limit=5)) == 5


def test_all_are_written_where_all_are_asked_for() -> None:
    found = [direct(number) for number in range(1, 81)]
    assert len(write(of(*found), limit=None).splitlines()) == 80


def test_what_could_not_be_checked_is_limited_too() -> None:
    made = Report((Outcome("imports", (INWARDS,), (direct(),), {}, (UNREADABLE,) * 4),), version="1")
    lines = commands(made, limit=3)
    assert len(lines) == 4
    assert lines[-1] == (
        "::notice title=trueline::1 thing that could not be checked, 1 violation more, which the whole report names"
    )
    assert [line for line in lines if "Inwards" in line] == []
