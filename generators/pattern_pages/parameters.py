"""The numbers and participants of a pattern as rows of a table, whatever kind of pattern it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from trueline.model.records.base import ReferenceField
from trueline.model.records.patterns import PatternRecord, Saga
from trueline.model.walking import walk

from ..markdown import escape
from ..pages.frame import Frame
from ..pages.text import Md

# Fields whose name alone would not tell a reader what they are; the others are their own words.
_WORDS = {"of": "Stated on", "ttl": "Time to live", "on": "Tried again on", "fails_at": "Drawn as failing at"}
_TOLD = {*PatternRecord.model_fields, "pattern", "steps"} - {"of"}


@dataclass(frozen=True)
class Row:
    """A parameter by the name of its field, and its value."""

    name: str
    value: Md


@dataclass(frozen=True)
class StepRow:
    """A step of a saga, with what undoes it."""

    name: str
    by: Md
    does: Md
    undo: Md
    limits: Md


def parameters(frame: Frame, pattern: PatternRecord) -> Iterator[Row]:
    """Yield what a pattern states of itself; a participant or event is a link, an empty field is left out."""
    named: dict[str, list[str]] = defaultdict(list)
    for found in walk(pattern, ReferenceField):
        named[str(found.pointer[0])].append(found.value)
    for name in type(pattern).model_fields:
        value = getattr(pattern, name)
        if name in _TOLD or value is None or value in ("", ()):
            continue
        if name == "fails_at":
            value = _step_name(pattern, value)
        yield Row(_spelled(name), frame.links(named[name]) if name in named else _said(value))


def _spelled(name: str) -> str:
    return _WORDS.get(name, name.replace("_", " ").capitalize())


def _step_name(pattern: PatternRecord, step: str) -> str:
    known = pattern.steps if isinstance(pattern, Saga) else ()
    return next((each.name for each in known if each.id == step), step)


def _said(value: object) -> Md:
    if isinstance(value, bool):
        return Md("yes" if value else "no")
    if isinstance(value, tuple):
        return Md("<br>".join(escape(str(each)) for each in value))
    return Md(escape(f"{value:g}" if isinstance(value, float) else str(value)))


def steps(frame: Frame, pattern: PatternRecord) -> Iterator[StepRow]:
    """Yield the steps of a saga; other patterns have none."""
    for step in pattern.steps if isinstance(pattern, Saga) else ():
        undo = [escape(step.undo)] if step.undo else []
        if step.undo_does:
            link = frame.link(step.undo_does)
            undo = [link] if step.undo == frame.name(step.undo_does) else [*undo, link]
        limits = [escape(f"within {step.within}")] if step.within is not None else []
        if step.retry:
            limits.append(f"retried by {frame.link(step.retry)}")
        yield StepRow(
            name=step.name,
            by=frame.link(step.by) if step.by else Md(),
            does=frame.link(step.does) if step.does else Md(),
            undo=Md(": ".join(undo)),
            limits=Md(", ".join(limits)),
        )
