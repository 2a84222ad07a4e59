"""Schemas and class diagrams too large to be read, as an overview of runs of them, and a drawing of each run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..diagrams.classes import ClassBox, ClassDiagram
from ..diagrams.entities import EntityBox, EntityDiagram
from ..diagrams.graph import Arrow, Box, Graph
from .parts import LIMIT, Part, address
from .runs import runs

Pair = tuple[str, str]


@dataclass(frozen=True)
class _Run:
    id: str
    title: str
    members: tuple[str, ...]


def entity_parts(diagram: EntityDiagram, anchor: str, limit: int = LIMIT) -> tuple[Part, ...]:
    """Return the parts of a schema: entities whole in one of them, and by name where others relate to them.

    Args:
        diagram: the schema.
        anchor: what the addresses of the parts on their page begin with.
        limit: how many entities one drawing may have.
    """
    boxes = {one.id: one for one in diagram.entities}

    def draw(members: Sequence[str]) -> EntityDiagram:
        links = tuple(one for one in diagram.links if one.source in members or one.target in members)
        near = dict.fromkeys(end for one in links for end in (one.source, one.target) if end not in members)
        around = tuple(replace(boxes[one], attributes=()) for one in near if one in boxes)
        return EntityDiagram((*(boxes[one] for one in members), *around), links)

    return tuple(_parts(diagram, boxes, draw, anchor, limit))


def class_parts(diagram: ClassDiagram, anchor: str, limit: int = LIMIT) -> tuple[Part, ...]:
    """Return the parts of a class diagram: classes whole in one of them, and by name where others relate to them.

    Args:
        diagram: the class diagram.
        anchor: what the addresses of the parts on their page begin with.
        limit: how many classes one drawing may have.
    """
    boxes = {one.id: one for one in diagram.classes}

    def draw(members: Sequence[str]) -> ClassDiagram:
        links = tuple(one for one in diagram.links if one.source in members or one.target in members)
        near = dict.fromkeys(end for one in links for end in (one.source, one.target) if end not in members)
        around = tuple(replace(boxes[one], members=()) for one in near if one in boxes)
        return replace(diagram, classes=(*(boxes[one] for one in members), *around), links=links)

    return tuple(_parts(diagram, boxes, draw, anchor, limit))


def _parts(
    diagram: EntityDiagram | ClassDiagram,
    boxes: dict[str, EntityBox] | dict[str, ClassBox],
    draw: Callable[[Sequence[str]], EntityDiagram | ClassDiagram],
    anchor: str,
    limit: int,
) -> Iterator[Part]:
    if len(boxes) <= limit:
        yield Part("", "", (), len(boxes), diagram)
        return
    pairs = [(link.source, link.target) for link in diagram.links]
    cut = [
        _Run(f"run--{run[0]}", f"{boxes[run[0]].title} … {boxes[run[-1]].title}", tuple(run))
        for run in runs(list(boxes), pairs)
    ]
    yield Part("", "", (), len(boxes), _overview(cut, pairs, anchor))
    for run in cut:
        yield Part(run.id, run.title, (), len(run.members), draw(run.members))


def _overview(cut: list[_Run], pairs: list[Pair], anchor: str) -> Graph:
    place = {member: run.id for run in cut for member in run.members}
    between = Counter((place[one], place[other]) for one, other in pairs if one in place and other in place)
    return Graph(
        items=tuple(
            Box(run.id, run.title, kind=f"{len(run.members)} inside", link=f"#{address(anchor, run.id)}") for run in cut
        ),
        arrows=tuple(
            Arrow(one, other, f"{count} relationships" if count > 1 else "1 relationship")
            for (one, other), count in between.items()
            if one != other
        ),
    )
