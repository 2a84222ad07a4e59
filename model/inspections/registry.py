"""All inspections, theme by theme."""

from __future__ import annotations

from . import (
    behaviour,
    deployment,
    descriptions,
    documentation,
    machines,
    names,
    patterns,
    rules,
    schemas,
    showing,
    structure,
)
from .inspection import Inspection

INSPECTIONS: tuple[Inspection, ...] = (
    *structure.INSPECTIONS,
    *descriptions.INSPECTIONS,
    *names.INSPECTIONS,
    *showing.INSPECTIONS,
    *behaviour.INSPECTIONS,
    *machines.INSPECTIONS,
    *patterns.INSPECTIONS,
    *schemas.INSPECTIONS,
    *rules.INSPECTIONS,
    *deployment.INSPECTIONS,
    *documentation.INSPECTIONS,
)
