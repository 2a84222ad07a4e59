"""Every drawing of an architecture, by the thing it draws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trueline.model.workspace import Workspace

from ..pages.drawings import Drawings
from ..pages.figures import Diagram
from ..views import draw_deployment, draw_domain, draw_flow, draw_machine, draw_process, draw_schema, draw_view


@dataclass(frozen=True)
class Drawing:
    """A drawing: the kind and id of what it draws, its name, and what is drawn."""

    kind: str
    id: str
    name: str
    diagram: Diagram

    @property
    def stem(self) -> str:
        """A name for its file."""
        return f"{self.kind}-{self.id}"


def every_drawing(workspace: Workspace, architecture: str) -> Iterator[Drawing]:
    """Yield the views, stated and derived, and everything else that is drawn; nothing is linked."""
    record = workspace.index(architecture).record
    drawings = Drawings(workspace)
    for view in (*drawings.stated(architecture), *drawings.derived(architecture)):
        yield Drawing("view", view.id, view.name, draw_view(workspace, architecture, view))
    for deployment in record.deployments:
        yield Drawing(
            "deployment", deployment.id, deployment.name, draw_deployment(workspace, architecture, deployment)
        )
    for flow in record.flows:
        yield Drawing("flow", flow.id, flow.name, draw_flow(workspace, architecture, flow))
    for process in record.processes:
        yield Drawing("process", process.id, process.name, draw_process(workspace, architecture, process))
    for machine in record.machines:
        yield Drawing("machine", machine.id, machine.name, draw_machine(workspace, architecture, machine))
    for schema in record.schemas:
        yield Drawing("schema", schema.id, schema.name, draw_schema(workspace, architecture, schema))
    for domain in record.domains:
        yield Drawing("domain", domain.id, domain.name, draw_domain(workspace, architecture, domain))
