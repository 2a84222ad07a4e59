"""Structurizr: the JSON of a workspace, and its DSL. Both say the same and lose the same."""

from __future__ import annotations

import json
from collections.abc import Iterable

from trueline.model.diagnostics import Diagnostic
from trueline.model.workspace import Workspace

from ..exports import EXPORTER_API, File, Scripts
from .dsl import print_dsl
from .workspace_data import Translation


class StructurizrJson:
    """Writes `<architecture>.json`, as Structurizr's API and its command line read it."""

    api = EXPORTER_API
    name = "structurizr-json"

    def export(self, workspace: Workspace, architecture: str, scripts: Scripts) -> Iterable[File | Diagnostic]:
        """Yield one file, and what Structurizr has no place for."""
        translation = Translation(workspace, architecture)
        text = json.dumps(translation.data(), indent=2, ensure_ascii=False)
        yield File(f"{architecture}.json", f"{text}\n".encode())
        yield from translation.losses


class StructurizrDsl:
    """Writes `<architecture>.dsl`."""

    api = EXPORTER_API
    name = "structurizr-dsl"

    def export(self, workspace: Workspace, architecture: str, scripts: Scripts) -> Iterable[File | Diagnostic]:
        """Yield one file, and what Structurizr has no place for."""
        translation = Translation(workspace, architecture)
        yield File(f"{architecture}.dsl", print_dsl(translation.data()).encode())
        yield from translation.losses
