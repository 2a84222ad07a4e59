"""Domain classes: entities, aggregates and value objects with their operations (DDD, UML)."""

from __future__ import annotations

from typing import Annotated, Literal

from .base import Drawn, ElementRef, Flag, Name, Named, Record, Reference, ReferenceField, Text

ClassRef = Annotated[Reference, ReferenceField(("class", "event"))]
DiagramRef = Annotated[Reference, ReferenceField(("domain",))]
OwnerRef = Annotated[Reference, ReferenceField(("element", "class"))]

Visibility = Literal["public", "protected", "private", "package"]
ClassKind = Literal["class", "aggregate", "entity", "value-object", "service", "enumeration", "exception", "protocol"]
Scalar = Literal[
    "uuid", "string", "int", "float", "decimal", "bool", "datetime", "date", "time", "duration", "json", "bytes", "any",
]  # fmt: skip


class DataField(Record):
    """A field of a class, a payload or a parameter."""

    name: Name
    type: Scalar | None = None
    of: ClassRef | None = None
    """Instead of `type`: a class of the model."""
    spelled: Text = ""
    """How diagrams spell the type, where its usual name (`str`, `UUID`) will not do."""
    values: tuple[Name, ...] = ()
    """The values it may take, for an enumeration."""
    many: Flag = False
    optional: Flag = False
    default: bool | int | float | Text | None = None
    minimum: int | float | None = None
    maximum: int | float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: Text = ""
    example: bool | int | float | Text | None = None
    visibility: Visibility = "public"
    description: Text = ""


class Operation(Record):
    """What a class can do: `reserve_stock(quantity)`."""

    signature: Name
    visibility: Visibility = "public"
    description: Text = ""


class DomainClass(Named):
    """A class of the domain."""

    of: ElementRef | None = None
    kind: ClassKind = "class"
    stereotype: Text = ""
    """Shown in guillemets; by default the kind, where it is no plain class."""
    abstract: Flag = False
    fields: tuple[DataField, ...] = ()
    operations: tuple[Operation, ...] = ()
    values: tuple[Name, ...] = ()
    """Of an enumeration."""
    invariants: tuple[Name, ...] = ()
    """Rules that always hold, one sentence each."""


class ClassRelationship(Record):
    """How two classes (or events) relate, in UML's words."""

    source: ClassRef
    target: ClassRef
    kind: Literal["inherits", "composes", "aggregates", "associates", "depends"]
    description: Text = ""


class DomainModel(Drawn):
    """A class diagram: the named classes, or every class and event of the elements named."""

    of: tuple[ElementRef, ...] = ()
    classes: tuple[ClassRef, ...] = ()
