"""The action for GitHub: its script does what it says, run as a runner would."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from tests.conformance.imports.examples import read
from tests.house.tracked import ROOT

ACTION = ROOT / ".github" / "actions" / "check" / "action.yml"
INPUTS = {"KINDS": "imports", "FOLDER": ".", "BASELINE": "", "SARIF": ""}


def steps() -> list[dict[str, Any]]:
    described = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = described["runs"]["steps"]
    return found


def run(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    (script,) = (step["run"] for step in steps() if "run" in step)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],
        cwd=folder, env={**os.environ, "PATH": path, **INPUTS, **inputs}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_violation_fails_the_step_and_is_an_annotation(tmp_path: Path) -> None:
    folder = read("layers", twin=False).write(tmp_path / "pro ject")
    ended = run(tmp_path, FOLDER="pro ject", SARIF="found.sarif")
    assert ended.returncode == 1, ended.stderr
    assert "::error file=src/shop/logic/order.py,line=2" in ended.stdout
    assert json.loads((folder / "found.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_what_holds_passes(tmp_path: Path) -> None:
    ended = run(read("layers", twin=True).write(tmp_path))
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_what_cannot_be_checked_fails_and_a_baseline_is_heard(tmp_path: Path) -> None:
    folder = read("layers", twin=False).write(tmp_path)
    assert run(folder, BASELINE="known.json").returncode == 2
    command = [str(Path(sys.executable).parent / "trueline"), "check", "imports"]
    subprocess.run([*command, "--baseline", "known.json", "--update-baseline"], cwd=folder, check=True)
    assert run(folder, BASELINE="known.json").returncode == 0


def test_every_input_reaches_the_script() -> None:
    described = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    used = json.dumps(steps())
    assert [name for name in described["inputs"] if f"inputs.{name}" not in used] == []
