"""How violations are put into words, whatever the format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trueline.model.checks import Outcome, Step, Violation
from trueline.model.diagnostics import Diagnostic, Location, Severity

from .characters import exact, prose

NOUNS = {Severity.ERROR: "violation", Severity.WARNING: "warning", Severity.NOTE: "note"}
# What stands between the two ends of an import and the rest of the message.
_KNOWN = re.compile(r"(?: in \d+ steps)?(?:, (?:but )?|$)")


def counted(number: int, noun: str) -> str:
    """Return `1 rule` or `2,276 rules`, of a singular."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def accounted(outcome: Outcome) -> str:
    """Return how many of what a check looked at: `321 files, 2,276 imports`."""
    return ", ".join(
        f"{number:,} {name.removesuffix('s') if number == 1 else name}"
        for name, number in ((exact(name), number) for name, number in outcome.accounted.items())
    )


def tally(violations: Iterable[Violation]) -> list[str]:
    """Return how many there are of each severity, such as `3 violations` and `1 warning`; none of what there is not."""
    severities = [one.severity for one in violations]
    counts = {severity: severities.count(severity) for severity in NOUNS}
    return [counted(number, NOUNS[severity]) for severity, number in counts.items() if number]


def at(location: Location | None, text: str) -> str:
    """Return a text behind the place it speaks of: `file:line  text`."""
    return f"{exact(str(location))}  {text}" if location else text


def arrow(step: Step) -> str:
    """Return `importer -> imported`, with how in parentheses."""
    note = f" ({exact(step.note)})" if step.note else ""
    return f"{exact(step.source)} -> {exact(step.target)}{note}"


def where(violation: Violation) -> Location | None:
    """Return the place of a violation, which is that of its first step where it has none of its own."""
    if violation.location or not violation.chain:
        return violation.location
    return violation.chain[0].location


def chain(violation: Violation) -> Iterator[str]:
    """Yield the steps of a violation that takes several, each as `file:line  importer -> imported`."""
    if len(violation.chain) > 1:
        for step in violation.chain:
            yield at(step.location, arrow(step))


def summary(found: Violation | Diagnostic) -> str:
    """Return what is wrong and what to do about it, on one line."""
    message, remedy = prose(found.message), prose(found.remedy)
    stop = "" if message.endswith((".", "!", "?")) else "."
    return f"{message}{stop} {remedy}" if remedy else message


def beyond(violation: Violation) -> str:
    """Return what a message says beyond who imports what: `Domain must not use Web`.

    A line that shows the import itself has no need to say it again.
    """
    if not violation.chain:
        return ""
    start = f"{violation.chain[0].source} imports {violation.chain[-1].target}"
    if violation.message.startswith(start):
        rest = _KNOWN.match(violation.message, len(start))
        if rest:
            return prose(violation.message[rest.end() :])
    return prose(violation.message)
