"""A report for other programs: everything that was found, in a shape with a version and a JSON Schema."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from trueline.model.checks import Outcome, Ruling, Step, Violation
from trueline.model.diagnostics import Diagnostic, Location

from .encoding import Row, encoded
from .report import Report, reported

FORMAT = 1


def write(report: Report) -> str:
    """Return a report as JSON that `schema` describes."""
    return encoded(
        {
            "format": FORMAT,
            "tool": "trueline",
            "version": report.version,
            "status": report.status,
            "outcomes": [_outcome(each) for each in report.outcomes],
            "known": [_violation(each) for each in reported(report.known)],
        }
    )


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `write` returns."""
    text = files("trueline.conformance.reports").joinpath("report.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _outcome(outcome: Outcome) -> dict[str, object]:
    return {
        "check": outcome.check,
        "rulings": [_ruling(each) for each in outcome.rulings],
        "violations": [_violation(each) for each in reported(outcome.violations)],
        "accounted": dict(outcome.accounted),
        "unable": [_diagnostic(each) for each in outcome.unable],
    }


def _ruling(ruling: Ruling) -> Row:
    return Row(
        {
            "id": ruling.id,
            "code": ruling.code,
            "name": ruling.name,
            "because": ruling.because,
            "page": ruling.page,
            "location": _location(ruling.location),
        }
    )


def _violation(violation: Violation) -> Row:
    return Row(
        {
            "code": violation.code,
            "severity": violation.severity.value,
            "rule": violation.rule,
            "key": violation.key,
            "message": violation.message,
            "remedy": violation.remedy,
            "source": violation.source,
            "target": violation.target,
            "location": _location(violation.location),
            "chain": [_step(each) for each in violation.chain],
        }
    )


def _step(step: Step) -> dict[str, object]:
    return {
        "source": step.source,
        "target": step.target,
        "location": _location(step.location),
        "note": step.note,
    }


def _diagnostic(found: Diagnostic) -> Row:
    return Row(
        {
            "code": found.code,
            "severity": found.severity.value,
            "message": found.message,
            "about": found.about,
            "location": _location(found.location),
            "remedy": found.remedy,
        }
    )


def _location(place: Location | None) -> dict[str, object] | None:
    return {"file": place.file, "line": place.line or None} if place else None
