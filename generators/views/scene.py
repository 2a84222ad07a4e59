"""A view resolved: which things it shows, in which order, inside which boundaries, and what is drawn between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from trueline.model.records.elements import Group
from trueline.model.records.views import Label, Select, View
from trueline.model.references import absolute
from trueline.model.relations import Connection, Stated, relations
from trueline.model.selection import group_chain, selections
from trueline.model.workspace import Workspace

from .defaults import default_set


@dataclass(frozen=True, slots=True)
class Place:
    """A boundary on the way to a shown thing.

    Attributes:
        id: of the boundary in the drawing.
        thing: absolute reference of the element or group it stands for.
        home: whether it stands where its thing naturally does, and not once more for members elsewhere.
    """

    id: str
    thing: str
    home: bool = True


class Scene:
    """What one view shows.

    Attributes:
        workspace: where the architecture stands.
        architecture: id of the architecture the view is written in; empty for the landscape of the workspace.
        view: the view.
        shown: absolute references of elements and roles, in the author's order.
    """

    def __init__(self, workspace: Workspace, architecture: str, view: View, shown: set[str] | None = None) -> None:
        """Resolve `view`; `shown` replaces what it would show."""
        self.workspace, self.architecture, self.view = workspace, architecture, view
        self._relations = relations(workspace)
        self._selections = selections(workspace)
        self._shown = self._select() if shown is None else shown
        self.shown = self._relations.in_order(self._shown)

    def _select(self) -> set[str]:
        shown = default_set(self.workspace, self.architecture, self.view)
        for select in self.view.include:
            shown |= self.chosen(select)
        for select in self.view.exclude:
            shown -= self.chosen(select)
        return shown

    def chosen(self, select: Select) -> frozenset[str]:
        """Return what a selection of the view chooses."""
        return self._selections.chosen(select, self.architecture)

    @cached_property
    def opened(self) -> set[str]:
        """The shown things that are drawn as boundaries around others."""
        return self._relations.opened(self._shown)

    @cached_property
    def connections(self) -> tuple[Connection, ...]:
        """What is drawn between the shown things, in the author's order."""
        specific = self.view.kind != "custom"
        return self._relations.connections(self._shown, self._keep(), specific=specific)

    def _keep(self) -> Callable[[Stated, str, str], bool] | None:
        hidden, only = self.view.hide_relationships, self.view.only_relationships
        if not hidden and not only:
            return None

        def keep(stated: Stated, source: str, target: str) -> bool:
            holds = self._selections.holds
            if any(holds(one, self.architecture, stated, source, target) for one in hidden):
                return False
            return not only or any(holds(one, self.architecture, stated, source, target) for one in only)

        return keep

    @cached_property
    def labels(self) -> Mapping[str, Label]:
        """What the view calls its things, by absolute reference; the last word counts."""
        return {self._relations.resolve(one.element, self.architecture): one for one in self.view.labels}

    @cached_property
    def copies(self) -> Mapping[str, int]:
        """How many times a thing is drawn, where it is more than once."""
        wanted = {self._relations.resolve(one.element, self.architecture): one.count for one in self.view.copies}
        return {one: count for one, count in wanted.items() if count > 1 and one not in self.opened}

    @cached_property
    def colours(self) -> Mapping[str, str]:
        """Colours by absolute reference: those of the architecture first, then those of the view; the last counts."""
        stated = self.workspace.index(self.architecture).record.styles if self.architecture else ()
        found: dict[str, str] = {}
        for style in (*stated, *self.view.styles):
            chosen = self.chosen(style.select)
            smaller, larger = sorted((chosen, self._shown), key=len)
            found.update(dict.fromkeys((one for one in smaller if one in larger), style.colour))
        return found

    @cached_property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions of groups that are drawn, outermost first."""
        if self.view.grouping is not None:
            return self.view.grouping
        return ("zone",) if self.view.kind == "security" else ("group",)

    def places(self, reference: str) -> tuple[Place, ...]:
        """Return the boundaries around a shown thing, from the outside in."""
        known = self._places.get(reference)
        if known is None:
            known = self._places[reference] = self._compute_places(reference)
        return known

    @cached_property
    def _places(self) -> dict[str, tuple[Place, ...]]:
        return {}

    def _compute_places(self, reference: str) -> tuple[Place, ...]:
        around = next((one for one in self._relations.chain(reference)[1:] if one in self.opened), "")
        places = (*self.places(around), Place(self.local(around), around)) if around else ()
        surrounding = {place.thing for place in places}
        for dimension in self.dimensions if self._grouped(reference) else ():
            for group in self._groups_of(reference, dimension):
                if group not in surrounding:
                    places = (*places, self._group_place(group, places))
        return places

    def _grouped(self, reference: str) -> bool:
        """Say whether groups are drawn around a thing; beside a component, those of its neighbours only distract."""
        view = self.view
        if view.kind not in ("component", "code") or view.of is None or view.grouping is not None:
            return True
        return self._relations.resolve(view.of, self.architecture) in self._relations.chain(reference)[1:]

    def _groups_of(self, reference: str, dimension: str) -> tuple[str, ...]:
        """Return the groups of one dimension that a thing belongs to, from the outside in."""
        architecture = reference.partition("/")[0]
        for group in self._relations.records[reference].groups:
            chain = group_chain(self.workspace, absolute(group, architecture))
            if chain and self.group(chain[0]).dimension == dimension:
                return tuple(one for one in reversed(chain) if self.group(one).dimension == dimension)
        return ()

    def _group_place(self, group: str, around: tuple[Place, ...]) -> Place:
        """Give a boundary its plain id where it stands at home, else one that names where it stands."""
        natural = self._natural(group)
        outer = around[-1].id if around else ""
        if outer == natural and all(place.home for place in around):
            return Place(self.local(group), group)
        return Place(f"{self.local(group)}#{outer}" if outer else f"{self.local(group)}#", group, home=False)

    def _natural(self, group: str) -> str:
        """Return the id of the boundary in which a group stands by itself; empty for the drawing."""
        architecture = group.partition("/")[0]
        record = self.group(group)
        if record.parent:
            parent = self.workspace.find(record.parent, architecture)
            if parent and getattr(parent.record, "dimension", "") in self.dimensions:
                return self.local(parent.reference)
        if record.of:
            owner = self._relations.resolve(record.of, architecture)
            return self.local(next((one for one in self._relations.chain(owner) if one in self.opened), ""))
        return ""

    def group(self, reference: str) -> Group:
        """Return the record of a group."""
        thing = self.workspace.find(reference)
        assert thing is not None
        assert isinstance(thing.record, Group)
        return thing.record

    def local(self, reference: str) -> str:
        """Return the id of a thing in the drawing: its reference, without its own architecture."""
        return reference.removeprefix(f"{self.architecture}/") if self.architecture else reference
