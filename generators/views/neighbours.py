"""What stands around a part of a large drawing: few boxes, folded to what they stand in where they are many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import TypeAlias

from ..diagrams.graph import Box, Frame

Paths: TypeAlias = Mapping[str, tuple[Frame, ...]]
"""The open frames of an overview that each of its boxes stands in, from the outside in."""


def gathered(
    part: str, around: Mapping[str, Box], paths: Paths, room: int, fold: Callable[[Frame], Box]
) -> dict[str, Box]:
    """Return the box that stands for each neighbour of a part: its own, or one for several that stand together.

    Of the frames that neighbours stand in, the deepest are folded first, and of those the one that saves most. Where
    the part stands in the frame itself, the others in it are gathered. What is still too much is one box.

    Args:
        part: the id of the part.
        around: its neighbours, by id.
        paths: where they and the part stand in the overview.
        room: how many boxes may be left, one at least.
        fold: makes the box of a frame that is shown folded.
    """
    own = {frame.id for frame in paths[part]}
    boxes = dict(around)
    above = {id_: paths[id_] for id_ in around}
    while len({box.id for box in boxes.values()}) > room:
        frame, members = _fullest(boxes, above)
        drawn = {boxes[id_].id for id_ in members}
        if frame is None:
            return dict.fromkeys(around, _rest(f"outside--{part}", "Outside", len(around)))
        if len(drawn) > 1:
            others = _rest(f"others--{frame.id}", f"Others in {frame.title}", len(members))
            boxes |= dict.fromkeys(members, others if frame.id in own else fold(frame))
        above |= {id_: above[id_][:-1] for id_ in members}
    return boxes


def _fullest(boxes: Mapping[str, Box], above: Paths) -> tuple[Frame | None, list[str]]:
    """Return the frame to be folded next with what stands in it; no frame if none is left."""
    depth = max(map(len, above.values()))
    members: dict[str, list[str]] = defaultdict(list)
    frames: dict[str, Frame] = {}
    for id_, path in above.items():
        if depth and len(path) == depth:
            members[path[-1].id].append(id_)
            frames[path[-1].id] = path[-1]
    if not members:
        return None, list(above)
    chosen = max(members, key=lambda one: len({boxes[id_].id for id_ in members[one]}))
    return frames[chosen], members[chosen]


def _rest(id_: str, title: str, count: int) -> Box:
    return Box(id_, title, kind=f"[{count} boxes of the overview]")
