"""Views: which elements and relationships a diagram shows, and how it looks."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from .base import (
    Count,
    Drawn,
    ElementRef,
    Flag,
    PlayerRef,
    Record,
    Reference,
    ReferenceField,
    Slug,
    Status,
    Text,
)
from .elements import GroupRef, Interaction, Level, Type

ViewKind = Literal["landscape", "context", "container", "component", "code", "security", "custom"]
FlowRef = Annotated[Reference, ReferenceField(("flow",))]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]


def _element(value: Any) -> Any:
    return {"element": value} if isinstance(value, str) else value


class Select(Record):
    """A set of elements: those for which every given condition holds (LikeC4's predicates are the measure)."""

    element: PlayerRef | None = None
    inside: ElementRef | None = None
    """Descendants of this element, not the element itself."""
    depth: Count | None = None
    """With `inside`: how many levels down; with `neighbours_of`: how many steps away."""
    neighbours_of: ElementRef | None = None
    towards: Literal["in", "out", "both"] = "both"
    """With `neighbours_of`: only users (`in`), only used (`out`), or both."""
    group: GroupRef | None = None
    """Members of this group or of the groups in it."""
    kind: Level | None = None
    type: Type | None = None
    tag: Slug | None = None
    property: Text | None = None
    """Has this property; with `value`, with this value."""
    value: Text | None = None
    status: Status | None = None
    external: Flag | None = None
    any: tuple[Selector, ...] = ()
    """At least one of these holds."""
    none: tuple[Selector, ...] = ()
    """None of these holds."""


Selector = Annotated[Select, BeforeValidator(_element, json_schema_input_type=str | Select)]
Select.model_rebuild()


class SelectRelationships(Record):
    """A set of relationships: those for which every given condition holds."""

    source: Selector | None = None
    target: Selector | None = None
    tag: Slug | None = None
    interaction: Interaction | None = None
    description: Text | None = None


class Label(Record):
    """What a view calls an element, where its own words differ from the model's."""

    element: PlayerRef
    name: Text = ""
    description: Text | None = None
    technology: Text | None = None


class Copies(Record):
    """Draw an element several times, numbered from 1."""

    element: ElementRef
    count: Annotated[int, Field(ge=1, le=20)]


class Style(Record):
    """A colour for elements that share a tag, a type or an identity."""

    select: Selector
    colour: Colour


class View(Drawn):
    """A diagram of elements and their relationships.

    A view of a kind other than `custom` starts from the default set of its kind for the element `of`; `include` adds
    to it and `exclude` takes away. An explicit view replaces the derived view of the same kind and element.
    """

    kind: ViewKind
    of: ElementRef | None = None
    include: tuple[Selector, ...] = ()
    exclude: tuple[Selector, ...] = ()
    hide_relationships: tuple[SelectRelationships, ...] = ()
    only_relationships: tuple[SelectRelationships, ...] = ()
    labels: tuple[Label, ...] = ()
    copies: tuple[Copies, ...] = ()
    styles: tuple[Style, ...] = ()
    grouping: tuple[Slug, ...] | None = None
    """Dimensions of groups drawn as boundaries, outermost first; by default `zone` for security views, else `group`."""
    detail: Literal["full", "names"] = "full"
    """`names`: no technology and no description in the boxes."""
    numbered: Flag = False
    """Number the relationships in the order of the model."""
