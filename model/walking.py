"""Finds every text and every reference of a record by reflection, so that no field is ever forgotten."""

from __future__ import annotations

import types
import typing
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, cast, get_args, get_origin

from .records.base import Record, ReferenceField, TextField

Mark = TextField | ReferenceField
Wanted = type[TextField] | type[ReferenceField]
Pointer = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A marked text: where it stands in the record, what marks it, and what it says."""

    pointer: Pointer
    mark: Mark
    value: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """How to reach the marked texts below one annotation."""

    marks: tuple[Mark, ...] = ()
    items: _Plan | None = None
    records: bool = False

    @property
    def empty(self) -> bool:
        return not self.marks and self.items is None and not self.records


def _plan(annotation: Any, wanted: Wanted, metadata: tuple[Any, ...] = ()) -> _Plan:
    marks = tuple(m for m in metadata if isinstance(m, wanted))
    if marks:
        return _Plan(marks=marks[:1])
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *extra = get_args(annotation)
        return _plan(inner, wanted, tuple(extra))
    if origin in (Union, types.UnionType):
        plans = [_plan(part, wanted) for part in get_args(annotation) if part is not type(None)]
        return _merge([plan for plan in plans if not plan.empty])
    if origin is tuple or origin is dict:
        parts = [part for part in get_args(annotation) if part is not ...]
        inner = _merge([plan for plan in (_plan(part, wanted) for part in parts) if not plan.empty])
        return _Plan() if inner.empty else _Plan(items=inner)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _Plan(records=True)
    if isinstance(annotation, typing.ForwardRef):
        return _Plan(records=True)
    return _Plan()


def _merge(plans: list[_Plan]) -> _Plan:
    marks = tuple(mark for plan in plans for mark in plan.marks)[:1]
    items = [plan.items for plan in plans if plan.items is not None]
    return _Plan(marks, _merge(items) if items else None, any(plan.records for plan in plans))


@cache
def _fields(record: type[Record], wanted: Hashable) -> tuple[tuple[str, str, _Plan], ...]:
    found = []
    for name, field in record.model_fields.items():
        plan = _plan(field.annotation, cast("Wanted", wanted), tuple(field.metadata))
        if not plan.empty:
            found.append((name, field.alias or name, plan))
    return tuple(found)


def walk(record: Record, wanted: Wanted, at: Pointer = ()) -> Iterator[Found]:
    """Yield every non-empty text below `record` whose field is marked `wanted`, in the order of the fields.

    Args:
        record: where to start.
        wanted: `TextField` or `ReferenceField`.
        at: pointer of `record` itself, put before each pointer.
    """
    for name, key, plan in _fields(type(record), cast("Hashable", wanted)):
        value = getattr(record, name)
        if value:
            yield from _below(value, plan, wanted, (*at, key))


def _below(value: Any, plan: _Plan, wanted: Wanted, at: Pointer) -> Iterator[Found]:
    if isinstance(value, str):
        if plan.marks:
            yield Found(at, plan.marks[0], value)
    elif isinstance(value, Record):
        yield from walk(value, wanted, at)
    elif isinstance(value, tuple):
        inner = plan.items or plan
        for number, item in enumerate(value):
            yield from _below(item, inner, wanted, (*at, number))
    elif isinstance(value, dict):
        inner = plan.items or plan
        for key, item in value.items():
            yield from _below(item, inner, wanted, (*at, key))
