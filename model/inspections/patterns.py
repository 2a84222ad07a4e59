"""Patterns: words and remarks for what they do not have, amounts that are no time, steps that are mixed up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..diagnostics import Severity
from ..patterns import problems
from ..records.patterns import PatternRecord
from .inspection import Finding, Inspection, Model, found


def _told(code: str) -> Callable[[Model], Iterator[Finding]]:
    """Return what finds the problems of one kind; the patterns themselves know all of them."""

    def find(model: Model) -> Iterator[Finding]:
        for thing, pattern in model.stated("pattern", PatternRecord):
            for pointer, problem in problems(pattern):
                if problem.code == code:
                    hint = f" ({problem.remedy})" if problem.remedy.startswith("Did you mean") else ""
                    yield found(thing, f"{problem.message}{hint}", *pointer)

    return find


def _inspection(code: str, reason: str, example: str, remedy: str) -> Inspection:
    return Inspection(code, Severity.ERROR, reason, example, remedy, _told(code))


INSPECTIONS = (
    _inspection(
        "model.pattern.word", "Words for what a pattern does not say are lost.",
        "the pattern 'Bank breaker' has no word 'trips'; it has closed, open, half-open, start, trip",
        "Name one of its words.",
    ),
    _inspection(
        "model.pattern.state", "A remark on a state that is not there is lost.",
        "the pattern 'Bank breaker' has no state 'ajar'; it has closed, open, half-open",
        "Name one of its states.",
    ),
    _inspection(
        "model.pattern.step", "A saga cannot fail at a step that it does not have.",
        "the pattern 'Buying' has no step 'pay'; it has reserve, charge", "Name one of its steps.",
    ),
    _inspection(
        "model.pattern.step.duplicate", "Steps of one id cannot be told apart when they are undone.",
        "two steps of 'Buying' have the id 'charge'", "Give one of them an id of its own with id=.",
    ),
    _inspection(
        "model.pattern.time", "A pattern waits for times, not for amounts of something else.",
        "'within' of 'Bank breaker' is a time, and 5% is none", "Write a time, such as 30 * s or 100 * ms.",
    ),
    _inspection(
        "model.pattern.pauses", "A table of very many pauses tells nobody anything.",
        "the pattern 'Try again' has more than 100 different pauses",
        "Let them grow by a larger factor, or to a shorter longest pause.",
    ),
)  # fmt: skip
