"""A diagram on a page: drawn, and told for those who cannot see it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from trueline.model.records.base import Drawn

from ..diagrams.classes import ClassDiagram
from ..diagrams.entities import EntityDiagram
from ..diagrams.graph import Graph
from ..diagrams.sequence import Sequence
from ..diagrams.states import StateDiagram
from ..markdown import escape, link
from ..mermaid import print_classes, print_entities, print_graph, print_sequence, print_states
from ..told import tell_classes, tell_entities, tell_graph, tell_sequence, tell_states
from ..views.clusters import class_parts, entity_parts
from ..views.parts import CROWDED, Part, address, parts, unlabelled
from .text import Md

Diagram: TypeAlias = Graph | Sequence | StateDiagram | EntityDiagram | ClassDiagram

_HINTS = ("collapsible", "collapsed", "animated", "interactive", "expandable", "zoomable")
# What a diagram says is found by search on the pages of what it shows; only messages are told nowhere else.
_UNSEARCHED = " data-search-exclude"


def figure(diagram: Diagram, drawn: Drawn | None = None) -> Md:
    """Return a diagram as Mermaid, with the same in words below it, folded.

    One with too many boxes to be read becomes several: an overview with its groups folded, and each group below it.
    The hints of `drawn` stand in a remark at the top of the Mermaid text, for the script of the site. No search engine
    of the site reads Mermaid text.

    Args:
        diagram: what is drawn.
        drawn: what it is in the model, if it has a record there.
    """
    anchor = f"part--{drawn.id if drawn else 'landscape'}"
    pieces = _pieces(diagram, anchor)
    if len(pieces) < 2:
        return _figure(diagram, drawn)
    said = f"{pieces[0].boxes} boxes are too many for one drawing: folded here, they are drawn group by group below."
    names = {piece.id: piece.title for piece in pieces} | {"": "Overview"}
    overview = f'<a id="{anchor}"></a>\n\n{said}\n\n{_figure(pieces[0].diagram, drawn)}'
    return Md("\n\n".join([overview, *(_part(one, anchor, names) for one in pieces[1:])]))


def _pieces(diagram: Diagram, anchor: str) -> tuple[Part, ...]:
    match diagram:
        case Graph():
            return parts(diagram, anchor)
        case EntityDiagram():
            return entity_parts(diagram, anchor)
        case ClassDiagram():
            return class_parts(diagram, anchor)
        case _:
            return ()


def _part(part: Part, anchor: str, names: Mapping[str, str]) -> str:
    """Return one group of a large diagram, with the way back to what it is a part of."""
    trail = " / ".join(link(names[one], f"#{address(anchor, one)}") for one in ("", *part.within))
    here = f'<a id="{address(anchor, part.id)}"></a>'
    return f"{here}\n\n{trail} / **{escape(part.title)}**\n\n{_figure(part.diagram, None)}"


def _figure(diagram: Diagram, drawn: Drawn | None) -> Md:
    source, told = _printed(diagram)
    summary = "As text"
    if isinstance(diagram, Graph) and len(diagram.arrows) > CROWDED:
        source, summary = print_graph(unlabelled(diagram)), "As text, with what the arrows say"
    chosen = [name for name in _HINTS if getattr(drawn.presentation, name)] if drawn else []
    head = f"%% start: {' '.join(chosen)}\n" if chosen else ""
    unsearched = "" if isinstance(diagram, Sequence) else _UNSEARCHED
    return Md(
        f'<div class="drawing"{_UNSEARCHED} markdown="1">\n\n```mermaid\n{head}{source.rstrip()}\n```\n\n</div>\n\n'
        f'<details class="as-text"{unsearched} markdown="1"><summary>{summary}</summary>\n\n{told}\n\n</details>'
    )


def mermaid(diagram: Diagram) -> str:
    """Return a diagram as Mermaid alone, whole, however large."""
    return _printed(diagram)[0]


def _printed(diagram: Diagram) -> tuple[str, str]:
    match diagram:
        case Graph():
            source, told = print_graph(diagram), tell_graph(diagram)
        case Sequence():
            source, told = print_sequence(diagram), tell_sequence(diagram)
        case StateDiagram():
            source, told = print_states(diagram), tell_states(diagram)
        case EntityDiagram():
            source, told = print_entities(diagram), tell_entities(diagram)
        case ClassDiagram():
            source, told = print_classes(diagram), tell_classes(diagram)
    return source, "\n".join(told)
