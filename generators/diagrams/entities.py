"""Entity-relationship diagrams: entities, attributes and cardinalities (Chen, 1976; crow's foot)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from trueline.model.records.schema import Cardinality

KeyMark = Literal["PK", "FK", "UK"]


@dataclass(frozen=True, slots=True)
class AttributeLine:
    """An attribute: its type, its name, its keys and a remark that may be empty."""

    type: str
    name: str
    keys: tuple[KeyMark, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class EntityBox:
    """An entity with its attributes; `id` is unique in the diagram, `link` where it leads, or empty."""

    id: str
    title: str
    attributes: tuple[AttributeLine, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class EntityLink:
    """A relationship between two entities (by id), with how many of each; not identifying: drawn dashed."""

    source: str
    target: str
    source_cardinality: Cardinality
    target_cardinality: Cardinality
    identifying: bool = True
    text: str = ""


@dataclass(frozen=True, slots=True)
class EntityDiagram:
    """A whole diagram."""

    entities: tuple[EntityBox, ...]
    links: tuple[EntityLink, ...]
