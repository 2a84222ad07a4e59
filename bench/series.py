"""The repeated runs of one case on one landscape, their medians, and their form in `results.json`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

from bench.measure import Run


@dataclass(slots=True)
class Series:
    """All runs of one case on one landscape."""

    tool: str
    case: str
    landscape: str
    """The number of elements, or `ring`."""
    elements: int
    relationships: int
    views: int = 0
    """How many diagrams every tool must draw at least: the landscape, each system and each container."""
    diagrams: int | None = None
    """How many diagrams the last run made, where that can be counted."""
    drawn: int = 0
    """How many lines they have: roughly one a node and one an arrow."""
    failure: str = ""
    """Why no more runs were made, such as the time that ran out; empty when all went well."""
    runs: list[Run] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether it has runs and all of them went well."""
        return bool(self.runs) and not self.failure

    @property
    def wall(self) -> float:
        """Median of the seconds on the wall clock."""
        return median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        """Median of the seconds of processor time."""
        return median(run.cpu for run in self.runs)

    @property
    def memory(self) -> float:
        """Median of the peak memory in MiB."""
        return median(run.memory for run in self.runs)

    @property
    def work(self) -> int:
        """Elements, relationships and drawn lines together: what the cost should be linear in."""
        return self.elements + self.relationships + self.drawn

    def to_data(self) -> dict[str, Any]:
        """The series as plain data, its medians included, for a reader without this program."""
        data = asdict(self)
        if self.runs:
            data["median"] = {
                "wall_seconds": round(self.wall, 3),
                "cpu_seconds": round(self.cpu, 3),
                "memory_mib": round(self.memory, 1),
            }
        return data


def find(measured: Sequence[Series], tool: str, case: str, landscape: str) -> Series | None:
    """Look up a series that is complete.

    Args:
        measured: Where to look.
        tool: Its tool.
        case: Its case.
        landscape: Its landscape.
    """
    wanted = (tool, case, landscape)
    found = (series for series in measured if (series.tool, series.case, series.landscape) == wanted)
    return next((series for series in found if series.complete), None)
