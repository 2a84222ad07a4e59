"""The report as SARIF 2.1.0."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

from tests.conformance.reports.expected import DATA, check_expected
from tests.conformance.reports.sample import INWARDS, NO_SQL, TIE, chained, direct, empty, hostile, unable, whole
from trueline.conformance.reports.addresses import Site
from trueline.conformance.reports.report import Report
from trueline.conformance.reports.sarif import write
from trueline.model.checks import Outcome, Violation
from trueline.model.diagnostics import Location, Severity

SITE = Site("https://docs.example.org/shop/")


def run(report: Report, **settings: Any) -> dict[str, Any]:
    """Return the run of a report, once it is what the schema of SARIF asks for and its indices lead somewhere."""
    log = json.loads(write(report, **settings))
    schema = json.loads((DATA / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    assert [each.message for each in Draft4Validator(schema).iter_errors(log)] == []
    made: dict[str, Any] = log["runs"][0]
    rules = made["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in made["results"]] == [
        result["ruleId"] for result in made["results"]
    ]
    return made


def result(one: Violation) -> dict[str, Any]:
    made: dict[str, Any] = run(Report((Outcome("imports", (INWARDS,), (one,)),), version="1"))["results"][0]
    return made


def uri(file: str) -> dict[str, str]:
    one = replace(TIE, location=Location(file))
    place: dict[str, str] = result(one)["locations"][0]["physicalLocation"]["artifactLocation"]
    return place


def test_the_report_of_everything_is_the_one_that_was_looked_at() -> None:
    check_expected("whole.sarif", write(whole(), meanings={"imports.layers": "Layers look down."}, site=SITE))


@pytest.mark.parametrize("made", [whole(), unable(), empty(), hostile()], ids=["whole", "unable", "empty", "hostile"])
def test_a_report_is_what_the_standard_describes(made: Report) -> None:
    assert len(run(made)["results"]) == len(made.violations) + len(made.known)
    assert write(made).encode("utf-8")


@pytest.mark.parametrize(
    ("severity", "level"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "note")]
)
def test_a_severity_is_a_level(severity: Severity, level: str) -> None:
    assert result(direct(severity=severity))["level"] == level


def test_a_chain_is_a_flow_through_the_code() -> None:
    steps = [step["location"] for step in result(chained())["codeFlows"][0]["threadFlows"][0]["locations"]]
    assert [step["message"]["text"] for step in steps] == [
        "shop.domain.order -> shop.prices",
        "shop.prices -> shop.shared (type checking)",
        "shop.shared -> shop.web.forms",
    ]
    assert steps[1]["physicalLocation"]["region"] == {"startLine": 7}
    assert "physicalLocation" not in steps[2]
    assert "codeFlows" not in result(direct())


def test_a_line_that_is_not_known_is_left_out() -> None:
    assert "region" not in result(replace(TIE, location=Location("a.py")))["locations"][0]["physicalLocation"]
    assert "locations" not in result(TIE)


def test_what_stands_nowhere_stands_where_its_rule_is_stated() -> None:
    place = result(replace(direct(), location=None, chain=()))["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "model/shop.py"
    assert place["region"] == {"startLine": 12}


def test_a_fingerprint_survives_moved_lines_and_no_other_rule_or_key() -> None:
    prints = [
        result(one)["partialFingerprints"]["truelineKey/v1"]
        for one in (
            direct(),
            replace(direct(), location=Location("elsewhere.py", 9), message="said otherwise"),
            replace(direct(), key="other"),
            replace(direct(), rule="other"),
        )
    ]
    assert all(re.fullmatch(r"[0-9a-f]{64}", each) for each in prints)
    assert prints[0] == prints[1]
    assert len(set(prints)) == 3


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("shop/a b.py", {"uri": "shop/a%20b.py", "uriBaseId": "%SRCROOT%"}),
        ("shop/100%#?.py", {"uri": "shop/100%25%23%3F.py", "uriBaseId": "%SRCROOT%"}),
        ("a:b/é🚒.py", {"uri": "a%3Ab/%C3%A9%F0%9F%9A%92.py", "uriBaseId": "%SRCROOT%"}),
        ("bytes\udcff.py", {"uri": "bytes%FF.py", "uriBaseId": "%SRCROOT%"}),
        ("/elsewhere/a b.py", {"uri": "file:///elsewhere/a%20b.py"}),
        ("C:/code/a b.py", {"uri": "file:///C:/code/a%20b.py"}),
        ("half\ud800.py", {"uri": "half%3F.py", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_a_path_is_an_address(file: str, expected: dict[str, str]) -> None:
    assert uri(file) == expected


def test_a_hostile_path_comes_back_as_it_was() -> None:
    name = "a\nb ]]> % \x1b 🚒.py"
    assert unquote(uri(name)["uri"]) == name


def test_what_is_known_is_suppressed_and_nothing_else() -> None:
    results = run(whole())["results"]
    kinds = [[each["kind"] for each in one.get("suppressions", ())] for one in results]
    assert kinds == [[]] * 7 + [["external"]] * 2
    assert all(each["justification"] for one in results for each in one.get("suppressions", ()))


def test_what_could_not_be_checked_makes_the_run_unsuccessful() -> None:
    [invocation] = run(unable())["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["exitCode"] == 2
    [said] = invocation["toolExecutionNotifications"]
    assert said["descriptor"] == {"id": "imports.file.unreadable"}
    assert said["level"] == "error"
    assert said["message"]["text"] == "imports: shop/old.py is no Python: invalid syntax. Mend it."
    assert said["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
    [invocation] = run(whole())["invocations"]
    assert invocation["executionSuccessful"] is True


def test_every_code_is_described_once() -> None:
    driver = run(whole(), meanings={"imports.layers": "Layers *look* down."})["tool"]["driver"]
    assert driver["name"] == "trueline"
    assert driver["version"] == "1.2.3"
    rules = {rule["id"]: rule for rule in driver["rules"]}
    assert len(rules) == len(driver["rules"]) == 6
    layers = rules["imports.layers"]
    assert layers["fullDescription"]["text"] == "Layers *look* down."
    assert layers["help"]["text"] == "Layers *look* down.\n- Inwards: The domain outlives the web."
    assert layers["help"]["markdown"] == "Layers \\*look\\* down.\n\n- **Inwards**: The domain outlives the web."
    assert [rule["id"] for rule in driver["rules"] if "helpUri" in rule] == []


def test_the_pages_of_rules_are_linked_where_the_site_is_published() -> None:
    driver = run(whole(), site=SITE)["tool"]["driver"]
    links = {rule["id"]: rule["helpUri"] for rule in driver["rules"] if "helpUri" in rule}
    assert links == {
        "imports.layers": "https://docs.example.org/shop/systems/shop/rules/#inwards",
        "imports.independent": "https://docs.example.org/shop/rules/",
    }
    text = write(whole(), site=SITE)
    assert "[Inwards](https://docs.example.org/shop/systems/shop/rules/#inwards)" in text


def test_rules_of_one_code_link_the_page_that_they_share() -> None:
    twin = replace(NO_SQL, code=INWARDS.code, page="site/systems/shop/rules.md#no-sql")
    stranger = replace(twin, page="site/elsewhere.md")
    links = []
    for other in (twin, stranger):
        made = run(Report((Outcome("imports", (INWARDS, other)),), version="1"), site=SITE)
        links.append(made["tool"]["driver"]["rules"][0].get("helpUri"))
    assert links == ["https://docs.example.org/shop/systems/shop/rules/", None]


@pytest.mark.parametrize(
    ("site", "page", "address"),
    [
        (SITE, "site/a/b.md#c", "https://docs.example.org/shop/a/b/#c"),
        (SITE, "site/a/index.md", "https://docs.example.org/shop/a/"),
        (SITE, "site/README.md", "https://docs.example.org/shop/"),
        (SITE, "site/a b.md#é", "https://docs.example.org/shop/a%20b/#%C3%A9"),
        (SITE, "elsewhere/a.md", ""),
        (SITE, "site/a.png", ""),
        (SITE, "", ""),
        (Site("https://x.org", "docs", directories=False), "docs/a/b.md#c", "https://x.org/a/b.html#c"),
        (Site("https://x.org", "docs", directories=False), "docs/a/index.md", "https://x.org/a/index.html"),
        (Site("/shop/"), "site/a.md", ""),
        (Site(""), "site/a.md", ""),
        (Site("javascript://x/y"), "site/a.md", ""),
    ],
)
def test_a_page_has_an_address_where_the_site_has_one(site: Site, page: str, address: str) -> None:
    assert site.address(page) == address
