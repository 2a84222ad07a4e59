"""An architecture as the data of a Structurizr workspace (structurizr.com, its JSON form).

Ids are made of references, not counted: a new element leaves all others their ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from trueline.model.diagnostics import Diagnostic
from trueline.model.naming import slug
from trueline.model.records.architecture import KINDS
from trueline.model.records.deployment import Deployment, DeploymentNode
from trueline.model.records.documentation import Decision
from trueline.model.records.elements import Element
from trueline.model.records.views import View
from trueline.model.relations import relations
from trueline.model.workspace import Workspace

from ..exports import loss
from ..pages.drawings import Drawings
from ..views.scene import Scene

Data = dict[str, Any]

_TAGS = {"person": "Person", "system": "Software System", "container": "Container", "component": "Component"}
_VIEWS = {
    "landscape": ("systemLandscapeViews", ("person", "system")),
    "context": ("systemContextViews", ("person", "system")),
    "container": ("containerViews", ("person", "system", "container")),
    "component": ("componentViews", ("person", "system", "container", "component")),
}
_DIRECTIONS = {"down": "TopBottom", "up": "BottomTop", "right": "LeftRight", "left": "RightLeft"}
_SHAPES = {
    "person": "Person", "database": "Cylinder", "event-store": "Cylinder", "cache": "Cylinder", "search": "Cylinder",
    "queue": "Pipe", "bus": "Pipe", "topic": "Pipe", "ui": "WebBrowser", "blob-store": "Folder",
}  # fmt: skip
_COLOURS = {"person": "#08427b", "system": "#1168bd", "container": "#2f6fb5", "component": "#85bbf0"}
# Kinds of things that a Structurizr workspace holds.
_HELD = {"element", "view", "deployment", "decision", "section", "group"}


class Translation:
    """One architecture on its way; what has no place is gathered in `losses`."""

    def __init__(self, workspace: Workspace, architecture: str) -> None:
        """Work for one architecture of a workspace."""
        self.workspace, self.architecture = workspace, architecture
        self.index = workspace.index(architecture)
        self.record = self.index.record
        self.losses: list[Diagnostic] = []
        self._web = relations(workspace)
        self._level: dict[str, str] = {}
        self._relationships: dict[str, list[Data]] = {}
        self._known: dict[tuple[str, str, str], str] = {}

    def data(self) -> Data:
        """Return the workspace; call it once."""
        people, systems = self._people_and_systems()
        self._relate()
        nodes = [node for one in self.record.deployments for node in self._nodes(one)]
        views = self._views()
        self._lose()
        for element in _all((*people, *systems)):
            element["relationships"] = self._relationships.get(element["id"], [])
        return {
            "name": self.record.title,
            "description": self.record.description,
            "model": {"people": people, "softwareSystems": systems, "deploymentNodes": nodes},
            "documentation": {"sections": self._sections(), "decisions": [*map(self._decision, self.record.decisions)]},
            "views": {**views, "configuration": {"styles": self._styles()}},
        }

    # ---- elements ---------------------------------------------------------------------------------------------------

    def _people_and_systems(self) -> tuple[list[Data], list[Data]]:
        people: list[Data] = []
        systems: list[Data] = []
        for element in self.index.children.get("", ()):
            if element.kind == "person":
                people.append(self._element(element, "person"))
            else:
                systems.append(self._element(element, "system"))
        return people, systems

    def _element(self, element: Element, level: str) -> Data:
        if element.kind != level:
            self._note(
                "level", f"the {element.kind} '{element.name}' stands at the top and is a software system", element
            )
        self._level[element.id] = level
        types = [element.type.replace("-", " ").title()] if element.type else []
        tags = ["Element", _TAGS[level], *types, *(["External"] if element.external else []), *element.tags]
        made: Data = {
            "id": element.id, "name": element.name, "description": element.description, "tags": ",".join(tags),
            "properties": dict(element.properties),
        }  # fmt: skip
        groups = [self.index.by_kind["group"][one.removeprefix("group:")][0].name for one in element.groups[:1]]
        if groups:
            made["group"] = groups[0]
        if level in ("container", "component"):
            made["technology"] = element.technology
        elif element.technology:
            made["properties"]["technology"] = element.technology
        inner = {"system": "container", "container": "component"}.get(level)
        if inner:
            made[f"{inner}s"] = [self._element(each, inner) for each in self._inner(element, inner)]
        else:
            for each in self.index.children.get(element.id, ()):
                self._note("code", f"'{each.name}' stands below the level of components", each)
        return made

    def _inner(self, element: Element, level: str) -> Iterator[Element]:
        for each in self.index.children.get(element.id, ()):
            if each.kind == level:
                yield each
            elif level == "container" and each.kind == "component":
                self._note("level", f"the component '{each.name}' stands in no container", each)
            else:
                self._note("level", f"the {each.kind} '{each.name}' stands where Structurizr has {level}s", each)

    # ---- relationships ----------------------------------------------------------------------------------------------

    def _relate(self) -> None:
        for one in self.record.relationships:
            where = f"{one.source} → {one.target}"
            if one.source not in self._level or one.target not in self._level:
                self._note("relationship", f"an end of {where} has no place in the model")
            elif _nested(one.source, one.target):
                self._note("relationship", f"{where} leads from a thing to what it is a part of")
            elif (one.source, one.target, one.description) in self._known:
                self._note("relationship", f"{where} is there twice with the same words")
            else:
                style = "Asynchronous" if one.interaction == "asynchronous" else "Synchronous"
                tags = ["Relationship", *(["Asynchronous"] if style == "Asynchronous" else []), *one.tags]
                self._relate_once(one.source, one.target, one.description, one.technology, style, tags)

    def _relate_once(
        self, source: str, target: str, description: str, technology: str, style: str, tags: list[str], linked: str = ""
    ) -> str:
        known = self._known.get((source, target, description))
        if known:
            return known
        base = f"{source}->{target}" + (f":{slug(description)}" if description else "")
        taken = set(self._known.values())
        id_, number = base, 1
        while id_ in taken:
            number += 1
            id_ = f"{base}:{number}"
        made: Data = {
            "id": id_, "sourceId": source, "destinationId": target, "description": description,
            "technology": technology, "interactionStyle": style, "tags": ",".join(tags),
        }  # fmt: skip
        if linked:
            made["linkedRelationshipId"] = linked
        self._relationships.setdefault(source, []).append(made)
        self._known[source, target, description] = id_
        return id_

    # ---- deployment -------------------------------------------------------------------------------------------------

    def _nodes(self, deployment: Deployment) -> Iterator[Data]:
        if deployment.edges:
            message = (
                f"{len(deployment.edges)} edges between instances of '{deployment.name}' are not those of the model"
            )
            self._note("deployment", message)
        for node in deployment.nodes:
            yield self._node(deployment, node, deployment.id)

    def _node(self, deployment: Deployment, node: DeploymentNode, around: str) -> Data:
        here = f"{around}/{node.id}"
        environment = _environment(deployment)
        common = {"environment": environment}
        made: Data = {
            "id": here, "name": node.name, "description": node.description, "technology": node.technology,
            "instances": str(node.count), "tags": "Element,Deployment Node", **common,
            "children": [self._node(deployment, each, here) for each in node.nodes],
            "infrastructureNodes": [
                {
                    "id": f"{here}/{each.id}", "name": each.name, "description": each.description,
                    "technology": each.technology, "tags": "Element,Infrastructure Node", **common,
                }
                for each in node.infrastructure
            ],
            "containerInstances": [], "softwareSystemInstances": [],
        }  # fmt: skip
        for each in node.instances:
            level = self._level.get(each.of)
            if level not in ("container", "system"):
                self._note("deployment", f"'{each.of}' runs on '{node.name}', where only systems and containers can")
                continue
            key, of = ("containerInstances", "containerId") if level == "container" else (
                "softwareSystemInstances", "softwareSystemId")  # fmt: skip
            tag = "Container Instance" if level == "container" else "Software System Instance"
            for number in range(1, each.count + 1):
                made[key].append(
                    {"id": f"{here}/{each.id}:{number}", of: each.of, "instanceId": number, "tags": tag, **common}
                )
        return made

    # ---- views ------------------------------------------------------------------------------------------------------

    def _views(self) -> Data:
        views: Data = {key: [] for key, _ in _VIEWS.values()} | {"deploymentViews": []}
        drawings = Drawings(self.workspace)
        for view in (*drawings.stated(self.architecture), *drawings.derived(self.architecture)):
            if view.kind in _VIEWS:
                self._view(view, *_VIEWS[view.kind], views)
            else:
                self._note("view", f"the view '{view.name}' is of a kind that Structurizr has not: {view.kind}")
        for deployment in self.record.deployments:
            views["deploymentViews"].append(
                {
                    **_looks(deployment.id, deployment.name, deployment.direction),
                    "environment": _environment(deployment),
                    "elements": [{"id": one} for one in _ids(deployment.nodes, deployment.id, self._level)],
                    "relationships": [],
                }
            )
        return views

    def _view(self, view: View, key: str, levels: tuple[str, ...], views: Data) -> None:
        scene = Scene(self.workspace, self.architecture, view)
        own = f"{self.architecture}/"
        shown = [one.removeprefix(own) for one in scene.shown if one.startswith(own)]
        # What is drawn as a boundary is one because of what stands in it.
        boxes = [one for one in shown if f"{own}{one}" not in scene.opened and self._level.get(one) in levels]
        for one in shown:
            if one not in boxes and f"{own}{one}" not in scene.opened:
                self._note("view", f"the view '{view.name}' cannot show '{one}'")
        made: Data = {**_looks(view.id, view.name, view.direction), "elements": [{"id": one} for one in boxes]}
        if key == "componentViews":
            made["containerId"] = view.of
            made["softwareSystemId"] = (view.of or "").partition(".")[0]
        elif key != "systemLandscapeViews":
            made["softwareSystemId"] = view.of
        of = self._level.get(view.of or "")
        if of != {"componentViews": "container", "systemLandscapeViews": None}.get(key, "system"):
            self._note("view", f"the view '{view.name}' is of a thing that such a view cannot be of")
            return
        made["relationships"] = [{"id": one} for one in self._drawn(scene, set(boxes))]
        views[key].append(made)

    def _drawn(self, scene: Scene, boxes: set[str]) -> Iterator[str]:
        """Yield the relationships of a view; implied ones come into the model, linked to one they follow from."""
        own = f"{self.architecture}/"
        for one in scene.connections:
            source, target = one.source.removeprefix(own), one.target.removeprefix(own)
            if source not in boxes or target not in boxes or _nested(source, target):
                continue
            first = one.stated[0]
            linked = self._known.get((first.record.source, first.record.target, first.record.description), "")
            said = one.description.replace("\n", ", ")
            known = self._known.get((source, target, first.record.description))
            if known and len(one.stated) == 1:
                yield known
            elif linked:
                style = "Asynchronous" if one.interaction == "asynchronous" else "Synchronous"
                yield self._relate_once(source, target, said, one.technology, style, [], linked)

    # ---- documentation and looks ------------------------------------------------------------------------------------

    def _sections(self) -> list[Data]:
        return [
            {"title": one.name, "content": f"## {one.name}\n\n{one.body}", "format": "Markdown", "order": number}
            for number, one in enumerate(self.record.sections, 1)
        ]

    def _decision(self, one: Decision) -> Data:
        parts = (("Context", one.context), ("Decision", one.decision), ("Consequences", one.consequences))
        content = "\n\n".join(f"## {title}\n\n{text}" for title, text in parts if text)
        made: Data = {
            "id": one.id, "title": one.name, "status": one.status.capitalize(), "format": "Markdown", "content": content
        }  # fmt: skip
        return made | ({"date": one.date} if one.date else {})

    def _styles(self) -> Data:
        levels = ({"tag": _TAGS[kind], "background": colour, "color": "#ffffff"} for kind, colour in _COLOURS.items())
        types = dict.fromkeys(one.type for one in self.record.elements if one.type in _SHAPES)
        shapes = ({"tag": str(one).replace("-", " ").title(), "shape": _SHAPES[str(one)]} for one in types)
        person = {"tag": "Person", "background": _COLOURS["person"], "color": "#ffffff", "shape": "Person"}
        elements = [one for one in levels if one["tag"] != "Person"]
        elements[-1]["color"] = "#0b2545"
        outside = {"tag": "External", "background": "#5f6368", "color": "#ffffff"}
        return {
            "elements": [person, *elements, *shapes, outside],
            "relationships": [{"tag": "Asynchronous", "dashed": True}],
        }

    def _lose(self) -> None:
        """Tell of every kind of thing that the form has no place for."""
        for kind, field in KINDS.items():
            count = len(getattr(self.record, field, ()))
            if kind not in _HELD and count:
                self.losses.append(loss(kind.replace(" ", "-"), f"{count} of kind {kind} have no place in Structurizr"))

    def _note(self, kind: str, message: str, element: Element | None = None) -> None:
        about = f"{self.architecture}/{element.id}" if element else ""
        self.losses.append(loss(kind, message, about))


def _all(elements: Iterable[Data]) -> Iterator[Data]:
    for element in elements:
        yield element
        yield from _all((*element.get("containers", ()), *element.get("components", ())))


def _nested(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def _environment(deployment: Deployment) -> str:
    said = (deployment.environment or deployment.name, deployment.scenario)
    return ": ".join(filter(None, said))


def _looks(key: str, title: str, direction: str | None) -> Data:
    layout = {
        "implementation": "Graphviz", "rankDirection": _DIRECTIONS[direction or "down"], "rankSeparation": 300,
        "nodeSeparation": 300, "edgeSeparation": 0, "vertices": False,
    }  # fmt: skip
    return {"key": key.replace(".", "-"), "title": title, "description": "", "automaticLayout": layout}


def _ids(nodes: Iterable[DeploymentNode], around: str, levels: dict[str, str]) -> Iterator[str]:
    for node in nodes:
        here = f"{around}/{node.id}"
        yield here
        yield from (f"{here}/{each.id}" for each in node.infrastructure)
        for each in node.instances:
            if levels.get(each.of) in ("container", "system"):
                yield from (f"{here}/{each.id}:{number}" for number in range(1, each.count + 1))
        yield from _ids(node.nodes, here, levels)
