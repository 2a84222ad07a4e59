"""GraphQL fields as calls of use cases.

A field that handles what an endpoint handles too calls the endpoint's use case where the signatures agree: what it
answers is the same, its arguments are all the parameters and the body that the use case takes, and their types are the
same. A field that handles what an earlier field handles may call that one's use case in the same way. Every other field
has a use case of its own, `find_item_graphql` where `find_item` is taken; that of a command takes its payload as the
body, as an endpoint's does, and that of a subscription answers with a stream.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from trueline.model.records.domain import DataField
from trueline.model.records.interfaces import Command, GraphField, Interface, Query
from trueline.model.references import absolute

from ..cases import Parameter, Parameters, UseCase
from ..json_schemas import Payloads
from ..operations import Operation
from ..python.literals import line
from ..python.names import Scope, snake
from ..target import Target


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a field.

    Attributes:
        field: as the model states it.
        parameter: of the use case, which it becomes; none where it is a part of the body.
    """

    field: DataField
    parameter: Parameter | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCase(UseCase):
    """A GraphQL field as code: the use case that it calls, maybe with the name of an endpoint's.

    Attributes:
        field: as the model states it.
        interface: that it stands on.
        description: what the model says of it, or of what it handles.
        arguments: of the field, each with what it becomes.
    """

    field: GraphField
    interface: Interface
    description: str
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """A use case that a field may call, with the fields of its body by their names."""

    case: UseCase
    body: Mapping[str, DataField] = field(default_factory=dict)


def field_cases(
    target: Target, payloads: Payloads, names: Scope, operations: Iterable[Operation]
) -> Iterator[FieldCase]:
    """Yield the fields of every GraphQL interface of a target; `operations` are what they may share use cases with."""
    fields = _Fields(target, payloads, names, operations)
    for interface in target.interfaces:
        if interface.kind == "graphql":
            for one in target.fields(interface):
                yield fields.case(interface, one)


class _Fields:
    """Decides for one field after another what it calls."""

    def __init__(self, target: Target, payloads: Payloads, names: Scope, operations: Iterable[Operation]) -> None:
        self._target = target
        self._payloads = payloads
        self._names = names
        self._known: dict[str, list[_Known]] = {}
        for one in operations:
            handled = self._target.thing(one.endpoint.handles)
            if handled is not None:
                body = self._parts(one.endpoint.body or one.endpoint.handles) if one.body else {}
                self._known.setdefault(handled.reference, []).append(_Known(one, body))

    def case(self, interface: Interface, one: GraphField) -> FieldCase:
        """Return the field `one` of `interface`."""
        handled = self._target.thing(one.handles)
        request = self._target.request(one.handles)
        known = self._known.setdefault(handled.reference, []) if handled else []
        made = self._own(interface, one, request)
        for each in known if one.operation != "subscription" else ():
            arguments = self._fed(made, each)
            if arguments is not None:
                case = each.case
                return replace(
                    made, name=case.name, parameters=case.parameters, body=case.body,
                    arguments=arguments,
                )  # fmt: skip
        wanted = snake(request.name if request else one.name)
        name = self._names.give(one.name, wanted, f"{wanted}_graphql")
        made = replace(made, name=name)
        if handled and one.operation != "subscription":
            known.append(_Known(made, self._parts(one.handles) if made.body else {}))
        return made

    def _own(self, interface: Interface, one: GraphField, request: Command | Query | None) -> FieldCase:
        """Return the field with a use case of its own, which has no name yet."""
        make = Parameters(self._payloads, self._target.architecture)
        whole = isinstance(request, Command) and bool(request.payload) and not one.arguments
        given = one.arguments or (request.payload if request else ())
        public = (each for each in given if each.visibility == "public")
        arguments = tuple(Argument(each, None if whole else make.make(each, "argument")) for each in public)
        description = line(one.description or (request.description if request else ""))
        returns = one.returns or (request.returns if isinstance(request, Query) else None)
        return FieldCase(
            name="",
            title=one.name,
            summary=description or line(f"The {one.operation} {one.name}."),
            called_by=f"{one.operation} {one.name}",
            parameters=tuple(each.parameter for each in arguments if each.parameter),
            body=self._payloads.add(one.handles, self._target.architecture) if whole and one.handles else "",
            answer=self._payloads.add(returns, self._target.architecture) if returns else "",
            many=one.many or (isinstance(request, Query) and request.many and not one.returns),
            stream=one.operation == "subscription",
            field=one,
            interface=interface,
            description=description,
            arguments=arguments,
        )

    def _fed(self, made: FieldCase, known: _Known) -> tuple[Argument, ...] | None:
        """Return the arguments as the use case `known` takes them; None where it takes others, or answers otherwise."""
        case = known.case
        parameters = {one.alias: one for one in case.parameters}
        given = {one.field.name: one.field for one in made.arguments}
        if (case.answer, case.many, case.stream) != (made.answer, made.many, made.stream) or not self._complete(
            case, parameters, given
        ):
            return None
        make = Parameters(self._payloads, self._target.architecture)
        fed = []
        for name, one in given.items():
            parameter = parameters.get(name)
            if parameter is not None and not _fits(make.make(one, "argument"), parameter):
                return None
            if parameter is None and not self._same(one, known.body.get(name)):
                return None
            fed.append(Argument(one, parameter))
        return tuple(fed)

    def _complete(self, case: UseCase, parameters: Iterable[str], given: Mapping[str, DataField]) -> bool:
        """Return whether arguments give everything that a use case needs."""
        schema = self._payloads.definitions.schemas[case.body] if case.body else {}
        needed = [name for name in schema.get("required", ()) if name not in given or _nullable(given[name])]
        return not needed and all(name in given for name in parameters)

    def _same(self, one: DataField, part: DataField | None) -> bool:
        if part is None:
            return False
        kinds = [
            (each.type or "string", each.of and absolute(each.of, self._target.architecture), each.values, each.many)
            for each in (one, part)
        ]
        return kinds[0] == kinds[1]

    def _parts(self, reference: str | None) -> dict[str, DataField]:
        fields = self._payloads.fields(reference, self._target.architecture) if reference else ()
        return {one.name: one for one in fields}


def _nullable(one: DataField) -> bool:
    return one.optional and one.default is None


def _fits(argument: Parameter, parameter: Parameter) -> bool:
    """Return whether what an argument may be is what a parameter takes."""
    return argument.annotation in (parameter.annotation, parameter.type)
