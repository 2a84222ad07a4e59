"""Handles of interfaces and what stands on them: endpoints, GraphQL fields, channels, jobs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, Unpack

from .domain import Fields, Relating, field_drafts
from .drafts import Common, Draft, Handle, listed, named

Answer: TypeAlias = "Handle | Many | str | tuple[Handle | Many, str]"
Answers: TypeAlias = "Mapping[int, Answer]"


class Subject(Handle):
    """What a message of a flow can be about."""


class Command(Subject):
    """Handle of a command."""

    kind = "command"


class Query(Subject):
    """Handle of a query."""

    kind = "query"


class Event(Subject, Relating):
    """Handle of an event; events relate as classes do."""

    kind = "event"


class Job(Subject):
    """Handle of a scheduled job."""

    kind = "job"


class GraphField(Subject):
    """Handle of a GraphQL field."""

    kind = "field"


class Channel(Subject):
    """Handle of a WebSocket channel."""

    kind = "channel"


class Many:
    """Marks a response body as a list: `{200: Many(contact)}`."""

    def __init__(self, of: Handle) -> None:
        """Hold a list of `of`."""
        self.of = of


class ResponseOf:
    """One response of an endpoint: `post_stock[409]`."""

    def __init__(self, endpoint: Endpoint, status: int) -> None:
        """Point at the response with `status`."""
        self.endpoint, self.status = endpoint, status


class Endpoint(Subject):
    """Handle of an HTTP endpoint; `endpoint[404]` is one of its responses."""

    kind = "endpoint"

    def __getitem__(self, status: int) -> ResponseOf:
        known = [response.fields["status"] for response in self.draft.fields["responses"]]
        if status not in known:
            raise LookupError(f"'{self.name}' has no response {status}; it has {', '.join(map(str, known)) or 'none'}")
        return ResponseOf(self, status)


def _response(status: int, answer: Any) -> Draft:
    description = ""
    if isinstance(answer, tuple):
        answer, description = answer
    if isinstance(answer, Many):
        return Draft(status=status, body=answer.of, many=True, description=description)
    if isinstance(answer, Handle):
        return Draft(status=status, body=answer, description=description)
    return Draft(status=status, description=answer or description)


class _Face(Handle):
    kind = "interface"

    def _on(self, name: str, common: Mapping[str, Any], **fields: Any) -> Draft:
        owner = self.path.rpartition(".")[0]
        return named(self.architecture, owner, name, common, interface=self, **fields)


class Http(_Face):
    """Handle of an HTTP interface."""

    def endpoint(
        self, method: str, path: str, handles: Command | Query | None = None, responses: Answers | None = None, *,
        name: str = "", role: str = "", query: Fields | None = None, headers: Fields | None = None,
        params: Fields | None = None, body: Handle | None = None, handled_by: Handle | None = None,
        deprecated: bool = False, status: str = "live", **common: Unpack[Common],
    ) -> Endpoint:  # fmt: skip
        """Put an operation here; its name is by default `METHOD path`."""
        parameters = [
            Draft(**draft.fields, place=place)
            for place, fields in (("path", params), ("query", query), ("header", headers))
            for draft in field_drafts(fields or {})
        ]
        answers = [_response(code, answer) for code, answer in (responses or {}).items()]
        draft = self._on(
            name or f"{method} {path}", common, method=method, path=path, handles=handles, handled_by=handled_by,
            parameters=parameters, body=body, responses=answers, role=role, deprecated=deprecated, status=status,
        )  # fmt: skip
        return self.architecture.add("endpoints", Endpoint(self.architecture, draft.fields["id"], draft))

    def get(self, path: str, handles: Query | None = None, responses: Answers | None = None, **more: Any) -> Endpoint:
        """Put a GET here."""
        return self.endpoint("GET", path, handles, responses, **more)

    def post(
        self, path: str, handles: Command | None = None, responses: Answers | None = None, **more: Any
    ) -> Endpoint:
        """Put a POST here."""
        return self.endpoint("POST", path, handles, responses, **more)

    def put(self, path: str, handles: Command | None = None, responses: Answers | None = None, **more: Any) -> Endpoint:
        """Put a PUT here."""
        return self.endpoint("PUT", path, handles, responses, **more)

    def patch(
        self, path: str, handles: Command | None = None, responses: Answers | None = None, **more: Any
    ) -> Endpoint:
        """Put a PATCH here."""
        return self.endpoint("PATCH", path, handles, responses, **more)

    def delete(
        self, path: str, handles: Command | None = None, responses: Answers | None = None, **more: Any
    ) -> Endpoint:
        """Put a DELETE here."""
        return self.endpoint("DELETE", path, handles, responses, **more)


class GraphQL(_Face):
    """Handle of a GraphQL interface."""

    def field(
        self, operation: str, name: str, handles: Command | Query | None = None, *, arguments: Fields | None = None,
        returns: Handle | None = None, many: bool = False, role: str = "", status: str = "live",
        **common: Unpack[Common],
    ) -> GraphField:  # fmt: skip
        """Put a field here: `operation` is `query`, `mutation` or `subscription`."""
        draft = self._on(
            name, common, operation=operation, handles=handles, arguments=field_drafts(arguments or {}),
            returns=returns, many=many, role=role, status=status,
        )  # fmt: skip
        return self.architecture.add("fields", GraphField(self.architecture, draft.fields["id"], draft))


class WebSocket(_Face):
    """Handle of a WebSocket interface."""

    def channel(
        self, name: str, *, path: str = "", receives: Sequence[Handle] = (), sends: Sequence[Handle] = (),
        role: str = "", status: str = "live", **common: Unpack[Common],
    ) -> Channel:  # fmt: skip
        """Put a channel here."""
        draft = self._on(
            name, common, path=path, receives=listed(receives), sends=listed(sends), role=role, status=status
        )  # fmt: skip
        return self.architecture.add("channels", Channel(self.architecture, draft.fields["id"], draft))
