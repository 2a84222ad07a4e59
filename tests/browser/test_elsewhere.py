"""Workspaces of users: whatever draws their diagrams, all are drawn without a network."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.browser.building import ROOT, build, run
from tests.workspace.projects import COMMAND


@pytest.mark.parametrize("renderer", ["trueline", "mermaid2"])
def test_every_block_of_a_new_workspace_is_drawn_offline(tmp_path: Path, chromium: str, renderer: str) -> None:
    for command in (
        ["init", ".", "--renderer", renderer, "--no-libraries"],
        ["assets", "--from", str(ROOT / "node_modules")],
    ):
        subprocess.run([str(COMMAND), *command], cwd=tmp_path, check=True, capture_output=True)
    model = tmp_path / "architecture" / "model.py"
    attack = "<img src=x onerror='window.hit=1'>"
    model.write_text(model.read_text(encoding="utf-8").replace("Takes the money", attack), encoding="utf-8")
    subprocess.run([str(COMMAND), "build"], cwd=tmp_path, check=True, capture_output=True)
    build(tmp_path / "site", tmp_path / "mkdocs.yml")
    seen = json.loads(run("node", "tests/browser/elsewhere.mjs", tmp_path / "site", CHROMIUM=chromium))
    assert seen["faults"] == []
    assert seen["blocks"] == seen["drawn"] > 10
