"""Boxes, boundaries and arrows as a Mermaid flowchart.

C4 diagrams too: Mermaid's own `C4*` kinds draw labels over shapes and each other, run edges through foreign boxes, and
keep one relation of a pair only; the same diagram as a flowchart with C4's colours has none of these faults.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trueline.model.naming import slug

from ..diagrams.graph import Arrow, Box, Frame, Graph, Shape
from .ids import node_id
from .looks import BOUNDARY, boundary_colour, box_colour, class_definition, class_of
from .remarks import link_remark
from .strips import chained
from .text import BLANK, BREAK, address, label, sealed

_DIRECTIONS = {"down": "TB", "up": "BT", "right": "LR", "left": "RL"}
_BRACKETS: dict[Shape, tuple[str, str]] = {
    "rectangle": ("[", "]"),
    "person": ("[", "]"),
    "cylinder": ("[(", ")]"),
    "queue": ("[", "]"),
    "stadium": ("([", "])"),
    "diamond": ("{", "}"),
    "hexagon": ("{{", "}}"),
}
# Shapes without brackets. Their labels stay in brackets all the same: `@{ label: … }` would read them as Markdown.
_NAMED_SHAPES: dict[Shape, str] = {"person": "person", "queue": "h-cyl"}
# Icons, line breaks spelled `\n`, and formulas: flowcharts decode codes before they look for these.
_LOOKED_FOR = re.compile(r"#58;(?=fa-)|#92;(?=n)|#36;(?=#36;)")
_STEP = "    "


def print_graph(graph: Graph) -> str:
    """Return the source of a flowchart, without a fence, ending in a newline.

    A box with its class is one line, an arrow is one line, and nothing is counted (as `linkStyle` would), so that a
    small change of the drawing is a small change here. Mermaid has no links on subgraphs: where boundaries lead stands
    in remarks.
    """
    everything = list(_flat(graph.items))
    boxes = [item for item in everything if isinstance(item, Box)]
    lines = [f"flowchart {_DIRECTIONS[graph.direction]}"]
    lines += _items(graph.items, _STEP)
    lines += (f"{_STEP}{line}" for line in _arrows(graph.arrows))
    lines += (f"{_STEP}{line}" for line in _invisible(graph, everything))
    lines += (f"{_STEP}{line}" for line in _looks(everything))
    lines += (f'{_STEP}click {node_id(box.id)} href "{address(box.link)}"' for box in boxes if box.link)
    frames = [item for item in everything if isinstance(item, Frame)]
    lines += (f"{_STEP}{link_remark(frame.id, frame.link)}" for frame in frames if frame.link)
    return sealed(lines)


def _flat(items: tuple[Box | Frame, ...]) -> Iterator[Box | Frame]:
    for item in items:
        yield item
        if isinstance(item, Frame):
            yield from _flat(item.items)


def _items(items: tuple[Box | Frame, ...], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, Box):
            for line in _box(item):
                yield f"{indent}{line}"
        else:
            yield f"{indent}subgraph {_entitled(item)}"
            yield from _items(item.items, indent + _STEP)
            yield f"{indent}end"


def _entitled(frame: Frame) -> str:
    title = " ".join(_text(text) for text in (frame.title, frame.kind) if text.strip()) or BLANK
    return f'{node_id(frame.id)}["{title}"]'


def _invisible(graph: Graph, everything: list[Box | Frame]) -> Iterator[str]:
    """Yield links that only hold parts in place.

    Boundaries say their titles again in them: for the end of a link Mermaid keeps a box of the same id, which it does
    not draw, but whose label readers of a diagram find.
    """
    pairs = list(chained(graph))
    named = {one for pair in pairs for one in pair}
    ends = {item.id: _entitled(item) for item in everything if isinstance(item, Frame) and item.id in named}
    for first, second in pairs:
        yield f"{ends.get(first, node_id(first))} ~~~ {ends.get(second, node_id(second))}"


def _box(box: Box) -> Iterator[str]:
    opening, closing = _BRACKETS[box.shape]
    class_ = class_of(box.style)
    yield f'{node_id(box.id)}{opening}"{_label(box)}"{closing}' + (f":::{class_}" if class_ else "")
    if box.shape in _NAMED_SHAPES:
        yield f"{node_id(box.id)}@{{ shape: {_NAMED_SHAPES[box.shape]} }}"


def _text(text: str) -> str:
    return _LOOKED_FOR.sub(r"\g<0><wbr>", label(text))


def _label(box: Box) -> str:
    """Return title, kind and description on lines of their own; a title that has company is bold."""
    title = _text(box.title)
    more = [_text(text) for text in (box.kind, box.text) if text.strip()]
    return BREAK.join([f"<b>{title}</b>", *more]) if more else title


def _arrows(arrows: tuple[Arrow, ...]) -> Iterator[str]:
    animated: dict[str, int] = {}
    for arrow in arrows:
        line = "-->" if arrow.line == "solid" else "-.->"
        name = _edge_name(arrow, animated) if arrow.animated else ""
        text = f'|"{_text(arrow.text)}"|' if arrow.text.strip() else ""
        yield f"{node_id(arrow.source)} {f'{name}@' if name else ''}{line}{text} {node_id(arrow.target)}"
        if name:
            yield f"{name}@{{ animate: true }}"


def _edge_name(arrow: Arrow, taken: dict[str, int]) -> str:
    """Return the id of an edge: made from what it says, so that a new edge elsewhere does not change it."""
    words = f"_____{node_id(slug(arrow.text))}" if arrow.text.strip() else ""
    name = f"{node_id(arrow.source)}_____to_____{node_id(arrow.target)}{words}"
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name}_____{taken[name]}"


def _looks(items: list[Box | Frame]) -> Iterator[str]:
    styles = {item.style for item in items if isinstance(item, Box) and class_of(item.style)}
    yield from (class_definition(style) for style in sorted(styles))
    frames = [item for item in items if isinstance(item, Frame)]
    if frames:
        yield BOUNDARY
    yield from (f"class {node_id(frame.id)} boundary" for frame in frames)
    for item in items:
        if item.colour:
            colour = box_colour(item.colour) if isinstance(item, Box) else boundary_colour(item.colour)
            yield f"style {node_id(item.id)} {colour}"
