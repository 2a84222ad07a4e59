"""What the page of deployments says of one of them: its places, what runs there, and who reaches whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from trueline.model.records.deployment import Deployment, DeploymentNode, Infrastructure, Instance

from ..markdown import code, escape
from ..pages.frame import Frame
from ..pages.text import Md
from ..views.reach import reaches

_BETWEEN = " / "


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A node: where it stands, what it is, how many there are."""

    place: str
    technology: str
    count: int
    remarks: Md


@dataclass(frozen=True, slots=True)
class RunningRow:
    """An instance or a piece of infrastructure: what it is, where it runs, how many there are."""

    what: Md
    place: str
    technology: str
    count: int
    remarks: Md


@dataclass(frozen=True, slots=True)
class ReachRow:
    """Which running thing reaches which."""

    source: Md
    target: Md
    description: str
    technology: str
    how: str


@dataclass(frozen=True, slots=True)
class _Stand:
    """Something that runs: its path, the names on the way to it with its own, and what it is."""

    path: str
    trail: tuple[str, ...]
    piece: Instance | Infrastructure


@dataclass(frozen=True, slots=True)
class Plan:
    """A deployment with everything that is said of it."""

    deployment: Deployment
    nodes: tuple[NodeRow, ...]
    running: tuple[RunningRow, ...]
    reaches: tuple[ReachRow, ...]


def plan(frame: Frame, deployment: Deployment) -> Plan:
    """Return what the page says of `deployment`."""
    nodes = list(_nodes(deployment.nodes, (), ""))
    names = {path: _BETWEEN.join(trail) for path, trail, _ in nodes}
    stands = [
        _Stand(f"{path}.{piece.id}", (*trail, _name(frame, piece)), piece)
        for path, trail, node in nodes
        for piece in _pieces(node)
    ]
    called = _called(stands)
    links = {one.path: _linked(frame, one.piece, called[one.path]) for one in stands}
    return Plan(
        deployment=deployment,
        nodes=tuple(NodeRow(names[path], node.technology, node.count, _node_remarks(node)) for path, _, node in nodes),
        running=tuple(_running(frame, one) for one in stands),
        reaches=tuple(
            ReachRow(links[one.source], links[one.target], one.description, one.technology, one.interaction)
            for one in reaches(frame.site.workspace, frame.architecture, deployment)
        ),
    )


def _pieces(node: DeploymentNode) -> tuple[Instance | Infrastructure, ...]:
    return (*node.infrastructure, *node.instances)


def _called(stands: list[_Stand]) -> dict[str, str]:
    """Return the shortest words that tell each of them from the others: its name, with its place where needed."""
    ways = list(map(_ways, stands))
    often = Counter(way for several in ways for way in set(several))
    return {
        one.path: next((way for way in several if often[way] == 1), several[-1])
        for one, several in zip(stands, ways, strict=True)
    }


def _ways(one: _Stand) -> tuple[str, ...]:
    """Return how something may be called, from the shortest: by its name, with its node or id, and in full."""
    name, whole = one.trail[-1], _BETWEEN.join(one.trail)
    return name, _BETWEEN.join(one.trail[-2:]), f"{name} ({one.piece.id})", whole, f"{whole} ({one.piece.id})"


def _linked(frame: Frame, piece: Instance | Infrastructure, text: str) -> Md:
    return Md(escape(text)) if isinstance(piece, Infrastructure) else frame.link(piece.of, text)


def _nodes(
    nodes: tuple[DeploymentNode, ...], above: tuple[str, ...], path: str
) -> Iterator[tuple[str, tuple[str, ...], DeploymentNode]]:
    """Yield each node with its path and the names on the way to it."""
    for node in nodes:
        own = f"{path}.{node.id}" if path else node.id
        trail = (*above, node.name)
        yield own, trail, node
        yield from _nodes(node.nodes, trail, own)


def _node_remarks(node: DeploymentNode) -> Md:
    isolated = "Isolated: reaches no other isolated place, unless stated" if node.isolated else ""
    return Md("<br>".join(filter(None, (escape(node.description), isolated))))


def _name(frame: Frame, piece: Instance | Infrastructure) -> str:
    return piece.name if isinstance(piece, Infrastructure) else piece.name or frame.name(piece.of)


def _running(frame: Frame, stand: _Stand) -> RunningRow:
    piece, place = stand.piece, _BETWEEN.join(stand.trail[:-1])
    own = [escape(piece.description), ", ".join(map(code, piece.tags))]
    if isinstance(piece, Infrastructure):
        own.append(escape(f"Infrastructure ({piece.type})" if piece.type else "Infrastructure"))
        technology, count = piece.technology, 1
    else:
        # An instance that is called otherwise than its element says of what it is one.
        own.append(f"Instance of {frame.link(piece.of)}" if stand.trail[-1] != frame.name(piece.of) else "")
        technology, count = piece.technology or _technology(frame, piece.of), piece.count
    remarks = Md("<br>".join(filter(None, own)))
    return RunningRow(_linked(frame, piece, stand.trail[-1]), place, technology, count, remarks)


def _technology(frame: Frame, reference: str) -> str:
    thing = frame.site.workspace.find(reference, frame.architecture)
    return str(getattr(thing.record, "technology", "")) if thing else ""
