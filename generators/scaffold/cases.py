"""Use cases: whatever a target does when somebody, something or the clock calls it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trueline.model.records.domain import DataField

from .json_schemas import TOLD, Payloads, with_default
from .python.literals import line, string
from .python.names import Scope, pascal, snake

RESERVED = ("router", "container", "principal", "routers", "api", "schemas", "use_cases", "errors", "ports", "sagas")
"""Names that the modules of an interface use themselves."""
_TYPES: Mapping[str, str] = {
    "uuid": "UUID", "string": "str", "int": "int", "float": "float", "decimal": "Decimal", "bool": "bool",
    "datetime": "AwareDatetime", "date": "date", "time": "time", "duration": "timedelta", "json": "str", "bytes": "str",
    "any": "str",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a use case.

    Attributes:
        name: its identifier.
        alias: what callers write.
        type: as Python writes it; classes of payloads stand in `schemas`.
        place: `path`, `query`, `header`, or `argument` where the call is no HTTP request.
        optional: whether it may be left out.
        limits: arguments of `Path`, `Query` or `Header`.
        default: what it is where it is left out.
        description: in words.
    """

    name: str
    alias: str
    type: str
    place: str
    optional: bool
    limits: tuple[tuple[str, object], ...]
    default: object
    description: str

    @property
    def annotation(self) -> str:
        """Its type, with the None of what may be left out."""
        return f"{self.type} | None" if self.optional and self.default is None else self.type


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCase:
    """A class to be written by hand, of which the model gives the signature.

    Attributes:
        name: of its module in `application`, and of it in the composition root.
        title: as the model calls it.
        summary: one line.
        called_by: what calls it, such as `GET /v1/items/{id}`.
        parameters: by keyword, in this order.
        body: class of `schemas` that the parameter `body` has; empty where there is none.
        answer: class of `schemas` that it returns; empty where it returns nothing.
        many: whether it returns a list of these.
        stream: whether it returns an asynchronous iterator of these.
    """

    name: str
    title: str
    summary: str
    called_by: str
    parameters: tuple[Parameter, ...] = ()
    body: str = ""
    answer: str = ""
    many: bool = False
    stream: bool = False

    @property
    def class_name(self) -> str:
        """Name of the class."""
        return pascal(self.name)

    @property
    def returns(self) -> str:
        """The type of its answer, as Python writes it."""
        if not self.answer:
            return "AsyncIterator[None]" if self.stream else "None"
        name = f"schemas.{self.answer}"
        name = f"list[{name}]" if self.many else name
        return f"AsyncIterator[{name}]" if self.stream else name

    @property
    def types(self) -> str:
        """Every type in its signature, for whoever has to import them."""
        own = ["schemas.body"] if self.body else []
        return " ".join([self.returns, *own, *(one.annotation for one in self.parameters)])

    @property
    def uses_schemas(self) -> bool:
        """Whether its signature names a class of `schemas`."""
        return "schemas." in self.types


class Parameters:
    """Makes parameters of the fields of a model, with names that differ."""

    def __init__(self, payloads: Payloads, architecture: str) -> None:
        """Classes that a parameter needs are added to `payloads`."""
        self._payloads = payloads
        self._architecture = architecture
        self._scope = Scope()
        self._scope.reserve(["self", "body", "container", "principal", "request"])

    def make(self, one: DataField, place: str, alias: str = "") -> Parameter:
        """Return the parameter for a field."""
        limits = {
            "ge": one.minimum, "le": one.maximum, "min_length": one.min_length, "max_length": one.max_length,
            "pattern": one.pattern or None,
        }  # fmt: skip
        told = one.default is not None and (one.many or one.of is not None or one.type in (*TOLD, "decimal"))
        return Parameter(
            self._scope.give(one.name, snake(one.name)), alias or one.name, self._type(one), place,
            one.optional or one.default is not None,
            tuple((key, value) for key, value in limits.items() if value is not None), None if told else one.default,
            line(with_default(one) if told else one.description),
        )  # fmt: skip

    def _type(self, one: DataField) -> str:
        if one.values:
            made = f"Literal[{', '.join(map(string, one.values))}]"
        elif one.of is not None:
            made = f"schemas.{self._payloads.add(one.of, self._architecture)}"
        else:
            made = _TYPES[one.type or "string"]
        return f"list[{made}]" if one.many else made
