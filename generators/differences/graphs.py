"""Two states of a drawing of boxes and arrows laid over each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..diagrams.graph import Arrow, Box, Frame, Graph

Item = Box | Frame


def laid_over(before: Graph, after: Graph, changed: frozenset[str] = frozenset()) -> Graph | None:
    """Return both states in one drawing, what is different marked in colour and in words; nothing if nothing is.

    Args:
        before: the earlier state.
        after: the later state.
        changed: ids of boxes that changed in what the drawing does not show.
    """
    old, new = dict(_flat(before.items)), dict(_flat(after.items))
    children: dict[str, list[Item]] = defaultdict(list)
    gone = False
    for parent, item in _placed(before.items, ""):
        if item.id not in new:
            gone = True
            children[parent if parent in new else ""].append(_marked(item, "removed"))
    items = tuple(_merged(after.items, old, changed, children)) + tuple(children[""])
    arrows = tuple(_arrows(before.arrows, after.arrows))
    boxes = any(one.kind != new[id_].kind for id_, one in _flat(items) if id_ in new)
    if not boxes and not gone and set(before.arrows) == set(after.arrows):
        return None
    return replace(after, items=items, arrows=arrows)


def _flat(items: Iterable[Item]) -> Iterator[tuple[str, Item]]:
    for item in items:
        yield item.id, item
        if isinstance(item, Frame):
            yield from _flat(item.items)


def _placed(items: Iterable[Item], parent: str) -> Iterator[tuple[str, Item]]:
    """Yield each box, and each frame empty of what stands in it, with the frame around it."""
    for item in items:
        if isinstance(item, Frame):
            yield parent, replace(item, items=())
            yield from _placed(item.items, item.id)
        else:
            yield parent, item


def _merged(
    items: Iterable[Item], old: dict[str, Item], changed: frozenset[str], gone: dict[str, list[Item]]
) -> Iterator[Item]:
    for item in items:
        was = old.get(item.id)
        if isinstance(item, Frame):
            inner = (*_merged(item.items, old, changed, gone), *gone.pop(item.id, ()))
            kind = item.kind if was else f"{item.kind} added".strip()
            yield replace(item, kind=kind, items=inner)
        elif was is None:
            yield _marked(item, "added")
        elif item.id in changed or not isinstance(was, Box) or _shown(was) != _shown(item):
            yield _marked(item, "changed")
        else:
            yield item


def _shown(box: Box) -> tuple[str, str, str, str]:
    return box.title, box.kind, box.text, box.shape


def _marked(item: Item, mark: str) -> Item:
    """Return a box or frame that says what happened to it."""
    kind = f"{item.kind} {mark}".strip()
    if isinstance(item, Frame):
        return replace(item, kind=kind, link="")
    return replace(item, kind=kind, style=mark, colour="", link="" if mark == "removed" else item.link)


def _arrows(before: tuple[Arrow, ...], after: tuple[Arrow, ...]) -> Iterator[Arrow]:
    old, new = (defaultdict[tuple[str, str], list[Arrow]](list) for _ in range(2))
    for arrows, known in ((before, old), (after, new)):
        for arrow in arrows:
            known[arrow.source, arrow.target].append(arrow)
    for ends in dict.fromkeys((*new, *old)):
        came = [one for one in new[ends] if one not in old[ends]]
        went = [one for one in old[ends] if one not in new[ends]]
        yield from (one for one in new[ends] if one in old[ends])
        if len(came) == len(went) == 1:
            yield replace(came[0], text=f"~ {_said(went[0])} → {_said(came[0])}")
            continue
        yield from (replace(one, text=f"+ {_said(one)}") for one in came)
        yield from (replace(one, text=f"- {_said(one)}", line="dashed") for one in went)


def _said(arrow: Arrow) -> str:
    return arrow.text or "uses"
