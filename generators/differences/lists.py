"""Two states of a flow, a machine, a schema or a class diagram laid over each other, with signs before what differs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TypeVar

from ..diagrams.classes import ClassBox, ClassDiagram
from ..diagrams.entities import AttributeLine, EntityBox, EntityDiagram
from ..diagrams.sequence import Fragment, Note, Section, SequenceStep, Signal
from ..diagrams.sequence import Sequence as Flow
from ..diagrams.states import StateBox, StateDiagram, TransitionArrow

T = TypeVar("T", bound=Hashable)


def flows(before: Flow, after: Flow) -> Flow | None:
    """Return a flow with the messages of both states in order; nothing where nothing differs."""
    if before.steps == after.steps:
        return None
    people = {one.id: one for one in (*after.participants, *before.participants)}
    return Flow(tuple(people.values()), tuple(_steps(before.steps, after.steps)))


def _steps(old: Sequence[SequenceStep], new: Sequence[SequenceStep]) -> Iterator[SequenceStep]:
    for sign, step in _both(list(old), list(new)):
        yield _signed(step, sign) if sign else step


def _both(old: list[T], new: list[T]) -> Iterator[tuple[str, T]]:
    """Yield the entries of both lists in order, each with `+`, `-` or nothing."""
    for sort, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if sort == "equal":
            yield from (("", one) for one in new[c:d])
        else:
            yield from (("-", one) for one in old[a:b])
            yield from (("+", one) for one in new[c:d])


def _signed(step: SequenceStep, sign: str) -> SequenceStep:
    if isinstance(step, Signal):
        return replace(step, text=f"{sign} {step.text}", activate=False, deactivate=False)
    if isinstance(step, Note):
        return replace(step, text=f"{sign} {step.text}")
    sections = (
        Section(f"{sign} {each.title}".strip(), tuple(_signed(one, sign) for one in each.steps))
        for each in step.sections
    )
    return Fragment(step.kind, tuple(sections))


def machines(before: StateDiagram, after: StateDiagram) -> StateDiagram | None:
    """Return a machine with the states and transitions of both; nothing where nothing differs."""
    if before == after:
        return None
    states = _signed_states(before.states, after.states)
    arrows = [
        replace(arrow, text=f"{sign} {arrow.text}".strip()) if sign else arrow
        for sign, arrow in _unordered(before.transitions, after.transitions, _arrow)
    ]
    return replace(after, states=states, transitions=tuple(arrows))


def _arrow(arrow: TransitionArrow) -> Hashable:
    return arrow


def _signed_states(old: Sequence[StateBox], new: Sequence[StateBox]) -> tuple[StateBox, ...]:
    known = {one.id: one for one in old}
    kept = [
        replace(one, title=f"{'+' if one.id not in known else '~'} {one.title}") if known.get(one.id) != one else one
        for one in new
    ]
    there = {one.id for one in new}
    gone = [replace(one, title=f"- {one.title}", initial=False) for one in old if one.id not in there]
    return (*kept, *gone)


def _unordered(old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable]) -> Iterator[tuple[str, T]]:
    """Yield the entries of both, in the order of the later ones, each with `+`, `-` or nothing."""
    earlier, later = set(map(key, old)), set(map(key, new))
    yield from (("" if key(one) in earlier else "+", one) for one in new)
    yield from (("-", one) for one in old if key(one) not in later)


def schemas(before: EntityDiagram, after: EntityDiagram) -> EntityDiagram | None:
    """Return a schema with the entities and columns of both; nothing where nothing differs."""
    if before == after:
        return None
    old, new = ({one.id: one for one in each.entities} for each in (before, after))
    boxes = [_entity(old.get(one.id), one) for one in after.entities]
    boxes += [replace(one, title=f"- {one.title}") for one in before.entities if one.id not in new]
    links = [
        replace(link, text=f"{sign} {link.text}".strip()) if sign else link
        for sign, link in _unordered(before.links, after.links, lambda link: link)
    ]
    return EntityDiagram(tuple(boxes), tuple(links))


def _entity(old: EntityBox | None, new: EntityBox) -> EntityBox:
    if old is None:
        return replace(new, title=f"+ {new.title}")
    if old.attributes == new.attributes:
        return new
    attributes: list[AttributeLine] = [
        replace(one, text=f"{sign} {one.text}".strip()) if sign else one
        for sign, one in _unordered(old.attributes, new.attributes, lambda one: one)
    ]
    return replace(new, title=f"~ {new.title}", attributes=tuple(attributes))


def classes(before: ClassDiagram, after: ClassDiagram) -> ClassDiagram | None:
    """Return a class diagram with the classes and members of both; nothing where nothing differs."""
    if before == after:
        return None
    old, new = ({one.id: one for one in each.classes} for each in (before, after))
    boxes = [_class(old.get(one.id), one) for one in after.classes]
    boxes += [replace(one, title=f"- {one.title}", link="") for one in before.classes if one.id not in new]
    links = [
        replace(link, text=f"{sign} {link.text}".strip()) if sign else link
        for sign, link in _unordered(before.links, after.links, lambda link: link)
    ]
    return replace(after, classes=tuple(boxes), links=tuple(links))


def _class(old: ClassBox | None, new: ClassBox) -> ClassBox:
    if old is None:
        return replace(new, title=f"+ {new.title}")
    if old.members == new.members:
        return new
    members = (f"{sign} {one}".strip() for sign, one in _unordered(old.members, new.members, lambda one: one))
    return replace(new, title=f"~ {new.title}", members=tuple(members))
