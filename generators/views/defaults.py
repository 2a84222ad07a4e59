"""What a view of each kind shows when nobody says otherwise (C4 model, Simon Brown).

What stands outside is shown as its outermost surroundings that do not also surround the subject: a context or container
view of a system shows other systems, people and roles; a component view also the containers beside its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from trueline.model.records.elements import Element
from trueline.model.records.views import View, ViewKind
from trueline.model.relations import Relations, Stated, relations
from trueline.model.workspace import Workspace


def default_set(workspace: Workspace, architecture: str, view: View) -> set[str]:
    """Return the absolute references that `view` shows before its `include` and `exclude`.

    Args:
        workspace: where the architecture stands.
        architecture: id of the architecture the view is written in.
        view: a view; a `custom` one starts from nothing.
    """
    web = relations(workspace)
    of = web.resolve(view.of, architecture) if view.of else ""
    return set(_SETS[view.kind](web, architecture, of))


def _nothing(_web: Relations, _architecture: str, _of: str) -> Iterator[str]:
    yield from ()


def _landscape(web: Relations, architecture: str, _of: str) -> Iterator[str]:
    """People, systems and whatever else stands alone, with their neighbours in other architectures."""
    for reference, record in web.records.items():
        if reference.partition("/")[0] == architecture and isinstance(record, Element) and not web.parent(reference):
            yield reference
            yield from outside(web, reference, reference)


def _context(web: Relations, _architecture: str, of: str) -> Iterator[str]:
    if of:
        yield of
        yield from outside(web, of, of)


def _inside(web: Relations, _architecture: str, of: str) -> Iterator[str]:
    """Show the direct children inside a boundary, and who relates to them or to the boundary itself."""
    if not of:
        return
    yield of
    for child in shown_children(web, of):
        yield child
        yield from outside(web, child, of)
    yield from outside(web, of, of, lambda stated: of in (stated.source, stated.target))


def _security(web: Relations, architecture: str, of: str) -> Iterator[str]:
    """Show the members of trust zones (inside `of`, if given), and who relates to them from outside every zone."""
    zones = {
        f"{architecture}/group:{group.id}"
        for group in web.workspace.index(architecture).record.groups
        if group.dimension == "zone"
    }
    members = [
        reference
        for reference, record in web.records.items()
        if any(_group(web, group, reference) in zones for group in record.groups)
        and (not of or of in web.chain(reference))
    ]
    yield from members
    around = {"", *(above for member in members for above in web.chain(member)[1:])}
    for member in members:
        for other in (*web.outgoing.get(member, ()), *web.incoming.get(member, ())):
            if other not in around and web.parent(other) in around:
                yield other


def _group(web: Relations, group: str, member: str) -> str:
    thing = web.workspace.find(group, member.partition("/")[0])
    return thing.reference if thing else ""


_SETS: dict[ViewKind, Callable[[Relations, str, str], Iterator[str]]] = {
    "landscape": _landscape,
    "context": _context,
    "container": _inside,
    "component": _inside,
    "code": _inside,
    "security": _security,
    "custom": _nothing,
}


def shown_children(web: Relations, of: str) -> tuple[str, ...]:
    """Return what stands directly in `of`; without the code bases that its other children run, if there are others."""
    architecture, _, path = of.partition("/")
    children = web.workspace.index(architecture).children.get(path, ())
    running = [child for child in children if not child.run_by]
    return tuple(f"{architecture}/{child.id}" for child in running or children)


def outside(
    web: Relations, reference: str, of: str, counts: Callable[[Stated], bool] | None = None
) -> Iterator[str]:  # fmt: skip
    """Yield what relates to the inside of `reference` from outside `of`, as the outermost thing that is outside.

    Args:
        web: the relations of the workspace.
        reference: `of` itself or something in it.
        of: the subject of a view.
        counts: which relationships count; by default all.
    """
    around = {"", *web.chain(of)[1:]}
    for table in (web.outgoing, web.incoming):
        for other, stated in table.get(reference, {}).items():
            if web.parent(other) in around and other != of and (counts is None or any(map(counts, stated))):
                yield other
