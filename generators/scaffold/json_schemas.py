"""Payloads of a model as JSON Schema (2020-12): the form in which other tools understand them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from trueline.model.diagnostics import Diagnostic, TruelineError
from trueline.model.records.domain import DataField, DomainClass
from trueline.model.records.interfaces import Command, Event, Query
from trueline.model.references import absolute
from trueline.model.workspace import Thing, Workspace

from .python.names import Scope, pascal

Schema = dict[str, Any]

_SCALARS: Mapping[str, Schema] = {
    "uuid": {"type": "string", "format": "uuid"},
    "string": {"type": "string"},
    "int": {"type": "integer"},
    "float": {"type": "number"},
    "decimal": {"type": "string", "format": "decimal"},
    "bool": {"type": "boolean"},
    "datetime": {"type": "string", "format": "date-time"},
    "date": {"type": "string", "format": "date"},
    "time": {"type": "string", "format": "time"},
    "duration": {"type": "string", "format": "duration"},
    "json": {"type": "object"},
    "bytes": {"type": "string", "format": "binary"},
    "any": {},
}
_IMPORTED = (
    "Annotated", "Any", "AwareDatetime", "BaseModel", "ConfigDict", "Date", "Decimal", "Field", "Literal", "Model",
    "RootModel", "StrEnum", "Time", "Timedelta", "UUID",
)  # fmt: skip
"""What the printed module imports or calls itself: a class of that name would stand in its way."""
TOLD = ("uuid", "datetime", "date", "time", "duration", "bytes")
"""Types whose defaults cannot be printed (datamodel-code-generator prints them as text): they are told in words."""
_LIMITS = {
    "minimum": "minimum", "maximum": "maximum", "min_length": "minLength", "max_length": "maxLength",
    "pattern": "pattern",
}  # fmt: skip


@dataclass(slots=True)
class Definitions:
    """Schemas by the names of their classes.

    Attributes:
        schemas: in the order in which they were first asked for; what they refer to comes along.
        classes: name of the class of each reference.
    """

    schemas: dict[str, Schema] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)

    def document(self) -> Schema:
        """Return everything as one document."""
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": self.schemas}


def with_default(one: DataField) -> str:
    """Return the description of a field, with its default in words."""
    return f"{one.description.rstrip('.')}. Default: {one.default}".removeprefix(". ")


class Payloads:
    """Collects the schemas of commands, queries, events and classes."""

    def __init__(self, workspace: Workspace, scope: Scope) -> None:
        """Name classes in `scope`, beside what else stands there."""
        self._workspace = workspace
        self._scope = scope
        scope.reserve(_IMPORTED)
        self.definitions = Definitions()

    @property
    def renamed(self) -> list[tuple[str, str]]:
        """Names of the model whose classes are called otherwise, with what these are called."""
        return self._scope.renamed

    def add(self, reference: str, within: str, without: frozenset[str] = frozenset()) -> str:
        """Return the class of what `reference`, written in the architecture `within`, leads to; its schema is added.

        Args:
            reference: of a command, query, event or class.
            within: the architecture in which it is written.
            without: fields to leave out, such as those of a path; where it has such, the class is another one.

        Raises:
            LookupError: where it leads to nothing with a payload.
        """
        thing = self._workspace.find(absolute(reference, within))
        if thing is None or not isinstance(thing.record, Command | Query | Event | DomainClass):
            raise LookupError(f"'{reference}' has no payload")
        without &= {one.name for one in self._fields(thing)}
        key = " - ".join([thing.reference, *sorted(without)])
        known = self.definitions.classes.get(key)
        if known is not None:
            return known
        name = self._scope.give(thing.record.name, pascal(thing.record.name) + "Body" * bool(without))
        self.definitions.classes[key] = name
        schema: Schema = {}
        self.definitions.schemas[name] = schema  # here already: a class may refer to itself
        schema |= self._schema(thing, name, without)
        return name

    def fields(self, reference: str, within: str) -> tuple[DataField, ...]:
        """Return the fields of what `reference`, written in the architecture `within`, leads to."""
        thing = self._workspace.find(absolute(reference, within))
        return tuple(self._fields(thing)) if thing else ()

    def _schema(self, thing: Thing, name: str, without: frozenset[str]) -> Schema:
        record = thing.record
        described: Schema = {"description": record.description} if record.description else {}
        if isinstance(record, DomainClass) and record.kind == "enumeration":
            return {"type": "string", "enum": list(record.values), **described}
        fields = [one for one in self._fields(thing) if one.name not in without]
        properties = {one.name: self._field(one, name, thing.architecture) for one in fields}
        required = [one.name for one in fields if not one.optional and one.default is None]
        made: Schema = {"type": "object", **described, "properties": properties, "additionalProperties": False}
        return made | ({"required": required} if required else {})

    def _fields(self, thing: Thing, below: tuple[str, ...] = ()) -> Iterator[DataField]:
        """Yield the fields of a thing, those of the event it extends first; a field stated again counts once."""
        record = thing.record
        own = record.fields if isinstance(record, DomainClass) else getattr(record, "payload", ())
        names = {one.name for one in own}
        if isinstance(record, Event) and record.extends:
            above = self._workspace.find(absolute(record.extends, thing.architecture))
            if above is not None and above.reference in below:
                raise TruelineError(
                    Diagnostic("scaffold.circle", f"'{record.name}' extends itself", about=thing.reference)
                )
            inherited = self._fields(above, (*below, thing.reference)) if above is not None else ()
            yield from (one for one in inherited if one.name not in names)
        yield from (one for one in own if one.visibility == "public")

    def _field(self, one: DataField, owner: str, architecture: str) -> Schema:
        schema = self._type(one, owner, architecture)
        limits = {key: getattr(one, name) for name, key in _LIMITS.items() if getattr(one, name) not in (None, "")}
        schema = schema | limits if "$ref" not in schema else schema
        if one.many:
            schema = {"type": "array", "items": schema}
        told = one.default is not None and (one.many or one.type in TOLD)
        said = with_default(one) if told else one.description
        notes: Schema = {"description": said} if said else {}
        if one.example is not None:
            notes["examples"] = [one.example]
        if one.default is not None and not told:
            notes["default"] = str(one.default) if one.type == "decimal" else one.default
        return schema | notes

    def _type(self, one: DataField, owner: str, architecture: str) -> Schema:
        if one.of is not None:
            return {"$ref": f"#/$defs/{self.add(one.of, architecture)}"}
        if one.values:
            name = self._scope.give(one.name, f"{owner}{pascal(one.name)}")
            self.definitions.schemas[name] = {"type": "string", "enum": list(one.values)}
            return {"$ref": f"#/$defs/{name}"}
        return dict(_SCALARS[one.type or "string"])
