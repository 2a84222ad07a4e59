"""Unconnected parts of a drawing in a readable arrangement.

ELK lays parts that nothing connects side by side in a strip as wide as all of them together (4746 by 331 in a case
measured); invisible links in their order put them below each other (1072 by 1162).
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ..diagrams.graph import Box, Frame, Graph

_FEWEST_FRAMES = {"down": 3, "up": 3, "right": 2, "left": 2}
# Fewer boxes than these fit beside each other.
_FEWEST_BOXES = 8
# More unconnected groups than these in one boundary are laid in rows of `_IN_A_ROW`.
_MOST_BESIDE = 6
_IN_A_ROW = 5
_Path = tuple[str, ...]
# Siblings, by the siblings that their arrows lead to.
_Web = Mapping[str, Sequence[str]]


def chained(graph: Graph) -> Iterator[tuple[str, str]]:
    """Yield the pairs to be linked invisibly: neighbours among the parts of a level that nothing connects.

    Parts are three boundaries or more, each on its own, or several groups of boxes that arrows hold together. Where
    the drawing runs sideways, such groups already stand below each other, and two boundaries are held too: the first
    (before a change) would else stand below the second (after it).
    """
    paths = dict(_paths(graph.items, ()))
    web: dict[str, list[str]] = defaultdict(list)
    joined: set[str] = set()
    outward: set[str] = set()
    for arrow in graph.arrows:
        if arrow.source in paths and arrow.target in paths:
            ends = _parting(paths[arrow.source], paths[arrow.target])
            joined.update(ends)
            outward.update(_below(paths[arrow.source], ends), _below(paths[arrow.target], ends))
            if ends:
                web[ends[0]].append(ends[1])
    yield from _level(graph.items, joined, _FEWEST_FRAMES[graph.direction])
    if graph.direction in ("down", "up"):
        yield from _groups([item.id for item in graph.items], web)
        yield from _rows(graph.items, web, outward)


def _paths(items: tuple[Box | Frame, ...], above: _Path) -> Iterator[tuple[str, _Path]]:
    for item in items:
        path = (*above, item.id)
        yield item.id, path
        if isinstance(item, Frame):
            yield from _paths(item.items, path)


def _parting(one: _Path, other: _Path) -> tuple[str, ...]:
    """Return the two siblings that an arrow connects, or nothing where it leads into its own boundary."""
    return next(((a, b) for a, b in zip(one, other, strict=False) if a != b), ())


def _below(path: _Path, ends: tuple[str, ...]) -> _Path:
    """Return what stands below the sibling that an arrow parts at: what has an arrow that leaves its boundary."""
    at = next((at for at, id_ in enumerate(path) if id_ in ends), len(path))
    return path[at + 1 :]


def _level(items: tuple[Box | Frame, ...], joined: set[str], fewest: int) -> Iterator[tuple[str, str]]:
    frames = [item for item in items if isinstance(item, Frame)]
    alone = [frame.id for frame in frames if frame.id not in joined]
    if len(alone) >= fewest:
        yield from pairwise(alone)
    for frame in frames:
        yield from _level(frame.items, joined, fewest)


def _groups(items: Sequence[str], web: _Web) -> Iterator[tuple[str, str]]:
    """Yield, for neighbouring groups, one of the lowest items of the one and one of the highest of the other."""
    groups = [group for group in _connected(items, web) if len(group) > 1]
    if sum(map(len, groups)) >= _FEWEST_BOXES:
        ends = [_ends(group, web) for group in groups]
        yield from ((lowest, highest) for (_, lowest), (highest, _) in pairwise(ends))


def _rows(items: tuple[Box | Frame, ...], web: _Web, outward: set[str]) -> Iterator[tuple[str, str]]:
    """Yield, for many groups in one boundary that nothing connects, the last of one and the first of that below it."""
    for frame in items:
        if isinstance(frame, Frame):
            groups = _connected([item.id for item in frame.items], web)
            alone = [_ends(group, web) for group in groups if not outward.intersection(group)]
            if len(alone) > _MOST_BESIDE:
                pairs = zip(alone, alone[_IN_A_ROW:], strict=False)
                yield from ((lowest, highest) for (_, lowest), (highest, _) in pairs)
            yield from _rows(frame.items, web, outward)


def _connected(items: Sequence[str], web: _Web) -> Iterator[list[str]]:
    """Yield the items that arrows connect, either way, in the author's order."""
    both: dict[str, list[str]] = defaultdict(list)
    for source in items:
        for target in web.get(source, ()):
            both[source].append(target)
            both[target].append(source)
    order = {item: at for at, item in enumerate(items)}
    seen: set[str] = set()
    for item in items:
        if item not in seen:
            group = sorted(_depths([item], both), key=order.__getitem__)
            seen.update(group)
            yield group


def _ends(group: Sequence[str], web: _Web) -> tuple[str, str]:
    """Return the middle one of the items that a group begins with, and of those that its arrows lead to last."""
    reached = {target for source in group for target in web.get(source, ()) if target != source}
    first = [item for item in group if item not in reached] or [group[0]]
    depths = _depths(first, web)
    deepest = max(depths.values())
    last = [item for item in group if depths.get(item) == deepest]
    return first[len(first) // 2], last[len(last) // 2]


def _depths(start: Sequence[str], web: _Web) -> dict[str, int]:
    """Return everything that arrows lead to from `start`, the nearest first, and over how many of them."""
    depths = dict.fromkeys(start, 0)
    waiting = deque(start)
    while waiting:
        item = waiting.popleft()
        for target in web.get(item, ()):
            if target not in depths:
                depths[target] = depths[item] + 1
                waiting.append(target)
    return depths
