"""The settings: thresholds, windows and limits of the model, as variables of the environment can set them."""

from __future__ import annotations

from collections.abc import Iterator

from trueline.model.protocols import Artefact

from ..design import Design
from ..python.standard_imports import identifiers, import_line, standard_imports


def files(design: Design) -> Iterator[Artefact]:
    """Yield the settings, where there is anything to set."""
    settings = design.settings
    if not settings:
        return
    parameters = import_line("...domain._generated.machines", settings.parameters) if settings.parameters else ""
    grouped = bool(settings.policies or settings.groups)
    names = {"BaseModel", "ConfigDict"} if grouped else set()
    names |= {"Field"} if settings.policies else identifiers(settings.lines) & {"Field"}
    yield design.module(
        "application/_generated/settings.py",
        "application/settings.py.j2",
        standard=standard_imports(settings.lines, *(["timedelta"] if settings.policies else [])),
        parameters=parameters,
        pydantic=import_line("pydantic", names) if names else "",
        grouped=grouped,
    )
