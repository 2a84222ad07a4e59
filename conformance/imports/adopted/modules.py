"""Which modules there are, and which of them an expression stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from ..judging import pattern
from ..names import is_inside
from ..rules import Part


class Modules:
    """The names of all modules and packages of a code base."""

    def __init__(self, names: Collection[str]) -> None:
        """Answer for `names`, which are absolute."""
        self.names = frozenset(names)

    def __contains__(self, name: str) -> bool:
        return name in self.names

    @cached_property
    def ordered(self) -> tuple[str, ...]:
        """All names, in order."""
        return tuple(sorted(self.names))

    @cached_property
    def _below(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self.ordered:
            found.setdefault(name.rpartition(".")[0], []).append(name)
        return found

    @property
    def top(self) -> tuple[str, ...]:
        """The names without anything around them."""
        return tuple(name for name in self.ordered if name.rpartition(".")[0] not in self.names)

    def children(self, name: str) -> tuple[str, ...]:
        """Return what stands directly in a package."""
        return tuple(self._below.get(name, ()))

    def matching(self, expression: str) -> tuple[str, ...]:
        """Return the modules that an expression stands for: `*` is one name, `**` one or several."""
        if "*" not in expression:
            return (expression,) if expression in self.names else ()
        known = pattern(expression)
        return tuple(name for name in self.ordered if known.fullmatch(name))


def part(module: str) -> Part:
    """Return a module, everything below included, as a part that is called like it."""
    return Part(module, (module,))


def overlap(one: str, other: str) -> bool:
    """Whether two packages share modules."""
    return is_inside(one, (other,)) or is_inside(other, (one,))


def overlapping(packages: Iterable[str]) -> bool:
    """Whether some of several packages share modules, those that are named twice apart."""
    named = set(packages)
    return any(above in named for name in named for above in _around(name))


def _around(name: str) -> Iterator[str]:
    while "." in name:
        name = name.rpartition(".")[0]
        yield name
