"""The project around the package: what puts it together, its settings for tools, its first tests."""

from __future__ import annotations

from collections.abc import Iterator

from trueline.model.protocols import Artefact

from ..design import Design


def files(design: Design) -> Iterator[Artefact]:
    """Yield what is no layer."""
    base = f"src/{design.package}"
    yield design.written("__init__.py", "project/package.py.j2")
    yield design.written("domain/__init__.py", "domain/package.py.j2")
    yield design.written("infrastructure/__init__.py", "infrastructure/package.py.j2")
    yield design.merged(f"{base}/composition.py", "project/composition.py.j2")
    yield design.merged(f"{base}/main.py", "project/main.py.j2")
    yield design.merged("pyproject.toml", "project/pyproject.toml.j2")
    yield design.merged("README.md", "project/README.md.j2")
    yield design.once_from("tests/test_interface.py", "project/test_interface.py.j2")
