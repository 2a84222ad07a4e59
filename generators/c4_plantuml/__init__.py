"""Views, deployments and flows for PlantUML, with its C4 library: the exporter `c4-plantuml`."""

from __future__ import annotations

from collections.abc import Iterable

from trueline.model.diagnostics import Diagnostic
from trueline.model.workspace import Workspace

from ..diagrams.graph import Graph
from ..diagrams.sequence import Sequence
from ..exports import EXPORTER_API, File, Scripts, loss
from ..exports.drawings import every_drawing
from .graph import print_graph
from .sequence import print_sequence


class C4PlantUml:
    """Writes `<architecture>/<kind>-<id>.puml`."""

    api = EXPORTER_API
    name = "c4-plantuml"

    def export(self, workspace: Workspace, architecture: str, scripts: Scripts) -> Iterable[File | Diagnostic]:
        """Yield a file for each view, deployment and flow; other drawings are no C4."""
        for one in every_drawing(workspace, architecture):
            if isinstance(one.diagram, Graph) and one.kind != "process":
                yield File(f"{architecture}/{one.stem}.puml", print_graph(one.name, one.diagram).encode())
            elif isinstance(one.diagram, Sequence):
                yield File(f"{architecture}/{one.stem}.puml", print_sequence(one.name, one.diagram).encode())
            else:
                about = f"{architecture}/{one.kind}:{one.id}"
                yield loss(one.kind, f"'{one.name}' is no C4 diagram and no sequence", about)
