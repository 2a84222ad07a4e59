"""The use cases: payloads and signatures of the model, and a class each to be written by hand."""

from __future__ import annotations

from collections.abc import Iterator

from trueline.model.protocols import Artefact

from ..design import Design

_OWN = "application/_generated"


def files(design: Design) -> Iterator[Artefact]:
    """Yield the modules of the application layer."""
    yield design.written("application/__init__.py", "application/package.py.j2")
    yield design.module(f"{_OWN}/__init__.py", "application/generated.py.j2")
    yield design.module(f"{_OWN}/errors.py", "application/errors.py.j2")
    yield design.module(f"{_OWN}/identity.py", "application/identity.py.j2")
    yield design.module(
        f"{_OWN}/use_cases.py",
        "application/use_cases.py.j2",
        schemas=any(one.uses_schemas for one in design.cases),
        **design.imports(design.cases, "Protocol"),
    )
    if design.payloads.definitions.schemas:
        yield design.generated(f"{_OWN}/schemas.py", design.schemas)
    for case in design.cases:
        yield design.written(
            f"application/{case.name}.py", "application/use_case.py.j2", case=case, **design.imports((case,))
        )
