"""Interfaces and scheduled jobs of each architecture: the generator `interface_pages`."""

from __future__ import annotations

from collections.abc import Iterable

from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.workspace import Workspace

from ..pages.frame import Site
from .cards import Faces


class InterfacePages:
    """Writes `interfaces.md`: what can be called, by whom, what comes back, and what the clock starts."""

    api = GENERATOR_API
    name = "interface_pages"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield a page for each architecture that has interfaces or jobs."""
        for frame in Site(workspace, options).frames("interfaces"):
            record = frame.index.record
            if not record.interfaces and not record.jobs:
                continue
            faces = Faces(frame)
            kinds = {"interface": record.interfaces, "endpoint": record.endpoints, "field": record.fields,
                     "channel": record.channels, "job": record.jobs}  # fmt: skip
            yield frame.artefact(
                "interface_pages/page.md.j2",
                tuple(one for kind, records in kinds.items() for one in frame.about(kind, records)),
                faces=[faces.of(one) for one in record.interfaces],
                jobs=[faces.job(one) for one in record.jobs],
            )
