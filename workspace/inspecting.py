"""Inspecting the model of a project with the severities and waivers that its configuration states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from trueline.model.diagnostics import Diagnostic, Severity, did_you_mean
from trueline.model.inspections import INSPECTIONS, inspect, waive

from .configuration import Configuration, read_configuration
from .configuration import place as place_in
from .ground import Ground
from .loading import load
from .modules import exists
from .python_source import user_code

if TYPE_CHECKING:
    from datetime import date

    from .discovery import Project


def inspect_project(project: Project, today: date | None = None) -> list[Diagnostic]:
    """Return what the inspections find in the model of `project`, and what is wrong with its waivers.

    Args:
        project: whose model to inspect.
        today: the day on which waivers have to count; by default this one.

    Raises:
        TruelineError: where the configuration or the model cannot be read.
    """
    configuration = read_configuration(project)
    workspace = load(project, configuration)
    with user_code(Ground(project.root), configuration.paths):
        found = inspect(workspace, configuration.severities, exists)
    # Waivers end with the day of the person who runs this, wherever that is.
    numbers = [number for number, one in enumerate(configuration.waivers) if one.code.startswith("model.")]
    waivers = [configuration.waivers[number] for number in numbers]  # the others are those of checks
    waived = waive(found, waivers, today or datetime.now().astimezone().date())
    notes = [
        *_severities(project, configuration),
        *_expired(project, configuration, [numbers[at] for at in waived.expired]),
        *_idle(project, configuration, [numbers[at] for at in waived.idle]),
    ]
    return [*waived.left, *configuration.weigh(notes)]


def _severities(project: Project, configuration: Configuration) -> Iterator[Diagnostic]:
    """Yield the severities of inspections that do not exist; other codes may be those of generators."""
    known = [inspection.id for inspection in INSPECTIONS]
    for code in configuration.severities:
        if code.startswith("model.") and code not in known:
            yield Diagnostic(
                "workspace.severity.unknown", f"there is no inspection '{code}'", Severity.WARNING,
                location=place_in(project, "severities", code), remedy=did_you_mean(code, known),
            )  # fmt: skip


def _expired(project: Project, configuration: Configuration, numbers: Iterable[int]) -> Iterator[Diagnostic]:
    for number in numbers:
        waiver = configuration.waivers[number]
        yield Diagnostic(
            "workspace.waiver.expired", f"the waiver of '{waiver.code}' counted until {waiver.until}", Severity.WARNING,
            location=place_in(project, "waivers", number), remedy=f"Mend '{waiver.about}', or set a later day.",
        )  # fmt: skip


def _idle(project: Project, configuration: Configuration, numbers: Iterable[int]) -> Iterator[Diagnostic]:
    for number in numbers:
        waiver = configuration.waivers[number]
        yield Diagnostic(
            "workspace.waiver.idle", f"the waiver of '{waiver.code}' for '{waiver.about}' accepts nothing",
            Severity.WARNING, location=place_in(project, "waivers", number), remedy="Take it away.",
        )  # fmt: skip
