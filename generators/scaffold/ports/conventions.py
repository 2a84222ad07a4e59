"""What one asks of a store or a broker, whatever it holds: methods that the field agrees on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..python.expressions import call, laid


@dataclass(frozen=True, slots=True)
class Method:
    """A method of a port.

    Attributes:
        name: its identifier.
        parameters: with their types, `*` among them.
        returns: its type, as Python writes it.
        description: one line.
        awaited: whether it is a coroutine.
    """

    name: str
    parameters: tuple[str, ...]
    returns: str
    description: str
    awaited: bool = True

    @property
    def head(self) -> str:
        """Its signature inside a class, on several lines where it is long."""
        made = call(self.name, "self", *self.parameters)
        return laid("async def " if self.awaited else "def ", made, f" -> {self.returns}:", indent=4)

    @property
    def types(self) -> str:
        """Every type in it, for whoever has to import them."""
        return " ".join((*self.parameters, self.returns))

    def taking(self, event: str) -> Method:
        """Return it with the type of what is published in place.."""
        parameters = tuple(each.replace(EVENT, event) for each in self.parameters)
        return replace(self, parameters=parameters, returns=self.returns.replace(EVENT, event))


LOOSE = ("*args: Any", "**kwargs: Any")
"""Parameters that an adapter may replace by its own: type checkers let such a method be overridden by any."""

EVENT = "EVENT"
"""Stands for the type of what is published, in the methods below."""

CONVENTIONS: Mapping[str, tuple[Method, ...]] = {
    "blob-store": (
        Method("put", ("name: str", "content: bytes"), "None", "Keep `content` under `name`, whatever was there."),
        Method("get", ("name: str",), "bytes", "Return what is kept under `name`."),
        Method("remove", ("name: str",), "None", "Keep nothing under `name` any more."),
    ),
    "cache": (
        Method("get", ("key: str",), "bytes | None", "Return what is kept under `key`, if there is anything."),
        Method("put", ("key: str", "value: bytes", "*", "ttl: timedelta"), "None", "Keep `value` for so long."),
        Method("remove", ("key: str",), "None", "Forget what is kept under `key`."),
    ),
    "database": (
        Method(
            "transaction", (), "AbstractAsyncContextManager[None]",
            "Keep everything that is done inside, or, where it fails, nothing of it.", awaited=False,
        ),
    ),
    "event-store": (
        Method(
            "append", ("stream: str", f"events: Sequence[{EVENT}]", "*", "expected_version: int"), "None",
            "Add events to a stream that has so many; who comes second fails.",
        ),
        Method("load", ("stream: str",), f"Sequence[{EVENT}]", "Return the events of a stream, oldest first."),
    ),
    "search": (
        Method("index", ("key: str", "document: Mapping[str, object]"), "None", "Let `document` be found."),
        Method("search", ("text: str", "*", "limit: int"), "Sequence[str]", "Return the keys of what fits best."),
        Method("remove", ("key: str",), "None", "Let a document be found no more."),
    ),
}  # fmt: skip
"""Methods by the type of a store."""

PUBLISH = Method("publish", (f"event: {EVENT}",), "None", "Tell whoever listens what happened.")
