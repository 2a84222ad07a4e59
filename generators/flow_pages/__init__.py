"""Flows of each architecture as sequences: the generator `flow_pages`."""

from __future__ import annotations

from collections.abc import Iterable

from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.workspace import Workspace

from ..pages.behaviours import flow_card
from ..pages.frame import Site


class FlowPages:
    """Writes `flows.md` and `dynamic.md`: who says what to whom, in which order, and what else can happen."""

    api = GENERATOR_API
    name = "flow_pages"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield a page of flows and one of C4 dynamic views, for each architecture that has them."""
        site = Site(workspace, options)
        for name, drawn_as, title, about in (
            ("flows", "sequence", "Flows", "Who says what to whom, in which order."),
            ("dynamic", "dynamic", "Dynamic views", "How elements work together in one case, message by message."),
        ):
            for frame in site.frames(name):
                flows = [flow for flow in frame.index.record.flows if flow.drawn_as == drawn_as]
                if flows:
                    yield frame.artefact(
                        "flow_pages/page.md.j2",
                        frame.about("flow", flows),
                        cards=[flow_card(frame, flow) for flow in flows],
                        title=title,
                        intro=about,
                    )
