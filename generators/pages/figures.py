"""A diagram on a page: drawn, and told for those who cannot see it."""

from __future__ import annotations

from typing import TypeAlias

from trueline.model.records.base import Drawn

from ..diagrams.classes import ClassDiagram
from ..diagrams.entities import EntityDiagram
from ..diagrams.graph import Graph
from ..diagrams.sequence import Sequence
from ..diagrams.states import StateDiagram
from ..mermaid import print_classes, print_entities, print_graph, print_sequence, print_states
from ..told import tell_classes, tell_entities, tell_graph, tell_sequence, tell_states
from .text import Md

Diagram: TypeAlias = Graph | Sequence | StateDiagram | EntityDiagram | ClassDiagram

_HINTS = ("collapsible", "collapsed", "animated", "interactive", "expandable", "zoomable")
# What a diagram says is found by search on the pages of what it shows; only messages are told nowhere else.
_UNSEARCHED = " data-search-exclude"


def figure(diagram: Diagram, drawn: Drawn | None = None) -> Md:
    """Return a diagram as Mermaid, with the same in words below it, folded.

    The hints of `drawn` stand in a remark at the top of the Mermaid text, for the script of the site. No search engine
    of the site reads Mermaid text.

    Args:
        diagram: what is drawn.
        drawn: what it is in the model, if it has a record there.
    """
    source, told = _printed(diagram)
    chosen = [name for name in _HINTS if getattr(drawn.presentation, name)] if drawn else []
    head = f"%% start: {' '.join(chosen)}\n" if chosen else ""
    unsearched = "" if isinstance(diagram, Sequence) else _UNSEARCHED
    return Md(
        f'<div class="drawing"{_UNSEARCHED} markdown="1">\n\n```mermaid\n{head}{source.rstrip()}\n```\n\n</div>\n\n'
        f'<details class="as-text"{unsearched} markdown="1"><summary>As text</summary>\n\n{told}\n\n</details>'
    )


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
