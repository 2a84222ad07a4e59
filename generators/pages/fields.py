"""Fields of classes, payloads and parameters as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trueline.model.records.domain import DataField

from ..markdown import code, escape
from ..views.spelling import spelled_type
from .frame import Frame
from .text import Md


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field: its name, its type (linked where it is a class of the model) and what else is said of it."""

    name: Md
    type: Md
    remarks: Md
    record: DataField


def field_rows(frame: Frame, fields: Iterable[DataField]) -> tuple[FieldRow, ...]:
    """Return the rows for a page."""
    return tuple(FieldRow(Md(code(one.name)), _type(frame, one), _remarks(one), one) for one in fields)


def _type(frame: Frame, field: DataField) -> Md:
    spelled = spelled_type(frame.site.workspace, frame.architecture, field)
    return frame.link(field.of, spelled) if field.of else Md(code(spelled))


def _remarks(field: DataField) -> Md:
    said = [escape(field.description), "; ".join(_limits(field))]
    return Md("<br>".join(filter(None, said)))


def _limits(field: DataField) -> Iterator[str]:
    if field.optional:
        yield "may be absent"
    if field.values:
        yield f"one of {', '.join(map(code, field.values))}"
    for words, bound in (
        ("at least", field.minimum),
        ("at most", field.maximum),
        ("no shorter than", field.min_length),
        ("no longer than", field.max_length),
    ):
        if bound is not None:
            yield f"{words} {bound}"
    if field.pattern:
        yield f"matches {code(field.pattern)}"
    for words, value in (("by default", field.default), ("for example", field.example)):
        if value is not None:
            yield f"{words} {literal(value)}"


def literal(value: bool | int | float | str) -> Md:
    """Return a value as code; an empty text is told in words."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return Md(code(text) or "an empty text")
