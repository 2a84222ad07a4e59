"""How diagrams and tables spell things: types of fields, messages of flows, kinds of elements."""

from __future__ import annotations

from http import HTTPStatus

from trueline.model.records.behaviour import Message
from trueline.model.records.domain import DataField, DomainClass, Scalar
from trueline.model.records.elements import Element, Role
from trueline.model.records.interfaces import Endpoint, Event
from trueline.model.workspace import Workspace

_SCALARS: dict[Scalar, str] = {
    "uuid": "UUID",
    "string": "str",
    "int": "int",
    "float": "float",
    "decimal": "Decimal",
    "bool": "bool",
    "datetime": "datetime",
    "date": "date",
    "time": "time",
    "duration": "timedelta",
    "json": "dict",
    "bytes": "bytes",
    "any": "Any",
}
_LEVELS = {"person": "Person", "system": "System", "container": "Container", "component": "Component", "code": "Code"}


def spelled_type(workspace: Workspace, architecture: str, field: DataField) -> str:
    """Return the type of a field as Python spells it, such as `list[UUID]` or `Decimal | None`."""
    if field.spelled:
        return field.spelled
    if field.of:
        thing = workspace.find(field.of, architecture)
        name = thing.record.name if thing else field.of
    else:
        name = _SCALARS[field.type] if field.type else "str" if field.values else "Any"
    name = f"list[{name}]" if field.many else name
    return f"{name} | None" if field.optional else name


def message_text(workspace: Workspace, architecture: str, message: Message) -> str:
    """Return what a message says: its own text, or what it is about; its technology follows in brackets.

    A call of an endpoint is its method and path, an answer of one its status; everything else is named.
    """
    said = _said(workspace, architecture, message)
    return f"{said} [{message.technology}]".lstrip() if message.technology else said


def _said(workspace: Workspace, architecture: str, message: Message) -> str:
    if message.text:
        return message.text
    thing = workspace.find(message.about, architecture) if message.about else None
    if message.status is not None:
        return _status(message.status, thing.record if thing else None)
    if thing is None:
        return ""
    if isinstance(thing.record, Endpoint) and message.kind != "reply":
        return f"{thing.record.method} {thing.record.path}"
    return thing.record.name


def _status(status: int, endpoint: object) -> str:
    responses = endpoint.responses if isinstance(endpoint, Endpoint) else ()
    said = next((one.description for one in responses if one.status == status), "")
    if not said:
        known = {one.value: one.phrase for one in HTTPStatus}
        said = known.get(status, "")
    return f"{status} {said}".strip()


def kind_line(record: Element | Role, *, technology: str | None = None, more: str = "") -> str:
    """Return what C4 puts under a name, such as `[Container: FastAPI]`, `[Database: SQLite]` or `[External system]`.

    Args:
        record: an element or role.
        technology: what a view or an instance says instead of the element's own.
        more: a remark that follows the brackets, such as how many there are.
    """
    element = record if isinstance(record, Element) else None
    kind = _LEVELS[record.kind]
    if element and element.type and element.type not in ("application", "person", "system"):
        words = "user interface" if element.type == "ui" else element.type.replace("-", " ")
        kind = words[:1].upper() + words[1:]
    if record.external:
        kind = f"External {kind[:1].lower()}{kind[1:]}"
    if technology is None:
        technology = element.technology if element else ""
    inner = f"{kind}: {technology}" if technology else kind
    if element and element.status != "live":
        inner += f", {element.status}"
    return f"[{inner}]{f' {more}' if more else ''}"


def class_stereotype(record: DomainClass | Event) -> str:
    """Return what stands in guillemets above a class; empty for a plain one."""
    if record.stereotype:
        return record.stereotype
    if record.abstract:
        return "abstract"
    if isinstance(record, Event):
        return "event"
    return "" if record.kind == "class" else record.kind.replace("-", " ")
