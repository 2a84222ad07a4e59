"""Each rule with what breaks it: the view that is printed by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from trueline.model.checks import Outcome, Ruling, Violation
from trueline.model.diagnostics import Severity

from .report import Report, reported


class Verdict(StrEnum):
    """What became of a rule."""

    BROKEN = "BROKEN"
    UNDECIDED = "UNDECIDED"
    KEPT = "KEPT"


@dataclass(frozen=True, slots=True)
class Judged:
    """A rule of one check.

    Attributes:
        ruling: the rule.
        title: its name, with its id where another rule of the report has the same name.
        verdict: broken by an error; undecided where its check could not see everything; kept otherwise.
        violations: of any severity, in the order in which they were found.
        known: how many more a baseline accepts.
    """

    ruling: Ruling
    title: str
    verdict: Verdict
    violations: tuple[Violation, ...]
    known: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one check said, by rule.

    Attributes:
        outcome: what it said.
        rules: its rules, in their order.
        unruled: what no rule states, by severity and code; errors first.
    """

    outcome: Outcome
    rules: tuple[Judged, ...]
    unruled: tuple[tuple[Violation, ...], ...]


def judgements(report: Report) -> tuple[Judgement, ...]:
    """Return what each check of a report said, by rule."""
    known = Counter(one.rule for one in reported(report.known))
    names = Counter(one.name for outcome in report.outcomes for one in _once(outcome.rulings))
    return tuple(_judgement(outcome, known, names) for outcome in report.outcomes)


def _judgement(outcome: Outcome, known: Counter[str], names: Counter[str]) -> Judgement:
    found: dict[str, list[Violation]] = {ruling.id: [] for ruling in outcome.rulings}
    unruled: list[Violation] = []
    for one in reported(outcome.violations):
        found.get(one.rule, unruled).append(one)
    rules: list[Judged] = []
    for ruling in _once(outcome.rulings):
        broken = any(one.severity is Severity.ERROR for one in found[ruling.id])
        verdict = Verdict.BROKEN if broken else Verdict.UNDECIDED if outcome.unable else Verdict.KEPT
        title = ruling.name if names[ruling.name] == 1 else f"{ruling.name} ({ruling.id})"
        rules.append(Judged(ruling, title, verdict, tuple(found[ruling.id]), known[ruling.id]))
    return Judgement(outcome, tuple(rules), tuple(_by_code(unruled)))


def _once(rulings: Iterable[Ruling]) -> Iterable[Ruling]:
    """Return each rule once, also where a check holds several things to it."""
    unique: dict[str, Ruling] = {}
    for one in rulings:
        unique.setdefault(one.id, one)
    return unique.values()


def _by_code(violations: Iterable[Violation]) -> Iterator[tuple[Violation, ...]]:
    groups: dict[tuple[Severity, str], list[Violation]] = {}
    for one in violations:
        groups.setdefault((one.severity, one.code), []).append(one)
    weight = list(Severity)
    for key in sorted(groups, key=lambda each: (weight.index(each[0]), each[1])):
        yield tuple(groups[key])
