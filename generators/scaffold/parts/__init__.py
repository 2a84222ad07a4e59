"""The parts of a scaffold; the tuple is its table of contents."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from trueline.model.protocols import Artefact

from ..design import Design, Kept
from . import (
    application,
    channels,
    contracts,
    deployment,
    events,
    graphql,
    interface,
    jobs,
    machines,
    migrations,
    ports,
    project,
    sagas,
    settings,
    tables,
)

Part = Callable[[Design], Iterable[Artefact | Kept]]

PARTS: tuple[Part, ...] = (
    interface.files,
    graphql.files,
    channels.files,
    jobs.files,
    application.files,
    events.files,
    machines.files,
    settings.files,
    sagas.files,
    ports.files,
    tables.files,
    migrations.files,
    project.files,
    contracts.files,
    deployment.files,
)
