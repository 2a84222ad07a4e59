"""Class diagrams: classes with their members, and how they relate (UML)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from trueline.model.records.base import Direction


@dataclass(frozen=True, slots=True)
class ClassBox:
    """A class.

    Attributes:
        id: unique in the diagram.
        title: its name.
        stereotype: shown in guillemets; may be empty.
        members: fields, then operations, spelled whole: `+UUID id`, `-check(order)`.
        link: where it leads, relative to the page the drawing stands on; empty: nowhere.
    """

    id: str
    title: str
    stereotype: str = ""
    members: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class ClassLink:
    """How two classes (by id) relate; for `inherits`, the source is the more special one."""

    source: str
    target: str
    kind: Literal["inherits", "composes", "aggregates", "associates", "depends"]
    text: str = ""


@dataclass(frozen=True, slots=True)
class ClassDiagram:
    """A whole diagram."""

    classes: tuple[ClassBox, ...]
    links: tuple[ClassLink, ...]
    direction: Direction = "down"
