"""Where things are drawn: every view, flow, process and deployment of a workspace, by the things it shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from trueline.model.records.base import Named
from trueline.model.records.behaviour import Flow
from trueline.model.records.deployment import DeploymentNode
from trueline.model.records.views import View
from trueline.model.references import absolute, local
from trueline.model.workspace import Workspace

from ..views.derived import derived_views
from ..views.flows import players
from ..views.scene import Scene


class Drawings:
    """All drawings of a workspace; made once, shared by the generators of pages."""

    def __init__(self, workspace: Workspace) -> None:
        """Wrap a workspace; everything is computed on demand."""
        self.workspace = workspace
        self._derived: dict[str, tuple[View, ...]] = {}

    def stated(self, architecture: str) -> tuple[View, ...]:
        """Return the views an architecture states."""
        return self.workspace.index(architecture).record.views

    def derived(self, architecture: str) -> tuple[View, ...]:
        """Return the views that follow from the elements of an architecture."""
        if architecture not in self._derived:
            self._derived[architecture] = derived_views(self.workspace, architecture)
        return self._derived[architecture]

    @cached_property
    def showing(self) -> dict[str, list[str]]:
        """The absolute references of the stated drawings in which each element or role stands."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for architecture in self.workspace.indexes:
            for kind, drawing, things in self._stated(architecture):
                reference = absolute(local(kind, drawing.id), architecture)
                for thing in things:
                    found[thing][reference] = None
        return {thing: list(references) for thing, references in found.items()}

    def _stated(self, architecture: str) -> Iterator[tuple[str, Named, Iterator[str]]]:
        index = self.workspace.index(architecture)
        for view in index.record.views:
            yield "view", view, iter(Scene(self.workspace, architecture, view).shown)
        for flow, _ in index.by_kind["flow"].values():
            if isinstance(flow, Flow):
                yield "flow", flow, (absolute(player, architecture) for player in players(flow))
        for process in index.record.processes:
            doers = (node.by for node in process.nodes if node.by)
            yield "process", process, (absolute(player, architecture) for player in doers)
        for deployment in index.record.deployments:
            yield "deployment", deployment, (absolute(of, architecture) for of in _running(deployment.nodes))


def _running(nodes: tuple[DeploymentNode, ...]) -> Iterator[str]:
    for node in nodes:
        yield from (instance.of for instance in node.instances)
        yield from _running(node.nodes)
