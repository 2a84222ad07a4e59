"""The domain of a target as code: enumerations, value objects, entities and events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from trueline.model.records.domain import DataField, DomainClass
from trueline.model.records.interfaces import Event
from trueline.model.workspace import Thing

from ..python.docstrings import sectioned
from ..python.literals import line, string
from ..python.names import Scope, constant, pascal, words
from ..target import Target
from .attributes import Attribute, Limit, attribute, attribute_name, literal_type
from .classes import MODULES, Classes, Module, enumerates, module_of

_RESERVED = ("UUID", "Decimal", "Literal", "Mapping", "ClassVar", "StrEnum", "TypeAlias", "Identified", "AnyEvent")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """An enumeration as code.

    Attributes:
        name: of its class.
        description: one line.
        members: names of its members by their values.
    """

    name: str
    description: str
    members: Mapping[str, str]

    @property
    def lines(self) -> list[str]:
        """Its members."""
        return [f"{name} = {string(value)}" for value, name in self.members.items()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A class with attributes as code.

    Attributes:
        name: of its class.
        module: in which it stands.
        description: one line.
        attributes: its own, without those of `base`.
        base: the class that it extends; empty where there is none.
        base_checks: whether that class has limits to check.
        identified: whether it has an id, so that two are the same where their ids are.
        base_identified: whether the class that it extends has.
        topic: on which events of it are published; empty where it is that of `base`, or there is none.
        announces: whether it has no topic, but everything that extends it has.
        abstract: whether only what extends it is made.
        invariants: what always holds, in words.
        operations: what it can do, with a description each.
    """

    name: str
    module: Module
    description: str
    attributes: tuple[Attribute, ...]
    base: str
    base_checks: bool
    identified: bool
    base_identified: bool
    topic: str
    announces: bool
    abstract: bool
    invariants: tuple[str, ...]
    operations: tuple[tuple[str, str], ...]

    @property
    def bases(self) -> str:
        """What stands behind its name."""
        above = [self.base] if self.base else []
        above += ["Identified"] if self.identified and not self.base_identified else []
        return f"({', '.join(above)})" if above else ""

    @property
    def lines(self) -> list[str]:
        """Its attributes."""
        several = "list" if self.module == "entities" else "tuple"
        return [one.declared(several) for one in self.attributes]

    @property
    def types(self) -> list[str]:
        """The types and defaults of its attributes, as Python writes them."""
        return [each.partition(": ")[2] for each in self.lines]

    @property
    def limits(self) -> tuple[Limit, ...]:
        """What is checked when one is made."""
        return tuple(limit for one in self.attributes for limit in one.limits)

    @property
    def checked(self) -> list[str]:
        """The lines that check its limits."""
        return [one.checked(8) for one in self.attributes if one.limits]

    @property
    def docs(self) -> str:
        """Its docstring."""
        abstract = f"{self.description}{'.' * self.description[-1:].isalnum()} Only what extends it is made."
        return sectioned(
            abstract if self.abstract else self.description,
            (
                ("Attributes", tuple((one.name, one.description) for one in self.attributes if one.description)),
                ("Always holds", tuple(("", line(one)) for one in self.invariants)),
                ("To be written by hand", self.operations),
            ),
            4,
        )


