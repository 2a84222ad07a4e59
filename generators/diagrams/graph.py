"""Boxes, boundaries around them and arrows between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from trueline.model.records.base import Direction

Shape = Literal["rectangle", "person", "cylinder", "queue", "stadium", "diamond", "hexagon"]
Line = Literal["solid", "dashed", "dotted"]


@dataclass(frozen=True, slots=True)
class Box:
    """A thing.

    Attributes:
        id: unique among the boxes and frames of the graph.
        title: its name.
        kind: what it is, such as `[Container: FastAPI]`; may be empty.
        text: its description; may be empty.
        shape: its outline.
        style: what decides its looks, such as `container`, `system-external` or `decision`.
        colour: a colour of its own, `#rrggbb`; empty: that of its style.
        link: where it leads, relative to the page the drawing stands on; empty: nowhere.
    """

    id: str
    title: str
    kind: str = ""
    text: str = ""
    shape: Shape = "rectangle"
    style: str = ""
    colour: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """A boundary around boxes and other boundaries.

    Attributes:
        id: unique among the boxes and frames of the graph.
        title: its name.
        kind: what it is, such as `[System]`; may be empty.
        style: what decides its looks: the kind of an element, the dimension of a group, `node` or `scenario`.
        colour: a colour of its own, `#rrggbb`; empty: that of its style.
        link: where it leads, as for a box.
        items: what stands inside, in order.
    """

    id: str
    title: str
    kind: str = ""
    style: str = ""
    colour: str = ""
    link: str = ""
    items: tuple[Box | Frame, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from one box or frame to another.

    Attributes:
        source: id of where it begins.
        target: id of where it ends.
        text: its label; may be empty.
        line: how it is drawn.
        animated: whether it moves from source to target.
    """

    source: str
    target: str
    text: str = ""
    line: Line = "solid"
    animated: bool = False


@dataclass(frozen=True, slots=True)
class Graph:
    """A whole drawing.

    Attributes:
        items: boxes and frames at the top, in order.
        arrows: in order.
        direction: where arrows lead.
    """

    items: tuple[Box | Frame, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    direction: Direction = "down"
