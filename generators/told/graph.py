"""Boxes, boundaries and arrows in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..diagrams.graph import Arrow, Box, Frame, Graph
from .words import listed, name, one_line, totals


def tell_graph(graph: Graph) -> Iterator[str]:
    """Yield how much is drawn, what stands in which boundary, and what each box leads to."""
    everything = dict(_flat(graph.items))
    boxes = [item for item in everything.values() if isinstance(item, Box)]
    frames = [item for item in everything.values() if isinstance(item, Frame)]
    yield totals(
        (len(boxes), "box", "boxes"), (len(frames), "boundary", "boundaries"), (len(graph.arrows), "arrow", "arrows")
    )
    yield ""
    for frame in frames:
        if frame.items:
            yield f"- {_titled(frame)} holds {listed(name(item.title) for item in frame.items)}."
    leaving: dict[str, list[Arrow]] = defaultdict(list)
    for arrow in graph.arrows:
        leaving[arrow.source].append(arrow)
    for item in everything.values():
        ways = [_way(arrow, everything) for arrow in leaving[item.id]]
        if ways:
            yield f"- {_titled(item)} → {'; → '.join(ways)}."
        elif isinstance(item, Box):
            yield f"- {_titled(item)}."


def _flat(items: tuple[Box | Frame, ...]) -> Iterator[tuple[str, Box | Frame]]:
    for item in items:
        yield item.id, item
        if isinstance(item, Frame):
            yield from _flat(item.items)


def _titled(item: Box | Frame) -> str:
    return f"{name(item.title)} {one_line(item.kind)}".rstrip()


def _way(arrow: Arrow, everything: dict[str, Box | Frame]) -> str:
    target = everything.get(arrow.target)
    text = f": {one_line(arrow.text)}" if arrow.text.strip() else ""
    return f"{name(target.title if target else arrow.target)}{text}{' (dashed)' if arrow.line != 'solid' else ''}"
