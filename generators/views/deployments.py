"""Deployments drawn: nodes as boundaries, instances and infrastructure as boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trueline.model.addresses import Addresses
from trueline.model.records.base import Direction
from trueline.model.records.deployment import Deployment, DeploymentNode, Infrastructure, Instance
from trueline.model.relations import relations
from trueline.model.sharing import shared
from trueline.model.workspace import Workspace

from ..diagrams.graph import Arrow, Box, Frame, Graph
from .looks import arrow_label, form_of, line_of, look_of, shape_of
from .nesting import Items
from .reach import reaches
from .spelling import kind_line


def draw_deployment(workspace: Workspace, architecture: str, deployment: Deployment, page: str = "") -> Graph:
    """Draw where things run, and which instance reaches which.

    Args:
        workspace: where the architecture stands.
        architecture: id of the architecture that states the deployment.
        deployment: one environment, or one scenario of it.
        page: the page the drawing stands on, relative to the documentation source; without it, nothing is linked.
    """
    drawing = _Drawing(workspace, architecture, page, "")
    return Graph(
        items=drawing.nodes(deployment),
        arrows=tuple(drawing.arrows(deployment)),
        direction=deployment.direction or "down",
    )


def scenarios(deployments: Sequence[Deployment]) -> tuple[tuple[Deployment, ...], ...]:
    """Group `deployments`: scenarios of one environment belong together, everything else stands alone."""
    together: dict[str, list[Deployment]] = {}
    for one in deployments:
        together.setdefault(f"of {one.environment}" if one.scenario else f"alone {one.id}", []).append(one)
    return tuple(map(tuple, together.values()))


def draw_scenarios(workspace: Workspace, architecture: str, deployments: Sequence[Deployment], page: str = "") -> Graph:
    """Draw several scenarios of one environment side by side, such as before and after scaling.

    Args:
        workspace: where the architecture stands.
        architecture: id of the architecture that states the deployments.
        deployments: the scenarios in their order; the first gives the direction.
        page: the page the drawing stands on, relative to the documentation source; without it, nothing is linked.
    """
    frames: list[Frame] = []
    arrows: list[Arrow] = []
    for deployment in deployments:
        drawing = _Drawing(workspace, architecture, page, f"{deployment.id}#")
        title = deployment.scenario or deployment.name
        frames.append(
            Frame(id=f"deployment:{deployment.id}", title=title, style="scenario", items=drawing.nodes(deployment))
        )
        arrows += drawing.arrows(deployment)
    directions: list[Direction] = [one.direction for one in deployments if one.direction]
    return Graph(items=tuple(frames), arrows=tuple(arrows), direction=directions[0] if directions else "down")


class _Drawing:
    """One deployment on its way into a graph; `prefix` keeps the ids of scenarios apart."""

    def __init__(self, workspace: Workspace, architecture: str, page: str, prefix: str) -> None:
        self.workspace, self.architecture, self.page, self.prefix = workspace, architecture, page, prefix
        self._drawn_as: dict[str, str] = {}
        self._relations = relations(workspace)
        self._addresses = shared(workspace, Addresses)

    def nodes(self, deployment: Deployment) -> Items:
        """Return the nodes with everything in them."""
        return tuple(self._node(node, "") for node in deployment.nodes)

    def _node(self, node: DeploymentNode, above: str) -> Box | Frame:
        path = f"{above}{node.id}"
        alone = self._alone(node, path) if self.prefix else None
        if alone is not None:
            return alone
        inside: list[Box | Frame] = [self._infrastructure(piece, path) for piece in node.infrastructure]
        inside += [self._instance(instance, path) for instance in node.instances]
        inside += [self._node(inner, f"{path}.") for inner in node.nodes]
        kind = f"[{node.technology}]" if node.technology else ""
        return Frame(
            id=f"{self.prefix}{path}",
            title=node.name,
            kind=" ".join(filter(None, (kind, _times(node.count)))),
            style="node",
            items=tuple(inside),
        )

    def _alone(self, node: DeploymentNode, path: str) -> Box | None:
        """Return the box of the only thing in a node, under the name of the node: what scenarios are compared by."""
        things = [self._infrastructure(piece, path) for piece in node.infrastructure]
        things += [self._instance(instance, path) for instance in node.instances]
        if len(things) != 1 or node.nodes or node.count != 1:
            return None
        self._drawn_as[path] = things[0].id.removeprefix(self.prefix)
        inside = things[0].title
        return replace(things[0], title=node.name, text=f"Runs {inside}" if inside != node.name else things[0].text)

    def _infrastructure(self, piece: Infrastructure, place: str) -> Box:
        form = form_of(piece.type)
        return Box(
            id=f"{self.prefix}{place}.{piece.id}",
            title=piece.name,
            kind=f"[Infrastructure: {piece.technology}]" if piece.technology else "[Infrastructure]",
            text=piece.description,
            shape="cylinder" if form == "database" else "queue" if form == "queue" else "rectangle",
            style="infrastructure",
        )

    def _instance(self, instance: Instance, place: str) -> Box:
        reference = self._relations.resolve(instance.of, self.architecture)
        record = self._relations.records[reference]
        return Box(
            id=f"{self.prefix}{place}.{instance.id}",
            title=instance.name or record.name,
            kind=kind_line(record, technology=instance.technology or None, more=_times(instance.count)),
            text=instance.description,
            shape=shape_of(record),
            style=look_of(record),
            link=self._addresses.link(reference, "", self.page) if self.page else "",
        )

    def arrows(self, deployment: Deployment) -> Iterator[Arrow]:
        """Yield who reaches whom."""
        for one in reaches(self.workspace, self.architecture, deployment):
            yield Arrow(
                source=f"{self.prefix}{self._drawn_as.get(one.source, one.source)}",
                target=f"{self.prefix}{self._drawn_as.get(one.target, one.target)}",
                text=arrow_label(one.description, one.technology),
                line=line_of(one.interaction),
            )


def _times(count: int) -> str:
    return f"×{count}" if count != 1 else ""  # noqa: RUF001 - the sign for "times" is meant
