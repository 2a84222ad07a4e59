"""Boxes, boundaries and arrows in the words of C4-PlantUML.

Only words that every version of its library has, from that of 2020, which Debian ships, to today's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..diagrams.graph import Arrow, Box, Frame, Graph
from .text import name, quoted

_KIND = re.compile(r"\[(?P<kind>[^:\]]*)(?:: (?P<technology>.*))?\](?P<rest>.*)", re.S)
# style: macro, and whether it takes a technology
_MACROS = {
    "person": ("Person", False), "role": ("Person", False), "system": ("System", False),
    "container": ("Container", True), "database": ("ContainerDb", True), "queue": ("Container", True),
    "component": ("Component", True), "code": ("Component", True), "infrastructure": ("Container", True),
}  # fmt: skip
_EXTERNAL = "-external"
_STEP = "  "


def print_graph(title: str, graph: Graph) -> str:
    """Return the source of a diagram."""
    lines = ["@startuml", "!include <C4/C4_Component>", f"title {quoted(title)[1:-1] or '-'}"]
    lines.append(f"{'left to right' if graph.direction in ('right', 'left') else 'top to bottom'} direction")
    lines += _items(graph.items, "")
    # An arrow of C4-PlantUML ends at boxes and boundaries alike.
    lines += (_arrow(arrow) for arrow in graph.arrows)
    return "\n".join([*lines, "@enduml", ""])


def _items(items: Iterable[Box | Frame], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, Box):
            yield f"{indent}{_box(item)}"
        elif item.items:
            yield f"{indent}System_Boundary({name(item.id)}, {quoted(f'{item.title} {item.kind}'.strip())}) {{"
            yield from _items(item.items, indent + _STEP)
            yield f"{indent}}}"
        else:
            yield f"{indent}{_box(Box(item.id, item.title, item.kind))}"


def _box(box: Box) -> str:
    style = box.style.removesuffix(_EXTERNAL)
    macro, technical = _MACROS.get(style, ("System", False))
    found = _KIND.fullmatch(box.kind.strip())
    technology = (found["technology"] or "") if found else ""
    if box.style.endswith(_EXTERNAL):
        macro, technical = f"{'Person' if style == 'person' else 'System'}_Ext", False
    said = [quoted(box.title)]
    if technical:
        said.append(quoted(technology))
    said.append(quoted(box.text if technical or not technology else f"{box.text}\n({technology})"))
    return f"{macro}({name(box.id)}, {', '.join(said)})"


def _arrow(arrow: Arrow) -> str:
    text, _, technology = arrow.text.rpartition("\n[") if arrow.text.endswith("]") else (arrow.text, "", "")
    said = [quoted(text or "uses"), *([quoted(technology[:-1])] if technology else [])]
    return f"Rel({name(arrow.source)}, {name(arrow.target)}, {', '.join(said)})"
