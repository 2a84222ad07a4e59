"""Texts without which a diagram says too little: descriptions and technologies."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..diagnostics import Severity
from ..records.elements import Group, Level
from .inspection import Finding, Inspection, Model, found, found_between

_SPELLED = {"system": "software system", "code": "code element"}


def _lacking(level: Level, field: str, what: str) -> Callable[[Model], Iterator[Finding]]:
    """Return what finds the elements of a level that leave a field empty."""

    def find(model: Model) -> Iterator[Finding]:
        for thing, element in model.elements(level):
            if not getattr(element, field):
                yield found(thing, f"the {_SPELLED.get(level, level)} '{element.name}' has no {what}")

    return find


def _undescribed(level: Level, severity: Severity, reason: str) -> Inspection:
    named = _SPELLED.get(level, level)
    return Inspection(
        f"model.{level}.undescribed", severity, reason, f"the {named} 'Orders' has no description",
        "Say in one sentence what it is there for.", _lacking(level, "description", "description"),
    )  # fmt: skip


def _unspecified(level: Level, severity: Severity, reason: str) -> Inspection:
    return Inspection(
        f"model.{level}.technology", severity, reason, f"the {level} 'Orders' has no technology",
        "Name what it is made with, such as FastAPI or PostgreSQL.", _lacking(level, "technology", "technology"),
    )  # fmt: skip


def _groups(model: Model) -> Iterator[Finding]:
    for thing, group in model.stated("group", Group):
        if not group.description and not group.responsibilities:
            yield found(thing, f"the group '{group.name}' has no description")


def _relationships(model: Model) -> Iterator[Finding]:
    for architecture, number, one in model.relationships():
        if not one.description:
            yield found_between(architecture, number, f"'{one.source}' uses '{one.target}', and nothing says what for")


def _technologies(model: Model) -> Iterator[Finding]:
    for architecture, number, one in model.relationships():
        if not one.technology:
            message = f"the relationship from '{one.source}' to '{one.target}' has no technology"
            yield found_between(architecture, number, message)


INSPECTIONS = (
    _undescribed("person", Severity.WARNING, "A reader has to know what this person wants from the system."),
    _undescribed("system", Severity.WARNING, "A reader has to know what this system is there for."),
    _undescribed("container", Severity.WARNING, "A reader has to know what this container is responsible for."),
    _undescribed("component", Severity.NOTE, "A reader has to know what this component does."),
    _undescribed("code", Severity.OFF, "A reader may want to know what this piece of code does."),
    _unspecified("container", Severity.WARNING, "A container runs, and on what belongs to the picture."),
    _unspecified("component", Severity.OFF, "With what a component is made may differ from its container."),
    Inspection(
        "model.group.undescribed", Severity.OFF, "A boundary that says nothing of itself is only a line around boxes.",
        "the group 'Domain Layer' has no description", "Say in one sentence what belongs into it.", _groups,
    ),
    Inspection(
        "model.relationship.undescribed", Severity.WARNING, "An arrow without words says that, but not why.",
        "'shop.web' uses 'shop.store', and nothing says what for",
        "Describe it with a verb, such as 'Reads orders from'.", _relationships,
    ),
    Inspection(
        "model.relationship.technology", Severity.OFF, "How two things talk decides how they fail.",
        "the relationship from 'shop.web' to 'shop.store' has no technology", "Name it, such as HTTPS, SQL or AMQP.",
        _technologies,
    ),
)  # fmt: skip
