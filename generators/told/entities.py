"""Entities and their relationships in words."""

from __future__ import annotations

from collections.abc import Iterator

from trueline.model.records.schema import Cardinality

from ..diagrams.entities import AttributeLine, EntityBox, EntityDiagram, EntityLink
from .words import name, one_line, totals

_MANY: dict[Cardinality, str] = {
    "one": "exactly one",
    "zero-or-one": "none or one",
    "zero-or-more": "any number of",
    "one-or-more": "one or more",
}


def tell_entities(diagram: EntityDiagram) -> Iterator[str]:
    """Yield the entities with their attributes, and how they relate."""
    names = {entity.id: entity.title for entity in diagram.entities}
    yield totals((len(names), "entity", "entities"), (len(diagram.links), "relationship", "relationships"))
    yield ""
    yield from (f"- {_entity(entity)}." for entity in diagram.entities)
    yield from (f"- {_link(link, names)}." for link in diagram.links)


def _entity(entity: EntityBox) -> str:
    attributes = ", ".join(map(_attribute, entity.attributes))
    return f"{name(entity.title)}: {attributes}" if attributes else name(entity.title)


def _attribute(attribute: AttributeLine) -> str:
    keys = f" ({', '.join(attribute.keys)})" if attribute.keys else ""
    return f"{one_line(attribute.name)}{keys}"


def _link(link: EntityLink, names: dict[str, str]) -> str:
    source, target = (name(names.get(end, end)) for end in (link.source, link.target))
    verb = one_line(link.text) or "has"
    return f"{_MANY[link.source_cardinality]} {source} {verb} {_MANY[link.target_cardinality]} {target}"
