"""The C4 elements, who plays which role, how they are grouped and how they relate."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from .base import (
    SLUG,
    ElementRef,
    Flag,
    Name,
    Named,
    Origin,
    PlayerRef,
    Record,
    Reference,
    ReferenceField,
    Slug,
    Status,
    Text,
)

Level = Literal["person", "system", "container", "component", "code"]
GroupRef = Annotated[Reference, ReferenceField(("group",))]
Module = Annotated[str, StringConstraints(pattern=r"^\.?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$")]
"""A Python package or module; with a leading dot, below the parent's binding."""

Type = Annotated[str, StringConstraints(pattern=rf"^{SLUG}$")]


class Element(Named):
    """A person, software system, container, component or code element (C4 model, Simon Brown).

    Its `id` is its containment path: `stock.commands` stands inside `stock`.
    """

    kind: Level
    type: Type | None = None
    """What sort of its kind: `application`, `database`, `queue`, `cache`, `library`, `worker`, …; open-ended."""
    short: Text = ""
    """A short name for narrow places, such as the heads of a sequence diagram."""
    aliases: tuple[Name, ...] = ()
    """What other documents call it."""
    technology: Text = ""
    external: Flag = False
    groups: tuple[GroupRef, ...] = ()
    """At most one group of each dimension; ids do not depend on them."""
    responsibilities: tuple[Name, ...] = ()
    configuration: tuple[Name, ...] = ()
    """Files or settings that configure it."""
    owner: Text = ""
    status: Status = "live"
    code: tuple[Module, ...] = ()
    """The Python packages or modules it is made of."""
    source: tuple[Name, ...] = ()
    """Source paths that are not Python: shown, not checked."""
    run_by: tuple[ElementRef, ...] = ()
    """For a library: the containers that run it."""


class Group(Named):
    """A set of elements that belong together: a layer, a package, a trust zone, a flow."""

    parent: GroupRef | None = None
    dimension: Slug = "group"
    """Groups of one dimension exclude each other; a view draws the dimensions it names."""
    of: ElementRef | None = None
    """The element inside which the group stands, if any."""
    responsibilities: tuple[Name, ...] = ()


class Role(Named):
    """A name in flows and views that several elements play."""

    played_by: tuple[ElementRef, ...] = ()
    short: Text = ""
    kind: Level = "person"
    """As what it is drawn."""
    external: Flag = False
    groups: tuple[GroupRef, ...] = ()


Interaction = Literal["synchronous", "asynchronous", "optional"]


class Relationship(Record):
    """One element uses another at run time.

    Without `through`, the source's code imports the target's; with `through`, both import the port
    (dependency inversion). Its id is `source->target:slug(description)`.
    """

    source: PlayerRef
    target: PlayerRef
    description: Text = ""
    technology: Text = ""
    interaction: Interaction = "synchronous"
    through: tuple[ElementRef, ...] = ()
    tags: tuple[Slug, ...] = ()
    properties: dict[str, Text] = {}
    origin: Origin = "stated"
    id: Slug | None = None
    """Only where two relationships would otherwise have the same id."""
