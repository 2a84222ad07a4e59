"""Entities and relationships as Mermaid ER diagrams."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trueline.model.records.schema import Cardinality

from ..diagrams.entities import AttributeLine, EntityBox, EntityDiagram, EntityLink
from ..markdown.plain import tidy
from .ids import node_id
from .remarks import link_remark
from .text import BLANK, coded, label, sealed

_STEP = "    "
_LEFT: dict[Cardinality, str] = {"one": "||", "zero-or-one": "|o", "zero-or-more": "}o", "one-or-more": "}|"}
_RIGHT: dict[Cardinality, str] = {"one": "||", "zero-or-one": "o|", "zero-or-more": "o{", "one-or-more": "|{"}
# What may stand for a type or a name without quotes, and is not read as a key or as emphasis.
_PLAIN = re.compile(r"(?!(?:pk|fk|uk)\b)(?!_.*_)(?!\w*__)[A-Za-z_][A-Za-z0-9\-_\[\]().,]*", re.IGNORECASE)


def print_entities(diagram: EntityDiagram) -> str:
    """Return the source of an entity-relationship diagram, without a fence, ending in a newline.

    Mermaid has no links on entities: where they lead stands in remarks.
    """
    lines = ["erDiagram"]
    for entity in diagram.entities:
        lines += (f"{_STEP}{line}" for line in _entity(entity))
    lines += (f"{_STEP}{_link(link)}" for link in diagram.links)
    lines += (f"{_STEP}{link_remark(entity.id, entity.link)}" for entity in diagram.entities if entity.link)
    return sealed(lines)


def _entity(entity: EntityBox) -> Iterator[str]:
    head = f'{node_id(entity.id)}["{label(entity.title, "%")}"]'
    if not entity.attributes:
        yield head
        return
    yield f"{head} {{"
    yield from (f"{_STEP}{_attribute(attribute)}" for attribute in entity.attributes)
    yield "}"


def _attribute(attribute: AttributeLine) -> str:
    parts = [_word(attribute.type), _word(attribute.name)]
    if attribute.keys:
        parts.append(", ".join(attribute.keys))
    if attribute.text.strip():
        parts.append(f'"{_line(attribute.text)}"')
    return " ".join(parts)


def _word(text: str) -> str:
    """Return a type or name: bare where the grammar can hold it, else in backticks."""
    return text if _PLAIN.fullmatch(text) else f"`{_line(text)}`"


def _line(text: str) -> str:
    """Return a text that the place can only show as one line."""
    return coded(" ".join(tidy(text).split())) or BLANK


def _link(link: EntityLink) -> str:
    line = "--" if link.identifying else ".."
    crows = f"{_LEFT[link.source_cardinality]}{line}{_RIGHT[link.target_cardinality]}"
    return f'{node_id(link.source)} {crows} {node_id(link.target)} : "{label(link.text)}"'
