"""Endpoints as use cases: one operation each, with typed parameters and answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trueline.model.records.domain import DataField
from trueline.model.records.interfaces import Command, Endpoint, Interface, Query, Response
from trueline.model.references import split

from .cases import Parameter, Parameters, UseCase
from .json_schemas import Payloads
from .python.literals import line
from .python.names import Scope, snake
from .target import Target

_PLACE = re.compile(r"\{([^{}]+)\}")
_WITH_BODY = ("POST", "PUT", "PATCH")


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(UseCase):
    """An endpoint as code.

    Attributes:
        endpoint: as the model states it.
        path: with the base of its interface.
        status: of the answer when all went well.
        problems: other statuses, with what they mean.
    """

    endpoint: Endpoint
    path: str
    status: int
    problems: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Face:
    """An HTTP interface as a router.

    Attributes:
        name: as the model calls it.
        variable: of its router.
        operations: in the author's order.
    """

    name: str
    variable: str
    operations: tuple[Operation, ...]


def faces(target: Target, payloads: Payloads, names: Scope) -> Iterator[Face]:
    """Yield the HTTP interfaces of a target; the classes they need are added to `payloads`."""
    variables = Scope()
    variables.reserve(["container", "routers", "security", "schemas", "use_cases"])
    for one in target.interfaces:
        if one.kind == "http":
            made = tuple(_operation(target, payloads, names, one, each) for each in target.endpoints(one))
            yield Face(one.name, variables.give(one.name, *_named(snake(one.name), target, one)), made)


def _operation(target: Target, payloads: Payloads, names: Scope, interface: Interface, endpoint: Endpoint) -> Operation:
    request = target.request(endpoint.handles)
    name = names.give(endpoint.name, *_named(snake(request.name if request else endpoint.name), target, interface))
    path, places = _path(interface.base + endpoint.path)
    good = _good(endpoint)
    return Operation(
        name=name,
        title=endpoint.name,
        summary=line(endpoint.description or (request.description or request.name if request else endpoint.name)),
        called_by=f"{endpoint.method} {path}",
        parameters=tuple(_parameters(Parameters(payloads, target.architecture), endpoint, request, places)),
        body=_body(target, payloads, endpoint, request, frozenset(places.values())),
        answer=payloads.add(good.body, target.architecture) if good and good.body else "",
        many=bool(good and good.many),
        endpoint=endpoint,
        path=path,
        status=good.status if good else 200,
        problems=tuple(sorted((one.status, one.description) for one in endpoint.responses if one.status >= 400)),
    )


def _named(name: str, target: Target, interface: Interface) -> Iterator[str]:
    """Yield a name, and that with what tells an interface from another one that offers the same."""
    yield name
    if interface.version:
        yield snake(f"{name} v{interface.version.removeprefix('v')}")
    owner = target.index.elements.get(split(interface.of).path)
    if owner is not None:
        yield f"{name}_{snake(owner.short or owner.name)}"


def _body(
    target: Target, payloads: Payloads, endpoint: Endpoint, request: Command | Query | None, in_path: frozenset[str]
) -> str:
    """Return the class of the body: what the endpoint says, or what it handles without what stands in the path."""
    if endpoint.body:
        return payloads.add(endpoint.body, target.architecture)
    if request is None or not endpoint.handles or endpoint.method not in _WITH_BODY:
        return ""
    left = [one for one in request.payload if one.name not in in_path]
    return payloads.add(endpoint.handles, target.architecture, without=in_path) if left else ""


def _parameters(
    make: Parameters, endpoint: Endpoint, request: Command | Query | None, places: dict[str, str]
) -> Iterator[Parameter]:
    fields = {one.name: one for one in (request.payload if request else ())}
    stated = fields | {one.name: one for one in endpoint.parameters if one.place == "path"}
    for alias, called in places.items():
        one = stated.get(called) or DataField(name=called, type="string")
        yield make.make(one.model_copy(update={"optional": False, "default": None}), "path", alias)
    for one in endpoint.parameters:
        if one.place != "path":
            yield make.make(one, one.place)
    if isinstance(request, Query) and not endpoint.parameters and endpoint.method not in _WITH_BODY:
        for field in request.payload:
            if field.name not in places.values():
                yield make.make(field, "query")


def _path(path: str) -> tuple[str, dict[str, str]]:
    """Return a path in which every parameter is an identifier, and what the model calls each of these."""
    names: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        alias = found[1] if found[1].isascii() and found[1].isidentifier() else snake(found[1])
        names[alias] = found[1]
        return f"{{{alias}}}"

    return _PLACE.sub(named, path.replace("//", "/")), names


def _good(endpoint: Endpoint) -> Response | None:
    return next((one for one in endpoint.responses if 200 <= one.status < 300), None)
