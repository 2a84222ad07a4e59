"""Running checks on a project, with the severities, waivers and baseline that it states."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from trueline.model.checks import Check, Code, Outcome, Subject, Violation
from trueline.model.diagnostics import Diagnostic, Location, Severity, TruelineError

from . import baseline
from .configuration import Configuration, place, read_configuration
from .loading import load
from .plugins import CHECKS, Registered, make, registered, select

if TYPE_CHECKING:
    from trueline.model.workspace import Workspace

    from .discovery import Project

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What checks are asked for.

    Attributes:
        kinds: names of the checks to run; empty: all that are switched on.
        baseline: file of known violations; nothing: what the configuration names, if anything.
        update: whether to write the baseline: to begin one, or to take out what is mended.
        today: the day on which waivers and entries have to count; by default this one.
    """

    kinds: tuple[str, ...] = ()
    baseline: Path | None = None
    update: bool = False
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What checks found.

    Attributes:
        outcomes: of each check, without what is waived or known.
        known: violations that the baseline accepts.
        said: what happened to the baseline, in a sentence; empty if nothing did.
    """

    outcomes: tuple[Outcome, ...]
    known: tuple[Violation, ...] = ()
    said: str = ""


def check_project(project: Project, request: Request, progress: Progress = lambda _step: None) -> Checked:
    """Run checks on `project`.

    Raises:
        TruelineError: where the configuration, the model or the baseline is at fault.
    """
    configuration = read_configuration(project)
    chosen = _chosen(project, configuration, request.kinds)
    made = [make(one) for one in chosen]
    progress("model")
    workspace = load(project, configuration)
    outcomes: list[Outcome] = []
    for one, check in zip(chosen, made, strict=True):
        progress(check.name)
        outcomes.append(_run(one, check, workspace, project, configuration))
    codes = frozenset(code.id for check in made for code in check.codes)
    today = request.today or datetime.now().astimezone().date()
    weighed = _waived([_weighed(one, configuration) for one in outcomes], configuration, project, codes, today)
    file = request.baseline or (project.root / configuration.baseline if configuration.baseline else None)
    return hold(weighed, file, project.root, workspace, today, update=request.update)


def hold(
    outcomes: Sequence[Outcome],
    file: Path | None,
    root: Path,
    workspace: Workspace | None,
    today: date,
    *,
    update: bool = False,
) -> Checked:
    """Set outcomes against a baseline, and write it where that is asked for.

    Raises:
        TruelineError: where the baseline is not there, cannot be read or cannot be written.
    """
    if file is None:
        if update:
            raise TruelineError(
                Diagnostic("baseline.missing", "there is no baseline to update", remedy="Say --baseline FILE.")
            )
        return Checked(tuple(outcomes))
    name = file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file)
    if not file.exists():
        if not update:
            remedy = "Begin one with: trueline check --update-baseline"
            raise TruelineError(Diagnostic("baseline.missing", f"there is no baseline '{name}'", remedy=remedy))
        entries = baseline.begin(outcomes)
        if any(one.unable for one in outcomes):
            raise TruelineError(one for outcome in outcomes for one in outcome.unable)
        baseline.write(file, entries)
        entries = baseline.read(file, name)
        held = baseline.hold(outcomes, entries, name, workspace, today)
        return Checked(held.outcomes, held.known, f"{name} begins with {len(entries)} known violations")
    held = baseline.hold(outcomes, baseline.read(file, name), name, workspace, today)
    if not update:
        return Checked(held.outcomes, held.known)
    if held.stale:
        baseline.write(file, held.kept)
        held = baseline.hold(outcomes, baseline.read(file, name), name, workspace, today)
    gone = len(baseline.read(file, name))
    return Checked(held.outcomes, held.known, f"{name} holds {gone} known violations; new ones are not taken in")


def codes() -> tuple[Code, ...]:
    """Return the codes of every installed check, and of baselines."""
    return (*(code for one in registered(CHECKS) for code in make(one).codes), *baseline.CODES)


def _chosen(project: Project, configuration: Configuration, kinds: tuple[str, ...]) -> list[Registered[Check]]:
    every = registered(CHECKS)
    for name in configuration.checks:
        select([name], every, CHECKS, place(project, "checks", name))
    if kinds:
        return select(kinds, every, CHECKS)
    return [one for one in every if configuration.checks.get(one.name, {}).get("enabled", True) is not False]


def _run(
    one: Registered[Check], check: Check, workspace: Workspace, project: Project, configuration: Configuration
) -> Outcome:
    settings = {key: value for key, value in configuration.checks.get(one.name, {}).items() if key != "enabled"}
    subject = Subject(project.root, project.cache, configuration.site, settings)
    try:
        return check.check(workspace, subject)
    except TruelineError as error:
        return Outcome(one.name, unable=tuple(_placed(each, one.name, project) for each in error.diagnostics))
    except Exception as error:
        return Outcome(one.name, unable=(_crashed(one, error),))


def _placed(one: Diagnostic, check: str, project: Project) -> Diagnostic:
    """Return a diagnostic about a setting with the line of the setting."""
    if one.location is None and one.about and "/" not in one.about:
        return replace(one, location=place(project, "checks", check, one.about))
    return one


def _crashed(one: Registered[Check], error: Exception) -> Diagnostic:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return Diagnostic(
        "workspace.check.crashed",
        f"the check '{one.name}' of {one.distribution} failed: {type(error).__name__}: {error}",
        location=Location(frame.filename, frame.lineno or 0),
        remedy=f"Report it to its makers, or leave it out with 'enabled = false' in the table checks.{one.name}.",
    )


def _weighed(outcome: Outcome, configuration: Configuration) -> Outcome:
    """Return an outcome with the severities of the project, without what is switched off."""
    weighed = (
        replace(one, severity=configuration.severities.get(one.code, one.severity)) for one in outcome.violations
    )
    return replace(outcome, violations=tuple(one for one in weighed if one.severity is not Severity.OFF))


def _waived(
    outcomes: Sequence[Outcome], configuration: Configuration, project: Project, codes: frozenset[str], today: date
) -> list[Outcome]:
    """Return outcomes without what the project has waived, by code and key."""
    numbers = [number for number, one in enumerate(configuration.waivers) if one.code in codes]
    waivers = [configuration.waivers[number] for number in numbers]
    if not waivers:
        return list(outcomes)
    from trueline.model.inspections import waive  # the inspections take a while to import

    every = [Diagnostic(one.code, one.message, about=one.key) for outcome in outcomes for one in outcome.violations]
    waived = waive(every, waivers, today)
    left = {(one.code, one.about) for one in waived.left}
    found = [
        replace(outcome, violations=tuple(one for one in outcome.violations if (one.code, one.key) in left))
        for outcome in outcomes
    ]
    notes = [
        *_notes("expired", [numbers[at] for at in waived.expired], configuration, project),
        *_notes("idle", [numbers[at] for at in waived.idle], configuration, project),
    ]
    if found and notes:
        found[-1] = replace(found[-1], violations=(*found[-1].violations, *notes))
    return found


def _notes(what: str, numbers: Iterable[int], configuration: Configuration, project: Project) -> Iterator[Violation]:
    for number in numbers:
        waiver = configuration.waivers[number]
        said = f"counted until {waiver.until}" if what == "expired" else f"for '{waiver.about}' accepts nothing"
        yield Violation(
            f"workspace.waiver.{what}", f"the waiver of '{waiver.code}' {said}", f"waiver {number}",
            severity=Severity.WARNING, location=place(project, "waivers", number), remedy="Take it away.",
        )  # fmt: skip
