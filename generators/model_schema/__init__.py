"""The JSON Schema of the data form, for editors and other tools: the generator `model_schema`."""

from __future__ import annotations

from collections.abc import Iterable

from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.published_schema import published_schema
from trueline.model.workspace import Workspace


class ModelSchema:
    """Writes `reference/model.schema.json` into the site: what an architecture in JSON or YAML may hold."""

    api = GENERATOR_API
    name = "model_schema"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield the schema; it depends on the language alone, not on the workspace."""
        yield Artefact(f"{options.site}/reference/model.schema.json", published_schema())
