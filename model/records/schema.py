"""Entity-relationship schemas: what a database holds."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Count, Drawn, ElementRef, Flag, Name, Named, Record, Reference, ReferenceField, Status, Text

EntityRef = Annotated[Reference, ReferenceField(("entity",))]
SchemaRef = Annotated[Reference, ReferenceField(("schema",))]

DataType = Literal[
    "uuid", "string", "text", "int", "bigint", "decimal", "float", "boolean", "timestamp", "date", "time",
    "interval", "json", "bytes", "enum",
]  # fmt: skip

ColumnName = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$", max_length=63)]
Default = bool | int | float | Text | None


class ForeignKey(Record):
    """A reference to an attribute of another entity."""

    entity: EntityRef
    attribute: ColumnName = "id"
    on_delete: Literal["restrict", "cascade", "set-null", "no-action"] = "restrict"


class Attribute(Record):
    """A column."""

    name: ColumnName
    type: DataType
    length: Annotated[int, Field(ge=1)] | None = None
    precision: Annotated[int, Field(ge=1)] | None = None
    scale: Count | None = None
    values: tuple[Name, ...] = ()
    """For `enum`: the values it may take."""
    primary_key: Flag = False
    unique: Flag = False
    index: Flag = False
    nullable: Flag = False
    default: Default = None
    default_expression: Text = ""
    """SQL evaluated by the database, such as `CURRENT_TIMESTAMP`."""
    minimum: int | float | None = None
    maximum: int | float | None = None
    check: Text = ""
    """A condition in SQL on this column."""
    references: ForeignKey | None = None
    comment: Text = ""


class Key(Record):
    """A unique key or an index over several columns."""

    columns: Annotated[tuple[ColumnName, ...], Field(min_length=1)]
    unique: Flag = False
    name: Text = ""


class Entity(Named):
    """A table."""

    schema_: Annotated[SchemaRef, Field(alias="schema")]
    table: ColumnName | None = None
    """The table's name, where it is not the entity's."""
    attributes: tuple[Attribute, ...] = ()
    keys: tuple[Key, ...] = ()
    checks: tuple[Name, ...] = ()
    """Conditions in SQL over several columns."""
    status: Status = "live"


Cardinality = Literal["one", "zero-or-one", "zero-or-more", "one-or-more"]


class EntityRelationship(Record):
    """How many of one entity belong to how many of another."""

    source: EntityRef
    target: EntityRef
    source_cardinality: Cardinality = "one"
    target_cardinality: Cardinality = "zero-or-more"
    identifying: Flag = True
    """Drawn solid: the target cannot be identified without the source."""
    verb: Text = ""


class Schema(Drawn):
    """The entities of one database."""

    of: ElementRef | None = None
    relationships: tuple[EntityRelationship, ...] = ()
