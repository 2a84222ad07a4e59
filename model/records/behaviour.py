"""Flows (who says what to whom, in which order) and processes (what happens next)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Drawn, Flag, Name, PlayerRef, Record, Reference, ReferenceField, Slug, Text

SubjectRef = Annotated[Reference, ReferenceField(("endpoint", "command", "query", "event", "channel", "field", "job"))]
PolicyRef = Annotated[Reference, ReferenceField(("pattern",))]


class Message(Record):
    """One participant calls, tells or answers another."""

    step: Literal["message"]
    source: PlayerRef
    target: PlayerRef
    text: Text = ""
    """What is said; by default the name of what it is about."""
    kind: Literal["call", "send", "reply"] = "call"
    about: SubjectRef | None = None
    status: Annotated[int, Field(ge=100, le=599)] | None = None
    """For a reply to an endpoint: the HTTP status."""
    technology: Text = ""
    activate: Flag = False
    deactivate: Flag = False


class FlowNote(Record):
    """A remark over one or two participants."""

    step: Literal["note"]
    over: Annotated[tuple[PlayerRef, ...], Field(min_length=1, max_length=2)]
    text: Name


class Branch(Record):
    """One way through a block."""

    title: Text = ""
    steps: tuple[Step, ...] = ()


class Block(Record):
    """A combined fragment (UML): alternatives, options, parallel paths, loops."""

    step: Literal["block"]
    kind: Literal["alt", "opt", "par", "loop", "break", "critical"]
    branches: Annotated[tuple[Branch, ...], Field(min_length=1)]


Step = Annotated[Message | FlowNote | Block, Field(discriminator="step")]
Branch.model_rebuild()


class Flow(Drawn):
    """An ordered exchange of messages between elements or roles."""

    participants: tuple[PlayerRef, ...] = ()
    steps: tuple[Step, ...] = ()
    drawn_as: Literal["sequence", "dynamic"] = "sequence"
    """A C4 dynamic view is a flow on a page of its own kind."""
    algorithm: tuple[Name, ...] = ()
    """What happens, told in numbered sentences."""


class ProcessNode(Record):
    """A step of a process."""

    id: Slug | Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
    kind: Literal["start", "end", "activity", "decision", "fork", "join"]
    name: Name
    description: Text = ""
    by: PlayerRef | None = None
    """The element that does it."""
    policy: PolicyRef | None = None


class ProcessEdge(Record):
    """What comes after what, and when."""

    source: str
    target: str
    label: Text = ""


class Process(Drawn):
    """Activities and decisions in their order, with parallel paths and loops."""

    of: PlayerRef | None = None
    nodes: tuple[ProcessNode, ...] = ()
    edges: tuple[ProcessEdge, ...] = ()
    styles: dict[str, Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]] = {}
    """Colour per node id."""
