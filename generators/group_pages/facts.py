"""What the page of groups says of each group and role, gathered from the whole workspace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from trueline.model.memberships import Memberships
from trueline.model.records.elements import Group, Role
from trueline.model.relations import Relations, Stated, relations
from trueline.model.sharing import shared
from trueline.model.workspace import Workspace

from ..pages.drawings import Drawings
from ..pages.frame import Frame
from ..pages.mentions import Mentions
from ..pages.text import Md

_ZONE = "zone"
_TITLES = {"group": "Groups", "layer": "Layers", "package": "Packages", "zone": "Trust zones"}
_MENTIONED = {"rule": "Rules", "quality": "Qualities", "decision": "Decisions", "section": "Documentation"}


@dataclass(frozen=True)
class Row:
    """A relationship as a row of a table."""

    source: Md
    target: Md
    description: str
    technology: str
    how: str


@dataclass(frozen=True)
class GroupCard:
    """A group, what it holds and what holds it, and for a trust zone every way in from outside."""

    group: Group
    of: Md
    parent: Md
    nested: Md
    members: Md
    mentions: tuple[tuple[str, Md], ...]
    ways_in: tuple[Row, ...]

    @property
    def closed(self) -> bool:
        """Whether this is a trust zone which nothing enters."""
        return self.group.dimension == _ZONE and not self.ways_in


@dataclass(frozen=True)
class RoleCard:
    """A role, who plays it, and what is stated for whoever plays it."""

    role: Role
    kind: str
    played_by: Md
    groups: Md
    drawn_in: Md
    mentions: tuple[tuple[str, Md], ...]
    relationships: tuple[Row, ...]


class Register:
    """Gathers cards; holds what all cards of a build share."""

    def __init__(self, workspace: Workspace) -> None:
        """Work for `workspace`; tables are computed when they are first needed."""
        self._relations: Relations = relations(workspace)
        self._memberships = shared(workspace, Memberships)
        self._mentions = shared(workspace, Mentions)
        self._drawings = shared(workspace, Drawings)
        self._zones = frozenset(
            f"{name}/group:{group.id}"
            for name, index in workspace.indexes.items()
            for group in index.record.groups
            if group.dimension == _ZONE
        )

    def dimensions(self, frame: Frame) -> Iterator[tuple[str, list[GroupCard]]]:
        """Yield the dimensions of an architecture in the order of their first groups, with cards of their groups."""
        found: dict[str, list[GroupCard]] = defaultdict(list)
        for group in frame.index.record.groups:
            found[group.dimension].append(self.group(frame, group))
        for dimension, cards in found.items():
            yield _TITLES.get(dimension, f"Groups by {dimension.replace('-', ' ')}"), cards

    def group(self, frame: Frame, group: Group) -> GroupCard:
        """Gather what is said of one group."""
        reference = f"{frame.architecture}/group:{group.id}"
        return GroupCard(
            group=group,
            of=frame.links([group.of] if group.of else []),
            parent=frame.links([group.parent] if group.parent else []),
            nested=frame.links(self._memberships.nested.get(reference, ())),
            members=frame.links(self._memberships.members.get(reference, ())),
            mentions=self._mentioned(frame, reference),
            ways_in=tuple(_row(frame, stated) for stated in self._ways_in.get(reference, ())),
        )

    def role(self, frame: Frame, role: Role) -> RoleCard:
        """Gather what is said of one role."""
        reference = f"{frame.architecture}/role:{role.id}"
        return RoleCard(
            role=role,
            kind=f"{'external ' if role.external else ''}{role.kind}",
            played_by=frame.links(role.played_by),
            groups=frame.links(role.groups),
            drawn_in=frame.links(self._drawings.showing.get(reference, ())),
            mentions=self._mentioned(frame, reference),
            relationships=tuple(_row(frame, stated) for stated in self._of_roles.get(reference, ())),
        )

    def _mentioned(self, frame: Frame, reference: str) -> tuple[tuple[str, Md], ...]:
        found = ((title, frame.links(self._mentions.by(reference, kind))) for kind, title in _MENTIONED.items())
        return tuple((title, links) for title, links in found if links)

    @cached_property
    def _ways_in(self) -> dict[str, list[Stated]]:
        """The relationships that lead into each trust zone from outside it."""
        found: dict[str, list[Stated]] = defaultdict(list)
        for stated in self._relations.stated if self._zones else ():
            entered = self._memberships.around(stated.target) & self._zones
            for zone in entered - self._memberships.around(stated.source):
                found[zone].append(stated)
        return found

    @cached_property
    def _of_roles(self) -> dict[str, list[Stated]]:
        """The relationships that are stated for each role."""
        found: dict[str, list[Stated]] = defaultdict(list)
        for stated in self._relations.stated:
            for end in dict.fromkeys((stated.source, stated.target)):
                if isinstance(self._relations.records[end], Role):
                    found[end].append(stated)
        return found


def _row(frame: Frame, stated: Stated) -> Row:
    record = stated.record
    ends = frame.link(stated.source), frame.link(stated.target)
    return Row(*ends, record.description, record.technology, record.interaction)
