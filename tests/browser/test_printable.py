"""The printable file of an architecture: whole, by itself, on screen and on paper."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.browser.building import ROOT, run
from tests.workspace.projects import COMMAND


def test_one_file_holds_every_page_draws_every_diagram_and_prints_without_asking_anybody(
    tmp_path: Path, chromium: str
) -> None:
    command = [str(COMMAND), "export", "html", "--architecture", "crm", "--out", str(tmp_path), "-C", str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    seen = json.loads(run("node", "tests/browser/printable.mjs", tmp_path / "crm.html", CHROMIUM=chromium))
    assert seen["faults"] == []
    assert seen["failed"] == []
    assert seen["lost"] == []
    assert seen["sections"] == len(list((ROOT / "site" / "systems" / "crm").rglob("*.md")))
    assert seen["diagrams"] > 15
    assert seen["pdf"] == "%PDF-"
