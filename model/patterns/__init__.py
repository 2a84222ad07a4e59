"""What each pattern yields: a machine, a flow and a process."""

from __future__ import annotations

from ..records.architecture import ArchitectureRecord
from ..records.behaviour import Flow, Process
from ..records.machines import Machine
from ..records.patterns import PatternRecord


def expand(
    pattern: PatternRecord, architecture: ArchitectureRecord
) -> tuple[Machine | None, Flow | None, Process | None]:
    """Return the machine, flow and process that `pattern`, stated in `architecture`, yields."""
    return (None, None, None)
