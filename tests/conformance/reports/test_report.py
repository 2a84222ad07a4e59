"""What a report says of itself, before it is written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.conformance.reports.sample import ALONE, INWARDS, NO_SQL, UNBOUND, UNUSED, direct, empty, unable, whole
from trueline.conformance.reports import Form, Site, as_json, github, junit, sarif, text, write
from trueline.conformance.reports.judged import Verdict, judgements
from trueline.conformance.reports.report import Report
from trueline.model.checks import Outcome, Violation
from trueline.model.diagnostics import Severity


def report(*violations: Violation) -> Report:
    return Report((Outcome("imports", (INWARDS,), violations),), version="1")


@pytest.mark.parametrize(
    ("made", "status"),
    [
        (empty(), 0),
        (report(), 0),
        (report(UNBOUND, UNUSED), 0),
        (report(direct()), 1),
        (report(UNBOUND, direct()), 1),
        (Report((), (direct(),), version="1"), 0),
        (unable(), 2),
    ],
)
def test_the_status_is_that_of_the_worst_which_is_not_known(made: Report, status: int) -> None:
    assert made.status == status


def test_what_a_workspace_turned_off_is_not_reported() -> None:
    made = report(direct(severity=Severity.OFF), UNBOUND)
    assert made.violations == (UNBOUND,)
    assert made.status == 0


def test_a_report_knows_the_rules_and_violations_of_every_check() -> None:
    other = replace(INWARDS, id="shop/rule:other")
    made = Report((*report(direct()).outcomes, Outcome("routes", (other,), (UNBOUND,))), version="1")
    assert made.rulings == (INWARDS, other)
    assert made.violations == (direct(), UNBOUND)


def test_a_rule_is_broken_by_errors_and_kept_in_spite_of_warnings() -> None:
    rules = judgements(whole())[0].rules
    assert [(rule.ruling, rule.verdict) for rule in rules] == [
        (INWARDS, Verdict.BROKEN),
        (NO_SQL, Verdict.KEPT),
        (ALONE, Verdict.KEPT),
    ]
    assert judgements(report(direct(severity=Severity.WARNING)))[0].rules[0].verdict is Verdict.KEPT


def test_nothing_counts_as_held_where_something_could_not_be_checked() -> None:
    assert [rule.verdict for rule in judgements(unable())[0].rules] == [Verdict.BROKEN, Verdict.UNDECIDED]


def test_a_rule_to_which_several_things_are_held_is_one_rule() -> None:
    made = Report((Outcome("imports", (INWARDS, NO_SQL, INWARDS), (direct(),)),), version="1")
    assert [rule.title for rule in judgements(made)[0].rules] == ["Inwards", "No SQL in the domain"]


def test_rules_of_one_name_are_told_apart_by_their_ids() -> None:
    twin = replace(INWARDS, id="crm/rule:inwards")
    made = Report((Outcome("imports", (INWARDS, twin, NO_SQL)),), version="1")
    assert [rule.title for rule in judgements(made)[0].rules] == [
        "Inwards (shop/rule:inwards)",
        "Inwards (crm/rule:inwards)",
        "No SQL in the domain",
    ]


def test_what_names_a_rule_that_is_not_in_the_report_is_not_lost() -> None:
    made = Report((Outcome("imports", (), (direct(), UNBOUND)),), version="1")
    assert judgements(made)[0].unruled == ((direct(),), (UNBOUND,))


@pytest.mark.parametrize(
    ("form", "made"),
    [
        ("text", text.write(whole())),
        ("json", as_json.write(whole())),
        ("sarif", sarif.write(whole())),
        ("junit", junit.write(whole())),
        ("github", github.write(whole())),
    ],
)
def test_every_format_is_written_through_one_door(form: Form, made: str) -> None:
    assert write(whole(), form) == made


def test_the_door_passes_on_what_a_format_can_be_asked_for() -> None:
    many = report(*(direct(number) for number in range(1, 71)))
    assert write(many, "text").count(" -> shop.web.forms") == 20
    assert write(many, "text", everything=True).count(" -> shop.web.forms") == 70
    assert write(many, "github").count("::error") == 50
    assert write(many, "github", everything=True).count("::error") == 70
    assert write(many, "text", colour=True) == text.write(many, colour=True)
    site, meanings = Site("https://docs.example.org/"), {"imports.layers": "Layers look down."}
    assert write(many, "sarif", site=site, meanings=meanings) == sarif.write(many, site=site, meanings=meanings)
