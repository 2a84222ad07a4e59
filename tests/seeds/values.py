"""Values of a model by their address, and what a reader must find on a page that shows them.

An address is a reference, or the id of an architecture, with a pointer to a field: `crm/crm.web#/responsibilities/0`,
`crm#/technologies/alembic/purpose`, `crm/crm.web->crm.database:reads-writes#/description`. In a list, an item is named
by its place or by the slug of its name, title or level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from trueline.model.index import relationship_id
from trueline.model.naming import slug
from trueline.model.records.base import Record, ReferenceField, TextField
from trueline.model.records.quantities import Quantity
from trueline.model.walking import walk
from trueline.model.workspace import Workspace

from .words import words

_TAG = re.compile(r"<[^>]*>")
_AMOUNT = re.compile(r"(?<=\d)(?=[A-Za-z%/])")


def said(workspace: Workspace, address: str) -> tuple[str, ...]:
    """Return the texts that the value at `address` consists of; none where it says nothing.

    A reference says the name of what it leads to, a flag that is set the name of its field.

    Raises:
        LookupError: where the address leads nowhere; the message says where it ends.
    """
    reference, _, pointer = address.partition("#/")
    root = _record(workspace, reference)
    steps = [step for step in pointer.split("/") if step]
    at, value = _follow(root, steps, address)
    texts = tuple(_texts(workspace, reference.partition("/")[0], root, at))
    return texts or tuple(_leaves(value, str(at[-1]) if at else ""))


def _record(workspace: Workspace, reference: str) -> Record:
    architecture, slash, local = reference.partition("/")
    index = workspace.indexes.get(architecture)
    if index is None:
        raise LookupError(f"there is no architecture {architecture}")
    if not slash:
        return index.record
    if "->" in local:
        for relationship in index.record.relationships:
            if relationship_id(relationship) == local:
                return relationship
        raise LookupError(f"there is no relationship {reference}")
    thing = workspace.find(reference)
    if thing is None:
        raise LookupError(f"there is nothing called {reference}")
    return thing.record


def _follow(root: Record, steps: list[str], address: str) -> tuple[tuple[str | int, ...], object]:
    value: object = root
    at: list[str | int] = []
    for step in steps:
        place: str | int = step
        if isinstance(value, Record) and step in type(value).model_fields:
            value = getattr(value, step)
        elif isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, tuple) and (found := _place(value, step)) is not None:
            place, value = found, value[found]
        else:
            raise LookupError(f"{address} ends before '{step}'")
        at.append(place)
    return tuple(at), value


def _place(items: tuple[object, ...], step: str) -> int | None:
    if step.isdigit():
        return int(step) if int(step) < len(items) else None
    for place, item in enumerate(items):
        names = (getattr(item, field, None) for field in ("id", "name", "title", "level"))
        if any(isinstance(name, str) and step in (name, slug(name)) for name in names):
            return place
    return None


def _texts(workspace: Workspace, architecture: str, root: Record, at: tuple[str | int, ...]) -> Iterator[str]:
    for found in walk(root, TextField):
        if found.pointer[: len(at)] == at:
            yield found.value
    for found in walk(root, ReferenceField):
        if found.pointer[: len(at)] == at:
            thing = workspace.find(found.value, architecture)
            if thing is not None:
                yield thing.record.name


def _leaves(value: object, field: str) -> Iterator[str]:
    if value is True:
        yield field
    elif isinstance(value, tuple):
        for item in value:
            yield from _leaves(item, field)
    elif isinstance(value, (str, int, float, Quantity)) and value is not False and str(value):
        yield str(value)


def shows(section: str, text: str) -> bool:
    """Whether the words of `text` stand one after the other in a section of a page, whatever its markup."""
    wanted = _spoken(text)
    return any(
        said[at : at + len(wanted)] == wanted
        for said in (_spoken(unescape(_TAG.sub(" ", section))), _spoken(section))
        for at in range(len(said) - len(wanted) + 1)
    )


def _spoken(text: str) -> tuple[str, ...]:
    """Return the words of a text; `30s` is as good as `30 s`."""
    return words(_AMOUNT.sub(" ", text))
