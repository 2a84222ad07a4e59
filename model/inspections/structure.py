"""What stands in the model, and what nothing holds: empty, unconnected and unused things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..diagnostics import Severity
from ..records.base import ReferenceField
from ..records.elements import Element, Group, Role
from ..references import absolute, split
from ..selection import group_chain
from ..sharing import shared
from ..walking import walk
from ..workspace import Workspace
from .inspection import Finding, Inspection, Model, found, found_between, found_in


class _Mentions:
    """Which things something else speaks of, by absolute reference."""

    def __init__(self, workspace: Workspace) -> None:
        self.of: dict[str, int] = defaultdict(int)
        for architecture in workspace.architectures:
            for one in walk(architecture, ReferenceField):
                thing = workspace.find(one.value, architecture.id)
                if thing is not None:
                    self.of[thing.reference] += 1


def _empty_workspace(model: Model) -> Iterator[Finding]:
    if not model.workspace.architectures:
        yield Finding("", (), "", "there is no architecture")


def _empty(model: Model) -> Iterator[Finding]:
    for architecture in model.workspace.architectures:
        if not architecture.elements:
            yield found_in(architecture, f"the architecture '{architecture.id}' has no elements")


def _disconnected(model: Model) -> Iterator[Finding]:
    web = model.relations
    joined = {reference for one in web.stated for end in (one.source, one.target) for reference in web.chain(end)}
    for architecture in model.workspace.architectures:
        for relationship in architecture.relationships:
            joined.update(web.resolve(port, architecture.id) for port in relationship.through)
    for thing, role in model.stated("role", Role):
        if thing.reference in joined:
            joined.update(web.resolve(player, thing.architecture) for player in role.played_by)
    # Where nothing beside it is related either, the model does not go into that.
    told = {web.parent(reference) for reference in joined}
    for thing, element in model.elements("person", "system", "container", "component"):
        if thing.reference not in joined and not element.run_by and web.parent(thing.reference) in told | {""}:
            yield found(thing, f"the {element.kind} '{element.name}' uses nothing, and nothing uses it")


def _nested(model: Model) -> Iterator[Finding]:
    web = model.relations
    for architecture, number, one in model.relationships():
        source, target = web.resolve(one.source, architecture.id), web.resolve(one.target, architecture.id)
        if source != target and (source in web.chain(target) or target in web.chain(source)):
            inner, outer = (target, source) if source in web.chain(target) else (source, target)
            message = f"'{one.source}' uses '{one.target}', but '{split(inner).path}' is part of '{split(outer).path}'"
            yield found_between(architecture, number, message)


def _retired(model: Model) -> Iterator[Finding]:
    web = model.relations
    for architecture, number, one in model.relationships():
        source = web.records.get(web.resolve(one.source, architecture.id))
        target = web.records.get(web.resolve(one.target, architecture.id))
        if isinstance(target, Element) and target.status == "retired" and getattr(source, "status", "") != "retired":
            yield found_between(architecture, number, f"'{one.source}' uses '{one.target}', which is retired")


def _group_members(model: Model) -> Iterator[Finding]:
    named = {
        absolute(reference, full.partition("/")[0])
        for full, member in model.relations.records.items()
        for reference in member.groups
    }
    filled = {around for reference in named for around in group_chain(model.workspace, reference)}
    for thing, group in model.stated("group", Group):
        if thing.reference not in filled:
            yield found(thing, f"nothing belongs to the group '{group.name}'")


def _exclusive(model: Model) -> Iterator[Finding]:
    for thing, element in model.elements():
        if len(element.groups) < 2:
            continue
        seen: dict[str, str] = {}
        for number, reference in enumerate(element.groups):
            group = model.workspace.find(reference, thing.architecture)
            dimension = getattr(group.record, "dimension", "") if group else ""
            first = seen.setdefault(dimension, reference)
            if first != reference:
                message = f"'{element.name}' stands in '{first}' and in '{reference}', both of '{dimension}'"
                yield found(thing, message, "groups", number)


def _unplayed(model: Model) -> Iterator[Finding]:
    for thing, role in model.stated("role", Role):
        if not role.played_by:
            yield found(thing, f"nobody plays the role '{role.name}'")


def _unused_roles(model: Model) -> Iterator[Finding]:
    mentions = shared(model.workspace, _Mentions)
    for thing, role in model.stated("role", Role):
        if not mentions.of.get(thing.reference):
            yield found(thing, f"no flow, view or relationship speaks of the role '{role.name}'")


def _childless_runners(model: Model) -> Iterator[Finding]:
    for thing, element in model.elements("container"):
        for number, runner in enumerate(element.run_by):
            if model.relations.resolve(runner, thing.architecture) == thing.reference:
                yield found(thing, f"'{element.name}' is run by itself", "run_by", number)


INSPECTIONS = (
    Inspection(
        "model.workspace.empty", Severity.ERROR, "From nothing follows nothing.", "there is no architecture",
        "Name an architecture in the configuration.", _empty_workspace,
    ),
    Inspection(
        "model.architecture.empty", Severity.WARNING, "An architecture without elements draws nothing.",
        "the architecture 'shop' has no elements", "Add its people and systems.", _empty,
    ),
    Inspection(
        "model.element.disconnected", Severity.WARNING, "What nothing uses is dead, or its use was forgotten.",
        "the container 'Night batch' uses nothing, and nothing uses it",
        "State who uses it, or take it out of the model.", _disconnected,
    ),
    Inspection(
        "model.relationship.nested", Severity.WARNING, "A whole does not use its part: it consists of it.",
        "'shop' uses 'shop.web', but 'shop.web' is part of 'shop'",
        "Name the part that does it, or take the relationship away.", _nested,
    ),
    Inspection(
        "model.relationship.retired", Severity.WARNING, "What is retired answers nobody.",
        "'shop.web' uses 'shop.old-store', which is retired",
        "Take the relationship away, or set the status to deprecated while it is still used.", _retired,
    ),
    Inspection(
        "model.group.empty", Severity.WARNING, "An empty group is drawn nowhere and says nothing.",
        "nothing belongs to the group 'Domain Layer'", "Add elements to it with group=, or take it away.",
        _group_members,
    ),
    Inspection(
        "model.group.overlap", Severity.ERROR, "Boundaries of one kind cannot cross: a diagram draws only one of them.",
        "'Web' stands in 'group:public' and in 'group:private', both of 'zone'",
        "Keep one of them, or give one group another dimension.", _exclusive,
    ),
    Inspection(
        "model.role.unplayed", Severity.WARNING, "A role that nobody plays leaves open who is meant.",
        "nobody plays the role 'Client'", "Say who does with played_by=.", _unplayed,
    ),
    Inspection(
        "model.role.unused", Severity.WARNING, "A role is there for flows, views and relationships to speak of.",
        "no flow, view or relationship speaks of the role 'Client'", "Use it, or take it away.", _unused_roles,
    ),
    Inspection(
        "model.library.circular", Severity.ERROR, "A library is run by the containers around it.",
        "'Shop code' is run by itself", "Name the container that runs it.", _childless_runners,
    ),
)  # fmt: skip
