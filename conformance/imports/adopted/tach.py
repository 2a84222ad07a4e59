"""The modules, layers and interfaces of Tach: `tach.toml`, or the table `tool.tach` of pyproject.toml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from trueline.model.checks import Ruling
from trueline.model.diagnostics import Diagnostic

from .. import sources
from .adoption import Adopted, Stated
from .boundaries import globs, ignoring
from .boundaries.entries import ROOT
from .boundaries.layout import Layouts, Project
from .boundaries.reading import Reading
from .boundaries.rules import Declared, Ordered, Prohibited, Public
from .documents import read_text, read_toml

_FILES = (("tach.toml", ()), ("pyproject.toml", ("tool", "tach")))


def adopt(root: Path) -> Adopted | None:
    """Return what the file of Tach in `root` asks for; nothing where there is none.

    Raises:
        TruelineError: where the file, or one beside code that joins it, is no TOML.
    """
    found = _settings(root)
    return _adopted(Reading(root, *found)) if found is not None else None


def file(root: Path) -> str:
    """Return the name of the file of Tach in `root`; nothing where there is none.

    Raises:
        TruelineError: where the file is no TOML.
    """
    found = _settings(root)
    return found[0] if found is not None else ""


def _settings(root: Path) -> tuple[str, str, str, Mapping[str, Any]] | None:
    """Return a file, the table in it, its text and its settings."""
    for name, keys in _FILES:
        path = root / name
        text = read_text(path, name) if path.is_file() else ""
        if not path.is_file() or not all(key in text for key in keys):
            continue
        table: Any = read_toml(text, name)
        for key in keys:
            table = table.get(key) if isinstance(table, dict) else None
        if isinstance(table, dict):
            return name, ".".join(keys), text, table
    return None


def _adopted(reading: Reading) -> Adopted:
    tree, project = reading.tree, reading.project()
    tops = _tops(reading, project)
    exclude = tuple(tree.excluded(tops))
    files = sources.find(tops, tree.folders, exclude).files.values()
    project = replace(project, ignoring=ignoring.find(files, tree.left_out(tops)))
    return Adopted(
        file=project.block.file, rules=tuple(_rules(project)), roots=tops, paths=tree.paths, exclude=exclude,
        unread=tuple(reading.problems), notes=tuple(reading.notes),
    )  # fmt: skip


def _tops(reading: Reading, project: Project) -> tuple[str, ...]:
    """Return the packages to look at."""
    names = [said.text.partition(".")[0] for entry in project.entries for said in entry.paths if said.text != ROOT]
    known = [globs.modules(name) for name in names]
    tops = tuple(top for top in reading.tree.top if project.root_counts or any(each.fullmatch(top) for each in known))
    if not tops:
        problem = "none of its modules is found" if names else "it describes no modules"
        where = "Name the folders that they lie in: source_roots = [...]"
        reading.problems.append(
            Diagnostic(
                "imports.adopted.value", f"{project.block.file}: {problem}", location=project.block.key("source_roots"),
                remedy=where if names else "Each stands below a line of its own: [[modules]]",
            )
        )  # fmt: skip
    return tops


def _rules(project: Project) -> Iterator[Stated]:
    layouts = Layouts(project)
    place = project.entries[0].block.location if project.entries else project.block.location
    yield Declared(layouts, Ruling("tach:modules", "imports.closed-world", "Declared dependencies", location=place))
    prohibiting = next((entry.block for entry in project.entries if entry.cannot_depend_on), None)
    if prohibiting is not None:
        place, name = prohibiting.key("cannot_depend_on"), "Prohibited dependencies"
        yield Prohibited(layouts, Ruling("tach:cannot_depend_on", "imports.forbidden", name, location=place))
    if project.levels:
        place = project.block.key("layers")
        yield Ordered(layouts, Ruling("tach:layers", "imports.layers", "Layers", location=place))
    if project.interfaces:
        place = project.interfaces[0].block.location
        yield Public(layouts, Ruling("tach:interfaces", "imports.interface", "Public interfaces", location=place))
