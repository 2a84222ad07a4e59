"""Boundaries filled one thing at a time: the tree of a drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from ..diagrams.graph import Box, Frame

Items: TypeAlias = "tuple[Box | Frame, ...]"


class Nest:
    """What stands inside one boundary, in the order in which it came; the outermost has no id."""

    def __init__(self, id_: str = "") -> None:
        """Begin empty."""
        self.id = id_
        self._items: list[Box | Nest] = []
        self._inner: dict[str, Nest] = {}

    def put(self, box: Box) -> None:
        """Add a box at the end."""
        self._items.append(box)

    def inner(self, id_: str) -> Nest:
        """Return the boundary `id_` directly inside; a new one comes at the end."""
        if id_ not in self._inner:
            self._inner[id_] = Nest(id_)
            self._items.append(self._inner[id_])
        return self._inner[id_]

    def closed(self, frame: Callable[[str, Items], Frame]) -> Items:
        """Return what stands here; `frame` makes a boundary of its id and what stands in it."""
        return tuple(self._closed(frame))

    def _closed(self, frame: Callable[[str, Items], Frame]) -> Iterator[Box | Frame]:
        for item in self._items:
            yield frame(item.id, item.closed(frame)) if isinstance(item, Nest) else item
