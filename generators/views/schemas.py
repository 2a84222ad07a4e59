"""Schemas drawn: entities with their attributes and cardinalities."""

from __future__ import annotations

from trueline.model.addresses import Addresses
from trueline.model.records.schema import Attribute, Entity, Schema
from trueline.model.references import local
from trueline.model.sharing import shared
from trueline.model.workspace import Workspace

from ..diagrams.entities import AttributeLine, EntityBox, EntityDiagram, EntityLink, KeyMark


def draw_schema(
    workspace: Workspace, architecture: str, schema: Schema, page: str = "", *, names_only: bool = False
) -> EntityDiagram:
    """Draw the entities of a schema in the author's order.

    Args:
        workspace: where the architecture stands.
        architecture: id of the architecture that states the schema.
        schema: what to draw.
        page: the page the drawing stands on, relative to the documentation source; without it, nothing is linked.
        names_only: leave the attributes out.
    """
    index = workspace.index(architecture)
    addresses = shared(workspace, Addresses)
    entities = {
        entity.id: entity for entity in index.record.entities if _belongs(workspace, architecture, entity, schema)
    }

    def found(reference: str) -> str:
        thing = workspace.find(reference, architecture)
        return thing.record.id if thing and thing.architecture == architecture else reference

    return EntityDiagram(
        entities=tuple(
            _entity(
                entity,
                addresses.link(local("entity", entity.id), architecture, page) if page else "",
                names_only=names_only,
            )
            for entity in entities.values()
        ),
        links=tuple(
            EntityLink(
                source=found(one.source),
                target=found(one.target),
                source_cardinality=one.source_cardinality,
                target_cardinality=one.target_cardinality,
                identifying=one.identifying,
                text=one.verb,
            )
            for one in schema.relationships
        ),
    )


def _belongs(workspace: Workspace, architecture: str, entity: Entity, schema: Schema) -> bool:
    thing = workspace.find(entity.schema_, architecture)
    return thing is not None and thing.architecture == architecture and thing.record.id == schema.id


def _entity(entity: Entity, link: str, *, names_only: bool) -> EntityBox:
    attributes = () if names_only else tuple(_attribute(entity, one) for one in entity.attributes)
    return EntityBox(id=entity.id, title=entity.name, attributes=attributes, link=link)


def _attribute(entity: Entity, attribute: Attribute) -> AttributeLine:
    return AttributeLine(
        type=attribute.type, name=attribute.name, keys=_keys(entity, attribute), text=attribute.comment
    )


def _keys(entity: Entity, attribute: Attribute) -> tuple[KeyMark, ...]:
    """Return PK, FK and UK as they hold for the column alone."""
    sole = {key.columns[0] for key in entity.keys if key.unique and len(key.columns) == 1}
    marks: tuple[tuple[KeyMark, bool], ...] = (
        ("PK", attribute.primary_key),
        ("FK", attribute.references is not None),
        ("UK", attribute.unique or attribute.name in sole),
    )
    return tuple(mark for mark, holds in marks if holds)
