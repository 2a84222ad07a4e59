"""Classes and their relationships as Mermaid class diagrams."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagrams.classes import ClassBox, ClassDiagram, ClassLink
from ..markdown.plain import tidy
from .ids import node_id
from .text import BLANK, address, coded, label, sealed

_DIRECTIONS = {"down": "TB", "up": "BT", "right": "LR", "left": "RL"}
_STEP = "    "
# `name(parameters)`, before or after it what comes back.
_SIGNATURE = re.compile(r"((?:[\w.\[\],|]+\s+)?[\w.]+)\((.*)\)(?:\s*(?:->|:)\s*([^()]+)|\s+([\w.\[\]]+))?")


def print_classes(diagram: ClassDiagram) -> str:
    """Return the source of a class diagram, without a fence, ending in a newline."""
    lines = ["classDiagram", f"{_STEP}direction {_DIRECTIONS[diagram.direction]}"]
    for class_ in diagram.classes:
        lines += (f"{_STEP}{line}" for line in _class(class_))
    lines += (f"{_STEP}{_link(link)}" for link in diagram.links)
    lines += (f'{_STEP}click {node_id(one.id)} href "{address(one.link)}"' for one in diagram.classes if one.link)
    return sealed(lines)


def _class(class_: ClassBox) -> Iterator[str]:
    head = f'class {node_id(class_.id)}["{label(class_.title)}"]'
    if not class_.members and not class_.stereotype.strip():
        yield head
        return
    yield f"{head} {{"
    if class_.stereotype.strip():
        yield f"{_STEP}<<{_line(class_.stereotype)}>>"
    yield from (f"{_STEP}{_member(member)}" for member in class_.members)
    yield "}"


def _member(member: str) -> str:
    """Return a field or an operation; what comes back from an operation follows a colon, as in UML.

    A closing parenthesis makes an operation of a member for Mermaid, and it loses what does not fit its idea of one;
    in members of another form, parentheses are therefore written as codes.
    """
    text = " ".join(tidy(member).split())
    sign = text[:1] if text[:1] in ("+", "-", "#", "~") and text[1:].strip() else ""
    rest = text[len(sign) :].strip()
    found = _SIGNATURE.fullmatch(rest)
    if not found:
        return f"{sign}{_line(rest, '()$')}"
    name, parameters, typed, word = found.groups()
    result = typed or word
    made = f"{sign}{_line(name, '()$')}({_line(parameters, '()$') if parameters.strip() else ''})"
    return f"{made} {_line(result, '()$')}" if result else made


def _line(text: str, also: str = "") -> str:
    """Return a text that the place can only show as one line."""
    return coded(" ".join(tidy(text).split()), also) or BLANK


def _link(link: ClassLink) -> str:
    source, target = node_id(link.source), node_id(link.target)
    ends = {
        "inherits": f"{target} <|-- {source}",
        "composes": f"{source} *-- {target}",
        "aggregates": f"{source} o-- {target}",
        "associates": f"{source} --> {target}",
        "depends": f"{source} ..> {target}",
    }[link.kind]
    return f"{ends} : {label(link.text, ':')}" if link.text.strip() else ends
