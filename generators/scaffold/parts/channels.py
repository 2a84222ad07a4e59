"""WebSocket channels: their routes, who is connected, and whom use cases may send messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import Any

from trueline.model.protocols import Artefact

from ..channels import Received, Stream
from ..design import Design
from ..python.expressions import call, laid, mapping
from ..python.expressions import union as one_of
from ..python.literals import literal, string
from ..samples import samples


def files(design: Design) -> Iterator[Artefact]:
    """Yield the channels of a target that has some, with their first tests."""
    if not design.streams:
        return
    yield design.module(
        "application/_generated/publishers.py",
        "application/publishers.py.j2",
        listening=any(one.received for one in design.streams),
        silent=any(not one.sends for one in design.streams),
        speaking=any(one.sends for one in design.streams),
        union=union,
    )
    yield design.module(
        "interface/_generated/channels.py",
        "interface/channels.py.j2",
        parsing=any(one.received for one in design.streams),
        print=SimpleNamespace(served=served, head=head, called=called),
        keys=" or ".join(f"`{key}`" for key in dict.fromkeys(one.key for one in design.streams)),
    )
    yield design.once_from(
        "tests/test_channels.py",
        "project/test_channels.py.j2",
        asked=_asked(design.streams),
        guarded=any(one.channel.role for one in design.streams),
    )


def _asked(streams: Iterable[Stream]) -> dict[str, str] | None:
    """Return a message that a channel takes, and the path of the channel; None where there is none that is simple."""
    for stream in streams:
        for one in stream.received:
            found = samples(one.fields)
            if found is not None:
                return {"path": stream.path, "message": _message({stream.key: one.body, **found})}
    return None


def _message(content: dict[str, Any]) -> str:
    return laid("message = ", mapping((string(key), literal(value)) for key, value in content.items()), indent=4)


def union(stream: Stream) -> str:
    """Return the line that says what a channel sends."""
    classes = [f"schemas.{one}" for one in stream.sends] or ["Never"]
    return one_of(f"{stream.class_name}Message: TypeAlias = ", classes)


def served(stream: Stream) -> str:
    """Return the line that serves a connection."""
    take = f"_take_{stream.name}" if stream.received else "_take_nothing"
    role = string(stream.channel.role) if stream.channel.role else None
    made = call("_serve", f"_connections(socket).{stream.name}", "socket", take, role=role)
    return laid("await ", made, indent=4)


def head(stream: Stream) -> str:
    """Return the first line of what takes the messages of a channel."""
    parameters = ("cases: UseCases", f"listener: publishers.{stream.class_name}Listener", "message: dict[str, Any]")
    return laid("async def ", call(f"_take_{stream.name}", *parameters), " -> None:")


def called(one: Received) -> str:
    """Return the line that calls a use case with a message."""
    made = call(f"cases.{one.name}", listener="listener", body=call("_parsed", f"schemas.{one.body}", "message"))
    return laid("await ", made, indent=12)
