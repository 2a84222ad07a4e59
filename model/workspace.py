"""A workspace: several architectures as pure data, with what is asked of them most."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from .diagnostics import Location
from .index import Index
from .records.architecture import ArchitectureRecord
from .records.base import Named
from .references import split

Locate: TypeAlias = Callable[[tuple[str | int, ...]], Location | None]
"""Gives the place of a part of an architecture, by its path through the JSON form."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A named record found by reference.

    Attributes:
        architecture: id of the architecture it stands in.
        kind: its kind, as references write it.
        record: the record itself.
        pointer: its path through the JSON form of the architecture; empty for what is derived.
    """

    architecture: str
    kind: str
    record: Named
    pointer: tuple[str | int, ...] = ()

    @property
    def reference(self) -> str:
        """The absolute reference of the thing."""
        prefix = "" if self.kind == "element" else f"{self.kind}:"
        return f"{self.architecture}/{prefix}{self.record.id}"


@dataclass(frozen=True)
class Workspace:
    """Architectures that may refer to each other.

    Attributes:
        architectures: in the order of the configuration.
        locators: for each architecture id, where its parts were written; used in messages only.
        title: what the documentation site calls the whole.
    """

    architectures: tuple[ArchitectureRecord, ...]
    locators: Mapping[str, Locate] = field(default_factory=dict, compare=False)
    title: str = "Architecture"

    @cached_property
    def indexes(self) -> dict[str, Index]:
        """The index of each architecture, by its id."""
        return {record.id: Index(record) for record in self.architectures}

    def index(self, architecture: str) -> Index:
        """Return the index of one architecture.

        Raises:
            KeyError: where the workspace has no such architecture.
        """
        return self.indexes[architecture]

    def find(self, reference: str, within: str = "") -> Thing | None:
        """Return what `reference`, written in the architecture `within`, leads to; also by a former id."""
        architecture, kind, path = split(reference)
        architecture = architecture or within
        index = self.indexes.get(architecture)
        if index is None:
            return None
        found = index.find(kind, path)
        return Thing(architecture, kind, found[0], found[1]) if found else None

    def things(self) -> Iterator[Thing]:
        """Yield every named thing of every architecture, in the author's order."""
        for architecture, index in self.indexes.items():
            for kind, record, pointer in index.things():
                yield Thing(architecture, kind, record, pointer)

    def locate(self, architecture: str, pointer: tuple[str | int, ...]) -> Location | None:
        """Return the file and line where a part of an architecture was written, if that is known."""
        locator = self.locators.get(architecture)
        return locator(pointer) if locator else None
