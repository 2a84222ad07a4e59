"""A report as commands of GitHub workflows, which become annotations of files.

See "Workflow commands for GitHub Actions" in the documentation of GitHub. The escapes are those of `@actions/core`.
"""

from __future__ import annotations

from collections.abc import Iterator

from trueline.model.checks import Outcome, Violation
from trueline.model.diagnostics import Diagnostic, Location, Severity

from .characters import exact, prose
from .report import Report
from .wording import chain, counted, summary, tally, where

MOST = 50  # annotations, unless all are asked for

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def write(report: Report, *, limit: int | None = MOST) -> str:
    """Return a report as workflow commands, errors first; nothing where nothing was found.

    Args:
        report: what was found; what is known is not annotated.
        limit: how many annotations at most; `None` writes all. GitHub shows ten errors, ten warnings and ten notices of
            a step, and fifty annotations of a job.
    """
    unable = [(one, outcome) for outcome in report.outcomes for one in outcome.unable]
    weight = list(Severity)
    found = sorted(report.violations, key=lambda one: weight.index(one.severity))
    limit = len(unable) + len(found) if limit is None else limit
    room = max(limit - len(unable), 0)
    shown = [_unable(one, outcome) for one, outcome in unable[:limit]]
    shown += _annotations(report, found[:room])
    rest = [*_left(len(unable[limit:])), *tally(found[room:])]
    if rest:
        shown.append(_command("notice", None, "trueline", f"{', '.join(rest)} more, which the whole report names"))
    return "".join(f"{line}\n" for line in shown)


def _left(number: int) -> list[str]:
    return [f"{counted(number, 'thing')} that could not be checked"] if number else []


def _annotations(report: Report, violations: list[Violation]) -> Iterator[str]:
    rulings = {ruling.id: ruling for ruling in reversed(report.rulings)}
    for one in violations:
        ruling = rulings.get(one.rule)
        place = where(one) or (ruling.location if ruling else None)
        title = f"{ruling.name} [{one.code}]" if ruling else one.code
        text = "\n".join([summary(one), *chain(one)])
        yield _command(_COMMANDS[one.severity], place, title, text)


def _unable(one: Diagnostic, outcome: Outcome) -> str:
    return _command("error", one.location, f"{outcome.check} [{one.code}]", summary(one))


def _command(name: str, place: Location | None, title: str, text: str) -> str:
    values = {"title": prose(title)}
    if place:
        values = {"file": exact(place.file), **({"line": str(place.line)} if place.line >= 1 else {}), **values}
    properties = ",".join(f"{key}={_property(value)}" for key, value in values.items())
    return f"::{name} {properties}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
