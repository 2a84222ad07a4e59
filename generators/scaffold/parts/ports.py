"""What leaves the package: a protocol for each destination, and a class that is to reach it."""

from __future__ import annotations

from collections.abc import Iterator

from trueline.model.protocols import Artefact

from ..design import Design
from ..ports.conventions import LOOSE
from ..python.standard_imports import signature_imports, third_imports


def files(design: Design) -> Iterator[Artefact]:
    """Yield the protocols and their adapters; nothing for a target that stands alone."""
    if not design.ports:
        return
    every = " ".join(port.types for port in design.ports)
    aliased = any(port.first for port in design.ports)
    yield design.module(
        "application/_generated/ports.py",
        "application/ports.py.j2",
        standard=signature_imports([every], "abstractmethod", "Protocol", *(["TypeAlias"] if aliased else [])),
        third=third_imports([every]),
        events="events." in every + "".join(each for port in design.ports for each in port.events),
        schemas="schemas." in every,
        loose=any(LOOSE[0] in method.parameters for port in design.ports for method in port.methods),
    )
    for port in design.ports:
        yield design.written(
            f"infrastructure/{port.module}.py",
            "infrastructure/adapter.py.j2",
            port=port,
            standard=signature_imports([port.types], "final"),
            third=[*third_imports([port.types]), "from typing_extensions import override"],
            events="events." in port.types,
            schemas="schemas." in port.types,
        )
