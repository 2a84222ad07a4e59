"""How the package runs on one machine: an image of it, and a composition with everything that it reaches."""

from __future__ import annotations

from collections.abc import Iterator

from trueline.model.protocols import Artefact
from trueline.model.references import split

from ..deployment.composing import Composition
from ..deployment.running import Running
from ..design import Design


def files(design: Design) -> Iterator[Artefact]:
    """Yield the composition, the recipe of the image, and what its variables are called."""
    running = Running(design.target)
    jobs = tuple(split(one.job.of).path for one in design.runs if one.scheduled)
    composition = Composition(design.package, running, migrated=design.database.exists, jobs=jobs)
    yield design.merged(
        "compose.yaml", "project/compose.yaml.j2", head=list(_head(composition)), document=composition.document()
    )
    yield design.once_from("Dockerfile", "project/Dockerfile.j2", composition=composition)
    yield design.once_from(".dockerignore", "project/dockerignore.j2")
    if composition.secrets:
        yield design.once_from(".env.example", "project/env.example.j2", composition=composition)


def _head(composition: Composition) -> Iterator[str]:
    """Yield what a reader should know: where this comes from, what it leaves out, and what it needs."""
    running = composition.running
    if running.deployment is None:
        yield "The model has no deployment of it: the application, and the stores that it uses."
    else:
        yield f"From the deployment '{running.deployment.name}' of the model, for one machine."
    if running.others:
        yield f"Not from: {', '.join(running.others)}."
    several = [f"{one.title} ({one.copies})" for one in running.stores if one.copies > 1]
    if several:
        yield f"Runs once here, and several times in the model: {', '.join(several)}."
    if composition.together:
        yield f"One database has the tables of: {', '.join(one.title for one in composition.together)}."
    if composition.idle:
        idle = ", ".join(one.title for one in composition.idle)
        yield f"Not here, as the package has nothing for it to do yet: {idle}."
    if running.unknown:
        yield f"Not here, as the model does not say what runs it: {', '.join(running.unknown)}."
    if composition.secrets:
        yield "Passwords come from a file .env beside this one; .env.example names them."
