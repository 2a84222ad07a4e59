"""Every drawing as a Mermaid file of its own: the exporter `mermaid`."""

from __future__ import annotations

from collections.abc import Iterable

from trueline.model.diagnostics import Diagnostic
from trueline.model.workspace import Workspace

from ..exports import EXPORTER_API, File, Scripts
from ..exports.drawings import every_drawing
from ..pages.figures import mermaid


class MermaidFiles:
    """Writes `<architecture>/<kind>-<id>.mmd`, each with the name of the drawing as its title."""

    api = EXPORTER_API
    name = "mermaid"

    def export(self, workspace: Workspace, architecture: str, scripts: Scripts) -> Iterable[File | Diagnostic]:
        """Yield a file for each drawing; Mermaid can hold all of them."""
        for one in every_drawing(workspace, architecture):
            yield File(f"{architecture}/{one.stem}.mmd", mermaid(one.diagram).encode())
