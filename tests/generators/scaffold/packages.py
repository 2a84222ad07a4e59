"""Scaffolds in a folder, and code that runs in them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

from trueline.generators.scaffold import Target, Templates, generate
from trueline.model.protocols import Artefact


def write(target: Target, folder: Path) -> Path:
    """Write the scaffold of a target into a folder."""
    for one in generate(target, Templates()):
        if isinstance(one, Artefact):
            path = folder / one.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(one.content, encoding="utf-8")
    return folder


def run(folder: Path, script: str, **environment: str) -> Any:
    """Run a script beside the package of a scaffold; what it prints is JSON, and every warning an error."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    path = os.pathsep.join([str(folder / "src"), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", textwrap.dedent(script)], cwd=folder, text=True, capture_output=True,
        env={**kept, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", **environment}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-6000:]
    return json.loads(done.stdout)
