"""Which classes and events of a model belong to the domain of a target, what they inherit, and where they stand.

Plain classes of a model are mostly what goes over the wire, and stand in `application/_generated/schemas.py`. One
belongs to the domain where it can do something, has invariants, or is part of what does belong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from trueline.model.diagnostics import Diagnostic, TruelineError
from trueline.model.records.domain import DataField, DomainClass
from trueline.model.records.interfaces import Event
from trueline.model.references import absolute
from trueline.model.workspace import Thing

from ..target import Target

Module = Literal["values", "entities", "events"]
MODULES: tuple[Module, ...] = ("values", "entities", "events")
"""A module imports those before it; what it needs of those after it, it imports for type checkers alone."""
_ACTIVE = ("aggregate", "entity")


class Classes:
    """The classes and events of a domain.

    Attributes:
        things: by their references, in the author's order; what they refer to comes along.
        parents: what each inherits from.
    """

    def __init__(self, target: Target) -> None:
        """Collect those of `target`.

        Raises:
            TruelineError: where classes inherit in a circle.
        """
        self._workspace = target.workspace
        self.things: dict[str, Thing] = {}
        self.parents: dict[str, tuple[Thing, ...]] = {}
        own = [("class", each.id) for each in target.classes if _belongs(each)]
        for kind, path in (*own, *(("event", each.id) for each in target.events)):
            self._add(self._workspace.find(f"{target.architecture}/{kind}:{path}"))
        self.order = tuple(self._bases_first())

    def referred(self, one: DataField, owner: Thing) -> Thing | None:
        """Return the class that a field of `owner` leads to, if it leads to one."""
        return self._workspace.find(absolute(one.of, owner.architecture)) if one.of is not None else None

    def base(self, key: str) -> str:
        """Return the class above that Python can extend: one of the same module, and with slots only one."""
        module = module_of(self.things[key])
        return next((one.reference for one in self.parents[key] if module_of(one) == module), "")

    def own_fields(self, key: str) -> tuple[DataField, ...]:
        """Return the fields that `base` lacks, those of other classes above among them."""
        inherited = self._all_fields(self.base(key))
        above = {name: one for parent in self.parents[key] for name, one in self._all_fields(parent.reference).items()}
        found = {name: one for name, one in above.items() if name not in inherited}
        return tuple((found | {one.name: one for one in fields(self.things[key])}).values())

    def _all_fields(self, key: str) -> dict[str, DataField]:
        found: dict[str, DataField] = {}
        for parent in self.parents[key] if key else ():
            found |= self._all_fields(parent.reference)
        return found | ({one.name: one for one in fields(self.things[key])} if key else {})

    def _add(self, thing: Thing | None) -> None:
        if thing is None or thing.reference in self.things or not isinstance(thing.record, DomainClass | Event):
            return
        self.things[thing.reference] = thing
        self.parents[thing.reference] = tuple({one.reference: one for one in self._above(thing)}.values())
        for parent in self.parents[thing.reference]:
            self._add(parent)
        for one in fields(thing):
            self._add(self.referred(one, thing))

    def _above(self, thing: Thing) -> Iterator[Thing]:
        extends = thing.record.extends if isinstance(thing.record, Event) else None
        stated = (
            one.target
            for one in self._workspace.index(thing.architecture).record.class_relationships
            if one.kind == "inherits" and self._is(one.source, thing)
        )
        for reference in (*([extends] if extends else []), *stated):
            found = self._workspace.find(absolute(reference, thing.architecture))
            if found is not None and isinstance(found.record, DomainClass | Event) and not enumerates(found):
                yield found

    def _is(self, reference: str, thing: Thing) -> bool:
        found = self._workspace.find(absolute(reference, thing.architecture))
        return found is not None and found.reference == thing.reference

    def _bases_first(self) -> Iterator[str]:
        """Yield the classes with attributes, bases first."""
        done: set[str] = set()

        def visit(key: str, below: tuple[str, ...]) -> Iterator[str]:
            if key in below:
                raise _circle([*below[below.index(key) :], key])
            for parent in self.parents[key]:
                yield from visit(parent.reference, (*below, key))
            if key not in done:
                done.add(key)
                yield key

        for key, thing in self.things.items():
            if not enumerates(thing):
                yield from visit(key, ())


def module_of(thing: Thing) -> Module:
    """Return the module of the domain in which a class stands."""
    record = thing.record
    if isinstance(record, Event):
        return "events"
    if isinstance(record, DomainClass) and (record.kind in _ACTIVE or (record.kind == "class" and record.operations)):
        return "entities"
    return "values"


def enumerates(thing: Thing) -> bool:
    """Return whether a class is an enumeration."""
    return isinstance(thing.record, DomainClass) and thing.record.kind == "enumeration"


def fields(thing: Thing) -> Iterator[DataField]:
    """Yield the public fields that a class states itself."""
    record = thing.record
    own = record.fields if isinstance(record, DomainClass) else record.payload if isinstance(record, Event) else ()
    yield from (one for one in own if one.visibility == "public")


def _belongs(one: DomainClass) -> bool:
    if one.kind == "class":
        return bool(one.operations or one.invariants)
    return one.kind in ("enumeration", "value-object", *_ACTIVE)


def _circle(keys: Sequence[str]) -> TruelineError:
    said = f"these classes inherit from each other in a circle: {', '.join(keys)}"
    return TruelineError(Diagnostic("scaffold.inheritance", said, remedy="Let one of them inherit from none of these."))
