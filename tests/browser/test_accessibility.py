"""What axe-core has against the documentation of this project, in both palettes and with diagrams in use."""

from __future__ import annotations

import json
from pathlib import Path

from tests.browser.building import ROOT, build, run


def test_axe_finds_nothing_serious_and_would_find_it(tmp_path: Path, chromium: str) -> None:
    build(tmp_path / "site", ROOT / "mkdocs.yml")
    seen = json.loads(run("node", "tests/browser/axe.mjs", tmp_path / "site", CHROMIUM=chromium))
    assert seen["violations"] == []
    assert seen["checked"] > 40
    assert any("button-name" in one for one in seen["spoilt"])
