"""Processes drawn: activities, decisions, forks and joins."""

from __future__ import annotations

from trueline.model.addresses import Addresses
from trueline.model.records.behaviour import Process, ProcessNode
from trueline.model.sharing import shared
from trueline.model.workspace import Workspace

from ..diagrams.graph import Arrow, Box, Graph, Shape

_SHAPES: dict[str, Shape] = {
    "start": "stadium",
    "end": "stadium",
    "activity": "rectangle",
    "decision": "diamond",
    "fork": "hexagon",
    "join": "hexagon",
}


def draw_process(workspace: Workspace, architecture: str, process: Process, page: str = "") -> Graph:
    """Draw a process; a step links to the element that does it.

    Args:
        workspace: where the architecture stands.
        architecture: id of the architecture that states the process, or the pattern which yields it.
        process: what to draw.
        page: the page the drawing stands on, relative to the documentation source; without it, nothing is linked.
    """
    addresses = shared(workspace, Addresses)

    def box(node: ProcessNode) -> Box:
        return Box(
            id=node.id,
            title=node.name,
            shape=_SHAPES[node.kind],
            style=node.kind,
            colour=process.styles.get(node.id, ""),
            link=addresses.link(node.by, architecture, page) if node.by and page else "",
        )

    return Graph(
        items=tuple(map(box, process.nodes)),
        arrows=tuple(Arrow(source=edge.source, target=edge.target, text=edge.label) for edge in process.edges),
        direction=process.direction or "down",
    )
