"""`python -m bench.site`: the HTML site of many pages, against plain MkDocs with Material on the same pages.

Also how long Chromium takes for a drawing, by the number of its boxes. Writes `bench/site.md`.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.landscape import SYSTEM, landscape
from bench.machine import describe
from bench.measure import Run, measure
from bench.peers.trueline import installed, write

ROOT = Path(__file__).parents[1]
SIZES = (100, 1000, 5000)
PAGES = 5
"""How many pages of elements a system of the landscape has: its own, and one for each of its four containers."""
BOXES = (5, 10, 25, 50, 100)
GOAL_CPU, GOAL_SIZE = 7.0, 70.0  # CPU seconds and MB of 1,000 pages of elements

_COLUMNS = (
    "Pages of elements", "Pages in all", "Configuration", "Wall s", "CPU s", "MiB of memory", "MB of site", "CPU ratio",
    "Size ratio",
)  # fmt: skip
_HEAD = """\
# The HTML site

Written by `python -m bench.site`: `mkdocs build` of the pages of a made-up landscape (`bench/landscape.py`), with the
configuration that `trueline init` writes, and with plain MkDocs and Material on the same pages. Ratios are to these.
"""
_DRAWN = """
## Drawings

Seconds from the text of a flowchart to its drawing in Chromium, with ELK; the median of three.

| Boxes | Arrows | Seconds |
| --- | --- | --- |"""
_PLAIN = """\
site_name: Landscape
docs_dir: site
theme:
  name: material
markdown_extensions: [admonition, attr_list, def_list, md_in_html, tables, pymdownx.details, pymdownx.superfences]
nav:
  - Home: index.md
  # trueline:begin navigation
  # trueline:end
"""


@dataclass(frozen=True)
class Measured:
    """One build of a site: what it used, how many pages it has, and the size of its HTML in MB."""

    tool: str
    elements: int
    pages: int
    run: Run
    size: float


def main(arguments: Iterable[str] | None = None) -> int:
    """Measure and write the report; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.site", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES), help="pages of elements")
    parser.add_argument("--timeout", type=float, default=900.0, help="seconds after which a build is ended")
    chosen = parser.parse_args(list(arguments) if arguments is not None else None)
    found = [one for size in chosen.sizes for one in _sites(size, chosen.timeout)]
    drawn = _drawings()
    target = ROOT / "bench" / "site.md"
    target.write_text("\n".join(report(found, drawn)) + "\n", encoding="utf-8")
    print(target.relative_to(ROOT))
    return 0


def _sites(pages: int, timeout: float) -> Iterator[Measured]:
    """Build one site in both ways."""
    with tempfile.TemporaryDirectory(prefix="trueline-bench-") as place:
        folder = Path(place) / "project"
        write(landscape(pages // PAGES * SYSTEM), folder)
        (folder / "site").mkdir()
        (folder / "site" / "index.md").write_text("# Landscape\n", encoding="utf-8")
        for name, text in (("trueline", _ours()), ("plain Material", _PLAIN)):
            (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
            command = [str(Path(sys.executable).parent / "trueline"), "build"]
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
            target = Path(place) / "built"
            shutil.rmtree(target, ignore_errors=True)
            build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)]
            run = measure(build, folder, Path(place) / "said", {"NO_MKDOCS_2_WARNING": "1"}, timeout)
            files = [path for path in target.rglob("*") if path.is_file()]
            size = sum(path.stat().st_size for path in files) / 1e6
            yield Measured(name, pages, sum(path.suffix == ".html" for path in files), run, size)


def _ours() -> str:
    """Return the configuration that `trueline init` writes, for the folders of the bench."""
    from trueline.workspace.initialising import plan

    with tempfile.TemporaryDirectory() as place:
        text = plan(Path(place) / "landscape").files["mkdocs.yml"]
    return text.replace('docs_dir: "docs"', "docs_dir: site").replace("site_dir: site", "site_dir: built")


def _drawings() -> dict[int, float]:
    """Return the seconds that Chromium takes for a drawing, by the number of its boxes."""
    script = ROOT / "bench" / "drawing.mjs"
    command = ["node", str(script), *map(str, BOXES)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {int(boxes): seconds for boxes, seconds in json.loads(done.stdout).items()}


def report(found: Iterable[Measured], drawn: dict[int, float]) -> Iterator[str]:
    """Yield the lines of the report."""
    measured = list(found)
    about = {**describe(None), "trueline": installed().version}
    yield _HEAD
    yield f"{', '.join(f'{name} {value}' for name, value in about.items())}."
    yield from _goal(measured)
    yield ""
    yield f"| {' | '.join(_COLUMNS)} |"
    yield f"| {' | '.join('---' for _ in _COLUMNS)} |"
    yield from (f"| {' | '.join(_row(one, measured))} |" for one in measured)
    yield _DRAWN
    yield from (f"| {boxes} | {boxes * 3 // 2} | {seconds:.2f} |" for boxes, seconds in sorted(drawn.items()))


def _goal(measured: list[Measured]) -> Iterator[str]:
    for one in measured:
        if one.elements == 1000 and one.tool == "trueline":
            met = "met" if one.run.cpu <= GOAL_CPU and one.size <= GOAL_SIZE else "**not met**"
            yield ""
            yield f"Goal: 1,000 pages of elements in at most {GOAL_CPU:.0f} CPU-s and {GOAL_SIZE:.0f} MB of site."
            yield f"Found: {one.run.cpu:.1f} CPU-s and {one.size:.0f} MB: {met}."


def _row(one: Measured, measured: list[Measured]) -> Iterator[str]:
    peer = next(each for each in measured if each.elements == one.elements and each.tool != "trueline")
    yield from (f"{one.elements:,}", f"{one.pages:,}", one.tool)
    if one.run.status:
        yield from ("failed" if not one.run.timed_out else f"ended after {one.run.wall:.0f} s", *["-"] * 5)
        return
    yield from (f"{one.run.wall:.1f}", f"{one.run.cpu:.1f}", f"{one.run.memory:.0f}", f"{one.size:.0f}")
    yield f"{one.run.cpu / peer.run.cpu:.2f}"
    yield f"{one.size / peer.size:.2f}" if peer.size else "-"


if __name__ == "__main__":
    sys.exit(main())
