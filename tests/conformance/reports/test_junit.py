"""The report as JUnit XML."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import pytest
from xmlschema import XMLSchema

from tests.conformance.reports.expected import DATA, check_expected
from tests.conformance.reports.sample import (
    INWARDS,
    NO_SQL,
    TIE,
    UNREADABLE,
    direct,
    empty,
    hostile,
    large,
    unable,
    whole,
)
from trueline.conformance.reports.junit import write
from trueline.conformance.reports.report import Report
from trueline.model.checks import Outcome
from trueline.model.diagnostics import Severity


@cache
def schema() -> XMLSchema:
    return XMLSchema(DATA / "junit-10.xsd")


def root(report: Report) -> ElementTree.Element:
    """Return the XML of a report, once it is what the schema asks for, with right sums and tests of unique names."""
    made = ElementTree.fromstring(write(report).encode("utf-8"))
    assert [str(each) for each in schema().iter_errors(made)] == []
    for top in (made, *made):
        for kind, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
            assert int(top.get(kind, "-1")) == sum(1 for _ in top.iter(tag))
    names = [(test.get("classname"), test.get("name")) for test in made.iter("testcase")]
    assert len(names) == len(set(names))
    return made


def named(made: ElementTree.Element, name: str) -> ElementTree.Element:
    [test] = [test for test in made.iter("testcase") if test.get("name") == name]
    return test


def test_the_report_of_everything_is_the_one_that_was_looked_at() -> None:
    check_expected("whole.xml", write(whole()))


@pytest.mark.parametrize("made", [whole(), unable(), empty(), hostile()], ids=["whole", "unable", "empty", "hostile"])
def test_a_report_is_what_the_schema_of_jenkins_describes(made: Report) -> None:
    assert root(made).tag == "testsuites"


def test_a_suite_is_a_check_and_a_test_is_a_rule() -> None:
    other = Outcome("routes", (replace(NO_SQL, id="shop/rule:routes"),))
    made = root(Report((*whole().outcomes, other), version="1"))
    assert [suite.get("name") for suite in made] == ["imports", "routes"]
    assert [(test.get("classname"), test.get("name")) for test in made.iter("testcase")] == [
        ("imports", "Inwards"),
        ("imports", "No SQL in the domain (shop/rule:no-sql)"),
        ("imports", "Orders and billing stand alone"),
        ("imports", "imports.binding.tie"),
        ("routes", "No SQL in the domain (shop/rule:routes)"),
    ]


def test_a_broken_rule_fails_once_and_lists_its_violations() -> None:
    [failure] = named(root(whole()), "Inwards").findall("failure")
    assert failure.get("message") == "4 violations: The domain outlives the web."
    assert failure.get("type") == "imports.layers"
    text = failure.text or ""
    assert "shop/domain/order.py:9  shop.domain.order9 imports shop.web.forms" in text
    assert "\n  shop/prices.py:7  shop.prices -> shop.shared (type checking)\n" in text


def test_what_is_no_error_fails_nothing_and_is_still_shown() -> None:
    made = root(Report((Outcome("imports", (INWARDS,), (direct(severity=Severity.WARNING),)),), version="1"))
    assert made.get("failures") == "0"
    assert "shop.domain.order1 imports" in (made.findtext(".//testcase/system-out") or "")
    assert "shop.helpers belongs to no element" in (root(whole()).findtext("testsuite/system-out") or "")


def test_what_could_not_be_checked_is_an_error_and_leaves_rules_undecided() -> None:
    made = root(unable())
    [error] = named(made, "imports.file.unreadable").findall("error")
    assert "shop/old.py:3  shop/old.py is no Python: invalid syntax. Mend it." in (error.text or "")
    assert named(made, "No SQL in the domain").find("skipped") is not None
    assert named(made, "Inwards").find("skipped") is None
    assert made[0].get("skipped") == "1"


def test_one_code_is_one_test_however_often_it_is_found() -> None:
    ties = tuple(replace(TIE, key=str(number)) for number in range(3))
    made = root(Report((Outcome("imports", (), ties, {}, (UNREADABLE,) * 2),), version="1"))
    assert (made.get("tests"), made.get("failures"), made.get("errors")) == ("2", "1", "1")


def test_tests_of_one_name_are_told_apart() -> None:
    rules = (replace(INWARDS, id="a", name="imports.binding.tie"), replace(INWARDS, id="b", name="x"))
    odd = replace(INWARDS, id="c", name="imports.binding.tie #2")
    made = root(Report((Outcome("imports", (*rules, odd), (TIE,), {}, (replace(UNREADABLE, code="x"),)),), version="1"))
    assert [test.get("name") for test in made.iter("testcase")] == [
        "imports.binding.tie",
        "x",
        "imports.binding.tie #2",
        "imports.binding.tie #3",
        "x #2",
    ]


def test_a_failure_lists_a_hundred_and_counts_the_rest() -> None:
    text = root(large(400)).findtext(".//failure") or ""
    assert text.count(" imports ") == 100
    assert text.rstrip().endswith("… and 300 more")


def test_numbers_of_a_check_are_properties() -> None:
    properties = {each.get("name"): each.get("value") for each in root(whole()).iter("property")}
    assert properties == {"version": "1.2.3", "known": "2", "files": "321", "imports": "2276", "excluded": "1"}


def test_hostile_texts_stay_texts() -> None:
    text = root(hostile()).findtext(".//failure") or ""
    assert "::error::c ]]> \\x1b[31m \\x00" in text
    assert '100% <x y="\'"> & \\ 🚒 é' in text


def test_what_xml_cannot_write_is_left_out_wherever_it_stands() -> None:
    made = root(Report((Outcome("imports", (), (replace(TIE, code="a\x00b\ufffe\ud800]]>"),)),), version="1"))
    assert [failure.get("type") for failure in made.iter("failure")] == ["ab]]>"]
