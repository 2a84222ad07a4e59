"""All registered generators, run on a workspace in memory."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points

from trueline.model.protocols import Artefact, Generator, Options
from trueline.model.workspace import Workspace


@cache
def generators() -> tuple[Generator, ...]:
    """Return every generator that is installed."""
    return tuple(point.load()() for point in sorted(entry_points(group="trueline.generators")))


def built(workspace: Workspace) -> dict[str, str]:
    """Return the text of every artefact by its path and region."""
    return {
        f"{each.path}:{each.region}".rstrip(":"): each.content
        for generator in generators()
        for each in generator.generate(workspace, Options())
        if isinstance(each, Artefact)
    }
