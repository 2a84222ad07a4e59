"""Classes and how they relate, in words."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagrams.classes import ClassBox, ClassDiagram, ClassLink
from .words import name, one_line, totals

_VERBS = {
    "inherits": "is a",
    "composes": "is made of",
    "aggregates": "has",
    "associates": "refers to",
    "depends": "depends on",
}


def tell_classes(diagram: ClassDiagram) -> Iterator[str]:
    """Yield the classes with their members, and how they relate."""
    names = {one.id: one.title for one in diagram.classes}
    yield totals((len(names), "class", "classes"), (len(diagram.links), "relationship", "relationships"))
    yield ""
    yield from (f"- {_class(one)}." for one in diagram.classes)
    yield from (f"- {_link(link, names)}." for link in diagram.links)


def _class(one: ClassBox) -> str:
    stereotype = f" «{one_line(one.stereotype)}»" if one.stereotype else ""
    members = ", ".join(map(one_line, one.members))
    return f"{name(one.title)}{stereotype}{': ' if members else ''}{members}"


def _link(link: ClassLink, names: dict[str, str]) -> str:
    text = f" ({one_line(link.text)})" if link.text.strip() else ""
    source, target = (name(names.get(end, end)) for end in (link.source, link.target))
    return f"{source} {_VERBS[link.kind]} {target}{text}"
