"""What `trueline validate` looks for: the generator `inspection_pages`."""

from __future__ import annotations

from collections.abc import Iterable

from trueline.model.diagnostics import Diagnostic
from trueline.model.inspections import INSPECTIONS
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.workspace import Workspace

from ..pages.environment import render


class InspectionPages:
    """Writes `reference/inspections.md` into the site: every inspection with its reason and its remedy."""

    api = GENERATOR_API
    name = "inspection_pages"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield the page; it depends on the inspections alone, not on the workspace."""
        inspections = sorted(INSPECTIONS, key=lambda each: each.id)
        content = render("inspection_pages/page.md.j2", inspections=inspections)
        yield Artefact(f"{options.site}/reference/inspections.md", content)
