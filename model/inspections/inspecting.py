"""Running the inspections."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..diagnostics import Diagnostic, Severity
from ..workspace import Workspace
from .inspection import HasModule, Model
from .registry import INSPECTIONS

_NONE: Mapping[str, Severity] = MappingProxyType({})


def inspect(
    workspace: Workspace, severities: Mapping[str, Severity] = _NONE, has_module: HasModule | None = None
) -> list[Diagnostic]:  # fmt: skip
    """Return what the inspections find, in the order of the files and lines where it was written.

    Args:
        workspace: verified architectures.
        severities: by the id of an inspection, where it weighs something else than by default; what is switched off
            is not even looked for.
        has_module: answers whether the code has a Python module; without it, bindings to code are not inspected.
    """
    model = Model(workspace, has_module)
    diagnostics: list[tuple[tuple[int, str, int], Diagnostic]] = []
    order = {record.id: number for number, record in enumerate(workspace.architectures)}
    for inspection in INSPECTIONS:
        severity = severities.get(inspection.id, inspection.severity)
        if severity is Severity.OFF:
            continue
        for one in inspection.find(model):
            location = workspace.locate(one.architecture, one.pointer)
            place = (
                order.get(one.architecture, -1),
                location.file if location else "",
                location.line if location else 0,
            )
            told = Diagnostic(inspection.id, one.message, severity, one.about, location, inspection.remedy)
            diagnostics.append((place, told))
    # Sorting is stable: on one line, the order of the registry and of the author stands.
    return [told for _, told in sorted(diagnostics, key=lambda each: each[0])]
