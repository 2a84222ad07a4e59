"""LikeC4 (npm `likec4`): its language, how it is installed and what of it is measured."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from functools import partial
from pathlib import Path

from bench.cases import Case, Drawn, Tool, emptied
from bench.landscape import Element, Landscape, Relationship

INDENT = "  "
SPECIFICATION = "specification {\n  element system\n  element container\n  element component\n}\n"


def write(landscape: Landscape, folder: Path) -> None:
    """Write a LikeC4 workspace: one file for the specification and the landscape view, one file a system.

    LikeC4 is quicker on many files than on the same text in one.

    Args:
        landscape: What to write.
        folder: Where; it is emptied first.
    """
    emptied(folder)
    children = landscape.children()
    uses: dict[str, list[Relationship]] = {}
    for relationship in landscape.relationships:
        uses.setdefault(relationship.source.partition(".")[0], []).append(relationship)
    views = "views {\n  view index {\n    title 'Landscape'\n    include *\n  }\n}\n"
    (folder / "landscape.c4").write_text(SPECIFICATION + views, encoding="utf-8")
    for system in children[""]:
        lines = ["model {", *_declared(system, children, INDENT)]
        lines += [_related(relationship) for relationship in uses.get(system.path, [])]
        lines += ["}", "views {", *_views(system, children), "}", ""]
        (folder / f"{system.path}.c4").write_text("\n".join(lines), encoding="utf-8")


def _declared(element: Element, children: dict[str, list[Element]], indent: str) -> list[str]:
    slug = element.path.rpartition(".")[2]
    lines = [f"{indent}{slug} = {element.kind} '{element.name}' {{"]
    lines.append(f"{indent}{INDENT}description '{element.description}'")
    if element.technology:
        lines.append(f"{indent}{INDENT}technology '{element.technology}'")
    for child in children[element.path]:
        lines += _declared(child, children, indent + INDENT)
    return [*lines, f"{indent}}}"]


def _related(relationship: Relationship) -> str:
    end = f"{relationship.source} -> {relationship.target}"
    return f"{INDENT}{end} '{relationship.description}' {{ technology '{relationship.technology}' }}"


def _views(system: Element, children: dict[str, list[Element]]) -> list[str]:
    shown = [system, *(child for child in children[system.path])]
    return [
        f"{INDENT}view {element.path.replace('.', '_')} of {element.path} "
        f"{{\n    title '{element.name}'\n    include *\n  }}"
        for element in shown
    ]


def installed(definition: Path, folder: Path) -> Tool:
    """Install the locked versions, with the Node they bring along, unless they already are.

    Args:
        definition: The folder of `package.json` and `package-lock.json`.
        folder: Where to install; untracked.

    Raises:
        subprocess.CalledProcessError: When npm fails.
    """
    commands = folder / "node_modules" / ".bin"
    lock, unpacked = definition / "package-lock.json", folder / "installed.json"
    if not unpacked.is_file() or unpacked.read_bytes() != lock.read_bytes():
        emptied(folder)
        for name in ("package.json", ".npmrc", "package-lock.json"):
            shutil.copyfile(definition / name, folder / name)
        # Install scripts only fetch or rebuild what the packages already bring along.
        subprocess.run(["npm", "ci", "--ignore-scripts", "--loglevel=error"], cwd=folder, check=True)
        shutil.copyfile(lock, unpacked)
    version = json.loads(lock.read_text(encoding="utf-8"))["packages"]["node_modules/likec4"]["version"]
    return Tool("likec4", version, write, partial(cases, commands))


def cases(commands: Path, workspace: Path) -> list[Case]:
    """List what is measured on one workspace.

    Args:
        commands: The folder of the commands `likec4` and `node`.
        workspace: What `write` wrote.
    """
    output = workspace.parent / "likec4-mermaid"
    # In a container it calls the Graphviz of the system; where there is none it draws nothing and still exits with 0.
    drawing = ("gen", "mermaid", "--no-use-dot", "-o", str(output), ".")
    environment = {"PATH": f"{commands}{os.pathsep}{os.environ.get('PATH', os.defpath)}", "NO_COLOR": "1", "CI": "1"}
    likec4 = str(commands / "likec4")
    return [
        Case("likec4", "validate", (likec4, "validate", "."), workspace, environment),
        Case("likec4", "validate --no-layout", (likec4, "validate", "--no-layout", "."), workspace, environment),
        Case(
            "likec4",
            "gen mermaid",
            (likec4, *drawing),
            workspace,
            environment,
            before=lambda: emptied(output),
            drawn=lambda _: _drawn(output),
        ),
    ]


def _drawn(output: Path) -> Drawn:
    diagrams = [path.read_text(encoding="utf-8") for path in output.rglob("*.mmd")]
    return Drawn(len(diagrams), sum(len(diagram.splitlines()) for diagram in diagrams))
