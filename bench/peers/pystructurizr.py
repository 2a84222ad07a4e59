"""pystructurizr (PyPI): its language, how it is installed and what of it is measured.

It draws nothing itself: it prints one file in the language of Structurizr, which a service then draws.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from bench.cases import Case, Drawn, Tool, emptied
from bench.landscape import Element, Landscape

BEGIN = """from pystructurizr.dsl import Workspace

workspace = Workspace()
model = workspace.Model(name="landscape")
"""
_VIEW = re.compile(r"^ +(?:systemLandscape|container|component) .*\{$", re.MULTILINE)


def write(landscape: Landscape, folder: Path) -> None:
    """Write a Python module `landscape` with the model and its views.

    Args:
        landscape: What to write.
        folder: Where; it is emptied first.
    """
    emptied(folder)
    lines = [_declared(element) for element in landscape.elements]
    lines += [
        f"{_variable(uses.source)}.uses({_variable(uses.target)}, {uses.description!r}, {uses.technology!r})"
        for uses in landscape.relationships
    ]
    lines.append('workspace.SystemLandscapeView("landscape", "Landscape")')
    for element in landscape.elements:
        if element.kind != "component":
            kind = "ContainerView" if element.kind == "system" else "ComponentView"
            variable = _variable(element.path)
            lines.append(f"workspace.{kind}({variable}, {variable!r}, {element.name!r})")
    (folder / "landscape.py").write_text(BEGIN + "\n".join(lines) + "\n", encoding="utf-8")


def _variable(path: str) -> str:
    return path.replace(".", "_")


def _declared(element: Element) -> str:
    parent = _variable(element.parent) or "model"
    make = {"system": "SoftwareSystem", "container": "Container", "component": "Component"}[element.kind]
    said = ", ".join(repr(text) for text in (element.name, element.description, element.technology))
    return f"{_variable(element.path)} = {parent}.{make}({said})"


def installed(definition: Path, folder: Path) -> Tool:
    """Install the locked versions into a virtual environment of their own, unless they already are.

    Args:
        definition: The folder of `requirements.txt`.
        folder: Where to install; untracked.

    Raises:
        subprocess.CalledProcessError: When pip fails.
    """
    lock, unpacked = definition / "requirements.txt", folder / "installed.txt"
    if not unpacked.is_file() or unpacked.read_bytes() != lock.read_bytes():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "-r", str(lock)], check=True)
        shutil.copyfile(lock, unpacked)
    pins = dict(line.split("==") for line in lock.read_text(encoding="utf-8").split())
    command = folder / "bin" / "pystructurizr"
    return Tool("pystructurizr", pins["pystructurizr"], write, partial(cases, command))


def cases(command: Path, workspace: Path) -> list[Case]:
    """List what is measured on one workspace.

    Args:
        command: The command `pystructurizr`.
        workspace: What `write` wrote.
    """
    return [
        Case(
            "pystructurizr",
            "dump",
            (str(command), "dump", "--view", "landscape"),
            workspace,
            before=lambda: shutil.rmtree(workspace / "__pycache__", ignore_errors=True),
            drawn=_drawn,
        )
    ]


def _drawn(printed: Path) -> Drawn:
    # Views that are described, not drawn: what stands in them is decided by the service.
    return Drawn(len(_VIEW.findall(printed.read_text(encoding="utf-8"))), 0)
