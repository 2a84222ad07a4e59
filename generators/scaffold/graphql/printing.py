"""GraphQL types and resolvers as Python writes them, for Strawberry."""

from __future__ import annotations

from ..python.expressions import Node, Text, call, laid
from ..python.literals import line, string
from .resolvers import Resolver, Root
from .types import Attribute, EnumType, Types, writable


def enumeration(one: EnumType) -> str:
    """Return the line that makes an enumeration of the payloads known."""
    name = string(one.name) if one.name != one.payload else None
    made = call(
        "strawberry.enum",
        f"schemas.{one.payload}",
        name=name,
        description=_said(one.description),
        graphql_name_from=by_value(one),
    )
    return laid("", made)


def by_value(one: EnumType) -> str | None:
    """Return where the names of the values come from, for an enumeration whose values GraphQL can write."""
    return '"value"' if one.payload or all(writable(value) for _, value in one.members) else None


def decorator(kind: str, description: str, names: str | None = None) -> str:
    """Return the decorator of a type; `names` says where those of an enumeration's values come from."""
    made = call(f"strawberry.{kind}", description=_said(description), graphql_name_from=names)
    return laid("@", made if made.items else f"strawberry.{kind}")


def attribute(one: Attribute) -> str:
    """Return a field of a type."""
    name = string(one.alias) if one.alias != one.name else None
    description, default = _said(one.description), one.default or None
    if name or description:
        made = call("strawberry.field", name=name, description=description, default=default)
        return laid(f"{one.name}: {one.type} = ", made, indent=4)
    return f"    {one.name}: {one.type}{f' = {default}' if default else ''}"


def head(one: Resolver) -> str:
    """Return the first line of a resolver."""
    # GraphQL has no stream of nothing.
    returns = "AsyncIterator[bool]" if one.case.stream and not one.case.answer else one.case.returns
    return laid("async def ", call(one.name, *one.parameters), f" -> {returns}:")


def body(one: Resolver) -> str:
    """Return the line that makes the body of a use case."""
    return laid("body = ", call("payload", f"schemas.{one.case.body}", *one.body), indent=4)


def called(before: str, one: Resolver, after: str = "") -> str:
    """Return the line that calls a use case."""
    return laid(before, call(f"info.context.cases.{one.case.name}", *one.passed), after, indent=4)


def field(one: Resolver) -> str:
    """Return a field of a schema."""
    made = call(
        "strawberry.field",
        one.name,
        name=string(one.graph_name) if one.graph_name != one.name else None,
        is_subscription="True" if one.case.stream else None,
        graphql_type=one.answer or None,
        description=_said(one.case.description),
        deprecation_reason=string("Deprecated") if one.case.field.status == "deprecated" else None,
    )
    return laid("", made, ",", indent=4)


def schema(root: Root) -> str:
    """Return the schema of an interface."""
    parts = {one: call("create_type", string(one.capitalize()), root.constant(one)) for one in root.operations}
    return laid(f"{root.prefix}SCHEMA = ", call("Schema", **parts, config="CONFIG"))


def scalar_map(types: Types) -> list[str]:
    """Return what Strawberry has no scalar for: moments with an offset, spans, classes without fields."""
    found = []
    if "dt.datetime" in types.used:
        found.append(_scalar(
            "dt.datetime", "DateTime", "A moment with its offset (RFC 3339)", "dt.datetime.isoformat",
            "TypeAdapter[dt.datetime](AwareDatetime).validate_python",
        ))  # fmt: skip
    if "dt.timedelta" in types.used:
        found.append(_scalar(
            "dt.timedelta", "Duration", "A span of time (ISO 8601)",
            'lambda span: TypeAdapter(dt.timedelta).dump_python(span, mode="json")',
            "TypeAdapter(dt.timedelta).validate_python",
        ))  # fmt: skip
    for name, payload in types.empty:
        made = f"schemas.{payload}"
        found.append(_scalar(made, name, "An object without fields", "lambda _: {}", f"{made}.model_validate"))
    return found


def _scalar(key: str, name: str, description: str, serialize: str, parse: str) -> str:
    made = call(
        "strawberry.scalar",
        name=string(name),
        description=_said(description),
        serialize=serialize,
        parse_value=parse,
    )
    return laid(f"{key}: ", made, ",", indent=8)


def _said(text: str) -> Node | None:
    return Text(line(text)) if text.strip() else None
