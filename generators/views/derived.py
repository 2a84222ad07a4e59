"""The views that every architecture has without stating them."""

from __future__ import annotations

from collections.abc import Iterator

from trueline.model.records.elements import Element
from trueline.model.records.views import View, ViewKind
from trueline.model.relations import relations
from trueline.model.workspace import Workspace

_OF_LEVEL: dict[str, ViewKind] = {"system": "container", "container": "component", "component": "code"}
_TITLES: dict[ViewKind, str] = {
    "context": "System context of {}",
    "container": "Containers of {}",
    "component": "Components of {}",
    "code": "Code of {}",
}


def derived_views(workspace: Workspace, architecture: str) -> tuple[View, ...]:
    """Return the default views for which `architecture` states no view of the same kind and element.

    There is a landscape where it has people or systems; a context view of each internal system; a view of what is
    inside each internal system, container and component that has something inside; and a security view where it has
    groups of the dimension `zone`. Their ids are the kind and the path of the element, such as `context.stock`.
    """
    record = workspace.index(architecture).record
    web = relations(workspace)
    stated = {(view.kind, web.resolve(view.of, architecture) if view.of else "") for view in record.views}
    taken = {view.id for view in record.views}
    views = [*_around(record.title, record.elements, any(group.dimension == "zone" for group in record.groups))]
    for element in record.elements:
        views += _of_element(element, bool(workspace.index(architecture).children.get(element.id)))
    return tuple(
        view if view.id not in taken else view.model_copy(update={"id": f"derived.{view.id}"})
        for view in views
        if (view.kind, f"{architecture}/{view.of}" if view.of else "") not in stated
    )


def _around(title: str, elements: tuple[Element, ...], zones: bool) -> Iterator[View]:
    if any("." not in element.id for element in elements):
        yield View(id="landscape", name=f"Landscape of {title}", kind="landscape")
    if zones:
        yield View(id="security", name=f"Security zones of {title}", kind="security")


def _of_element(element: Element, filled: bool) -> Iterator[View]:
    if element.external:
        return
    if element.kind == "system":
        yield _view("context", element)
    if filled and element.kind in _OF_LEVEL:
        yield _view(_OF_LEVEL[element.kind], element)


def _view(kind: ViewKind, element: Element) -> View:
    return View(id=f"{kind}.{element.id}", name=_TITLES[kind].format(element.name), kind=kind, of=element.id)
