"""Deployments as images, drawn by the package `diagrams` with Graphviz: the exporters `png` and `svg`."""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from trueline.model.diagnostics import Diagnostic, TruelineError
from trueline.model.workspace import Workspace

from ..diagrams.graph import Graph
from ..exports import EXPORTER_API, File, Scripts, loss
from ..exports.drawings import every_drawing


class _Images:
    """Writes `<architecture>/deployment-<id>.<form>`."""

    api = EXPORTER_API
    name = ""

    def export(self, workspace: Workspace, architecture: str, scripts: Scripts) -> Iterable[File | Diagnostic]:
        """Yield an image of each deployment; other drawings are drawn in the site.

        Raises:
            TruelineError: where `diagrams` or Graphviz is not there.
        """
        for one in every_drawing(workspace, architecture):
            if one.kind == "deployment" and isinstance(one.diagram, Graph):
                _require()
                from .drawing import draw

                with tempfile.TemporaryDirectory() as place:
                    draw(one.name, one.diagram, Path(place) / "image", self.name)
                    yield File(
                        f"{architecture}/{one.stem}.{self.name}", (Path(place) / f"image.{self.name}").read_bytes()
                    )
            else:
                yield loss(one.kind, f"'{one.name}' is no deployment", f"{architecture}/{one.kind}:{one.id}")


class PngImages(_Images):
    """Images of pixels."""

    name = "png"


class SvgImages(_Images):
    """Images of lines; what stands for kinds of nodes is left out, because it would be a link to another file."""

    name = "svg"


def _require() -> None:
    if importlib.util.find_spec("diagrams") is None:
        message = "images are drawn with the package 'diagrams', which is not installed"
        raise TruelineError(Diagnostic("export.diagrams", message, remedy="Run: pip install 'trueline[images]'"))
    if shutil.which("dot") is None:
        message = "images are drawn with Graphviz, whose command 'dot' is not on PATH"
        remedy = "Install it (on Debian and Ubuntu: apt-get install graphviz)."
        raise TruelineError(Diagnostic("export.graphviz", message, remedy=remedy))
