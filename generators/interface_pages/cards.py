"""What the page of interfaces says of each of them, of what they offer, and of jobs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus

from trueline.model.records.base import Named
from trueline.model.records.domain import DataField
from trueline.model.records.interfaces import Channel, Endpoint, GraphField, Interface, Job
from trueline.model.references import absolute, local
from trueline.model.relations import relations
from trueline.model.sharing import shared

from ..markdown import code, escape
from ..pages.backlinks import mentioned, unique
from ..pages.fields import FieldRow, field_rows
from ..pages.frame import Frame
from ..pages.spoken import Exchange, Spoken, exchanges
from ..pages.text import Md

_PROBLEMS = {"": "", "rfc9457": "Problem details (RFC 9457)", "rfc7807": "Problem details (RFC 7807)"}
_KINDS = {"http": "HTTP", "graphql": "GraphQL", "websocket": "WebSocket"}
_WITH_BODY = ("POST", "PUT", "PATCH")
_PHRASES = {one.value: one.phrase for one in HTTPStatus}


@dataclass(frozen=True, slots=True)
class Offer:
    """An endpoint, a field, a channel or a job with everything that is said of it.

    Attributes:
        kind: as references write it.
        record: what it is.
        title: how it is called: `POST /v1/orders`.
        name: its own name, where it is more than how it is called.
        description: its own, or that of what it handles.
        role: the permission it takes.
        facts: who handles it, what it carries, who speaks of it.
        fields: its parameters or arguments.
        answers: status, body and meaning of each response.
        exchanges: who calls it in the flows.
    """

    kind: str
    record: Named
    title: str
    name: str
    description: str
    role: str
    facts: tuple[tuple[str, Md], ...]
    fields: tuple[FieldRow, ...]
    answers: tuple[tuple[int, Md, str], ...]
    exchanges: tuple[Exchange, ...]


@dataclass(frozen=True, slots=True)
class Face:
    """An interface with what it offers."""

    interface: Interface
    facts: tuple[tuple[str, Md], ...]
    offers: tuple[Offer, ...]


class Faces:
    """The interfaces of one architecture."""

    def __init__(self, frame: Frame) -> None:
        """Sort everything that is offered by its interface."""
        self._frame = frame
        self._web = relations(frame.site.workspace)
        self._offered: dict[str, list[Endpoint | GraphField | Channel]] = defaultdict(list)
        record = frame.index.record
        offered: tuple[Endpoint | GraphField | Channel, ...] = (*record.endpoints, *record.fields, *record.channels)
        for one in offered:
            self._offered[self._present(one.interface)].append(one)

    def _present(self, reference: str) -> str:
        thing = self._frame.site.workspace.find(reference, self._frame.architecture)
        return thing.reference if thing else absolute(reference, self._frame.architecture)

    def _itself(self, kind: str, record: Named) -> str:
        return absolute(local(kind, record.id), self._frame.architecture)

    def of(self, interface: Interface) -> Face:
        """Return an interface with what it offers."""
        reference = self._itself("interface", interface)
        offered = self._offered[reference]
        facts = (
            ("Provided by", self._frame.link(interface.of)),
            ("Used by", self._frame.links(self._users(interface, offered))),
            ("Kind", Md(_KINDS[interface.kind])),
            ("Base", Md(code(interface.base))),
            ("Version", Md(escape(interface.version))),
            ("Callers prove who they are by", Md(escape(interface.security))),
            ("Errors", Md(_PROBLEMS[interface.problems])),
            *mentioned(self._frame, reference),
        )
        return Face(interface, facts, tuple(self._offer(interface, one) for one in offered))

    def _users(self, interface: Interface, offered: Iterable[Endpoint | GraphField | Channel]) -> tuple[str, ...]:
        """Return who is stated to use the element that provides it, and who calls what it offers in a flow."""
        provider = self._web.resolve(interface.of, self._frame.architecture)
        stated = [
            one.source for row in self._web.incoming.get(provider, {}).values() for one in row if one.target == provider
        ]
        spoken = shared(self._frame.site.workspace, Spoken)
        callers = [
            saying.target if saying.kind == "reply" else saying.source
            for one in offered
            for saying in spoken.of(self._itself(_kind(one), one))
        ]
        return tuple(one for one in unique((*stated, *callers)) if one != provider)

    def _offer(self, interface: Interface, one: Endpoint | GraphField | Channel) -> Offer:
        reference = self._itself(_kind(one), one)
        return Offer(
            kind=_kind(one),
            record=one,
            title=_title(interface, one),
            name=_own_name(interface, one),
            description=one.description or self._handled(one),
            role=one.role,
            facts=(
                *(self._of_endpoint(one) if isinstance(one, Endpoint) else ()),
                *(self._of_field(one) if isinstance(one, GraphField) else ()),
                *(self._of_channel(one) if isinstance(one, Channel) else ()),
                ("Permission", Md(code(one.role) or "none needed")),
                ("Status", Md("" if one.status == "live" else one.status)),
                *mentioned(self._frame, reference),
            ),
            fields=field_rows(self._frame, _parameters(one)),
            answers=tuple(self._answers(one)) if isinstance(one, Endpoint) else (),
            exchanges=exchanges(self._frame, reference),
        )

    def _handled(self, one: Endpoint | GraphField | Channel) -> str:
        reference = "" if isinstance(one, Channel) else one.handles
        thing = self._frame.site.workspace.find(reference, self._frame.architecture) if reference else None
        return thing.record.description if thing else ""

    def _of_endpoint(self, one: Endpoint) -> Iterator[tuple[str, Md]]:
        sent = ", sent as the request's body" if one.method in _WITH_BODY and one.handles and not one.body else ""
        yield "Handles", Md(f"{self._link(one.handles)}{sent}")
        yield "Handled by", self._link(one.handled_by)
        yield "Request body", self._link(one.body)
        yield "Deprecated", Md("yes" if one.deprecated else "")

    def _of_field(self, one: GraphField) -> Iterator[tuple[str, Md]]:
        yield "Operation", Md(one.operation)
        yield "Handles", self._link(one.handles)
        yield "Answers with", self._link(one.returns, many=one.many)

    def _of_channel(self, one: Channel) -> Iterator[tuple[str, Md]]:
        yield "Receives", self._frame.links(one.receives)
        yield "Sends", self._frame.links(one.sends)

    def _link(self, reference: str | None, *, many: bool = False) -> Md:
        if reference is None:
            return Md("")
        return Md(f"{'a list of ' if many else ''}{self._frame.link(reference)}")

    def _answers(self, one: Endpoint) -> Iterator[tuple[int, Md, str]]:
        for response in one.responses:
            meaning = response.description or _PHRASES.get(response.status, "")
            yield response.status, self._link(response.body, many=response.many), meaning

    def job(self, job: Job) -> Offer:
        """Return a job with everything that is said of it."""
        reference = self._itself("job", job)
        every = f"every {job.every.value:f} {job.every.unit}" if job.every else ""
        return Offer(
            kind="job",
            record=job,
            title=job.name,
            name="",
            description=job.description,
            role="",
            facts=(
                ("Done by", self._frame.link(job.of)),
                ("Starts", Md(", ".join(filter(None, (every, code(job.cron)))))),
                ("Runs", self._link(job.runs)),
                ("While the last one still works", Md("starts all the same" if job.overlap else "does not start")),
                *mentioned(self._frame, reference),
            ),
            fields=(),
            answers=(),
            exchanges=exchanges(self._frame, reference),
        )


def _kind(one: Endpoint | GraphField | Channel) -> str:
    return "endpoint" if isinstance(one, Endpoint) else "field" if isinstance(one, GraphField) else "channel"


def _title(interface: Interface, one: Endpoint | GraphField | Channel) -> str:
    """Return how something is called: `POST /v1/orders`, `query orders`, `/v1/changes`."""
    if isinstance(one, Endpoint):
        return f"{one.method} {interface.base}{one.path}"
    if isinstance(one, GraphField):
        return f"{one.operation} {one.name}"
    return f"{interface.base}{one.path}" or one.name


def _own_name(interface: Interface, one: Endpoint | GraphField | Channel) -> str:
    """Return the name of something, unless its title says it already."""
    known = {_title(interface, one)}
    if isinstance(one, Endpoint):
        known.add(f"{one.method} {one.path}")
    elif isinstance(one, GraphField):
        known.add(one.name)
    return "" if one.name in known else one.name


def _parameters(one: Endpoint | GraphField | Channel) -> tuple[DataField, ...]:
    if isinstance(one, Endpoint):
        return one.parameters
    return one.arguments if isinstance(one, GraphField) else ()
