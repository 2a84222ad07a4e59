"""The language: what an architecture is. Everything an author needs is exported here.

The exports are loaded on first use, so that importing one part of the package does not load all of it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .authoring import schemas as column
    from .authoring.architecture import Architecture, unverified
    from .authoring.domain import field, many, optional
    from .authoring.interfaces import Many
    from .authoring.selections import (
        external,
        having,
        inside,
        kind,
        neighbours,
        of_type,
        tag,
        used_by,
        users_of,
    )
    from .diagnostics import Diagnostic, Location, Severity, TruelineError
    from .protocols import Artefact, Generator, Options, Ownership
    from .records.architecture import ArchitectureRecord
    from .records.quantities import (
        Quantity,
        days,
        gib,
        hours,
        kib,
        mib,
        minutes,
        ms,
        per_hour,
        per_minute,
        per_second,
        percent,
        s,
        us,
    )
    from .workspace import Workspace

_NAMES_IN: dict[str, str] = {
    "authoring.architecture": "Architecture unverified",
    "authoring.domain": "field many optional",
    "authoring.interfaces": "Many",
    "authoring.selections": "external having inside kind neighbours of_type tag used_by users_of",
    "diagnostics": "Diagnostic Location Severity TruelineError",
    "protocols": "Artefact Generator Options Ownership",
    "records.architecture": "ArchitectureRecord",
    "records.quantities": ("Quantity days gib hours kib mib minutes ms per_hour per_minute per_second percent s us"),
    "workspace": "Workspace",
}
_HOMES = {name: home for home, names in _NAMES_IN.items() for name in names.split()}

__all__ = [
    "Architecture",
    "ArchitectureRecord",
    "Artefact",
    "Diagnostic",
    "Generator",
    "Location",
    "Many",
    "Options",
    "Ownership",
    "Quantity",
    "Severity",
    "TruelineError",
    "Workspace",
    "column",
    "days",
    "external",
    "field",
    "gib",
    "having",
    "hours",
    "inside",
    "kib",
    "kind",
    "many",
    "mib",
    "minutes",
    "ms",
    "neighbours",
    "of_type",
    "optional",
    "per_hour",
    "per_minute",
    "per_second",
    "percent",
    "s",
    "tag",
    "unverified",
    "us",
    "used_by",
    "users_of",
]


def __getattr__(name: str) -> Any:
    if name == "column":
        return import_module(".authoring.schemas", __name__)
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{home}", __name__), name)
