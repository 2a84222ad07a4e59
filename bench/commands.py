"""A command that is measured several times, each time from the same start."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench.measure import measure
from bench.series import Series


@dataclass(frozen=True, slots=True)
class Case:
    """One command to measure.

    Attributes:
        tool: name and version.
        state: what it starts from.
        command: the program and its arguments.
        folder: where it runs.
        environment: variables on top of ours.
        prepare: what happens before every run.
        fine: statuses with which it ends when it could do its work.
    """

    tool: str
    state: str
    command: tuple[str, ...]
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    prepare: Callable[[], None] = lambda: None
    fine: tuple[int, ...] = (0, 1)

    def printed(self, folder: Path) -> Path:
        """Return the file below `folder` for what it prints."""
        return folder / f"{re.sub('[^a-z0-9]+', '-', f'{self.tool} {self.state}'.lower())}.txt"


def measured(case: Case, subject: str, working: Path, repeat: int, timeout: float) -> Series:
    """Run a command several times.

    Args:
        case: the command.
        subject: what it works on.
        working: folder for what it prints.
        repeat: how often.
        timeout: seconds after which a run is ended; then there are no more.
    """
    series = Series(case.tool, case.state, subject, 0, 0)
    for _ in range(repeat):
        case.prepare()
        run = measure(case.command, case.folder, case.printed(working), case.environment, timeout)
        series.runs.append(run)
        if run.timed_out or run.status not in case.fine:
            series.failure = "timed out" if run.timed_out else f"ended with status {run.status}"
            break
    return series
