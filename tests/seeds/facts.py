"""What a diagram states, in one form for those of the seed documents and for those that were drawn.

The seed documents are the five descriptions of systems from which the models in `model/systems/` were written. They
are not part of this repository; `facts/<seed>.json` holds what their diagrams state.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.mermaid.parser import Diagram
from tests.mermaid.parser import Member as Written
from tests.mermaid.parser import Message as Line

FOLDER = Path(__file__).parent / "facts"
SEEDS = ("crm", "inventory", "pcf-api", "python-api-base", "service-platform")

START_OR_END = "[*]"

VISIBILITIES = ("+", "-", "#", "~")

# C4 diagrams are drawn as flowcharts and C4 dynamic diagrams as sequences.
DRAWN_AS = {"c4": "flowchart", "dynamic": "sequence"}


@dataclass(frozen=True, slots=True)
class Member:
    """An attribute or operation of a class, or an attribute of an entity with its type and keys."""

    text: str
    type: str = ""
    keys: tuple[str, ...] = ()
    visibility: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A box, participant, entity, class or state; `details` are its technology, description or stereotypes."""

    id: str
    text: str
    details: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two nodes, by their ids; `start`, `end` and `line` are empty where their look says nothing."""

    source: str
    target: str
    text: str = ""
    details: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A boundary and the ids of what stands directly in it."""

    id: str
    text: str
    holds: tuple[str, ...]
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """A message or reply of a sequence; `blocks` are those it stands in, outermost first, such as `else Success`."""

    kind: str
    source: str
    target: str
    text: str
    blocks: tuple[str, ...] = ()
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A remark at one node."""

    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one diagram states."""

    kind: str
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    groups: tuple[Group, ...] = ()
    messages: tuple[Message, ...] = ()
    notes: tuple[Note, ...] = ()

    def names(self) -> dict[str, str]:
        """Return what each id stands for."""
        boxes: tuple[Node | Group, ...] = (*self.groups, *self.nodes)
        return {one.id: one.text for one in boxes}


@dataclass(frozen=True, slots=True)
class SeedDiagram:
    """A diagram of a seed document: the line of its block, its heading, and the page and anchor that show it here."""

    seed: str
    line: int
    heading: str
    page: str
    facts: Facts

    def __str__(self) -> str:
        return f"{self.seed}:{self.line}"


def load(seed: str) -> tuple[SeedDiagram, ...]:
    """Return the diagrams of one seed document, in their order."""
    data = json.loads((FOLDER / f"{seed}.json").read_text("utf-8"))
    return tuple(SeedDiagram(seed, one["line"], one["heading"], one["page"], _stated(one)) for one in data["diagrams"])


def load_all() -> tuple[SeedDiagram, ...]:
    """Return the diagrams of all seed documents."""
    return tuple(diagram for seed in SEEDS for diagram in load(seed))


def _stated(one: dict[str, Any]) -> Facts:
    return Facts(
        one["kind"],
        tuple(_node(node) for node in one.get("nodes", ())),
        tuple(Edge(**_tuples(edge)) for edge in one.get("edges", ())),
        tuple(Group(**_tuples(group)) for group in one.get("groups", ())),
        tuple(Message(**_tuples(message)) for message in one.get("messages", ())),
        tuple(Note(**note) for note in one.get("notes", ())),
    )


def _node(node: dict[str, Any]) -> Node:
    members = tuple(Member(**_tuples(member)) for member in node.get("members", ()))
    return Node(node["id"], node.get("text", node["id"]), tuple(node.get("details", ())), members)


def _tuples(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}


def drawn(diagram: Diagram) -> Facts:
    """Return the facts of a diagram as Mermaid read it."""
    endings = {node.id for node in diagram.nodes if diagram.kind == "state" and node.shape in ("start", "end")}
    return Facts(
        diagram.kind,
        tuple(
            Node(
                node.id,
                START_OR_END if node.id in endings else node.text,
                node.annotations,
                tuple(_member(member, of=diagram.kind) for member in node.members),
            )
            for node in diagram.nodes
        ),
        tuple(
            Edge(edge.source, edge.target, edge.text, start=edge.start, end=edge.end, line=edge.line)
            for edge in diagram.edges
        ),
        tuple(Group(group.id, group.title, group.nodes) for group in diagram.groups),
        tuple(_messages(diagram.messages)),
        tuple(Note(about, note.text) for note in diagram.notes for about in note.about),
    )


def _member(member: Written, of: str) -> Member:
    if of != "class":
        return Member(member.text, member.type, member.keys)
    shown = member.text[:1] if member.text[:1] in VISIBILITIES else ""
    return Member(member.text.removeprefix(shown), member.type, visibility=shown)


def _messages(lines: tuple[Line, ...]) -> list[Message]:
    open_blocks: list[str] = []
    found: list[Message] = []
    for line in lines:
        block, _, edge = line.type.rpartition("_")
        if line.source and line.target and not line.type.startswith("active"):
            kind = "reply" if line.type.startswith("dotted") else "message"
            found.append(Message(kind, line.source, line.target, line.text, tuple(filter(None, open_blocks))))
        elif block and edge == "start":
            # A `rect` only colours what stands in it.
            open_blocks.append("" if block == "rect" else f"{block} {line.text}".strip())
        elif block and edge == "end":
            open_blocks.pop()
        elif edge in ("else", "and", "option"):
            open_blocks[-1] = f"{edge} {line.text}".strip()
    return found
