"""The documentation of this project built, for the tests that look at it in a browser."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, **environment: str) -> str:
    """Run a command at the root of the repository and return what it prints."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(target: Path, configuration: Path, *, strict: bool = True, **environment: str) -> None:
    """Build a site into `target`; `strict`: with warnings as errors."""
    run(
        sys.executable, "-m", "mkdocs", "build", *(["--strict"] if strict else []), "--quiet",
        "--config-file", configuration, "--site-dir", target, **environment,
    )  # fmt: skip
