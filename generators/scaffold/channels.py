"""WebSocket channels: each message that arrives calls a use case, each that leaves is a class.

A message is a JSON object: the fields of its class, and `type` with the name of that class. What arrives may leave the
type out where the channel receives one class alone. Where a class of the channel has a field `type` of its own, the
name stands in `message_type`.

A message that arrives has a use case of its own, even where an endpoint handles the same command: it is told from whom
the message came, and may answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trueline.model.records.domain import DataField
from trueline.model.records.interfaces import Channel, Interface

from .cases import Parameter, UseCase
from .json_schemas import Payloads
from .python.literals import line
from .python.names import Scope, pascal, snake
from .target import Target

_NAMES = (
    "asyncio", "connections", "errors", "json", "listener", "logging", "principal", "problems", "publishers", "raw",
    "router", "schemas", "security", "socket", "use_cases",
)  # fmt: skip
_CLASSES = ("Channel", "Connection", "Connections", "Listener", "Principal", "Publisher")


@dataclass(frozen=True, slots=True, kw_only=True)
class Received(UseCase):
    """A message that a channel receives.

    Attributes:
        fields: of its class.
    """

    fields: tuple[DataField, ...]


@dataclass(frozen=True, slots=True)
class Stream:
    """A channel as code.

    Attributes:
        name: its identifier.
        class_name: what the names of its types begin with.
        channel: as the model states it.
        path: with the base of its interface.
        received: messages that arrive.
        sends: classes of `schemas` that leave.
        key: of the member of a message that names its class.
    """

    name: str
    class_name: str
    channel: Channel
    path: str
    received: tuple[Received, ...]
    sends: tuple[str, ...]
    key: str


def streams(target: Target, payloads: Payloads, names: Scope) -> Iterator[Stream]:
    """Yield the channels of every WebSocket interface of a target."""
    own, classes = Scope(), Scope(apart="")
    own.reserve(_NAMES)
    classes.reserve(_CLASSES)
    paths: set[str] = set()
    for interface in target.interfaces:
        if interface.kind != "websocket":
            continue
        for channel in target.channels(interface):
            name = own.give(channel.name, snake(channel.name))
            class_name = classes.give(channel.name, pascal(channel.name))
            path = _path(interface, channel, name, paths)
            receives = {payloads.add(each, target.architecture): each for each in channel.receives}
            sends = [payloads.add(each, target.architecture) for each in channel.sends]
            yield Stream(
                name, class_name, channel, path,
                tuple(
                    _received(each, payloads.fields(reference, target.architecture), names, channel, path, class_name)
                    for each, reference in receives.items()
                ),
                tuple(dict.fromkeys(sends)), _key(payloads, (*receives, *sends)),
            )  # fmt: skip


def _path(interface: Interface, channel: Channel, name: str, taken: set[str]) -> str:
    """Return the path of a channel; one that another channel has already gets the name of this one behind it."""
    path = f"/{(interface.base + channel.path).replace('//', '/').strip('/')}"
    path = f"{path.rstrip('/')}/{name}" if path in taken or path == "/" else path
    taken.add(path)
    return path


def _key(payloads: Payloads, classes: Iterable[str]) -> str:
    fields = {name for each in classes for name in payloads.definitions.schemas[each].get("properties", ())}
    key = "type"
    while key in fields:
        key = f"message_{key}"
    return key


def _received(
    body: str, fields: tuple[DataField, ...], names: Scope, channel: Channel, path: str, class_name: str
) -> Received:
    name = names.give(body, f"receive_{snake(body)}")
    listener = Parameter("listener", "listener", f"publishers.{class_name}Listener", "argument", False, (), None, "")
    return Received(
        name=name,
        title=body,
        summary=line(f"Take a message '{body}' of the channel {channel.name}."),
        called_by=f"WebSocket {path} {body}",
        parameters=(listener,),
        body=body,
        fields=fields,
    )
