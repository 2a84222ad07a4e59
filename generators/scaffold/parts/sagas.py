"""The sagas: their steps as data, and a class each in which the steps are written by hand."""

from __future__ import annotations

from collections.abc import Iterator

from trueline.model.protocols import Artefact

from ..design import Design
from ..python.standard_imports import import_line


def files(design: Design) -> Iterator[Artefact]:
    """Yield what all sagas have in common, and a module for each, where there are sagas."""
    sagas = design.sagas
    if not sagas:
        return
    policies = {name for one in sagas for name in one.policies}
    needed = policies | ({"Settings"} if any(one.settled for one in sagas) else set())
    yield design.module(
        "application/_generated/sagas.py",
        "application/sagas.py.j2",
        sagas=sagas,
        settings=import_line(".settings", needed) if needed else "",
        policies=" | ".join(sorted(policies)),
        timed=any(one.timed for one in sagas),
        undone=any(one.undone for one in sagas),
    )
    yield design.written("application/sagas/__init__.py", "application/sagas_package.py.j2")
    for one in sagas:
        yield design.written(f"application/sagas/{one.name}.py", "application/saga.py.j2", saga=one)
