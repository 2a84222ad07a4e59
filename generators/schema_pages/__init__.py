"""Schemas of each architecture, entity by entity: the generator `schema_pages`."""

from __future__ import annotations

from collections.abc import Iterable

from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.workspace import Workspace

from ..pages.figures import figure
from ..pages.frame import Site
from ..views import draw_schema
from .tables import Sheets


class SchemaPages:
    """Writes `schema.md`: the diagram of each schema, and a table of columns for each entity."""

    api = GENERATOR_API
    name = "schema_pages"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield a page for each architecture that has schemas."""
        for frame in Site(workspace, options).frames("schema"):
            schemas = frame.index.record.schemas
            if not schemas:
                continue
            sheets = Sheets(frame)
            parts = [
                (one, figure(draw_schema(workspace, frame.architecture, one, frame.page), one), sheets.of(one))
                for one in schemas
            ]
            about = (*frame.about("schema", schemas), *frame.about("entity", frame.index.record.entities))
            yield frame.artefact("schema_pages/page.md.j2", about, parts=parts)
