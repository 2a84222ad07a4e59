"""The waivers of a project, set against what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from trueline.model.diagnostics import Diagnostic, Severity

from .configuration import Configuration, place

if TYPE_CHECKING:
    from .discovery import Project


def apply(
    found: Sequence[Diagnostic],
    project: Project,
    configuration: Configuration,
    concerns: Callable[[str], bool],
    today: date,
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Return what is not waived, and what is wrong with the waivers.

    Args:
        found: what was found.
        project: whose waivers count.
        configuration: of the project.
        concerns: whether the waivers of a code are about what was looked for; others are left alone.
        today: the day on which they have to count.
    """
    numbers = [number for number, one in enumerate(configuration.waivers) if concerns(one.code)]
    if not numbers:
        return list(found), []
    from trueline.model.inspections import waive  # the inspections take a while to import

    waived = waive(found, [configuration.waivers[number] for number in numbers], today)
    expired = (_expired(project, configuration, numbers[at]) for at in waived.expired)
    idle = (_idle(project, configuration, numbers[at]) for at in waived.idle)
    return waived.left, [*expired, *idle]


def _expired(project: Project, configuration: Configuration, number: int) -> Diagnostic:
    waiver = configuration.waivers[number]
    return Diagnostic(
        "workspace.waiver.expired", f"the waiver of '{waiver.code}' counted until {waiver.until}", Severity.WARNING,
        location=place(project, "waivers", number), remedy=f"Mend '{waiver.about}', or set a later day.",
    )  # fmt: skip


def _idle(project: Project, configuration: Configuration, number: int) -> Diagnostic:
    waiver = configuration.waivers[number]
    return Diagnostic(
        "workspace.waiver.idle", f"the waiver of '{waiver.code}' for '{waiver.about}' accepts nothing",
        Severity.WARNING, location=place(project, "waivers", number), remedy="Take it away.",
    )  # fmt: skip
