"""Views and embedded views: what they show, and what none of them does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Severity
from ..records.behaviour import Flow
from ..records.deployment import Deployment
from ..records.documentation import Decision, Section
from ..records.elements import Element, Group
from ..records.views import View
from ..selection import selections, unmatched
from ..sharing import shared
from ..workspace import Thing, Workspace
from .behaviour import messages
from .deployment import nodes
from .inspection import Finding, Inspection, Model, found

_SUBJECTS = {"context": "system", "container": "system", "component": "container", "code": "component"}
_OF_LEVEL = {"system": "container", "container": "component", "component": "code"}
_EMBEDDED = re.compile(r"!\[[^\]]*\]\(view:([^)\s]+)\)")


class _Shown:
    """What the views of a workspace show, those included that follow from its elements."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._chosen = selections(workspace).chosen

    def by(self, thing: Thing, view: View) -> set[str]:
        """Return what a stated view shows, besides its subject."""
        shown = set(self._default(thing.architecture, view.kind, view.of))
        for select in view.include:
            shown |= self._chosen(select, thing.architecture)
        for select in view.exclude:
            shown -= self._chosen(select, thing.architecture)
        return shown

    def _default(self, architecture: str, kind: str, of: str | None) -> Iterator[str]:
        index = self._workspace.index(architecture)
        subject = self._workspace.find(of, architecture) if of else None
        match kind:
            case "landscape":
                yield from (f"{architecture}/{element.id}" for element in index.children.get("", ()))
            case "security":
                yield from self._zoned(architecture)
            case "context" if subject is not None:
                yield subject.reference
            case "container" | "component" | "code" if subject is not None:
                inside = self._workspace.index(subject.architecture).children.get(subject.record.id, ())
                yield from (f"{subject.architecture}/{element.id}" for element in inside)

    def _zoned(self, architecture: str) -> Iterator[str]:
        zones = [group for group in self._workspace.index(architecture).record.groups if group.dimension == "zone"]
        for zone in zones:
            yield from selections(self._workspace).members(f"{architecture}/group:{zone.id}")

    def derived(self, architecture: str) -> Iterator[str]:
        """Yield what the views show that follow from the elements, as far as no stated view stands for them."""
        index = self._workspace.index(architecture)
        stated = {(view.kind, view.of) for view in index.record.views}
        if not any(view.kind == "landscape" for view in index.record.views):
            yield from self._default(architecture, "landscape", None)
        for element in index.record.elements:
            if element.external or element.kind not in _OF_LEVEL:
                continue
            if element.kind == "system" and ("context", element.id) not in stated:
                yield f"{architecture}/{element.id}"
            if (_OF_LEVEL[element.kind], element.id) not in stated:
                yield from self._default(architecture, _OF_LEVEL[element.kind], element.id)


def _empty(model: Model) -> Iterator[Finding]:
    shown = shared(model.workspace, _Shown)
    for thing, view in model.stated("view", View):
        if not shown.by(thing, view):
            yield found(thing, f"the view '{view.name}' shows nothing")


def _subjects(model: Model) -> Iterator[Finding]:
    for thing, view in model.stated("view", View):
        wanted = _SUBJECTS.get(view.kind)
        subject = model.workspace.find(view.of, thing.architecture) if view.of else None
        level = subject.record.kind if subject and isinstance(subject.record, Element) else ""
        # A view without a subject may still say by itself what it shows.
        if wanted and level != wanted and (view.of or not view.include):
            said = f"of the {level} '{view.of}'" if level else "of nothing"
            yield found(thing, f"the {view.kind} view '{view.name}' is one {said}, not of a {wanted}", "of")


def _unseen(model: Model) -> Iterator[Finding]:
    shown = shared(model.workspace, _Shown)
    seen: set[str] = set()
    for thing, view in model.stated("view", View):
        seen |= shown.by(thing, view)
    for architecture in model.workspace.indexes:
        seen.update(shown.derived(architecture))
    seen.update(_elsewhere(model))
    around = {above for reference in seen for above in model.relations.chain(reference)}
    for thing, element in model.elements():
        if thing.reference not in around and element.status != "retired":
            yield found(thing, f"the {element.kind} '{element.name}' stands in no view")


