"""Selections of elements in words, for rules on the model itself."""

from __future__ import annotations

from collections.abc import Iterator

from trueline.model.records.views import Select

from ..markdown import code, escape
from ..pages.frame import Frame
from ..pages.text import Md

_TOWARDS = {"in": "use", "out": "are used by", "both": "use or are used by"}


def in_words(frame: Frame, select: Select) -> Md:
    """Return what a selection chooses: `elements that are components and are tagged core`."""
    conditions = list(_conditions(frame, select))
    if select.element and len(conditions) == 1:
        return frame.link(select.element)
    return Md("elements that " + " and ".join(conditions)) if conditions else Md("all elements")


def _conditions(frame: Frame, select: Select) -> Iterator[str]:
    if select.element:
        yield f"are {frame.link(select.element)}"
    if select.inside:
        levels = f", at most {_counted(select.depth, 'level')} down" if select.depth is not None else ""
        yield f"stand in {frame.link(select.inside)}{levels}"
    if select.neighbours_of:
        steps = f", at most {_counted(select.depth, 'step')} away" if select.depth is not None else ""
        yield f"{_TOWARDS[select.towards]} {frame.link(select.neighbours_of)}{steps}"
    if select.group:
        yield f"belong to {frame.link(select.group)}"
    yield from _properties(select)
    if select.any:
        yield "(" + " or ".join(_which(frame, each) for each in select.any) + ")"
    for each in select.none:
        yield f"not ({_which(frame, each)})"


def _properties(select: Select) -> Iterator[str]:
    if select.kind:
        yield f"are of the kind {select.kind}"
    if select.type:
        yield f"are of the type {code(select.type)}"
    if select.tag:
        yield f"are tagged {code(select.tag)}"
    if select.property is not None:
        value = f" = {escape(select.value)}" if select.value is not None else ""
        yield f"have the property {escape(select.property)}{value}"
    if select.status:
        yield f"are {select.status}"
    if select.external is not None:
        yield "are external" if select.external else "are not external"


def _which(frame: Frame, select: Select) -> str:
    return " and ".join(_conditions(frame, select)) or "are anything"


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"
