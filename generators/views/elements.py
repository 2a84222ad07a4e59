"""Views of elements drawn: boxes, boundaries and arrows."""

from __future__ import annotations

from collections.abc import Iterator

from trueline.model.addresses import Addresses
from trueline.model.records.elements import Element, Group, Role
from trueline.model.records.views import View
from trueline.model.relations import Connection, relations
from trueline.model.sharing import shared
from trueline.model.workspace import Workspace

from ..diagrams.graph import Arrow, Box, Frame, Graph
from .looks import arrow_label, line_of, look_of, shape_of
from .nesting import Items, Nest
from .scene import Place, Scene
from .spelling import kind_line


def draw_view(workspace: Workspace, architecture: str, view: View, page: str = "") -> Graph:
    """Draw a view.

    Args:
        workspace: where the architecture stands.
        architecture: id of the architecture the view is written in.
        view: one that it states, or a derived one.
        page: the page the drawing stands on, relative to the documentation source; links start there. Without it,
            nothing is linked.
    """
    return _Drawing(Scene(workspace, architecture, view), page).graph()


def draw_landscape(workspace: Workspace, page: str = "") -> Graph:
    """Draw the people and systems of all architectures of `workspace`, each architecture's on their own.

    Args:
        workspace: what to draw.
        page: the page the drawing stands on, as in `draw_view`.
    """
    top = {
        reference
        for reference, record in relations(workspace).records.items()
        if isinstance(record, Element) and record.kind in ("person", "system") and "." not in record.id
    }
    view = View(id="landscape", name=workspace.title, kind="landscape", grouping=())
    return _Drawing(Scene(workspace, "", view, top), page).graph()


class _Drawing:
    """One scene on its way to a graph."""

    def __init__(self, scene: Scene, page: str) -> None:
        self.scene, self.page = scene, page
        self._records = relations(scene.workspace).records
        self._addresses = shared(scene.workspace, Addresses)
        self._places: dict[str, Place] = {}

    def graph(self) -> Graph:
        """Return the whole drawing."""
        nest = Nest()
        for reference in self.scene.shown:
            inside = nest
            places = self.scene.places(reference)
            if reference in self.scene.opened:
                places = (*places, Place(self.scene.local(reference), reference))
            for place in places:
                self._places[place.id] = place
                inside = inside.inner(place.id)
            if reference not in self.scene.opened:
                for box in self._boxes(reference):
                    inside.put(box)
        return Graph(
            items=nest.closed(self._frame),
            arrows=tuple(self._arrows()),
            direction=self.scene.view.direction or "down",
        )

    def _ids(self, reference: str) -> tuple[str, ...]:
        """Return the ids of a thing in the drawing: one, or one for each copy."""
        copies = self.scene.copies.get(reference, 1)
        local = self.scene.local(reference)
        return (local,) if copies == 1 else tuple(f"{local}#{number}" for number in range(1, copies + 1))

    def _boxes(self, reference: str) -> Iterator[Box]:
        record = self._records[reference]
        name, kind, description = self._words(reference, record)
        ids = self._ids(reference)
        for number, id_ in enumerate(ids, 1):
            yield Box(
                id=id_,
                title=name if len(ids) == 1 else f"{name} {number}",
                kind=kind,
                text=description,
                shape=shape_of(record),
                style=look_of(record),
                colour=self.scene.colours.get(reference, ""),
                link=self._link(reference),
            )

    def _words(self, reference: str, record: Element | Role) -> tuple[str, str, str]:
        """Return name, kind and description as the view says them."""
        label = self.scene.labels.get(reference)
        name = label.name if label and label.name else record.name
        if self.scene.view.detail == "names":
            return name, "", ""
        description = label.description if label and label.description is not None else record.description
        return name, kind_line(record, technology=label.technology if label else None), description

    def _link(self, reference: str) -> str:
        return self._addresses.link(reference, "", self.page) if self.page else ""

    def _frame(self, id_: str, items: Items) -> Frame:
        reference = self._places[id_].thing
        record = self._records.get(reference)
        if record is None:
            group: Group = self.scene.group(reference)
            return Frame(id=id_, title=group.name, style=group.dimension, items=items)
        name, kind, _ = self._words(reference, record)
        return Frame(
            id=id_, title=name, kind=kind, style=look_of(record), colour=self.scene.colours.get(reference, ""),
            link=self._link(reference), items=items,
        )  # fmt: skip

    def _arrows(self) -> Iterator[Arrow]:
        for number, connection in enumerate(self.scene.connections, 1):
            label = arrow_label(
                connection.description,
                connection.technology if self.scene.view.detail == "full" else "",
                number if self.scene.view.numbered else 0,
            )
            for source, target in self._pairs(connection):
                yield Arrow(source=source, target=target, text=label, line=line_of(connection.interaction))

    def _pairs(self, connection: Connection) -> Iterator[tuple[str, str]]:
        sources, targets = self._ids(connection.source), self._ids(connection.target)
        if connection.source == connection.target:
            yield from zip(sources, targets, strict=True)
        else:
            yield from ((source, target) for source in sources for target in targets)
