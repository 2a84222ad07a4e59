"""The domain: what happened, the values it speaks of, and the things that have an identity."""

from __future__ import annotations

from collections.abc import Iterator

from trueline.model.protocols import Artefact

from ..design import Design
from ..domain.classes import Module
from ..domain.shapes import Shape
from ..python.standard_imports import import_line, standard_imports

OWN = "domain/_generated"


def files(design: Design) -> Iterator[Artefact]:
    """Yield the modules of events, values and entities, as far as there are such."""
    domain = design.domain
    checks = {limit.check for shapes in domain.shapes.values() for one in shapes for limit in one.limits}
    made = list(_modules(design))
    if made or design.machines:
        yield design.module(f"{OWN}/__init__.py", "domain/generated.py.j2")
    if checks:
        yield design.module(f"{OWN}/checks.py", "domain/checks.py.j2", checks=checks)
    yield from made


def _modules(design: Design) -> Iterator[Artefact]:
    enumerations = tuple(design.domain.enumerations.values())
    for module, shapes in design.domain.shapes.items():
        if shapes or (module == "values" and enumerations):
            yield _module(design, module, shapes)


def _module(design: Design, module: Module, shapes: tuple[Shape, ...]) -> Artefact:
    enumerations = tuple(design.domain.enumerations.values()) if module == "values" else ()
    before, after = design.domain.imports(module)
    made = [one.name for one in shapes if not one.abstract] if module == "events" else []
    names = [
        *(["dataclass"] if shapes else []),
        *(["StrEnum"] if enumerations else []),
        *(["TYPE_CHECKING"] if after else []),
        *(["ClassVar"] if any(one.topic or one.announces for one in shapes) else []),
        *(["TypeAlias"] if len(made) > 1 else []),
    ]
    return design.module(
        f"{OWN}/{module}.py",
        f"domain/{module}.py.j2",
        shapes=shapes,
        enumerations=enumerations,
        standard=standard_imports((line for one in shapes for line in (*one.types, *one.checked)), *names),
        checks=any(one.checked for one in shapes),
        identified=any(one.identified for one in shapes),
        before=[import_line(f".{other}", found) for other, found in sorted(before.items())],
        after=[import_line(f".{other}", found, 4) for other, found in sorted(after.items())],
        made=made,
    )
