"""The HTTP interface: routers, problems (RFC 9457), security."""

from __future__ import annotations

from collections.abc import Iterator

from trueline.model.protocols import Artefact

from ..design import Design
from ..printing import PLACES

_OWN = "interface/_generated"


def files(design: Design) -> Iterator[Artefact]:
    """Yield the modules of the HTTP interface, which every scaffold has: an application without one has problems."""
    every = design.operations
    places = {one.place for operation in every for one in operation.parameters}
    imported = {PLACES[place] for place in places}
    imported |= {"Body"} if any(operation.body for operation in every) else set()
    imported |= {"APIRouter", "Depends"} if design.faces else {"APIRouter"}
    yield design.written("interface/__init__.py", "interface/package.py.j2")
    yield design.module(f"{_OWN}/__init__.py", "interface/generated.py.j2")
    yield design.module(f"{_OWN}/problems.py", "interface/problems.py.j2")
    yield design.module(f"{_OWN}/security.py", "interface/security.py.j2")
    yield design.module(
        f"{_OWN}/routers.py",
        "interface/routers.py.j2",
        imported=sorted(imported),
        schemas=any(one.uses_schemas for one in every),
        **design.imports(every, *(("Annotated",) if every else ())),
    )
    yield design.written("infrastructure/authentication.py", "infrastructure/authentication.py.j2")
