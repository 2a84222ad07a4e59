"""Whatever stands in the fields of a model, nothing of it is executed in the site that is built from it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.browser.building import ROOT, build, run
from tests.generators.whole.building import built
from tests.generators.whole.test_hostile_models import free_fields, hostile
from trueline.model.workspace import Workspace

ATTACKS = (
    "<script>window.hit = 1</script>",
    "</script><script>window.hit = 2</script>",
    '<img src=x onerror="window.hit = 3">',
    '"><svg onload="window.hit = 4">',
    "' onmouseover='window.hit = 5' x='",
    "[x](javascript:window.hit=6)",
    '<a href="javascript:window.hit=7">x</a>',
    '<iframe srcdoc="<script>parent.hit = 8</script>"></iframe>',
    "&lt;img src=x onerror=window.hit=9&gt;",
    "#60;img src=x onerror=window.hit=10#62;",
    "%%{init: {'securityLevel': 'loose', 'flowchart': {'htmlLabels': true}}}%%",
    '"] \n click a call window.hit() \n b["',
    "```\n<script>window.hit = 11</script>\n```",
    "</div></details><script>window.hit = 12</script>",
    "<style>@import 'http://attacker.invalid/x.css'</style>",
    "{{ config }} {% raw %} ${window.hit = 13}",
    "-->\n<script>window.hit = 14</script><!--",
)
TURNS = 3


def texts(turn: int) -> list[str]:
    """Return texts of four attacks each; over the turns, every field meets each attack, in changing company."""
    return [
        " ".join(ATTACKS[(number * (2 * turn + 1) + step * 5 + turn) % len(ATTACKS)] for step in range(4))
        for number in range(len(ATTACKS))
    ]


def test_every_field_meets_attacks_and_none_succeeds(tmp_path: Path, chromium: str) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "site" / "assets", docs / "assets")
    (docs / "index.md").write_text("# Entrance\n")
    for turn in range(TURNS):
        made = built(Workspace((hostile(texts(turn), turn),), title=texts(turn)[0]))
        for path, content in made.items():
            if path.startswith("site/systems/"):
                page = docs / f"turn-{turn}" / path.removeprefix("site/")
                page.parent.mkdir(parents=True, exist_ok=True)
                page.write_text(content)
    configuration = tmp_path / "mkdocs.yml"
    configuration.write_text(f"INHERIT: {ROOT / 'mkdocs.yml'}\ndocs_dir: docs\nnav:\n")
    build(tmp_path / "site", configuration, strict=False)
    seen = json.loads(run("node", "tests/browser/attack.mjs", tmp_path / "site", CHROMIUM=chromium))
    assert seen["faults"] == []
    assert len(free_fields()) > 200
    assert seen["pages"] > 20 * TURNS
    assert seen["diagrams"] > 20 * TURNS
    assert seen["results"] > 0
