"""Running checks on a project, with the severities, waivers and baseline that it states."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from trueline.model.checks import Check, Code, Outcome, Subject, Violation, violation_of
from trueline.model.diagnostics import Diagnostic, TruelineError

from . import baseline, waivers
from .configuration import Configuration, place, read_configuration
from .loading import load
from .plugins import CHECKS, Registered, chosen, crashed, make, registered

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

    @property
    def day(self) -> date:
        """The day that counts: as asked, or the present one of the person who runs this."""
        return self.today or datetime.now().astimezone().date()


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
    ran = chosen(
        CHECKS, configuration.checks, request.kinds, lambda name: configuration.enabled(name, "checks"),
        lambda name: place(project, "checks", name),
    )  # fmt: skip
    made = [make(one) for one in ran]
    progress("model")
    workspace = load(project, configuration)
    outcomes: list[Outcome] = []
    for one, check in zip(ran, made, strict=True):
        progress(check.name)
        outcomes.append(_run(one, check, workspace, project, configuration))
    codes = frozenset(code.id for check in made for code in check.codes)
    weighed = [replace(one, violations=tuple(configuration.weigh(one.violations))) for one in outcomes]
    left = _waived(weighed, configuration, project, codes, request.day)
    file = request.baseline or (project.root / configuration.baseline if configuration.baseline else None)
    return hold(left, request, file, project.root, workspace)


def hold(
    outcomes: Sequence[Outcome], request: Request, file: Path | None, root: Path, workspace: Workspace | None = None
) -> Checked:
    """Set outcomes against a baseline, and write it where that is asked for.

    Args:
        outcomes: of the checks that ran.
        request: whether to write, and the day that counts.
        file: the baseline, absolute; nothing: there is none.
        root: folder of the project.
        workspace: the model, if there is one.

    Raises:
        TruelineError: where the baseline is not there, cannot be read or cannot be written.
    """
    if file is None:
        if request.update:
            raise TruelineError(
                Diagnostic("baseline.missing", "there is no baseline to update", remedy="Say --baseline FILE.")
            )
        return Checked(tuple(outcomes))
    name = file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file)
    begins = not file.exists()
    if begins:
        _begin(outcomes, request, file, name)
    held = _held(outcomes, request, file, name, workspace)
    if request.update and held.stale:
        baseline.write(file, held.kept)
        held = _held(outcomes, request, file, name, workspace)
    number = len(held.kept)
    if begins:
        return Checked(held.outcomes, held.known, f"{name} begins with {number} known violations")
    said = f"{name} holds {number} known violations; new ones are not taken in" if request.update else ""
    return Checked(held.outcomes, held.known, said)


def _begin(outcomes: Sequence[Outcome], request: Request, file: Path, name: str) -> None:
    if not request.update:
        remedy = "Begin one with: trueline check --update-baseline"
        raise TruelineError(Diagnostic("baseline.missing", f"there is no baseline '{name}'", remedy=remedy))
    unable = [one for outcome in outcomes for one in outcome.unable]
    if unable:
        raise TruelineError(unable)
    baseline.write(file, baseline.begin(outcomes))


def _held(
    outcomes: Sequence[Outcome], request: Request, file: Path, name: str, workspace: Workspace | None
) -> baseline.Held:
    return baseline.hold(outcomes, baseline.read(file, name), name, workspace, request.day)


def codes() -> tuple[Code, ...]:
    """Return the codes of every installed check, and of baselines."""
    return (*(code for one in registered(CHECKS) for code in make(one).codes), *baseline.CODES)


def _run(
    one: Registered[Check], check: Check, workspace: Workspace, project: Project, configuration: Configuration
) -> Outcome:
    subject = Subject(project.root, project.cache, configuration.site, configuration.settings(one.name, "checks"))
    try:
        return check.check(workspace, subject)
    except TruelineError as error:
        return Outcome(one.name, unable=tuple(_placed(each, one.name, project) for each in error.diagnostics))
    except Exception as error:
        return Outcome(one.name, unable=(crashed(one, error),))


def _placed(one: Diagnostic, check: str, project: Project) -> Diagnostic:
    """Return a diagnostic about a setting with the line of the setting."""
    if one.location is None and one.about and "/" not in one.about:
        return replace(one, location=place(project, "checks", check, one.about))
    return one


def _waived(
    outcomes: Sequence[Outcome], configuration: Configuration, project: Project, codes: frozenset[str], today: date
) -> list[Outcome]:
    """Return outcomes without what the project has waived, by code and key; what is wrong with waivers is added."""
    every = [Diagnostic(one.code, one.message, about=one.key) for outcome in outcomes for one in outcome.violations]
    unwaived, notes = waivers.apply(every, project, configuration, codes.__contains__, today)
    left = {(one.code, one.about) for one in unwaived}
    found = [
        replace(outcome, violations=tuple(one for one in outcome.violations if (one.code, one.key) in left))
        for outcome in outcomes
    ]
    if found and notes:
        told = (violation_of(one, one.message) for one in notes)
        found[-1] = replace(found[-1], violations=(*found[-1].violations, *told))
    return found
