"""What `trueline show` says of a thing, gathered from the whole workspace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from trueline.generators.views.derived import derived_views
from trueline.generators.views.scene import Scene
from trueline.model.addresses import Addresses
from trueline.model.diagnostics import Diagnostic, TruelineError, did_you_mean
from trueline.model.records.base import Drawn, ReferenceField
from trueline.model.records.elements import Element, Role
from trueline.model.references import split
from trueline.model.relations import Stated, relations
from trueline.model.walking import walk
from trueline.model.workspace import Thing, Workspace


@dataclass(frozen=True, slots=True)
class Description:
    """A thing of the model, as far as it can be said in a few lines.

    Attributes:
        reference: its absolute reference.
        kind: its kind, with its type where it has one: `container (database)`.
        name: its name.
        description: its description.
        technology: the technology of an element.
        status: the status of an element.
        defined: file and line where it was written.
        page: path of its page, from the project's folder, with the anchor on it.
        used_by: relationships to it or to anything in it.
        uses: relationships from it or from anything in it.
        drawn: references of the views, flows and other diagrams it stands in.
        mentioned: references of other things that refer to it.
    """

    reference: str
    kind: str
    name: str
    description: str
    technology: str
    status: str
    defined: str
    page: str
    used_by: tuple[str, ...]
    uses: tuple[str, ...]
    drawn: tuple[str, ...]
    mentioned: tuple[str, ...]

    def facts(self) -> Iterator[tuple[str, str]]:
        """Yield what is said in one line each, with its label; what is unknown is left out."""
        for name in ("reference", "description", "technology", "status", "defined", "page"):
            value = getattr(self, name)
            if value:
                yield name, value

    def lists(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield what takes several lines, with its label; empty ones are left out."""
        labels = {"used_by": "used by", "uses": "uses", "drawn": "drawn in", "mentioned": "mentioned by"}
        for name, label in labels.items():
            if values := getattr(self, name):
                yield label, values

    def as_data(self) -> dict[str, Any]:
        """Return it as plain data."""
        return asdict(self)


def find_thing(workspace: Workspace, wanted: str) -> Thing:
    """Return what a reference leads to; without an architecture in any of them; a name does as well.

    Raises:
        TruelineError: where nothing is found, with the nearest reference, or where several things are.
    """
    if "/" in wanted:
        exact = workspace.find(wanted)
        candidates = [exact] if exact else []
    else:
        found = (workspace.find(wanted, architecture.id) for architecture in workspace.architectures)
        candidates = [thing for thing in found if thing]
    candidates = candidates or [thing for thing in workspace.things() if wanted.casefold() in _names(thing)]
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        choices = ", ".join(thing.reference for thing in candidates[:10])
        raise TruelineError(
            Diagnostic("show.ambiguous", f"'{wanted}' is several things", remedy=f"Say which: {choices}")
        )
    valid = {thing.reference for thing in workspace.things()}
    if "/" not in wanted:
        valid |= {reference.partition("/")[2] for reference in valid}
    raise TruelineError(
        Diagnostic(
            "show.unknown",
            f"nothing in the model is called '{wanted}'",
            remedy=did_you_mean(wanted, valid) or did_you_mean(wanted, _all_names(workspace)),
        )
    )


def describe(workspace: Workspace, thing: Thing, site: str) -> Description:
    """Return what there is to say of `thing`.

    Args:
        workspace: where it stands.
        thing: what to describe.
        site: folder of the documentation source.
    """
    record = thing.record
    address = Addresses(workspace).of(thing.reference)
    page = f"{site}/{address.page}" + (f"#{address.anchor}" if address.anchor else "") if address else ""
    place = workspace.locate(thing.architecture, thing.pointer)
    used_by, uses = _relationships(workspace, thing)
    drawn, mentioned = _places(workspace, thing)
    return Description(
        reference=thing.reference,
        kind=_kind(thing),
        name=record.name,
        description=record.description,
        technology=getattr(record, "technology", ""),
        status=getattr(record, "status", ""),
        defined=str(place) if place else "",
        page=page,
        used_by=used_by,
        uses=uses,
        drawn=drawn,
        mentioned=mentioned,
    )


def _kind(thing: Thing) -> str:
    record = thing.record
    if isinstance(record, Element):
        external = "external " if record.external else ""
        return f"{external}{record.kind}" + (f" ({record.type})" if record.type else "")
    return thing.kind


def _names(thing: Thing) -> set[str]:
    record = thing.record
    names = (record.name, getattr(record, "short", ""), *getattr(record, "aliases", ()))
    return {name.casefold() for name in names if name}


def _all_names(workspace: Workspace) -> Iterator[str]:
    return (thing.record.name for thing in workspace.things())


def _relationships(workspace: Workspace, thing: Thing) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if not isinstance(thing.record, Element | Role):
        return (), ()
    web = relations(workspace)
    incoming = [_line(stated, stated.source) for stated in web.stated if _inside(thing, stated.target, stated.source)]
    outgoing = [_line(stated, stated.target) for stated in web.stated if _inside(thing, stated.source, stated.target)]
    return tuple(dict.fromkeys(incoming)), tuple(dict.fromkeys(outgoing))


def _inside(thing: Thing, end: str, other: str) -> bool:
    """Whether `end` is the thing or stands in it, and `other` does not."""
    inner = (thing.reference, f"{thing.reference}.")
    return (end == inner[0] or end.startswith(inner[1])) and not (other == inner[0] or other.startswith(inner[1]))


def _line(stated: Stated, other: str) -> str:
    record = stated.record
    technology = f" [{record.technology}]" if record.technology else ""
    return f"{other}: {record.description}{technology}" if record.description or technology else other


def _places(workspace: Workspace, thing: Thing) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the diagrams that show a thing, and what else refers to it."""
    drawn = list(_views(workspace, thing))
    mentioned: list[str] = []
    for other in workspace.things():
        if other.reference == thing.reference or other.kind == "view" or not _refers(workspace, other, thing):
            continue
        (drawn if isinstance(other.record, Drawn) else mentioned).append(other.reference)
    return tuple(drawn), tuple(mentioned)


def _views(workspace: Workspace, thing: Thing) -> Iterator[str]:
    if not isinstance(thing.record, Element | Role):
        return
    for architecture in workspace.architectures:
        for view in (*architecture.views, *derived_views(workspace, architecture.id)):
            if thing.reference in Scene(workspace, architecture.id, view).shown:
                yield f"{architecture.id}/view:{view.id}"


def _refers(workspace: Workspace, other: Thing, thing: Thing) -> bool:
    for found in walk(other.record, ReferenceField):
        given = split(found.value)
        if given.kind != thing.kind:
            continue
        target = workspace.find(found.value, other.architecture)
        if target and target.reference == thing.reference:
            return True
    return False
