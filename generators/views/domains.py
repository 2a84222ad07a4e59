"""Domain models drawn: classes and events with their members, and how they relate."""

from __future__ import annotations

from collections.abc import Iterator

from trueline.model.addresses import Addresses
from trueline.model.records.domain import ClassRelationship, DomainClass, DomainModel, Visibility
from trueline.model.records.interfaces import Event
from trueline.model.sharing import shared
from trueline.model.workspace import Thing, Workspace

from ..diagrams.classes import ClassBox, ClassDiagram, ClassLink
from .spelling import class_stereotype, spelled_type

_SIGNS: dict[Visibility, str] = {"public": "+", "protected": "#", "private": "-", "package": "~"}


def draw_domain(workspace: Workspace, architecture: str, domain: DomainModel, page: str = "") -> ClassDiagram:
    """Draw classes and events.

    Args:
        workspace: where the architecture stands.
        architecture: id of the architecture that states the diagram.
        domain: what to draw: the classes it names, or those of its elements; with neither, all of the architecture.
        page: the page the drawing stands on, relative to the documentation source; without it, nothing is linked.
    """
    things = {thing.reference: thing for thing in _shown(workspace, architecture, domain)}
    addresses = shared(workspace, Addresses)

    def short(reference: str) -> str:
        return reference.removeprefix(f"{architecture}/")

    return ClassDiagram(
        classes=tuple(
            _box(workspace, thing, short(reference), addresses.link(reference, "", page) if page else "")
            for reference, thing in things.items()
        ),
        links=tuple(
            ClassLink(source=short(source), target=short(target), kind=relationship.kind, text=relationship.description)
            for source, target, relationship in _relationships(workspace, architecture)
            if source in things and target in things
        ),
        direction=domain.direction or "down",
    )


def _shown(workspace: Workspace, architecture: str, domain: DomainModel) -> Iterator[Thing]:
    if domain.classes:
        for reference in domain.classes:
            thing = workspace.find(reference, architecture)
            if thing is not None:
                yield thing
        return
    elements = {_present(workspace, architecture, reference) for reference in domain.of}
    for kind in ("class", "event"):
        for record, pointer in workspace.index(architecture).by_kind[kind].values():
            of = record.of if isinstance(record, DomainClass | Event) else None
            if not elements or (of and _present(workspace, architecture, of) in elements):
                yield Thing(architecture, kind, record, pointer)


def _present(workspace: Workspace, architecture: str, reference: str) -> str:
    thing = workspace.find(reference, architecture)
    return thing.reference if thing else ""


def _box(workspace: Workspace, thing: Thing, id_: str, link: str) -> ClassBox:
    record = thing.record
    assert isinstance(record, DomainClass | Event)
    fields = record.payload if isinstance(record, Event) else record.fields
    operations = () if isinstance(record, Event) else record.operations
    values = () if isinstance(record, Event) else record.values
    return ClassBox(
        id=id_,
        title=record.name,
        stereotype=class_stereotype(record),
        members=(
            *values,
            *(
                f"{_SIGNS[field.visibility]}{spelled_type(workspace, thing.architecture, field)} {field.name}"
                for field in fields
            ),
            *(f"{_SIGNS[operation.visibility]}{operation.signature}" for operation in operations),
        ),
        link=link,
    )


def _relationships(workspace: Workspace, architecture: str) -> Iterator[tuple[str, str, ClassRelationship]]:
    """Yield the stated relationships, and those that follow from events which extend others."""
    record = workspace.index(architecture).record
    for one in record.class_relationships:
        yield _present(workspace, architecture, one.source), _present(workspace, architecture, one.target), one
    for event in record.events:
        if event.extends:
            source = f"event:{event.id}"
            inherits = ClassRelationship(source=source, target=event.extends, kind="inherits")
            yield f"{architecture}/{source}", _present(workspace, architecture, event.extends), inherits
