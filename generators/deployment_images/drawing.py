"""One deployment drawn with `diagrams`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from diagrams import Cluster, Diagram, Edge, Node
from diagrams.generic.compute import Rack
from diagrams.generic.database import SQL
from diagrams.generic.network import Router
from diagrams.onprem.client import User

from ..diagrams.graph import Box, Frame, Graph
from ..mermaid.ids import node_id

_WIDTH = 26  # characters of a line
_DIRECTIONS = {"down": "TB", "up": "BT", "right": "LR", "left": "RL"}
# What the package says of its keywords is of another kind than what it takes.
_EDGE: Any = Edge
_NODE: Any = Node
_ICONS: dict[str, type[Node]] = {"database": SQL, "person": User, "role": User, "infrastructure": Router}


def draw(title: str, graph: Graph, path: Path, form: str) -> None:
    """Write an image to `path` with the ending `form`; the same graph gives the same image.

    Args:
        title: what stands below it.
        graph: what is drawn.
        path: where, without the ending.
        form: `png` or `svg`.
    """
    nodes: dict[str, Node] = {}
    inner: dict[str, str] = {}
    with Diagram(
        _escaped(title), filename=str(path), outformat=form, show=False, direction=_DIRECTIONS[graph.direction],
        graph_attr={"pad": "0.4", "fontsize": "18"}, node_attr={"fontsize": "11"},
    ):  # fmt: skip
        _items(graph.items, nodes, inner, form)
        for arrow in graph.arrows:
            ends = [nodes.get(inner.get(end, end)) for end in (arrow.source, arrow.target)]
            if ends[0] and ends[1]:
                style = "solid" if arrow.line == "solid" else "dashed"
                edge = _EDGE(ends[0], forward=True, label=_label(arrow.text), style=style, fontsize="10")
                ends[0].connect(ends[1], edge)


def _items(items: Iterable[Box | Frame], nodes: dict[str, Node], inner: dict[str, str], form: str) -> None:
    for item in items:
        if isinstance(item, Frame):
            with Cluster(_label(f"{item.title} {item.kind}".strip())):
                _items(item.items, nodes, inner, form)
            inside = next((box for box in item.items if isinstance(box, Box)), None)
            if inside:
                inner[item.id] = inside.id  # Graphviz has no arrows to clusters
        else:
            label = _label("\n".join(filter(None, (item.title, item.kind))))
            if form == "svg":  # an icon would be a link to a file of the package
                attributes = {
                    "shape": "cylinder" if item.shape == "cylinder" else "box",
                    "style": "rounded",
                    "image": "",
                }
                nodes[item.id] = _NODE(label, nodeid=node_id(item.id), height="0.9", width="2.2", **attributes)
            else:
                nodes[item.id] = _ICONS.get(item.style, Rack)(label, nodeid=node_id(item.id))


def _label(text: str) -> str:
    lines = (part for line in text.split("\n") for part in textwrap.wrap(line, _WIDTH) or [""])
    return _escaped("\n".join(lines))


def _escaped(text: str) -> str:
    r"""Return a text in which Graphviz finds no escapes (`\N` would be the name of the node)."""
    return text.replace("\\", "\\\\")
