"""A drawing too large to be read, as an overview in which its groups are folded, and a drawing of each group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..diagrams.classes import ClassDiagram
from ..diagrams.entities import EntityDiagram
from ..diagrams.graph import Arrow, Box, Frame, Graph
from .neighbours import Paths, gathered
from .runs import MOST, runs

LIMIT = 50
"""How many boxes a drawing may have. With ELK, Mermaid takes 1 to 2 seconds for 50, and up to two minutes for 400."""

AROUND = 12
"""How many boxes outside of a group its drawing may show; more are folded to what they stand in."""

FEWEST_AROUND = 5
"""How many boxes outside of a group its drawing may show even where the group fills it."""

CROWDED = 40
"""From how many arrows on their labels would be most of the drawing."""

Item = Box | Frame


@dataclass(frozen=True)
class Part:
    """One of the drawings that a large one becomes.

    Attributes:
        id: of what it draws: empty for the overview, else a frame of the whole drawing or a run of its boxes.
        title: its name.
        within: ids of the parts it is a part of, from the outside in.
        boxes: how many boxes of the whole drawing it stands for.
        diagram: what is drawn.
    """

    id: str
    title: str
    within: tuple[str, ...]
    boxes: int
    diagram: Graph | EntityDiagram | ClassDiagram


def parts(graph: Graph, anchor: str, limit: int = LIMIT) -> tuple[Part, ...]:
    """Return the parts of a drawing, its overview first; the drawing alone if it is small enough.

    Every box is drawn whole in one part, and every arrow in the smallest part that holds an end of it, where what
    stands outside is drawn folded. Arrows between one pair of folded things become one.

    Args:
        graph: the drawing.
        anchor: what the addresses of the parts on their page begin with.
        limit: how many boxes a part may have; what it touches outside comes on top.
    """
    return tuple(_split(Part("", "", (), _size(graph.items), graph), graph, anchor, limit))


def unlabelled(graph: Graph) -> Graph:
    """Return a drawing whose arrows say nothing, one for each pair of things and kind of line."""
    arrows = dict.fromkeys(replace(arrow, text="") for arrow in graph.arrows)
    return replace(graph, arrows=tuple(arrows))


def address(anchor: str, id_: str) -> str:
    """Return the anchor of a part on its page."""
    return f"{anchor}--{id_.replace(':', '--').replace('#', '..')}" if id_ else anchor


def _split(whole: Part, graph: Graph, anchor: str, limit: int) -> Iterator[Part]:
    if whole.boxes <= limit:
        yield whole
        return
    group, *around = graph.items if whole.id else (None,)
    items = graph.items if group is None else (group,)
    items = (*_cut(items, graph.arrows, limit), *around)
    opened = _opened(items, items[0].id if whole.id or len(items) == 1 else "", limit)
    frontier = {each.id: each for each in _frontier(items, opened)}
    inside = {one: each.id for each in frontier.values() for one in _ids((each,))}
    boxes = {id_: _box(each, f"#{address(anchor, id_)}") for id_, each in frontier.items()}
    paths = dict(_paths(items, opened, ()))
    overview = replace(graph, items=tuple(_overview(items, opened, boxes)), arrows=_merged(graph.arrows, inside))
    yield replace(whole, diagram=overview)
    within = (*whole.within, whole.id) if whole.id else whole.within
    for frame in frontier.values():
        if isinstance(frame, Frame):
            inner = _inner(graph, frame, inside, boxes, paths)
            yield from _split(Part(frame.id, frame.title, within, _size((frame,)), inner), inner, anchor, limit)


def _inner(graph: Graph, frame: Frame, inside: Mapping[str, str], boxes: Mapping[str, Box], paths: Paths) -> Graph:
    """Return what stands in a frame, and folded what it touches outside."""
    own = set(_ids((frame,)))
    places = {**{one: place for one, place in inside.items() if one not in own}, **{one: one for one in own}}
    touching = [
        arrow
        for arrow in graph.arrows
        if (arrow.source in own or arrow.target in own) and arrow.source in places and arrow.target in places
    ]
    outside = dict.fromkeys(places[end] for one in touching for end in (one.source, one.target) if end not in own)
    room = min(AROUND, max(FEWEST_AROUND, LIMIT - _size((frame,))))
    folded = gathered(frame.id, {one: boxes[one] for one in outside}, paths, room, lambda one: _box(one, one.link))
    places = {one: folded[place].id if place in folded else place for one, place in places.items()}
    around = dict.fromkeys(folded.values())
    return replace(graph, items=(frame, *around), arrows=_merged(touching, places))


def _cut(items: tuple[Item, ...], arrows: tuple[Arrow, ...], limit: int) -> Iterator[Item]:
    """Put what stands side by side in too great a number into frames of its own.

    Frames that are few stay as they are: what a view is about is not mixed with its neighbours.
    """
    items = tuple(
        replace(item, items=tuple(_cut(item.items, arrows, limit))) if isinstance(item, Frame) else item
        for item in items
    )
    if len(items) <= limit:
        yield from items
        return
    kept = [item for item in items if isinstance(item, Frame)]
    if len(kept) > limit // 2:
        kept = []
    known = {item.id: item for item in items if not kept or isinstance(item, Box)}
    owner = {one: id_ for id_, item in known.items() for one in _ids((item,))}
    links = ((owner.get(arrow.source, ""), owner.get(arrow.target, "")) for arrow in arrows)
    frames = [_run([known[one] for one in run]) for run in runs(list(known), links, min(limit, MOST))]
    yield from _cut((*kept, *frames), arrows, limit)


def _run(items: list[Item]) -> Frame:
    title = f"{items[0].title} … {items[-1].title}" if len(items) > 1 else items[0].title
    return Frame(f"run--{items[0].id}", title, style="group", items=tuple(items))


def _opened(items: tuple[Item, ...], must: str, limit: int) -> set[str]:
    """Return the frames that an overview shows open: `must`, and as many as fit, those that hold most first.

    Frames that hold nothing but boxes stay folded, so that boxes of one level are drawn in the same way.
    """
    opened: set[str] = set()
    shown = len(items)
    candidates = [item for item in items if isinstance(item, Frame)]
    while candidates:
        frame = max(candidates, key=lambda one: (one.id == must, _size((one,))))
        candidates.remove(frame)
        fits = shown - 1 + len(frame.items) <= limit
        if frame.id == must or (fits and any(isinstance(one, Frame) for one in frame.items)):
            opened.add(frame.id)
            shown += len(frame.items) - 1
            candidates += (one for one in frame.items if isinstance(one, Frame))
    return opened


def _frontier(items: Iterable[Item], opened: set[str]) -> Iterator[Item]:
    """Yield what an overview shows as one box: boxes, and frames that stay folded."""
    for item in items:
        if isinstance(item, Frame) and item.id in opened:
            yield from _frontier(item.items, opened)
        else:
            yield item


def _paths(
    items: Iterable[Item], opened: set[str], above: tuple[Frame, ...]
) -> Iterator[tuple[str, tuple[Frame, ...]]]:
    """Yield what an overview shows as one box, with the open frames it stands in, from the outside in."""
    for item in items:
        if isinstance(item, Frame) and item.id in opened:
            yield from _paths(item.items, opened, (*above, item))
        else:
            yield item.id, above


def _overview(items: Iterable[Item], opened: set[str], boxes: Mapping[str, Box]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Frame) and item.id in opened:
            yield replace(item, items=tuple(_overview(item.items, opened, boxes)))
        else:
            yield boxes[item.id]


def _box(item: Item, address: str) -> Box:
    """Return a box for what is shown folded: it says how much is in it, and leads to where that is drawn."""
    if isinstance(item, Box):
        return item
    kind = f"{item.kind} {_size((item,))} inside".strip()
    return Box(item.id, item.title, kind=kind, style=item.style, colour=item.colour, link=address)


def _merged(arrows: Iterable[Arrow], place: Mapping[str, str]) -> tuple[Arrow, ...]:
    """Return the arrows between the places of their ends; several between folded things become one with a number."""
    kept: dict[tuple[str, str], list[Arrow]] = {}
    folded: set[tuple[str, str]] = set()
    for arrow in arrows:
        ends = source, target = place.get(arrow.source, arrow.source), place.get(arrow.target, arrow.target)
        moved = ends != (arrow.source, arrow.target)
        if not (moved and source == target):
            kept.setdefault(ends, []).append(replace(arrow, source=source, target=target))
            folded |= {ends} if moved else set()
    return tuple(one for ends, several in kept.items() for one in (_one(several) if ends in folded else several))


def _one(several: list[Arrow]) -> tuple[Arrow]:
    """Return several arrows as one, which says what they all say, or how many they are."""
    texts = {arrow.text for arrow in several}
    lines = {arrow.line for arrow in several}
    text = several[0].text if len(texts) == 1 else f"{len(several)} relationships"
    return (replace(several[0], text=text, line=lines.pop() if len(lines) == 1 else "solid"),)


def _ids(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield item.id
        if isinstance(item, Frame):
            yield from _ids(item.items)


def _size(items: Iterable[Item]) -> int:
    return sum(_size(item.items) if isinstance(item, Frame) else 1 for item in items)