def _elsewhere(model: Model) -> Iterator[str]:
    """Yield what flows and deployments show: they are views too."""
    for thing, flow in model.stated("flow", Flow):
        for player in (*flow.participants, *(end for _, one in messages(flow) for end in (one.source, one.target))):
            yield model.relations.resolve(player, thing.architecture)
    for thing, deployment in model.stated("deployment", Deployment):
        for _, node in nodes(deployment.nodes, ("nodes",)):
            for instance in node.instances:
                yield model.relations.resolve(instance.of, thing.architecture)


def _selections(model: Model) -> Iterator[Finding]:
    for one in unmatched(model.workspace):
        whose = f"of '{one.about.partition('/')[2]}'" if one.about else "of a style"
        about = one.about or one.architecture
        place = ".".join(str(part) for part in one.pointer[2:])
        yield Finding(one.architecture, one.pointer, about, f"the selection '{place}' {whose} chooses nothing")


def _labels(model: Model) -> Iterator[Finding]:
    shown = shared(model.workspace, _Shown)
    for thing, view in model.stated("view", View):
        if view.kind != "custom" or not view.labels:
            continue
        seen = {above for one in shown.by(thing, view) for above in model.relations.chain(one)}
        for number, label in enumerate(view.labels):
            if model.relations.resolve(label.element, thing.architecture) not in seen:
                message = f"the view '{view.name}' has a label for '{label.element}', which it does not show"
                yield found(thing, message, "labels", number)


def _zones(model: Model) -> Iterator[Finding]:
    zoned = {thing.architecture for thing, group in model.stated("group", Group) if group.dimension == "zone"}
    for thing, view in model.stated("view", View):
        if view.kind == "security" and thing.architecture not in zoned:
            yield found(thing, f"the security view '{view.name}' has no trust zones to show")


def _embedded(model: Model) -> Iterator[Finding]:
    for kind, record, fields in (
        ("section", Section, ("body",)),
        ("decision", Decision, ("context", "decision", "consequences", "alternatives")),
    ):
        for thing, each in model.stated(kind, record):
            for field in fields:
                for view in _EMBEDDED.findall(getattr(each, field)):
                    if not _is_view(model, thing.architecture, view):
                        yield found(thing, f"'{each.name}' embeds the view '{view}', which does not exist", field)


def _is_view(model: Model, architecture: str, view: str) -> bool:
    head, slash, path = view.rpartition("/")
    index = model.workspace.indexes.get(head if slash else architecture)
    if index is None:
        return False
    if index.find("view", path):
        return True
    derived, _, of = path.partition(".")
    element = index.elements.get(of)
    return path in ("landscape", "security") or (element is not None and derived in _SUBJECTS)


INSPECTIONS = (
    Inspection(
        "model.view.empty", Severity.WARNING, "A diagram without boxes tells nothing.",
        "the view 'Storage' shows nothing", "Include something in it, or take it away.", _empty,
    ),
    Inspection(
        "model.view.subject", Severity.WARNING, "Each level of the C4 model opens the level above it.",
        "the component view 'Orders' is one of the system 'shop', not of a container",
        "Name the element that is to be opened with of=, or make it a custom view.", _subjects,
    ),
    Inspection(
        "model.view.zones", Severity.WARNING, "A security view shows who stands in which trust zone.",
        "the security view 'Zones' has no trust zones to show", "Add groups of the dimension 'zone'.", _zones,
    ),
    Inspection(
        "model.view.label", Severity.WARNING, "Words for a box that is not drawn are lost.",
        "the view 'Storage' has a label for 'shop.web', which it does not show",
        "Show the element in the view, or take the label away.", _labels,
    ),
    Inspection(
        "model.selection.unmatched", Severity.WARNING, "What chooses nothing was meant to choose something.",
        "the selection 'include.0' of 'view:storage' chooses nothing", "Mend the selection, or take it away.",
        _selections,
    ),
    Inspection(
        "model.element.unseen", Severity.WARNING, "What no diagram shows is known to its author alone.",
        "the container 'Night batch' stands in no view", "Show it in a view, or take it out of the model.", _unseen,
    ),
    Inspection(
        "model.view.embedded", Severity.ERROR, "Where a diagram should stand, the page shows a broken picture.",
        "'Storage' embeds the view 'stores', which does not exist", "Name a view that exists, as 'view:ID'.", _embedded,
    ),
)  # fmt: skip
