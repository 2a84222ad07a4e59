"""Which Python modules an element is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from .index import Index
from .records.elements import Element
from .references import split


class Bindings:
    """The absolute module names that the elements of one architecture are bound to."""

    def __init__(self, index: Index) -> None:
        """Answer for the architecture of `index`."""
        self._index = index
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, path: str) -> tuple[str, ...]:
        """Return the modules of an element; a leading dot is relative to the nearest bound element around it."""
        if path not in self._known:
            self._known[path] = tuple(self._compute(path))
        return self._known[path]

    def _compute(self, path: str) -> Iterator[str]:
        for module in self._index.elements[path].code:
            if not module.startswith("."):
                yield module
                continue
            for base in self.around(path):
                yield base + module

    def around(self, path: str) -> tuple[str, ...]:
        """Return the modules of the nearest bound element that contains `path`."""
        above = path.rpartition(".")[0]
        while above:
            found = self.of(above)
            if found:
                return found
            above = above.rpartition(".")[0]
        return ()

    def live(self, element: Element) -> tuple[str, ...]:
        """Return the modules of an element that exists already; what is only planned has none yet."""
        return self.of(element.id) if element.status in ("live", "deprecated") else ()

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """The elements of each group, those of the groups in it included."""
        found: dict[str, list[str]] = {group: [] for group in self._index.groups}
        for element in self._index.record.elements:
            for reference in element.groups:
                for group in self._upward(split(reference).path):
                    found[group].append(element.id)
        return {group: tuple(dict.fromkeys(paths)) for group, paths in found.items()}

    def _upward(self, group: str) -> Iterator[str]:
        here: str | None = group
        while here is not None and here in self._index.groups:
            yield here
            parent = self._index.groups[here].parent
            here = split(parent).path if parent else None

    def subject(self, reference: str) -> tuple[str, ...]:
        """Return the live modules of an element or of the members of a group, each once."""
        _, kind, path = split(reference)
        paths = self.members.get(path, ()) if kind == "group" else (path,)
        modules = (module for each in paths for module in self.live(self._index.elements[each]))
        return tuple(dict.fromkeys(modules))

    def bound(self) -> Iterator[tuple[Element, tuple[str, ...]]]:
        """Yield every live element that has modules, with them."""
        for element in self._index.record.elements:
            modules = self.live(element)
            if modules:
                yield element, modules


def spelled_out(names: Iterable[str], modules: Iterable[str]) -> tuple[str, ...]:
    """Return names of modules with a leading dot below each of `modules`; a dot alone is the module itself.

    Args:
        names: relative with a leading dot, or absolute; wildcards stay as they are.
        modules: what an element is made of.
    """
    bases = tuple(modules)
    below = (f"{base}{name}".rstrip(".") if name[:1] == "." else name for name in names for base in bases)
    return tuple(dict.fromkeys(below))
