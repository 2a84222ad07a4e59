"""The modules and interfaces that a `tach.toml`, or a `tach.domain.toml` beside code, states."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from trueline.model.diagnostics import Diagnostic

from ..documents import Block
from ..options import Options, Said
from . import globs

ROOT = "<root>"
_DOMAIN_ROOT = "<domain_root>"
NOWHERE = "(?!)"
"""A regular expression that matches nothing."""


@dataclass(frozen=True)
class Dependency:
    """What a module may, or may not, depend on."""

    said: Said
    path: str

    def matches(self, module: str) -> bool:
        """Whether it stands for a module."""
        return self._known.fullmatch(module) is not None if self._known else self.path == module

    @cached_property
    def _known(self) -> re.Pattern[str] | None:
        return globs.modules(self.path) if globs.is_glob(self.path) else None


@dataclass(frozen=True)
class Entry:
    """Modules that are described together.

    Attributes:
        paths: their names, or patterns of them.
        depends_on: what they may import; nothing: anything.
        cannot_depend_on: what they may not, whatever else is said.
        layer: name of their layer.
        visibility: patterns of those that may depend on them; nothing: anybody.
        utility: anybody may import them.
        unchecked: they may import anything.
        block: where they are described.
    """

    paths: tuple[Said, ...]
    block: Block
    depends_on: tuple[Dependency, ...] | None = ()
    cannot_depend_on: tuple[Dependency, ...] = ()
    layer: str = ""
    visibility: tuple[str, ...] | None = None
    utility: bool = False
    unchecked: bool = False

    @cached_property
    def sees(self) -> tuple[re.Pattern[str], ...] | None:
        """Whom the modules are visible to; nothing: anybody."""
        return None if self.visibility is None else tuple(map(globs.names, self.visibility))


@dataclass(frozen=True)
class Exposed:
    """What some modules let others import.

    Attributes:
        expose: regular expressions of names, seen from the module.
        of: regular expressions of the modules.
        visibility: whom it is for; nothing: anybody.
        exclusive: those that it is for have nothing else.
        block: where it stands.
    """

    expose: tuple[str, ...]
    of: tuple[str, ...]
    visibility: tuple[str, ...] | None
    exclusive: bool
    block: Block

    def is_of(self, module: str) -> bool:
        """Whether a module has this interface."""
        return any(re.search(each, module) for each in self.of)

    def is_for(self, module: str) -> bool:
        """Whether a module may use it."""
        return self.visibility is None or module in self.visibility


class Domain:
    """Names as they are written in one file: relative to the package that a `tach.domain.toml` lies in."""

    def __init__(self, base: str = "") -> None:
        """Read names relative to the package `base`; without it they are absolute."""
        self._base = base

    def module(self, name: str) -> str:
        """Return the absolute name of a module that is described."""
        if not self._base:
            return ROOT if name == "." else name
        return f"{self._base}.{name}"

    def other(self, name: str) -> str:
        """Return the absolute name of a module that something depends on."""
        if not self._base or name.startswith("//"):
            return name.removeprefix("//")
        return self._base if name == _DOMAIN_ROOT else f"{self._base}.{name}"


def read_entry(options: Options, domain: Domain, root: str = "") -> Entry:
    """Return what a table says of modules; what is wrong with it is noted there.

    Args:
        options: the table.
        domain: how it names modules.
        root: the module that it is about, where it names none.
    """
    paths = (
        tuple(
            Said(domain.module(said.text), said.location) for key in ("path", "paths") for said in options.entries(key)
        )
        if not root
        else (Said(root, options.block.location),)
    )
    for key in ("visibility", "path", "paths")[: 3 if not root else 1]:
        options.raw(key)
    if not paths:
        options.problem("path", f"{options.about} has neither 'path' nor 'paths'")
    if options.flag("strict"):
        options.problem("strict", f"{options.about} is strict, which Tach no longer knows", "Write an interface.")
    depends_on = _dependencies(options, "depends_on", domain)
    visibility = tuple(said.text for said in options.entries("visibility")) if "visibility" in options else None
    entry = Entry(
        paths, options.block, depends_on, _dependencies(options, "cannot_depend_on", domain) or (),
        options.text("layer"), visibility, options.flag("utility"), options.flag("unchecked"),
    )  # fmt: skip
    for key in ("depends_on_external", "cannot_depend_on_external"):
        options.entries(key)
    options.unknown()
    return entry


def _dependencies(options: Options, key: str, domain: Domain) -> tuple[Dependency, ...] | None:
    value = options.raw(key)
    if value is None:
        return None
    found: list[Dependency] = []
    for each in value if isinstance(value, list) else [value]:
        name = each.get("path") if isinstance(each, dict) and not each.keys() - {"path", "deprecated"} else each
        if not isinstance(name, str):
            options.problem(
                key, f"{each!r} in '{key}' of {options.about} is neither a module nor a table with its path"
            )
            continue
        found.append(Dependency(Said(name, options.block.find(name, key)), domain.other(name)))
    return tuple(found)


def read_interface(options: Options, base: str = "") -> Exposed:
    """Return what a table says of an interface; what is wrong with it is noted there."""
    expose = options.entries("expose", required=True)
    of = [said.text for said in options.entries("from")] if "from" in options else [".*"]
    options.raw("from")
    visibility = tuple(said.text for said in options.entries("visibility")) if "visibility" in options else None
    options.raw("visibility")
    if options.choice("data_types", ("all", "primitive"), "all") != "all":
        options.problem("data_types", f"{options.about} is for primitive types only, which imports do not show")
    if base and "from" in options:
        of = [base if name == _DOMAIN_ROOT else f"{base}.{name}" for name in of]
    exclusive = options.flag("exclusive")
    options.unknown()
    return Exposed(
        _expressions(options, "expose", [said.text for said in expose]), _expressions(options, "from", of),
        visibility, exclusive, options.block,
    )  # fmt: skip


def _expressions(options: Options, key: str, texts: list[str]) -> tuple[str, ...]:
    """Return regular expressions as Tach understands them: of a whole name, but for alternatives without brackets."""
    found: list[str] = []
    for text in texts:
        try:
            found.append(re.compile(f"^{text}$").pattern)
        except re.error as error:
            problem = f"'{text}' of {options.about} is no regular expression: {error.msg}"
            options.problem(key, problem, word=text)
    return tuple(found)


def read_tables(
    tables: object, blocks: list[Block], otherwise: Block, about: str, problems: list[Diagnostic]
) -> list[Options]:
    """Return the options of each table of an array; that it is none is a problem.

    Args:
        tables: the array.
        blocks: where each stands.
        otherwise: where they stand, if not each in a block of its own.
        about: what they describe, in a word.
        problems: what is wrong, so far.
    """
    listed: list[Mapping[str, Any]] = (
        [each for each in tables if isinstance(each, dict)] if isinstance(tables, list) else []
    )
    if not isinstance(tables, list) or len(listed) < len(tables):
        problem = f"'{about}s' is no list of tables"
        problems.append(Diagnostic("imports.adopted.value", problem, location=otherwise.key(f"{about}s")))
    if len(blocks) != len(listed):
        blocks = [otherwise] * len(listed)
    return [Options(block, each, _called(each, about)) for block, each in zip(blocks, listed, strict=True)]


def _called(table: Mapping[str, Any], about: str) -> str:
    name = table.get("path") or ", ".join(map(str, table.get("paths") or table.get("from") or ()))
    return f"the {about} '{name}'" if name else f"the {about}"
