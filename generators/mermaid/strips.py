"""Unconnected boundaries in a readable arrangement.

ELK lays boundaries that nothing connects side by side in a strip as wide as all of them together (4746 by 331 in a
case measured); invisible links in their order put them below each other (1072 by 1162).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..diagrams.graph import Box, Frame, Graph

_FEWEST = 3
_Path = tuple[str, ...]


def chained(graph: Graph) -> Iterator[tuple[str, str]]:
    """Yield the pairs of boundaries to be linked invisibly: neighbours among three or more that nothing connects."""
    paths = dict(_paths(graph.items, ()))
    joined: set[str] = set()
    for arrow in graph.arrows:
        if arrow.source in paths and arrow.target in paths:
            joined.update(_parting(paths[arrow.source], paths[arrow.target]))
    yield from _level(graph.items, joined)


def _paths(items: tuple[Box | Frame, ...], above: _Path) -> Iterator[tuple[str, _Path]]:
    for item in items:
        path = (*above, item.id)
        yield item.id, path
        if isinstance(item, Frame):
            yield from _paths(item.items, path)


def _parting(one: _Path, other: _Path) -> tuple[str, ...]:
    """Return the two siblings that an arrow connects, or nothing where it leads into its own boundary."""
    return next(((a, b) for a, b in zip(one, other, strict=False) if a != b), ())


def _level(items: tuple[Box | Frame, ...], joined: set[str]) -> Iterator[tuple[str, str]]:
    frames = [item for item in items if isinstance(item, Frame)]
    alone = [frame.id for frame in frames if frame.id not in joined]
    if len(alone) >= _FEWEST:
        yield from pairwise(alone)
    for frame in frames:
        yield from _level(frame.items, joined)
