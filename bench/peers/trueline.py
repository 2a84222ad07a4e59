"""trueline itself: the JSON form of a landscape and what is measured on it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from importlib.metadata import version
from pathlib import Path

from bench.cases import Case, Drawn, Tool, emptied
from bench.landscape import Element, Landscape

MODEL, CONFIGURATION = "landscape.json", "trueline.toml"


def write(landscape: Landscape, folder: Path) -> None:
    """Write a project with one architecture in the JSON form; every view is derived.

    Args:
        landscape: What to write.
        folder: Where; it is emptied first.
    """
    emptied(folder)
    architecture = {
        "trueline": 1,
        "id": "landscape",
        "title": "Landscape",
        "elements": [_declared(element) for element in landscape.elements],
        "relationships": [asdict(relationship) for relationship in landscape.relationships],
    }
    (folder / MODEL).write_text(json.dumps(architecture, indent=1) + "\n", encoding="utf-8")
    configuration = f'architectures = ["{MODEL}"]\n'
    (folder / CONFIGURATION).write_text(configuration, encoding="utf-8")


def _declared(element: Element) -> dict[str, str]:
    fields = {"id": element.path, "kind": element.kind, "name": element.name, "description": element.description}
    return {**fields, "technology": element.technology} if element.technology else fields


def installed() -> Tool:
    """Find the trueline that is installed in the environment that runs this.

    Raises:
        FileNotFoundError: When there is none.
    """
    found = shutil.which("trueline", path=str(Path(sys.executable).parent))
    if found is None:
        raise FileNotFoundError("the command trueline is not installed beside this Python; run 'make dev' first")
    return Tool("trueline", version("trueline"), write, partial(cases, found))


def cases(command: str, workspace: Path) -> list[Case]:
    """List what is measured on one project.

    Args:
        command: The command `trueline`.
        workspace: What `write` wrote.
    """

    def built() -> None:
        if all(path.is_file() for path in workspace.iterdir()):
            subprocess.run([command, "build"], cwd=workspace, check=True, stdout=subprocess.DEVNULL)

    def drawn(_: Path) -> Drawn:
        lines = [len(block) for block in blocks(workspace)]
        return Drawn(len(lines), sum(lines))

    return [
        Case("trueline", "build", (command, "build"), workspace, before=lambda: cold(workspace), drawn=drawn),
        Case("trueline", "build, nothing changed", (command, "build"), workspace, before=built, drawn=drawn),
        Case("trueline", "validate", (command, "validate"), workspace),
        Case("trueline", "--help", (command, "--help"), workspace),
    ]


def cold(workspace: Path) -> None:
    """Remove everything that builds have written and remembered: all but the model and the configuration."""
    for path in workspace.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in (MODEL, CONFIGURATION):
            path.unlink()


def blocks(folder: Path) -> Iterator[list[str]]:
    """The Mermaid blocks of all generated pages, each as its lines.

    Args:
        folder: Where the pages are, at any depth.
    """
    for page in sorted(folder.rglob("*.md")):
        block: list[str] | None = None
        for line in page.read_text(encoding="utf-8").splitlines():
            if line.strip() == "```mermaid":
                block = []
            elif block is not None and line.strip() == "```":
                yield block
                block = None
            elif block is not None:
                block.append(line)
