"""Names that two things share."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Severity
from ..records.architecture import KINDS
from ..records.base import Named
from ..records.interfaces import Channel, Endpoint, GraphField
from ..records.schema import Entity
from ..references import split
from .inspection import Finding, Inspection, Model, found


def _siblings(model: Model) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], str] = {}
    for thing, element in model.elements():
        place = (thing.architecture, element.id.rpartition(".")[0], element.kind, element.name.casefold())
        first = seen.setdefault(place, element.id)
        if first != element.id:
            yield found(thing, f"'{element.id}' and '{first}' stand side by side under the name '{element.name}'")


def _alike(model: Model) -> Iterator[Finding]:
    for kind in KINDS:
        if kind == "element":
            continue
        seen: dict[tuple[str, ...], str] = {}
        for thing, record in model.stated(kind, Named):
            name = (thing.architecture, _context(record), record.name.casefold())
            first = seen.setdefault(name, record.id)
            if first != record.id:
                yield found(thing, f"the {kind} '{record.id}' has the name '{record.name}', as '{first}' has")


def _context(record: Named) -> str:
    """Return what keeps things of one name apart: what they belong to."""
    match record:
        case Entity():
            return record.schema_
        case Endpoint() | GraphField() | Channel():
            return record.interface
    owner = getattr(record, "of", None)
    if isinstance(owner, tuple):
        return " ".join(owner)
    return str(owner or getattr(record, "parent", None) or "")


def _aliases(model: Model) -> Iterator[Finding]:
    names: dict[tuple[str, str], list[str]] = {}
    for thing, element in model.elements():
        for name in dict.fromkeys((element.name.casefold(), element.short.casefold())):
            names.setdefault((thing.architecture, name), []).append(element.id)
    for thing, element in model.elements():
        for number, alias in enumerate(element.aliases):
            others = [path for path in names.get((thing.architecture, alias.casefold()), ()) if path != element.id]
            if others:
                yield found(
                    thing, f"'{element.id}' is also called '{alias}', which is what '{others[0]}' is called",
                    "aliases", number,
                )  # fmt: skip


def _renamed(model: Model) -> Iterator[Finding]:
    for kind in KINDS:
        now: dict[str, set[str]] = {}
        was: dict[tuple[str, str], str] = {}
        for thing, record in model.stated(kind, Named):
            now.setdefault(thing.architecture, set()).add(record.id)
        for thing, record in model.stated(kind, Named):
            for number, old in enumerate(record.formerly):
                first = was.setdefault((thing.architecture, split(old).path), record.id)
                if old in now[thing.architecture]:
                    yield found(thing, f"'{record.id}' was once '{old}', but there is a '{old}'", "formerly", number)
                elif first != record.id:
                    message = f"both '{first}' and '{record.id}' were once '{old}'"
                    yield found(thing, message, "formerly", number)


INSPECTIONS = (
    Inspection(
        "model.element.duplicate", Severity.WARNING, "Two boxes of one name in one boundary cannot be told apart.",
        "'shop.orders' and 'shop.orders-2' stand side by side under the name 'Orders'",
        "Give one of them another name, or keep one of the two.", _siblings,
    ),
    Inspection(
        "model.name.duplicate", Severity.WARNING, "Two things of one kind and name are mixed up in talk and in search.",
        "the flow 'order-2' has the name 'Order', as 'order' has", "Give one of them another name.", _alike,
    ),
    Inspection(
        "model.alias.taken", Severity.WARNING, "A name that leads to two elements often leads to the wrong one.",
        "'shop.store' is also called 'Cache', which is what 'shop.cache' is called",
        "Take the alias away, or rename the other element.", _aliases,
    ),
    Inspection(
        "model.name.former", Severity.ERROR, "An old link must lead to one place.",
        "'shop.orders' was once 'shop.sales', but there is a 'shop.sales'",
        "Take the id out of 'formerly' where it is in use again.", _renamed,
    ),
)  # fmt: skip
