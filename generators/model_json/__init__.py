"""The complete data form of each architecture, for machines: the generator `model_json`."""

from __future__ import annotations

from collections.abc import Iterable

from trueline.model.diagnostics import Diagnostic
from trueline.model.forms import to_json
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.workspace import Workspace


class ModelJson:
    """Writes `reference/models/<architecture>.json` into the site: nothing of an architecture is left out of it."""

    api = GENERATOR_API
    name = "model_json"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield one file for each architecture; read with `from_data`, it gives the same architecture again."""
        for record in workspace.architectures:
            path = f"{options.site}/reference/models/{record.id}.json"
            yield Artefact(path, to_json(record), about=(f"{record.id}/",))
