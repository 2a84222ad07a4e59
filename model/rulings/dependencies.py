"""What depends on what in the code, as far as the model says: relationships with their ports taken into account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..memberships import Memberships
from ..relations import Relations, Stated, relations
from ..sharing import shared
from ..workspace import Workspace


@dataclass(frozen=True, slots=True)
class Use:
    """One element's code depends on another's.

    Attributes:
        source: absolute reference of what depends.
        target: absolute reference of what it depends on.
        stated: the relationship it follows from.
    """

    source: str
    target: str
    stated: Stated


class Dependencies:
    """Uses of a whole workspace, lifted to what rules speak of; made once, and cheap where no rule asks."""

    def __init__(self, workspace: Workspace) -> None:
        """Wrap a workspace; everything is computed on demand."""
        self._relations: Relations = relations(workspace)
        self._memberships = shared(workspace, Memberships)

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Every use: along a relationship, or towards the port through which both of its ends meet."""
        return tuple(use for stated in self._relations.stated for use in self._realised(stated))

    def _realised(self, stated: Stated) -> Iterator[Use]:
        ports = [self._relations.resolve(port, stated.architecture) for port in stated.record.through]
        for port in filter(None, ports):
            yield from (Use(end, port, stated) for end in (stated.source, stated.target) if end != port)
        if not ports:
            yield Use(stated.source, stated.target, stated)

    def between(self, parts: Collection[str]) -> Mapping[tuple[str, str], list[Use]]:
        """Return the uses between `parts` (elements or groups), by source and target, in the author's order.

        A part that stands in another does not use it, nor the other way round.
        """
        found: dict[tuple[str, str], list[Use]] = defaultdict(list)
        wanted = frozenset(parts)
        for use in self.uses if wanted else ():
            here, there = self._memberships.around(use.source), self._memberships.around(use.target)
            for source in (here & wanted) - there:
                for target in (there & wanted) - here:
                    found[source, target].append(use)
        return found

    def inside(self, part: str) -> Mapping[str, dict[str, None]]:
        """Return what uses what inside a part: the targets of each source, in the author's order."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for use in self.uses:
            if part in self._memberships.around(use.source) and part in self._memberships.around(use.target):
                found[use.source][use.target] = None
        return found

    def apart(self, one: str, other: str) -> bool:
        """Return whether neither of two parts stands in the other."""
        return one not in self._memberships.around(other) and other not in self._memberships.around(one)
