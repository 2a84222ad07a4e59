"""What the page of schemas says of each entity: its columns, its keys and its relationships."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from trueline.model.records.schema import Attribute, Cardinality, Entity, EntityRelationship, Schema
from trueline.model.references import absolute, local

from ..markdown import code, escape
from ..pages.backlinks import mentioned
from ..pages.fields import literal
from ..pages.frame import Frame
from ..pages.text import Md

_HOW_MANY: dict[Cardinality, str] = {
    "one": "exactly one",
    "zero-or-one": "at most one",
    "zero-or-more": "any number",
    "one-or-more": "at least one",
}
_ON_DELETE = {
    "restrict": "",
    "cascade": "deleted along with it",
    "set-null": "emptied when it is deleted",
    "no-action": "not looked after when it is deleted",
}


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column as a row of a table."""

    name: str
    type: str
    keys: str
    nullable: bool
    default: Md
    remarks: Md


@dataclass(frozen=True, slots=True)
class Sheet:
    """An entity with everything that is said of it."""

    entity: Entity
    facts: tuple[tuple[str, Md], ...]
    columns: tuple[ColumnRow, ...]
    keys: tuple[Md, ...]
    relationships: tuple[Md, ...]


class Sheets:
    """The sheets of one architecture."""

    def __init__(self, frame: Frame) -> None:
        """Gather what belongs together, for all entities at once."""
        self._frame = frame
        self._entities: dict[str, list[Entity]] = defaultdict(list)
        self._relationships: dict[str, list[EntityRelationship]] = defaultdict(list)
        for entity in frame.index.record.entities:
            self._entities[self._present(entity.schema_)].append(entity)
        for schema in frame.index.record.schemas:
            for one in schema.relationships:
                for end in dict.fromkeys((self._present(one.source), self._present(one.target))):
                    self._relationships[end].append(one)

    def _present(self, reference: str) -> str:
        thing = self._frame.site.workspace.find(reference, self._frame.architecture)
        return thing.reference if thing else absolute(reference, self._frame.architecture)

    def of(self, schema: Schema) -> tuple[Sheet, ...]:
        """Return the entities of a schema, in the author's order."""
        reference = absolute(local("schema", schema.id), self._frame.architecture)
        return tuple(self._sheet(entity) for entity in self._entities[reference])

    def _sheet(self, entity: Entity) -> Sheet:
        reference = absolute(local("entity", entity.id), self._frame.architecture)
        return Sheet(
            entity=entity,
            facts=(
                ("Table", Md(code(entity.table or ""))),
                ("Status", Md(entity.status if entity.status != "live" else "")),
                *mentioned(self._frame, reference),
            ),
            columns=tuple(self._column(entity, one) for one in entity.attributes),
            keys=tuple(_keys(entity)),
            relationships=tuple(self._relationship(one) for one in self._relationships[reference]),
        )

    def _column(self, entity: Entity, attribute: Attribute) -> ColumnRow:
        return ColumnRow(
            name=attribute.name,
            type=_type(attribute),
            keys=", ".join(_marks(entity, attribute)),
            nullable=attribute.nullable,
            default=_default(attribute),
            remarks=Md("<br>".join(self._remarks(attribute))),
        )

    def _remarks(self, attribute: Attribute) -> Iterator[str]:
        if attribute.comment:
            yield escape(attribute.comment)
        if attribute.references:
            target = attribute.references
            after = _ON_DELETE[target.on_delete]
            yield f"Refers to {self._frame.link(target.entity)}.{code(target.attribute)}{f'; {after}' if after else ''}"
        if attribute.values:
            yield f"One of {', '.join(map(code, attribute.values))}"
        if attribute.minimum is not None:
            yield f"At least {attribute.minimum}"
        if attribute.maximum is not None:
            yield f"At most {attribute.maximum}"
        if attribute.check:
            yield f"Holds {code(attribute.check)}"

    def _relationship(self, one: EntityRelationship) -> Md:
        """Return a relationship as a sentence: `Customer (exactly one) places Order (any number)`."""
        source, target = self._frame.link(one.source), self._frame.link(one.target)
        verb = f"**{escape(one.verb)}**" if one.verb.strip() else "and"
        loose = "" if one.identifying else "; not identifying"
        return Md(
            f"{source} ({_HOW_MANY[one.source_cardinality]}) {verb} "
            f"{target} ({_HOW_MANY[one.target_cardinality]}){loose}"
        )


def _type(attribute: Attribute) -> str:
    """Return the type with its measures: `string(80)`, `decimal(10, 2)`."""
    measures = [str(one) for one in (attribute.length, attribute.precision, attribute.scale) if one is not None]
    return f"{attribute.type}({', '.join(measures)})" if measures else attribute.type


def _marks(entity: Entity, attribute: Attribute) -> Iterator[str]:
    sole = {key.columns[0]: key.unique for key in entity.keys if len(key.columns) == 1}
    if attribute.primary_key:
        yield "PK"
    if attribute.references:
        yield "FK"
    if attribute.unique or sole.get(attribute.name):
        yield "UK"
    if attribute.index or sole.get(attribute.name) is False:
        yield "index"


def _default(attribute: Attribute) -> Md:
    if attribute.default_expression:
        return Md(code(attribute.default_expression))
    return literal(attribute.default) if attribute.default is not None else Md("")


def _keys(entity: Entity) -> Iterator[Md]:
    """Yield keys and indexes over several columns, and conditions."""
    for key in entity.keys:
        columns = ", ".join(map(code, key.columns))
        named = f", as {code(key.name)}" if key.name else ""
        yield Md(f"{'Unique' if key.unique else 'Index'}: {columns}{named}")
    for condition in entity.checks:
        yield Md(f"Holds {code(condition)}")
