"""Loading the architectures that a configuration names, from whatever form they are written in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from trueline.model.diagnostics import Diagnostic, Location, TruelineError, did_you_mean
from trueline.model.forms import from_data
from trueline.model.records.architecture import ArchitectureRecord
from trueline.model.verification import verify
from trueline.model.workspace import Locate, Workspace

from .configuration import Configuration, place
from .ground import Ground
from .python_source import load_attribute, user_code

if TYPE_CHECKING:
    from .discovery import Project

Pointer = tuple[str | int, ...]
Loaded = tuple[ArchitectureRecord, Locate]

_MODULE = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*:[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")
_FILES = (".yaml", ".yml", ".json")


def load(project: Project, configuration: Configuration) -> Workspace:
    """Return the workspace: every architecture, read and verified.

    Raises:
        TruelineError: with everything that is wrong in any of them, each at its file and line.
    """
    modules = tuple(target.partition(":")[0] for target in configuration.architectures if ":" in target)
    ground = Ground(project.root, modules)
    loaded: list[Loaded] = []
    problems: list[Diagnostic] = []
    with user_code(ground, configuration.paths):
        for number, target in enumerate(configuration.architectures):
            try:
                loaded.append(_load_one(target, ground, place(project, "architectures", number)))
            except TruelineError as error:
                problems += error.diagnostics
    try:
        if problems:
            raise TruelineError(problems)
        workspace = Workspace(
            tuple(record for record, _ in loaded),
            {record.id: locate for record, locate in loaded},
            configuration.title,
        )
        verify(workspace)
    except TruelineError as error:
        raise TruelineError(_relative(found, ground) for found in error.diagnostics) from None
    return workspace


def _load_one(target: str, ground: Ground, stated_at: Location) -> Loaded:
    if target.endswith(_FILES):
        return _load_file(target, ground, stated_at)
    if not _MODULE.fullmatch(target):
        _fail(
            "target",
            f"'{target}' names no architecture",
            stated_at,
            "Write 'module:attribute', or the path of a .yaml, .yml or .json file.",
        )
    return _load_module(target, ground, stated_at)


def _load_module(target: str, ground: Ground, stated_at: Location) -> Loaded:
    from trueline.model.authoring.architecture import Architecture

    value = load_attribute(target, ground, stated_at)
    if isinstance(value, ArchitectureRecord):
        return value, lambda _pointer: stated_at
    if not isinstance(value, Architecture):
        _fail(
            "type",
            f"'{target}' is of type {type(value).__name__}, not Architecture",
            stated_at,
            "Name the attribute that holds the Architecture.",
        )
    record, locate = value.read()
    return record, _in_project(locate, ground)


def _in_project(locate: Locate, ground: Ground) -> Locate:
    def located(pointer: Pointer) -> Location | None:
        found = locate(pointer)
        return replace(found, file=ground.relative(found.file)) if found else None

    return located


def _load_file(target: str, ground: Ground, stated_at: Location) -> Loaded:
    text = _read(ground.root / target, target, stated_at)
    if target.endswith(".json"):
        from .json_source import json_lines, read_json

        locate = _lazily(target, lambda: json_lines(text))
        return from_data(read_json(text, target), locate), locate

    from .yaml_source import read_yaml

    def lines() -> dict[Pointer, int]:
        places: dict[Pointer, int] = {}
        read_yaml(text, target, places)
        return places

    locate = _lazily(target, lines)
    return from_data(read_yaml(text, target), locate), locate


def _lazily(file: str, lines: Callable[[], dict[Pointer, int]]) -> Locate:
    """Return what finds places; the lines are computed when the first message asks for one."""
    known: dict[Pointer, int] = {}

    def locate(pointer: Pointer) -> Location:
        if not known:
            known.update(lines())
        while pointer and pointer not in known:
            pointer = pointer[:-1]
        return Location(file, known.get(pointer, 0))

    return locate


def _read(file: Path, target: str, stated_at: Location) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        beside = sorted(path.name for path in file.parent.glob("*") if path.suffix in _FILES)
        _fail("missing", f"there is no file '{target}'", stated_at, did_you_mean(file.name, beside))
    except OSError as error:
        _fail("unreadable", f"'{target}' cannot be read: {error.strerror}", stated_at)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        _fail("encoding", f"'{target}' is not UTF-8 text", Location(target, line))


def _relative(found: Diagnostic, ground: Ground) -> Diagnostic:
    if found.location is None:
        return found
    return replace(found, location=replace(found.location, file=ground.relative(found.location.file)))


def _fail(code: str, problem: str, location: Location, remedy: str = "") -> NoReturn:
    raise TruelineError(Diagnostic(f"workspace.source.{code}", problem, location=location, remedy=remedy)) from None
