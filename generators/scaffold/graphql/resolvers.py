"""Resolvers of GraphQL fields: how the arguments of a field become what its use case takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from trueline.model.records.domain import DataField

from ..cases import Parameter
from ..python.expressions import Node, Part, Text, call, listed
from ..python.literals import line, literal, string
from ..python.names import Scope, snake
from .fields import Argument, FieldCase
from .types import Attribute, Types, default_of, in_graphql

OPERATIONS = {"query": "QUERIES", "mutation": "MUTATIONS", "subscription": "SUBSCRIPTIONS"}
"""The lists of fields, by operation."""
_LOCALS = ("info", "body", "one", "payload", "within", "schemas", "strawberry", "cast", "dt")
_MODULE = (
    "config", "context", "create_type", "given", "payload", "schemas", "security", "strawberry", "within", "cast", "dt",
    "router", "routers", "aware", "duration", "plain",
)  # fmt: skip
_CLASS = re.compile(r"schemas\.(\w+)")
_SCALARS: Mapping[str, str] = {
    "uuid": "UUID", "string": "str", "int": "int", "float": "float", "decimal": "Decimal", "bool": "bool",
    "datetime": "dt.datetime", "date": "dt.date", "time": "dt.time", "duration": "dt.timedelta", "json": "str",
    "bytes": "str", "any": "str",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Resolver:
    """A function that answers a field.

    Attributes:
        name: of the function.
        case: the field with the use case that it calls.
        graph_name: of the field in GraphQL.
        answer: type of the answer in GraphQL; empty where there is none.
        parameters: of the function.
        body: its parts, as Python writes them.
        passed: what the use case is given, as Python writes it.
    """

    name: str
    case: FieldCase
    graph_name: str
    answer: str
    parameters: tuple[Node, ...]
    body: tuple[str, ...]
    passed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Root:
    """What one interface serves.

    Attributes:
        prefix: of its constants; empty where there is no other interface.
        path: at which it stands.
        operations: `query`, `mutation` and `subscription`, with the resolvers of their fields; those that it has.
    """

    prefix: str
    path: str
    operations: dict[str, tuple[Resolver, ...]]

    def constant(self, operation: str) -> str:
        """Return the name of the list of fields of an operation."""
        return f"{self.prefix}{OPERATIONS[operation]}"


class _Taken(NamedTuple):
    """An argument of a resolver.

    Attributes:
        attribute: its name in Python and in GraphQL, type and default.
        part: of the body that it is, by the name of the attribute; empty where it is a parameter.
        passed: how the use case is given it; empty where it is part of the body.
    """

    attribute: Attribute
    part: str
    passed: str


class _Value(NamedTuple):
    """One value of an argument.

    Attributes:
        type: as Python writes it.
        convert: returns what makes of it what the use case takes; none where it is that already.
        fallback: what the use case is given where nothing is given; empty where there is no such thing.
        default: as Python writes it in a signature; empty where it cannot stand there.
    """

    type: str
    convert: Callable[[str], str] | None
    fallback: str
    default: str


class Resolvers:
    """Makes the resolvers of fields; the types that they need are added to `types`."""

    def __init__(self, types: Types) -> None:
        """Collect types in `types`."""
        self._types = types
        self._names = Scope()
        self._names.reserve(_MODULE)

    def make(self, fields: Iterable[FieldCase]) -> Iterator[Resolver]:
        """Yield a resolver for each of the fields of one operation of one interface."""
        fields = list(fields)
        named = in_graphql(Attribute("", one.field.name, "", "", "") for one in fields)
        for case, one in zip(fields, named, strict=True):
            yield self._resolver(case, one.alias)

    def _resolver(self, case: FieldCase, graph_name: str) -> Resolver:
        answer = self._types.of_class(case.answer) if case.answer else ""
        local = Scope()
        local.reserve(_LOCALS)
        taken = [self._part(case, one, local) or self._parameter(case, one, local) for one in case.arguments]
        body = ("body=body",) if case.body else ()
        return Resolver(
            name=self._names.give(case.title, snake(case.field.name)),
            case=case,
            graph_name=graph_name,
            answer=f"list[{answer}]" if case.many else answer,
            parameters=tuple(_parameters(in_graphql(one.attribute for one in taken))),
            body=tuple(f"{one.part}={one.attribute.name}" for one in taken if one.part),
            passed=(*(one.passed for one in taken if one.passed), *body),
        )

    def _part(self, case: FieldCase, argument: Argument, local: Scope) -> _Taken | None:
        if argument.parameter is not None:
            return None
        one = argument.field
        part = self._types.part(case.body, one.name, as_input=True)
        name = local.give(one.name, part.name)
        return _Taken(Attribute(name, one.name, part.type, part.default, line(one.description)), part.name, "")

    def _parameter(self, case: FieldCase, argument: Argument, local: Scope) -> _Taken:
        one, parameter = argument.field, argument.parameter
        assert parameter is not None
        name = local.give(one.name, parameter.name)
        value = self._value(case, one, parameter)
        annotation = f"list[{value.type}]" if one.many else value.type
        default = "" if one.many else value.default
        nothing = not default and (bool(value.fallback) or one.optional)
        passed = _converted(value, name, many=one.many, nothing=nothing)
        if nothing:
            annotation, default = f"{annotation} | None", "None"
        attribute = Attribute(name, one.name, annotation, default, line(one.description))
        return _Taken(attribute, "", f"{parameter.name}={passed}")

    def _value(self, case: FieldCase, one: DataField, parameter: Parameter) -> _Value:
        if one.values:
            made = self._types.values(f"{case.title} {one.name}", one.values)
            default = next((f"{made.name}.{member}" for member, each in made.members if each == one.default), "")
            return _Value(made.name, lambda name: f"cast({_one_of(parameter)}, {name})", "", default)
        found = _CLASS.search(parameter.type)
        if found:
            return self._of_class(found[1], one)
        annotation = self._types.plain(_SCALARS[one.type or "string"])
        default = default_of(one.default, annotation)
        if annotation == "Decimal" and one.default is not None:
            default = f"Decimal({string(str(one.default))})"
        return _Value(annotation, _limited(one, parameter), "", default)

    def _of_class(self, name: str, one: DataField) -> _Value:
        annotation = self._types.of_class(name, as_input=True)
        made = f"schemas.{name}"
        if self._types.is_object(annotation):
            return _Value(annotation, lambda given: f"payload({made}, **vars({given}))", "", "")
        fallback = f"{made}({string(one.default)})" if isinstance(one.default, str) else ""
        return _Value(annotation, (lambda given: f"{made}({given})") if annotation != made else None, fallback, "")


def _converted(value: _Value, name: str, *, many: bool, nothing: bool) -> str:
    """Return what is passed for the argument `name`, which may be None where `nothing` is given."""
    made = name
    if value.convert is not None:
        made = f"[{value.convert('one')} for one in {name}]" if many else value.convert(name)
    if nothing and (made != name or value.fallback):
        return f"{value.fallback or None} if {name} is None else {made}"
    return made


def _limited(one: DataField, parameter: Parameter) -> Callable[[str], str] | None:
    """Return what checks a value against the limits of the model, as FastAPI does for HTTP."""
    limits = ", ".join(f"{key}={literal(value)}" for key, value in parameter.limits)
    return (lambda name: f"within({string(one.name)}, {name}, {limits})") if limits else None


def _one_of(parameter: Parameter) -> str:
    """Return the literals of a parameter, which may take several of them."""
    return parameter.type.removeprefix("list[").removesuffix("]" * parameter.type.startswith("list["))


def _parameters(arguments: Iterable[Attribute]) -> Iterator[Node]:
    """Yield the parameters of a resolver; those that have names alone may stand in any order."""
    arguments = list(arguments)
    yield "info: Info"
    given = [not one.default for one in arguments]
    yield from ["*"] * (given != sorted(given, reverse=True))
    yield from map(_declared, arguments)


def _declared(one: Attribute) -> Node:
    name = string(one.alias) if one.alias != one.name else None
    noted = call("strawberry.argument", name=name, description=Text(one.description) if one.description else None)
    made = listed((one.type, noted), opens="Annotated[") if noted.items else one.type
    return Part(f"{one.name}: ", made, f" = {one.default}" if one.default else "")