class Domain:
    """Everything of the domain that a target implies, with names that differ."""

    def __init__(self, target: Target) -> None:
        """Decide everything for `target`."""
        self._workspace = target.workspace
        self._classes = Classes(target)
        scope = Scope(apart="")
        scope.reserve(_RESERVED)
        self._names = {
            key: scope.give(one.record.name, pascal(one.record.name)) for key, one in self._classes.things.items()
        }
        self._fields: dict[str, dict[str, str]] = {}

    @cached_property
    def enumerations(self) -> Mapping[str, Enumeration]:
        """Its enumerations by their references."""
        return {
            key: _enumeration(self._names[key], thing.record)
            for key, thing in self._classes.things.items()
            if isinstance(thing.record, DomainClass) and enumerates(thing)
        }

    @cached_property
    def shapes(self) -> Mapping[Module, tuple[Shape, ...]]:
        """Its other classes by their modules, bases first."""
        found: dict[Module, list[Shape]] = {module: [] for module in MODULES}
        for key in self._classes.order:
            made = self._shape(key)
            found[made.module].append(made)
        return {module: tuple(shapes) for module, shapes in found.items()}

    def name(self, reference: str) -> str:
        """Return a class with its module, such as `events.OrderPlaced`; empty where it is none of the domain."""
        thing = self._workspace.find(reference)
        if thing is None or thing.reference not in self._names:
            return ""
        return f"{module_of(thing)}.{self._names[thing.reference]}"

    @property
    def names(self) -> frozenset[str]:
        """The names of its classes."""
        return frozenset(self._names.values())

    def imports(self, module: Module) -> tuple[dict[Module, list[str]], dict[Module, list[str]]]:
        """Return the classes that a module needs of others: of those before it, and of those after it."""
        needed: dict[Module, set[str]] = {}
        for key, thing in self._classes.things.items():
            for one in self._classes.own_fields(key) if module_of(thing) == module else ():
                other = self._classes.referred(one, thing)
                if other is not None and module_of(other) != module:
                    needed.setdefault(module_of(other), set()).add(self._names[other.reference])
        at = MODULES.index(module)
        before: dict[Module, list[str]] = {each: sorted(needed[each]) for each in MODULES[:at] if each in needed}
        after: dict[Module, list[str]] = {each: sorted(needed[each]) for each in MODULES[at + 1 :] if each in needed}
        return before, after

    def _names_of(self, key: str) -> dict[str, str]:
        """Return the identifiers of all fields of a class by their names in the model; those of a base stay."""
        if key and key not in self._fields:
            found = dict(self._names_of(self._classes.base(key)))
            scope = Scope()
            scope.reserve(found.values())
            for one in self._classes.own_fields(key):
                found[one.name] = found.get(one.name) or scope.give(one.name, attribute_name(one.name))
            self._fields[key] = found
        return self._fields.get(key, {})

    def _shape(self, key: str) -> Shape:
        thing, base = self._classes.things[key], self._classes.base(key)
        record, module, topic = thing.record, module_of(thing), self._topic(key)
        assert isinstance(record, DomainClass | Event)
        return Shape(
            name=self._names[key],
            module=module,
            description=line(record.description) or spoken(record.name),
            attributes=self._attributes(key),
            base=self._names[base] if base else "",
            base_checks=self._checks(base),
            identified=module == "entities" and "id" in self._names_of(key).values(),
            base_identified="id" in self._names_of(base).values(),
            topic="" if topic == self._topic(base) else topic,
            announces=self._announces(key) and not self._announces(base),
            abstract=record.abstract,
            invariants=record.invariants if isinstance(record, DomainClass) else (),
            operations=tuple(
                ("", ": ".join(filter(None, [f"`{line(one.signature)}`", line(one.description)])))
                for one in (record.operations if isinstance(record, DomainClass) else ())
                if one.visibility == "public"
            ),
        )

    def _attributes(self, key: str) -> tuple[Attribute, ...]:
        names, thing = self._names_of(key), self._classes.things[key]
        return tuple(self._attribute(one, names[one.name], thing) for one in self._classes.own_fields(key))

    def _attribute(self, one: DataField, name: str, owner: Thing) -> Attribute:
        other = self._classes.referred(one, owner)
        if other is None:
            return attribute(one, name, literal_type(one), {})
        type_, enumeration = self._names[other.reference], self.enumerations.get(other.reference)
        members = {value: f"{type_}.{member}" for value, member in enumeration.members.items()} if enumeration else {}
        return attribute(one, name, type_, members)

    def _checks(self, key: str) -> bool:
        if not key:
            return False
        return any(one.limits for one in self._attributes(key)) or self._checks(self._classes.base(key))

    def _topic(self, key: str) -> str:
        """Return the topic of an event: its own, or that of the nearest above it that has one."""
        record = self._classes.things[key].record if key else None
        own = record.topic if isinstance(record, Event) else ""
        return own or (self._topic(self._classes.base(key)) if key else "")

    @cached_property
    def _below(self) -> dict[str, list[str]]:
        """What extends a class, by that class."""
        found: dict[str, list[str]] = {}
        for one in self._classes.things:
            found.setdefault(self._classes.base(one), []).append(one)
        found.pop("", None)
        return found

    def _announces(self, key: str) -> bool:
        """Return whether a class has no topic, but everything that is made of it has."""
        below = self._below.get(key, ())
        if not below or self._topic(key):
            return False
        return all(self._topic(one) or self._announces(one) for one in below)


def spoken(name: str) -> str:
    """Return the name of a class as words, for want of a description: `StockAdded` gives `Stock added`."""
    return " ".join(words(name)).capitalize() or name


def _enumeration(name: str, record: DomainClass) -> Enumeration:
    scope = Scope()
    members = {value: scope.give(value, constant(value)) for value in dict.fromkeys(record.values)}
    return Enumeration(name, line(record.description) or spoken(record.name), members)
