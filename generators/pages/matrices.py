"""Dependency matrices: for everything that holds other things, which of these uses which (Steward, 1981)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from trueline.model.records.elements import Element
from trueline.model.relations import relations
from trueline.model.workspace import Workspace

from ..views.defaults import shown_children
from ..views.runs import MOST, runs


@dataclass(frozen=True)
class Heading:
    """A row and column: an element, or several of them where all would be too many.

    Attributes:
        title: its name; of several, the first and the last.
        element: absolute reference; empty for several.
        members: absolute references of what it stands for.
    """

    title: str
    element: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Matrix:
    """What the parts of one element use of each other.

    Attributes:
        of: the element.
        headings: rows and columns, in the author's order.
        counts: how many relationships lead from a row to a column, by their numbers; stated, or implied by what is
            inside. What a heading of several elements has within itself is left out.
    """

    of: Element
    headings: tuple[Heading, ...]
    counts: dict[tuple[int, int], int]


class Matrices:
    """The matrices of a workspace; made once, shared by the generators of pages."""

    def __init__(self, workspace: Workspace) -> None:
        """Wrap a workspace; everything is computed on demand."""
        self._workspace = workspace
        self._made: dict[str, tuple[Matrix, ...]] = {}

    def of(self, architecture: str) -> tuple[Matrix, ...]:
        """Return a matrix for each element whose parts use each other, in the author's order."""
        if architecture not in self._made:
            self._made[architecture] = tuple(self._make(architecture))
        return self._made[architecture]

    def _make(self, architecture: str) -> Iterator[Matrix]:
        web = relations(self._workspace)
        for element in self._workspace.index(architecture).record.elements:
            parts = shown_children(web, f"{architecture}/{element.id}")
            if len(parts) < 2:
                continue
            pairs = Counter(
                {(one.source, one.target): len(one.stated) for one in web.connections(set(parts), specific=False)}
            )
            if pairs:
                headings = tuple(self._headings(parts, list(pairs)))
                place = {member: number for number, one in enumerate(headings) for member in one.members}
                counts: Counter[tuple[int, int]] = Counter()
                for (source, target), count in pairs.items():
                    if place[source] != place[target]:
                        counts[place[source], place[target]] += count
                yield Matrix(element, headings, dict(counts))

    def _headings(self, parts: tuple[str, ...], pairs: list[tuple[str, str]]) -> Iterator[Heading]:
        records = relations(self._workspace).records
        if len(parts) <= MOST:
            yield from (Heading(records[one].name, one, (one,)) for one in parts)
            return
        for run in runs(parts, pairs):
            first, last = records[run[0]].name, records[run[-1]].name
            yield Heading(f"{first} … {last} ({len(run)})", "", tuple(run))
