"""The report for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.conformance.reports.expected import check_expected
from tests.conformance.reports.sample import HOSTILE, empty, hostile, unable, whole
from trueline.conformance.reports.as_json import schema, write
from trueline.conformance.reports.report import Report
from trueline.model.checks import Outcome, Ruling, Step, Violation
from trueline.model.diagnostics import Diagnostic


def wrong(data: Any) -> list[str]:
    return [each.message for each in Draft202012Validator(schema()).iter_errors(data)]


def objects(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for each in node.values():
            yield from objects(each)
    elif isinstance(node, list):
        for each in node:
            yield from objects(each)


def test_the_report_of_everything_is_the_one_that_was_looked_at() -> None:
    check_expected("whole.json", write(whole()))


@pytest.mark.parametrize("made", [whole(), unable(), empty(), hostile()], ids=["whole", "unable", "empty", "hostile"])
def test_a_report_is_what_the_schema_describes(made: Report) -> None:
    text = write(made)
    assert text.encode("utf-8")
    assert wrong(json.loads(text)) == []


def test_the_schema_is_one_and_forbids_what_it_does_not_name() -> None:
    Draft202012Validator.check_schema(schema())
    described = list(objects(schema()))
    assert len(described) == 8
    assert [each for each in described if "properties" in each and each.get("additionalProperties") is not False] == []
    assert [each for each in described if sorted(each.get("properties", ())) != sorted(each.get("required", ()))] == []


@pytest.mark.parametrize("place", [(), ("outcomes", 0), ("outcomes", 0, "violations", 0), ("known", 0)])
def test_a_key_that_the_schema_does_not_name_is_refused(place: tuple[str | int, ...]) -> None:
    data = json.loads(write(whole()))
    node = data
    for step in place:
        node = node[step]
    node["surprise"] = 1
    assert len(wrong(data)) == 1


@pytest.mark.parametrize(
    ("kind", "name"),
    [(Outcome, "outcome"), (Ruling, "ruling"), (Violation, "violation"), (Step, "step"), (Diagnostic, "diagnostic")],
)
def test_everything_that_checks_say_is_in_the_schema(kind: type[Any], name: str) -> None:
    assert set(schema()["$defs"][name]["properties"]) == {field.name for field in fields(kind)}


def test_hostile_texts_come_back_as_they_were() -> None:
    data = json.loads(write(hostile()))
    outcome = data["outcomes"][0]
    assert data["version"] == outcome["check"] == outcome["violations"][0]["message"] == HOSTILE
    assert outcome["rulings"][0]["because"] == HOSTILE
    assert outcome["accounted"] == {HOSTILE: 1}


def test_every_violation_stands_on_a_line_of_its_own() -> None:
    assert [line.strip() for line in write(whole()).splitlines() if '"key": ' in line] == [
        json.dumps(one, ensure_ascii=False) + ("," if number not in (6, 8) else "")
        for data in [json.loads(write(whole()))]
        for number, one in enumerate([*data["outcomes"][0]["violations"], *data["known"]])
    ]


def test_a_line_that_is_not_known_is_null() -> None:
    found = json.loads(write(whole()))["outcomes"][0]["violations"]
    assert found[-2]["location"] == {"file": "shop/helpers.py", "line": None}
    assert found[-1]["location"] is None
