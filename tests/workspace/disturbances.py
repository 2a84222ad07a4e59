"""Runs that are killed, or fail, at every step that changes the disk: what `killing.py` found."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from .projects import SampleProject


def findings_of(how: str, work: str, project: SampleProject, changed: Path, afterwards: Path) -> list[dict[str, Any]]:
    """Return what happened at each step.

    Args:
        how: `kill` or `fail`.
        work: `build`, or target and folder of a scaffold.
        project: as it is before; it is copied.
        changed: files to lay over it before the run that is disturbed.
        afterwards: the same before the run that follows.
    """
    scratch = changed.parent / "scratch"
    scratch.mkdir()
    script = Path(__file__).parent / "killing.py"
    done = subprocess.run(
        [sys.executable, str(script), how, work, *map(str, (project.root, changed, afterwards, scratch))],
        env=project.environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    findings: list[dict[str, Any]] = json.loads(done.stdout)
    return findings


def is_temporary(path: str) -> bool:
    """Whether a run makes such a file for itself."""
    return Path(path).name.startswith(".trueline-")
