"""Inspecting the model of a project with the severities and waivers that its configuration states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .configuration import read_configuration
from .loading import load

if TYPE_CHECKING:
    from trueline.model.diagnostics import Diagnostic

    from .discovery import Project


def inspect_project(project: Project) -> list[Diagnostic]:
    """Return what the inspections find in the model of `project`.

    Raises:
        TruelineError: where the configuration or the model cannot be read.
    """
    configuration = read_configuration(project)
    load(project, configuration)
    return configuration.weigh(())
