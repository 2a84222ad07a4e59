"""What the page of an element says of it, gathered from the whole workspace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from trueline.model.bindings import Bindings
from trueline.model.naming import anchor
from trueline.model.records.elements import Element
from trueline.model.records.views import View
from trueline.model.references import absolute
from trueline.model.relations import Connection, Relations, Stated, relations
from trueline.model.sharing import shared

from ..pages.drawings import Drawings
from ..pages.frame import Frame, Site
from ..pages.mentions import Mentions
from ..pages.text import Md

# Kinds whose records are listed on the page of the element they belong to or speak of, in this order.
_MENTIONED = {
    "schema": "Schema",
    "class": "Classes",
    "command": "Commands",
    "query": "Queries",
    "event": "Events",
    "interface": "Interfaces",
    "job": "Jobs",
    "machine": "State machines",
    "pattern": "Patterns",
    "quality": "Qualities",
    "rule": "Rules",
    "decision": "Decisions",
    "section": "Documentation",
}

# Views of what is inside an element.
_INNER = ("container", "component", "code")


@dataclass(frozen=True)
class Row:
    """A relationship as a row of a table: the other end, what for, with which technology, how."""

    other: Md
    description: str
    technology: str
    how: str


@dataclass(frozen=True)
class Card:
    """One element with everything that is said of it.

    Attributes:
        element: the element.
        level: depth of its heading: 1 for the element of the page, 2 for what is inside.
        kind: its kind in words: `Container (database)`.
        views: views to be drawn on the page.
        uses: what it uses.
        used_by: who uses it.
        drawn_in: links to the stated drawings it stands in.
        groups: links to its groups.
        code: the Python modules it is made of.
        mentions: links to what belongs to it or speaks of it, by kind.
        inside: links to the elements directly inside.
    """

    element: Element
    level: int
    kind: str
    anchor: Md
    views: tuple[View, ...]
    uses: tuple[Row, ...]
    used_by: tuple[Row, ...]
    drawn_in: Md
    groups: Md
    code: tuple[str, ...]
    run_by: Md
    mentions: tuple[tuple[str, Md], ...]
    inside: Md
    trail: Md


class Desk:
    """Gathers cards; holds what all cards of a build share."""

    def __init__(self, site: Site) -> None:
        """Work for `site`."""
        self.site = site
        self._web: Relations = relations(site.workspace)
        self._drawings = shared(site.workspace, Drawings)
        self._mentions = shared(site.workspace, Mentions)
        self._bindings = {name: Bindings(index) for name, index in site.workspace.indexes.items()}

    @cached_property
    def _stated(self) -> tuple[dict[str, list[Stated]], dict[str, list[Stated]]]:
        uses: dict[str, list[Stated]] = defaultdict(list)
        used_by: dict[str, list[Stated]] = defaultdict(list)
        for stated in self._web.stated:
            uses[stated.source].append(stated)
            used_by[stated.target].append(stated)
        return uses, used_by

    @cached_property
    def _views(self) -> dict[str, list[View]]:
        """The views to be drawn on the page of each element: those that show its inside, and derived ones of it.

        So a click on a box leads to what is in it, level by level.
        """
        found: dict[str, list[View]] = defaultdict(list)
        for architecture in self.site.workspace.indexes:
            inner = (view for view in self._drawings.stated(architecture) if view.kind in _INNER)
            for view in (*inner, *self._drawings.derived(architecture)):
                if view.of:
                    found[self._web.resolve(view.of, architecture)].append(view)
        return found

    def inside(self, frame: Frame, element: Element) -> Iterator[Card]:
        """Yield cards of the elements inside that have no page of their own."""
        for child in frame.index.children.get(element.id, ()):
            if child.kind in ("component", "code"):
                yield self.card(frame, child, level=2)
                yield from self.inside(frame, child)

    def card(self, frame: Frame, element: Element, level: int = 1) -> Card:
        """Gather what is said of one element."""
        reference = f"{frame.architecture}/{element.id}"
        uses, used_by = self._stated
        children = frame.index.children.get(element.id, ())
        implied = self._web.implied(reference) if children else ((), ())
        return Card(
            element=element,
            level=level,
            kind=kind_in_words(element),
            anchor=Md(f'<a id="{anchor(element.id)}"></a>'),
            views=tuple(self._views.get(reference, ())),
            uses=(
                *(_row(frame, stated, stated.target) for stated in uses.get(reference, ())),
                *(_implied_row(frame, one, one.target, [each.source for each in one.stated]) for one in implied[0]),
            ),
            used_by=(
                *(_row(frame, stated, stated.source) for stated in used_by.get(reference, ())),
                *(_implied_row(frame, one, one.source, [each.target for each in one.stated]) for one in implied[1]),
            ),
            drawn_in=frame.links(self._drawings.showing.get(reference, ())),
            groups=frame.links(element.groups),
            code=self._bindings[frame.architecture].of(element.id),
            run_by=frame.links(element.run_by),
            mentions=tuple(self._mentioned(frame, element, reference)),
            inside=frame.links(child.id for child in children),
            trail=_trail(frame, element),
        )

    def _mentioned(self, frame: Frame, element: Element, reference: str) -> Iterator[tuple[str, Md]]:
        targets = [reference, *(absolute(group, frame.architecture) for group in element.groups)]
        if not any(map(self._mentions.of, targets)):
            return
        for kind, title in _MENTIONED.items():
            names = dict.fromkeys(name for target in targets for name in self._mentions.by(target, kind))
            if names:
                yield title, frame.links(names)


def kind_in_words(element: Element) -> str:
    """Return the kind of an element: `External system (search)`."""
    words = f"external {element.kind}" if element.external else element.kind
    kind = words if words != "code" else "code element"
    return (kind + (f" ({element.type.replace('-', ' ')})" if element.type else "")).capitalize()


_MOST_INSIDE = 4


def _row(frame: Frame, stated: Stated, other: str) -> Row:
    record = stated.record
    how: str = record.interaction
    if record.through:
        through = ", ".join(frame.name(absolute(port, stated.architecture)) for port in record.through)
        how = f"{how}; through {through}"
    return Row(frame.link(other), record.description, record.technology, how)


def _implied_row(frame: Frame, implied: Connection, other: str, inside: list[str]) -> Row:
    through = list(dict.fromkeys(inside))
    shown = frame.links(through[:_MOST_INSIDE])
    rest = f" and {len(through) - _MOST_INSIDE} more" if len(through) > _MOST_INSIDE else ""
    how = Md(f"through {shown}{rest}")
    return Row(frame.link(other), implied.description, implied.technology, how)


def _trail(frame: Frame, element: Element) -> Md:
    """Return the way from the overview down to the element."""
    steps = [frame.to_page("index", frame.index.record.title)]
    path = element.id.rpartition(".")[0]
    above: list[Md] = []
    while path:
        above.append(frame.link(path))
        path = path.rpartition(".")[0]
    return Md(" / ".join([*steps, *reversed(above)]))
