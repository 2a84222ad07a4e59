"""What must hold before anything is made from a workspace: unique ids, no circles, no reference into nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from .diagnostics import Diagnostic, TruelineError, did_you_mean
from .index import Index, relationship_id
from .records.architecture import KINDS
from .records.base import ReferenceField
from .references import split
from .walking import walk
from .workspace import Workspace


def verify(workspace: Workspace) -> None:
    """Check `workspace` as a whole.

    Raises:
        TruelineError: with every error found, each at the file and line where it was written.
    """
    problems = [*_same_architectures(workspace)]
    if not problems:
        for architecture, index in workspace.indexes.items():
            problems += _same_ids(workspace, architecture, index)
            problems += _orphans(workspace, architecture, index)
            problems += _circles(workspace, architecture, index)
            problems += _unknown_references(workspace, architecture, index)
    if problems:
        raise TruelineError(problems)


def _same_architectures(workspace: Workspace) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for record in workspace.architectures:
        if record.id in seen:
            yield Diagnostic(
                "model.architecture.duplicate",
                f"two architectures have the id '{record.id}'",
                about=record.id,
                location=workspace.locate(record.id, ("id",)),
                remedy="Give one of them another id.",
            )
        seen.add(record.id)


def _same_ids(workspace: Workspace, architecture: str, index: Index) -> Iterator[Diagnostic]:
    for kind, field in KINDS.items():
        seen: dict[str, int] = {}
        for number, thing in enumerate(getattr(index.record, field)):
            if thing.id in seen:
                first = workspace.locate(architecture, (field, seen[thing.id]))
                yield Diagnostic(
                    "model.id.duplicate",
                    f"two {field.replace('_', ' ')} have the id '{thing.id}'"
                    + (f" (the other at {first})" if first else ""),
                    about=f"{architecture}/{kind}:{thing.id}",
                    location=workspace.locate(architecture, (field, number)),
                    remedy="Give one of them an id of its own with id=.",
                )
            seen.setdefault(thing.id, number)
    seen_relationships: set[str] = set()
    for number, relationship in enumerate(index.record.relationships):
        identity = relationship_id(relationship)
        if identity in seen_relationships:
            yield Diagnostic(
                "model.relationship.duplicate",
                f"two relationships are '{identity}'",
                location=workspace.locate(architecture, ("relationships", number)),
                remedy="Describe them differently, or give one an id of its own with id=.",
            )
        seen_relationships.add(identity)


def _orphans(workspace: Workspace, architecture: str, index: Index) -> Iterator[Diagnostic]:
    order = ("system", "container", "component", "code")
    for number, element in enumerate(index.record.elements):
        parent_path = element.id.rpartition(".")[0]
        if not parent_path:
            continue
        parent = index.elements.get(parent_path)
        if parent is None:
            yield Diagnostic(
                "model.element.parent",
                f"element '{element.id}' stands inside '{parent_path}', which does not exist",
                about=f"{architecture}/{element.id}", location=workspace.locate(architecture, ("elements", number)),
                remedy=did_you_mean(parent_path, index.elements),
            )  # fmt: skip
        elif "person" in (element.kind, parent.kind) or order.index(element.kind) < order.index(parent.kind):
            yield Diagnostic(
                "model.element.level",
                f"the {element.kind} '{element.id}' cannot stand inside the {parent.kind} '{parent_path}'",
                about=f"{architecture}/{element.id}", location=workspace.locate(architecture, ("elements", number)),
                remedy="C4 nests systems, containers, components and code, in this order.",
            )  # fmt: skip


def _circles(workspace: Workspace, architecture: str, index: Index) -> Iterator[Diagnostic]:
    parents = {group.id: split(group.parent).path for group in index.record.groups if group.parent}
    reported: set[str] = set()
    for number, group in enumerate(index.record.groups):
        trail = [group.id]
        while (above := parents.get(trail[-1])) is not None and above not in trail:
            trail.append(above)
        if above == group.id and group.id not in reported:
            reported.update(trail)
            yield Diagnostic(
                "model.group.circle",
                f"group '{group.id}' contains itself: {' in '.join([*trail, group.id])}",
                about=f"{architecture}/group:{group.id}",
                location=workspace.locate(architecture, ("groups", number)),
                remedy="Take one 'parent' away.",
            )


def _unknown_references(workspace: Workspace, architecture: str, index: Index) -> Iterator[Diagnostic]:
    for found in walk(index.record, ReferenceField):
        kinds = found.mark.kinds if isinstance(found.mark, ReferenceField) else ()
        thing = workspace.find(found.value, architecture)
        given = split(found.value)
        if thing is not None and (given.kind in kinds or "*" in kinds):
            continue
        where = workspace.locate(architecture, found.pointer)
        role = str(next(part for part in reversed(found.pointer) if isinstance(part, str)))
        if thing is not None:
            yield Diagnostic(
                "model.reference.kind",
                f"'{found.value}' is a {given.kind}, but '{role}' here names a {' or '.join(kinds)}",
                about=f"{architecture}/{found.value}", location=where,
            )  # fmt: skip
            continue
        yield Diagnostic(
            "model.reference.unknown",
            f"unknown {given.kind} '{found.value}' in '{role}'",
            about=architecture, location=where,
            remedy=did_you_mean(found.value, _candidates(workspace, architecture, kinds)),
        )  # fmt: skip


def _candidates(workspace: Workspace, architecture: str, kinds: tuple[str, ...]) -> Iterator[str]:
    for name, index in workspace.indexes.items():
        prefix = "" if name == architecture else f"{name}/"
        for kind, table in index.by_kind.items():
            if kind in kinds or "*" in kinds:
                yield from (f"{prefix}{'' if kind == 'element' else f'{kind}:'}{path}" for path in table)
