"""How things look: shapes by type, styles by kind, lines by interaction, labels of arrows."""

from __future__ import annotations

from typing import Literal

from trueline.model.records.elements import Element, Interaction, Role

from ..diagrams.graph import Line, Shape

_STORES = frozenset({"blob-store", "cache", "database", "event-store", "search", "store"})
_QUEUES = frozenset({"broker", "bus", "queue", "stream", "topic"})


def form_of(type_: str | None) -> Literal["", "database", "queue"]:
    """Return what a type looks like: a store, a queue, or nothing in particular."""
    return "database" if type_ in _STORES else "queue" if type_ in _QUEUES else ""


def shape_of(record: Element | Role) -> Shape:
    """Return the shape of the box of an element or role."""
    if record.kind == "person":
        return "person"
    form = form_of(record.type if isinstance(record, Element) else None)
    return "cylinder" if form == "database" else "queue" if form == "queue" else "rectangle"


def look_of(record: Element | Role) -> str:
    """Return the style of an element or role, such as `container`, `database` or `system-external`."""
    form = form_of(record.type if isinstance(record, Element) else None)
    base = form if form and record.kind == "container" else record.kind
    return f"{base}-external" if record.external else base


def line_of(interaction: Interaction) -> Line:
    """Return the line of an arrow: what need not be answered, or need not happen, is not drawn solid."""
    return "solid" if interaction == "synchronous" else "dashed" if interaction == "asynchronous" else "dotted"


def arrow_label(description: str, technology: str, number: int = 0) -> str:
    """Return the label of an arrow: `2. Reads stock`, and on a line of its own `[SQL]`."""
    said = f"{number}. {description}".rstrip() if number else description
    if not technology:
        return said
    return f"{said}\n[{technology}]" if said else f"[{technology}]"
