"""The GraphQL types of payloads: those that fields answer with, and inputs for those that arguments are.

Names are those of the model. Where GraphQL cannot write one, such as `unit price`, it is written in camelCase; values
of an enumeration of which GraphQL cannot write one are written in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..json_schemas import Definitions, Schema
from ..python.literals import string
from ..python.names import Scope, constant, pascal, words

_NAME = re.compile(r"(?!__)[_A-Za-z][_0-9A-Za-z]*")
_WIDEST = 2**31  # integers of GraphQL have 32 bits
_NO_VALUES = frozenset({"true", "false", "null"})
_TAKEN = (
    # Types of GraphQL itself and of Strawberry.
    "Query", "Mutation", "Subscription", "String", "Int", "Float", "Boolean", "ID", "UUID", "Decimal", "Date",
    "DateTime", "Time", "Duration", "JSON", "Base64", "Void",
    # What the module of the types uses.
    "APIRouter", "Annotated", "Any", "AsyncIterator", "AwareDatetime", "BaseContext", "BaseModel", "Context",
    "ExecutionContext", "Field", "GraphQLError", "GraphQLRouter", "HTTPConnection", "HTTPException", "HTTPStatus",
    "Info", "Literal", "Mapping", "Payload", "RootModel", "ROUTERS", "Schema", "StrEnum", "StrawberryConfig", "T",
    "TypeAdapter", "TypeAlias", "TypeVar", "UseCaseError", "UseCases", "ValidationError",
)  # fmt: skip
_FORMATS: Mapping[str, str] = {
    "uuid": "UUID", "decimal": "Decimal", "date-time": "dt.datetime", "date": "dt.date", "time": "dt.time",
    "duration": "dt.timedelta", "binary": "Base64",
}  # fmt: skip
_TYPES: Mapping[str, str] = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "object": "JSON"}


@dataclass(frozen=True, slots=True)
class Attribute:
    """A field of a type.

    Attributes:
        name: its identifier, as the class of the payload has it.
        alias: its name in GraphQL.
        type: as Python writes it.
        default: of an input, as Python writes it; empty where it must be given.
        description: in words.
    """

    name: str
    alias: str
    type: str
    default: str
    description: str


@dataclass(frozen=True, slots=True)
class ObjectType:
    """An object type or an input.

    Attributes:
        name: in GraphQL and in Python.
        input: whether it is the latter.
        description: in words.
        attributes: its fields.
    """

    name: str
    input: bool
    description: str
    attributes: list[Attribute] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class EnumType:
    """An enumeration.

    Attributes:
        name: in GraphQL.
        payload: its class among the payloads, where that serves as it is; empty where it is written anew.
        members: names and values, where it is written anew.
        description: in words.
    """

    name: str
    payload: str
    members: tuple[tuple[str, str], ...]
    description: str


class Types:
    """Collects the types that fields need.

    Attributes:
        objects: object types and inputs, in the order in which they were first needed.
        enums: enumerations.
        empty: classes without fields, for which GraphQL has no type; each is a scalar, by its name.
        used: Python's names for the types of single values.
    """

    def __init__(self, definitions: Definitions, attributes: Mapping[str, Mapping[str, str]]) -> None:
        """Take payloads, and what their classes call their fields."""
        self._schemas = definitions.schemas
        self._attributes = attributes
        self._scope = Scope(apart="")
        self._scope.reserve(_TAKEN)
        self._known: dict[tuple[str, bool], str] = {}
        self.objects: list[ObjectType] = []
        self.enums: list[EnumType] = []
        self.empty: list[tuple[str, str]] = []
        self.used: set[str] = set()

    def of_class(self, name: str, *, as_input: bool = False) -> str:
        """Return the annotation for a class of the payloads."""
        schema = self._schemas[name]
        values = schema.get("enum")
        plain = values is not None or not schema.get("properties")
        key = (name, as_input and not plain)
        if key not in self._known:
            if values is not None:
                self._known[key] = self._enum(name, values, schema.get("description", ""))
            elif plain:
                self._known[key] = f"schemas.{name}"
                self.empty.append((self._scope.give(name, name), name))
            else:
                self._object(name, schema, as_input=as_input)
        return self._known[key]

    def of_schema(self, schema: Schema, *, as_input: bool = False) -> str:
        """Return the annotation for a property of a payload."""
        if "$ref" in schema:
            return self.of_class(schema["$ref"].rpartition("/")[2], as_input=as_input)
        if schema.get("type") == "array":
            return f"list[{self.of_schema(schema['items'], as_input=as_input)}]"
        found = _FORMATS.get(schema.get("format", "")) or _TYPES.get(schema.get("type", ""), "JSON")
        return self.plain(found)

    def plain(self, name: str) -> str:
        """Return the annotation for a single value."""
        self.used.add(name)
        return name

    def is_object(self, annotation: str) -> bool:
        """Return whether an annotation is that of an object type or an input."""
        return any(one.name == annotation for one in self.objects)

    def values(self, wanted: str, values: Iterable[str], description: str = "") -> EnumType:
        """Return a new enumeration for an argument that takes one of some values."""
        members = Scope()
        pairs = tuple((members.give(value, constant(value)), value) for value in values)
        made = EnumType(self._scope.give(wanted, pascal(wanted)), "", pairs, description)
        self.enums.append(made)
        return made

    def part(self, owner: str, alias: str, *, as_input: bool) -> Attribute:
        """Return a property of the class `owner`, as a field of its type or as an argument."""
        schema = self._schemas[owner]
        one: Schema = schema["properties"][alias]
        annotation = self.of_schema(one, as_input=as_input)
        name = self._attributes.get(owner, {}).get(alias, alias)
        description = str(one.get("description", ""))
        if alias in schema.get("required", ()):
            return Attribute(name, alias, annotation, "", description)
        if not as_input:
            return Attribute(name, alias, annotation if "default" in one else f"{annotation} | None", "", description)
        default = default_of(one.get("default"), annotation)
        if not default:
            return Attribute(name, alias, f"{annotation} | None", "strawberry.UNSET", description)
        return Attribute(name, alias, annotation, default, description)

    def _enum(self, name: str, values: list[str], description: str) -> str:
        if not all(map(writable, values)):
            return self.values(name, values, description).name
        self.enums.append(EnumType(self._scope.give(name, name), name, (), description))
        return f"schemas.{name}"

    def _object(self, name: str, schema: Schema, *, as_input: bool) -> None:
        wanted = f"{name}Input" if as_input else name
        made = ObjectType(self._scope.give(name, wanted), as_input, str(schema.get("description", "")))
        self._known[name, as_input] = made.name  # here already: a class may refer to itself
        self.objects.append(made)
        parts = [self.part(name, alias, as_input=as_input) for alias in schema["properties"]]
        made.attributes.extend(in_graphql(parts))


def in_graphql(parts: Iterable[Attribute]) -> Iterable[Attribute]:
    """Yield fields or arguments of one thing with names that GraphQL can write, and that differ."""
    parts = list(parts)
    taken = {one.alias for one in parts if _NAME.fullmatch(one.alias)}
    for one in parts:
        alias = one.alias
        if not _NAME.fullmatch(alias):
            alias = _camel(alias)
            while alias in taken:
                alias += "_"
            taken.add(alias)
        yield Attribute(one.name, alias, one.type, one.default, one.description)


def writable(value: str) -> bool:
    """Return whether GraphQL can write the value of an enumeration as the model does."""
    return bool(_NAME.fullmatch(value)) and value not in _NO_VALUES


def default_of(value: object, annotation: str) -> str:
    """Return a default as Python writes it; empty where it is no plain value of the type."""
    if annotation == "str" and isinstance(value, str):
        return string(value)
    if annotation == "bool" and isinstance(value, bool):
        return repr(value)
    if annotation == "float" and isinstance(value, int | float):
        return repr(float(value))
    if annotation == "int" and isinstance(value, int) and abs(value) < _WIDEST:
        return repr(value)
    return ""


def _camel(text: str) -> str:
    first, *others = words(text) or ("unnamed",)
    joined = first + "".join(word.capitalize() for word in others)
    return f"_{joined}" if joined[0].isdigit() else joined
