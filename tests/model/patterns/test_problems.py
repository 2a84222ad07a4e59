"""What is wrong with a pattern, said with the nearest name that would be right."""

from __future__ import annotations

from typing import Any

import pytest

from tests.model.patterns.examples import KINDS, STEPS, VARIANTS, pattern
from trueline.model.patterns import problems
from trueline.model.records.patterns import Pattern

CASES: list[tuple[dict[str, Any], tuple[str | int, ...], str, str]] = [
    (
        {"pattern": "circuit-breaker", "words": {"tripp": "x"}},
        ("words", "tripp"),
        "model.pattern.word",
        "Did you mean 'trip'?",
    ),
    (
        {"pattern": "circuit-breaker", "notes": {"halfopen": "x"}},
        ("notes", "halfopen"),
        "model.pattern.state",
        "Did you mean 'half-open'?",
    ),
    (
        {"pattern": "saga", "steps": STEPS, "fails_at": "thre"},
        ("fails_at",),
        "model.pattern.step",
        "Did you mean 'three'?",
    ),
    (
        {"pattern": "saga", "steps": [STEPS[0], STEPS[0]]},
        ("steps", 1),
        "model.pattern.step.duplicate",
        "Give one of them an id of its own with id=.",
    ),
    (
        {"pattern": "saga", "steps": [{**STEPS[0], "within": "5"}]},
        ("steps", 0, "within"),
        "model.pattern.time",
        "Write a number with a unit of time, such as 30s or 100ms.",
    ),
    (
        {"pattern": "cache-aside", "ttl": "-3s"},
        ("ttl",),
        "model.pattern.time",
        "Write a number with a unit of time, such as 30s or 100ms.",
    ),
    (
        {"pattern": "retry", "attempts": 1000, "factor": 1.0001},
        ("factor",),
        "model.pattern.pauses",
        "Let them grow by a larger factor, or to a shorter longest pause.",
    ),
]


def stated(fields: dict[str, Any]) -> Pattern:
    return pattern(fields["pattern"], **{key: one for key, one in fields.items() if key != "pattern"})


@pytest.mark.parametrize(("fields", "pointer", "code", "remedy"), CASES)
def test_a_problem_names_its_place_and_what_to_write_instead(
    fields: dict[str, Any], pointer: tuple[str | int, ...], code: str, remedy: str
) -> None:
    found = [(at, one.code, one.remedy) for at, one in problems(stated(fields))]
    assert found == [(pointer, code, remedy)]


def test_the_message_names_the_pattern_what_was_written_and_what_there_is() -> None:
    ((_, diagnostic),) = problems(pattern("circuit-breaker", notes={"ajar": "x"}))
    assert diagnostic.message == "the pattern 'Guard' has no state 'ajar'; it has closed, open, half-open"


def test_patterns_without_problems_have_none() -> None:
    found = [
        *(one for kind, fields in KINDS.items() for one in problems(pattern(kind, **fields))),
        *(one for fields in VARIANTS for one in problems(stated(fields))),
    ]
    assert found == []
