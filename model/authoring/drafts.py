"""Records in the making: plain data that remembers where it was written.

Every authoring call leaves a draft. `Draft.data` turns drafts into the same plain data that a YAML file would give, so
that one reader validates all forms and every message can name file and line.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, TypedDict

from ..diagnostics import Location
from ..naming import slug
from ..records.base import Origin
from ..records.quantities import Quantity
from ..references import local

if TYPE_CHECKING:
    from .architecture import Architecture

Pointer = tuple[str | int, ...]
Links = Mapping[str, str]

_HERE = __name__.rpartition(".")[0]


def caller() -> Location:
    """Return the place outside this package from which an authoring call came."""
    frame = sys._getframe(1)
    while frame.f_back is not None and frame.f_globals.get("__name__", "").startswith(_HERE):
        frame = frame.f_back
    return Location(frame.f_code.co_filename, frame.f_lineno)


class Identity(TypedDict, total=False):
    """What may be said of every named thing beside its description."""

    id: str
    tags: Sequence[str]
    properties: Mapping[str, str]
    links: Links
    origin: Origin
    formerly: Sequence[str]


class Common(Identity, total=False):
    """What may be said of every named thing."""

    description: str


class Drawing(Common, total=False):
    """What may be said of everything of which a diagram is drawn."""

    direction: str
    collapsible: bool
    collapsed: bool
    animated: bool
    interactive: bool
    expandable: bool
    zoomable: bool
    audience: str
    purpose: str


_PRESENTATION = ("collapsible", "collapsed", "animated", "interactive", "expandable", "zoomable")


class Draft:
    """A record in the making: its fields, and where it was written."""

    __slots__ = ("at", "fields")

    def __init__(self, **fields: Any) -> None:
        """Keep `fields`; what is empty is left out of the data."""
        self.fields = fields
        self.at = caller()

    def data(self, architecture: Architecture, pointer: Pointer, places: dict[Pointer, Location]) -> dict[str, Any]:
        """Return plain data, and note the place of everything in `places`."""
        places[pointer] = self.at
        return {
            name: plain(value, architecture, (*pointer, name), places)
            for name, value in self.fields.items()
            if not (value is None or value == "" or (isinstance(value, list | tuple | dict) and not value))
        }


def plain(value: Any, architecture: Architecture, pointer: Pointer, places: dict[Pointer, Location]) -> Any:
    """Return `value` as JSON would hold it; handles become references."""
    if isinstance(value, Draft):
        return value.data(architecture, pointer, places)
    if isinstance(value, Handle):
        return value.reference(architecture)
    if isinstance(value, Quantity):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): plain(item, architecture, (*pointer, str(key)), places) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item, architecture, (*pointer, number), places) for number, item in enumerate(value)]
    return value


class Handle:
    """Stands for a named thing wherever another refers to it.

    Attributes:
        kind: its kind, as references write it.
        path: its containment path.
        draft: its fields.
    """

    kind = ""

    def __init__(self, architecture: Architecture, path: str, draft: Draft) -> None:
        """Belong to `architecture` under `path`."""
        self.architecture = architecture
        self.path = path
        self.draft = draft

    def reference(self, seen_from: Architecture) -> str:
        """Return the reference to this thing as it is written in `seen_from`."""
        here = local(self.kind, self.path)
        return here if seen_from is self.architecture else f"{self.architecture.id}/{here}"

    @property
    def name(self) -> str:
        """Its name."""
        return str(self.draft.fields["name"])

    def __str__(self) -> str:
        return self.name


def new_path(owner: str, name: str, given: str | None) -> str:
    """Return the path of a thing inside `owner`: its own id, or the slug of its name."""
    last = given if given is not None else slug(name)
    return f"{owner}.{last}" if owner else last


def named(architecture: Architecture, owner: str, name: str, common: Mapping[str, Any], **fields: Any) -> Draft:
    """Return the draft of a named thing inside the path `owner`."""
    said = dict(common)
    path = new_path(owner, name, said.pop("id", None))
    parent = path.rpartition(".")[0]
    formerly = [old if "." in old or not parent else f"{parent}.{old}" for old in said.pop("formerly", ())]
    presentation = {key: said.pop(key) for key in _PRESENTATION if key in said}
    links = [{"title": title, "url": url} for title, url in said.pop("links", {}).items()]
    origin = said.pop("origin", None) or architecture.origin
    return Draft(
        id=path, name=name, formerly=formerly, presentation=presentation, links=links, origin=origin, **said, **fields
    )


def listed(value: Any) -> list[Any]:
    """Return `value` as a list: a single thing stands for itself."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple | set | frozenset) else [value]
