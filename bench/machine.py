"""Describes the machine in neutral terms: what a reader needs to judge the numbers, and nothing that names it."""

from __future__ import annotations

import os
import platform
import subprocess
from pathlib import Path


def describe(node: Path | None) -> dict[str, str]:
    """Say what the numbers were measured on.

    Args:
        node: The Node that runs LikeC4, if it is installed.
    """
    about = {
        "system": f"{platform.system()} {platform.machine()}",
        "cores": str(_cores()),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "Python": platform.python_version(),
    }
    if node is not None:
        answer = subprocess.run([str(node), "--version"], check=True, stdout=subprocess.PIPE, text=True)
        about["Node"] = answer.stdout.strip().removeprefix("v")
    return about


def _cores() -> int:
    # What this process may use can be less than what the machine has.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
