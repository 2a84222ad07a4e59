"""What a system offers: commands, queries, events, endpoints, fields, channels and scheduled jobs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import ElementRef, Flag, Named, PlayerRef, Record, Reference, ReferenceField, Status, Text
from .domain import ClassRef, DataField
from .quantities import Quantity

EventRef = Annotated[Reference, ReferenceField(("event",))]
RequestRef = Annotated[Reference, ReferenceField(("command", "query"))]
InterfaceRef = Annotated[Reference, ReferenceField(("interface",))]
PayloadRef = Annotated[Reference, ReferenceField(("class", "event", "command", "query"))]


class Command(Named):
    """A wish to change something."""

    of: ElementRef | None = None
    payload: tuple[DataField, ...] = ()
    yields: tuple[EventRef, ...] = ()
    idempotent: Flag = False


class Query(Named):
    """A question that changes nothing."""

    of: ElementRef | None = None
    payload: tuple[DataField, ...] = ()
    returns: ClassRef | None = None
    many: Flag = False


class Event(Named):
    """Something that happened; also a class of the domain, `extends` another event."""

    of: ElementRef | None = None
    payload: tuple[DataField, ...] = ()
    abstract: Flag = False
    stereotype: Text = ""
    extends: EventRef | None = None
    topic: Text = ""


class Response(Record):
    """What an endpoint may answer."""

    status: Annotated[int, Field(ge=100, le=599)]
    body: PayloadRef | None = None
    many: Flag = False
    description: Text = ""


class Parameter(DataField):
    """A parameter of an endpoint."""

    place: Literal["path", "query", "header"]


class Endpoint(Named):
    """An HTTP operation (RFC 9110)."""

    interface: InterfaceRef
    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
    path: Annotated[Text, Field(pattern=r"^/", max_length=500)]
    """Below the base of its interface, with `{name}` for parameters."""
    handles: RequestRef | None = None
    handled_by: ElementRef | None = None
    parameters: tuple[Parameter, ...] = ()
    body: PayloadRef | None = None
    """The request's body, where it is not what `handles` names."""
    responses: tuple[Response, ...] = ()
    role: Text = ""
    """The permission a caller needs; empty: anyone."""
    deprecated: Flag = False
    status: Status = "live"


class GraphField(Named):
    """A GraphQL query, mutation or subscription field."""

    interface: InterfaceRef
    operation: Literal["query", "mutation", "subscription"]
    handles: RequestRef | None = None
    arguments: tuple[DataField, ...] = ()
    returns: PayloadRef | None = None
    many: Flag = False
    role: Text = ""
    status: Status = "live"


class Channel(Named):
    """A WebSocket channel or topic with its messages in both directions."""

    interface: InterfaceRef
    path: Text = ""
    receives: tuple[PayloadRef, ...] = ()
    sends: tuple[PayloadRef, ...] = ()
    role: Text = ""
    status: Status = "live"


class Interface(Named):
    """One face of an element: HTTP, GraphQL or WebSocket."""

    of: ElementRef
    kind: Literal["http", "graphql", "websocket"]
    base: Text = ""
    """What every path starts with, such as `/v1`."""
    version: Text = ""
    problems: Literal["", "rfc9457", "rfc7807"] = ""
    """The form of errors."""
    security: Text = ""
    """How callers prove who they are, such as `JWT bearer`."""


class Job(Named):
    """Work that starts by the clock."""

    of: PlayerRef
    every: Quantity | None = None
    cron: Text = ""
    runs: RequestRef | None = None
    overlap: Flag = False
    """Whether a run may start while the last one still works."""
