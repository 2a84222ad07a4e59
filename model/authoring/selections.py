"""Expressions that choose elements and relationships for a view or a rule."""

from __future__ import annotations

from typing import Any

from ..records.elements import Level
from .drafts import Draft, Handle


class Selection:
    """A set of elements, described by what must hold for each of them."""

    def __init__(self, **conditions: Any) -> None:
        """Require all `conditions`."""
        self._conditions = conditions

    def _with(self, **more: Any) -> Selection:
        clash = sorted(set(more) & set(self._conditions))
        if clash:
            raise ValueError(f"this selection already says '{clash[0]}'; combine two selections with & or |")
        return Selection(**self._conditions, **more)

    def tagged(self, tag: str) -> Selection:
        """Keep those with this tag."""
        return self._with(tag=tag)

    def of_kind(self, kind: Level) -> Selection:
        """Keep those of this C4 level."""
        return self._with(kind=kind)

    def of_type(self, type_: str) -> Selection:
        """Keep those of this type, such as `database`."""
        return self._with(type=type_)

    def having(self, name: str, value: str | None = None) -> Selection:
        """Keep those with this property, and with this value where one is given."""
        return self._with(property=name, value=value)

    def without(self, *others: Handle | Selection) -> Selection:
        """Take `others` away."""
        return self._with(none=[select(other) for other in others])

    def __or__(self, other: Selection) -> Selection:
        return Selection(any=[self.draft(), other.draft()])

    def __and__(self, other: Selection) -> Selection:
        double = set(self._conditions) & set(other._conditions)
        if not double:
            return Selection(**self._conditions, **other._conditions)
        # Two conditions on one field: what is in neither complement is in both.
        return Selection(none=[(~self).draft(), (~other).draft()])

    def __invert__(self) -> Selection:
        return Selection(none=[self.draft()])

    def draft(self) -> Draft:
        """Return the selection as a record in the making."""
        return Draft(**self._conditions)


def select(what: Handle | Selection) -> Draft:
    """Return the record of a selection; a handle selects itself, a group its members."""
    if isinstance(what, Selection):
        return what.draft()
    return Draft(group=what) if what.kind == "group" else Draft(element=what)


def inside(element: Handle, depth: int | None = None) -> Selection:
    """Select what is inside `element`, `depth` levels down (default: all)."""
    return Selection(inside=element, depth=depth)


def neighbours(element: Handle, steps: int | None = None) -> Selection:
    """Select what uses or is used by `element`."""
    return Selection(neighbours_of=element, depth=steps)


def users_of(element: Handle) -> Selection:
    """Select what uses `element`."""
    return Selection(neighbours_of=element, towards="in")


def used_by(element: Handle) -> Selection:
    """Select what `element` uses."""
    return Selection(neighbours_of=element, towards="out")


def tag(name: str) -> Selection:
    """Select what has this tag."""
    return Selection(tag=name)


def kind(level: Level) -> Selection:
    """Select what is of this C4 level."""
    return Selection(kind=level)


def of_type(name: str) -> Selection:
    """Select what is of this type, such as `database`."""
    return Selection(type=name)


def having(name: str, value: str | None = None) -> Selection:
    """Select what has this property."""
    return Selection(property=name, value=value)


def external(yes: bool = True) -> Selection:
    """Select what is (or is not) external."""
    return Selection(external=yes)
