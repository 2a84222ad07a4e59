"""What stands in what: elements and roles in the elements and groups around them, across a whole workspace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from .records.elements import Group
from .references import absolute, split
from .relations import relations
from .workspace import Workspace


class Memberships:
    """Membership looked up both ways; made once, shared by all who ask."""

    def __init__(self, workspace: Workspace) -> None:
        """Wrap a workspace; everything is computed on demand."""
        self._workspace = workspace
        self._relations = relations(workspace)
        self._around: dict[str, frozenset[str]] = {}

    @cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """The elements and roles that each group holds directly, by absolute references, in the author's order."""
        found: dict[str, list[str]] = defaultdict(list)
        for reference, record in self._relations.records.items():
            for group in record.groups:
                found[absolute(group, _architecture(reference))].append(reference)
        return {group: tuple(members) for group, members in found.items()}

    @cached_property
    def nested(self) -> Mapping[str, tuple[str, ...]]:
        """The groups that stand directly in each group, by absolute references, in the author's order."""
        found: dict[str, list[str]] = defaultdict(list)
        for architecture, index in self._workspace.indexes.items():
            for group in index.record.groups:
                if group.parent:
                    found[absolute(group.parent, architecture)].append(f"{architecture}/group:{group.id}")
        return {group: tuple(inner) for group, inner in found.items()}

    def around(self, reference: str) -> frozenset[str]:
        """Return the thing itself, every element it stands in, and every group that holds any of these.

        Args:
            reference: absolute reference of an element, role or group.
        """
        if reference not in self._around:
            self._around[reference] = frozenset(self._compute(reference))
        return self._around[reference]

    def _compute(self, reference: str) -> Iterator[str]:
        if split(reference).kind == "group":
            for group, record in self._upward(reference):
                yield group
                if record.of:
                    yield from self.around(absolute(record.of, _architecture(group)))
            return
        for each in self._relations.chain(reference):
            yield each
            element = self._relations.records.get(each)
            for held_by in element.groups if element else ():
                yield from (group for group, _ in self._upward(absolute(held_by, _architecture(each))))

    def _upward(self, group: str) -> Iterator[tuple[str, Group]]:
        """Yield a group and those it stands in, outwards."""
        seen: set[str] = set()
        while group and group not in seen:
            seen.add(group)
            thing = self._workspace.find(group)
            if thing is None or not isinstance(thing.record, Group):
                return
            yield group, thing.record
            group = absolute(thing.record.parent, thing.architecture) if thing.record.parent else ""


def _architecture(reference: str) -> str:
    return reference.partition("/")[0]
