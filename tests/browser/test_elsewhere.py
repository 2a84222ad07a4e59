"""Workspaces of users: whatever draws their diagrams, all are drawn without a network."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
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


def test_zensical_builds_the_documentation_and_draws_it(tmp_path: Path, chromium: str) -> None:
    shutil.copytree(ROOT / "site", tmp_path / "site")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    done = subprocess.run(
        [str(Path(sys.executable).parent / "zensical"), "build", "--config-file", "mkdocs.yml"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    built = tmp_path / "build" / "site"
    pages = ["systems/crm/containers.html", "systems/inventory/flows.html", "systems/pcf-api/schema.html"]
    seen = json.loads(run("node", "tests/browser/elsewhere.mjs", built, *pages, CHROMIUM=chromium))
    assert seen["faults"] == []
    assert seen["blocks"] == seen["drawn"] == 4
    index = (built / "search.json").read_text(encoding="utf-8")
    assert "Appointment" in index
    assert "classDef " not in index
