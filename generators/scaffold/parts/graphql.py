"""The GraphQL interface: types, resolvers and a schema for each interface, printed for Strawberry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from trueline.model.diagnostics import Diagnostic, TruelineError
from trueline.model.protocols import Artefact
from trueline.model.records.interfaces import Interface
from trueline.model.references import absolute

from ..design import Design
from ..graphql import printing as graph_printing
from ..graphql.resolvers import OPERATIONS, Resolver, Resolvers, Root
from ..graphql.types import Types, writable
from ..python.expressions import flat
from ..python.literals import string
from ..python.names import Scope, constant, snake
from ..python.standard_imports import identifiers
from ..samples import samples
from ..schemas import attributes

_OWN = "interface/_generated"
_LONGEST = 100  # of a query in a test


def files(design: Design) -> Iterator[Artefact]:
    """Yield the GraphQL interface of a target that has one, with its first tests."""
    if not design.fields:
        return
    types = Types(design.payloads.definitions, attributes(design.schemas))
    roots = _roots(design, types)
    resolvers = [one for root in roots for found in root.operations.values() for one in found]
    words = _words(resolvers)
    boxed = ["plain"] if "RootModel[" in design.schemas else []
    own: list[str] = sorted({"Info", "Schema", "context", *(words & {"payload", "within"}), *boxed})
    yield design.module(
        f"{_OWN}/graphql.py",
        "interface/graphql.py.j2",
        own=own,
        print=graph_printing,
        resolvers=resolvers,
        roots=roots,
        types=types,
        **_imported(types, resolvers, words),
    )
    yield design.module(f"{_OWN}/graphql_schema.py", "interface/graphql_schema.py.j2", own=own, **_support(own))
    asked = list(_asked(roots, types))
    yield design.once_from(
        "tests/test_graphql.py",
        "project/test_graphql.py.j2",
        asked=next(iter(asked), None),
        guarded=next((one for one in asked if one["role"]), None),
        roles=sorted({one.case.field.role for one in resolvers} - {""}),
        roots=roots,
    )


def _imported(types: Types, resolvers: list[Resolver], words: set[str]) -> dict[str, Any]:
    """Return what the module of types and resolvers imports."""
    moments, spans = "dt.datetime" in types.used, "dt.timedelta" in types.used
    payloads = any(one.payload for one in types.enums) or types.empty or "schemas" in words
    return {
        "adapters": [*(["AwareDatetime"] if moments else []), *(["TypeAdapter"] if moments or spans else [])],
        "enums": any(not one.payload for one in types.enums),
        "names": {one.partition(".")[0] for one in types.used},
        "scalar_map": graph_printing.scalar_map(types),
        "scalars": [one for one in ("JSON", "Base64") if one in types.used],
        "schemas": payloads or any(one.case.answer or one.body for one in resolvers),
        "streams": any(one.case.stream for one in resolvers),
        "typing": sorted(words & {"Annotated", "Literal", "cast"}),
    }


def _asked(roots: list[Root], types: Types) -> Iterator[dict[str, str]]:
    """Yield a query or a mutation for each field whose arguments are simple, with its path and the role it needs."""
    for root in roots:
        for operation, found in root.operations.items():
            for one in found if operation != "subscription" else ():
                given = samples(each.field for each in one.case.arguments)
                if given is None or any(not writable(name) for name in given):
                    continue
                arguments = ", ".join(f"{name}: {json.dumps(value)}" for name, value in given.items())
                parts = " { __typename }" if types.is_object(one.answer.removeprefix("list[").removesuffix("]")) else ""
                text = f"{operation} {{ {one.graph_name}{f'({arguments})' if arguments else ''}{parts} }}"
                if len(text) <= _LONGEST:
                    quoted = f"'{text}'" if '"' in text else string(text)
                    yield {"query": quoted, "path": root.path, "role": one.case.field.role}


def _words(resolvers: list[Resolver]) -> set[str]:
    """Return the names that stand in the code of resolvers."""
    return identifiers(
        text for one in resolvers for text in (*map(flat, one.parameters), *one.passed, "payload" if one.body else "")
    )


def _support(own: list[str]) -> dict[str, list[str]]:
    """Return what the module beside it imports for the functions that are needed."""
    typing, pydantic = {"TypeAlias"}, set[str]()
    if "payload" in own:
        typing, pydantic = typing | {"Any", "TypeVar"}, pydantic | {"BaseModel", "ValidationError"}
    if "within" in own:
        typing |= {"Annotated", "Any", "TypeVar"}
        pydantic |= {"Field", "TypeAdapter", "ValidationError"}
    if "plain" in own:
        pydantic |= {"RootModel"}
    return {"typing": sorted(typing), "pydantic": sorted(pydantic)}


def _roots(design: Design, types: Types) -> list[Root]:
    interfaces = {one.interface.id: one.interface for one in design.fields}
    resolvers, constants = Resolvers(types), Scope()
    roots: list[Root] = []
    for interface in interfaces.values():
        fields = [one for one in design.fields if one.interface.id == interface.id]
        operations: dict[str, tuple[Resolver, ...]] = {}
        for operation in OPERATIONS:
            found = tuple(resolvers.make(one for one in fields if one.field.operation == operation))
            operations |= {operation: found} if found else {}
        if "query" not in operations:
            raise _no_query(design, interface)
        prefix = f"{constants.give(interface.name, constant(interface.name))}_" if len(interfaces) > 1 else ""
        path = f"/{interface.base.strip('/') or 'graphql'}"
        taken = any(one.path == path for one in roots)
        roots.append(Root(prefix, f"{path}/{snake(interface.name)}" if taken else path, operations))
    return roots


def _no_query(design: Design, interface: Interface) -> TruelineError:
    said = f"the GraphQL interface '{interface.name}' has no query, without which GraphQL has no schema"
    about = absolute(f"interface:{interface.id}", design.target.architecture)
    remedy = 'Put one on it, such as `field("query", "version")`, or leave its other fields out.'
    return TruelineError(Diagnostic("scaffold.graphql.query", said, about=about, remedy=remedy))
