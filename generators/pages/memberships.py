"""What stands in what: elements and roles in the elements and groups around them, across a whole workspace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from trueline.model.records.elements import Group
from trueline.model.references import absolute
from trueline.model.relations import relations
from trueline.model.workspace import Workspace


class Memberships:
    """Membership looked up both ways; made once, shared by the generators of pages."""

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
        """Return the element or role itself, every element it stands in, and every group that holds any of these.

        Args:
            reference: absolute reference of an element or role.
        """
        if reference not in self._around:
            self._around[reference] = frozenset(self._compute(reference))
        return self._around[reference]

    def _compute(self, reference: str) -> Iterator[str]:
        for each in self._relations.chain(reference):
            yield each
            record = self._relations.records.get(each)
            for group in record.groups if record else ():
                yield from self._upward(absolute(group, _architecture(each)))

    def _upward(self, group: str) -> Iterator[str]:
        seen: set[str] = set()
        here = group
        while here and here not in seen:
            seen.add(here)
            yield here
            thing = self._workspace.find(here)
            parent = thing.record.parent if thing and isinstance(thing.record, Group) else None
            here = absolute(parent, thing.architecture) if thing and parent else ""


def _architecture(reference: str) -> str:
    return reference.partition("/")[0]
