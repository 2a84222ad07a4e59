"""Inspecting the model of a project with the severities and waivers that its configuration states."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from trueline.model.diagnostics import Diagnostic, Severity, did_you_mean
from trueline.model.inspections import INSPECTIONS, inspect

from . import waivers
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
    # Waivers end with the day of the person who runs this, wherever that is; those of checks are theirs.
    day = today or datetime.now().astimezone().date()
    left, notes = waivers.apply(found, project, configuration, lambda code: code.startswith("model."), day)
    return [*left, *configuration.weigh([*_severities(project, configuration), *notes])]


def _severities(project: Project, configuration: Configuration) -> Iterator[Diagnostic]:
    """Yield the severities of inspections that do not exist; other codes may be those of generators."""
    known = [inspection.id for inspection in INSPECTIONS]
    for code in configuration.severities:
        if code.startswith("model.") and code not in known:
            yield Diagnostic(
                "workspace.severity.unknown", f"there is no inspection '{code}'", Severity.WARNING,
                location=place_in(project, "severities", code), remedy=did_you_mean(code, known),
            )  # fmt: skip
