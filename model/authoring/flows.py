"""Handles of flows: messages one after the other, blocks as `with` statements."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

from .drafts import Draft, Handle
from .interfaces import ResponseOf, Subject

if TYPE_CHECKING:
    from .architecture import Architecture
    from .elements import Player

About: TypeAlias = "Subject | ResponseOf | str"


class Flow(Handle):
    """Handle of a flow."""

    kind = "flow"

    def __init__(self, architecture: Architecture, path: str, draft: Draft) -> None:
        """Begin without steps."""
        super().__init__(architecture, path, draft)
        self._steps: list[Draft] = draft.fields["steps"]
        self._last_block: Draft | None = None

    def _say(
        self, kind: str, source: Player, target: Player, about: About, text: str, **more: Any
    ) -> None:  # fmt: skip
        said: dict[str, Any] = {"text": text}
        if isinstance(about, str):
            said = {"text": text or about}
        elif isinstance(about, ResponseOf):
            said |= {"about": about.endpoint, "status": about.status}
        else:
            said |= {"about": about}
        self._steps.append(Draft(step="message", source=source, target=target, kind=kind, **said, **more))

    def call(self, source: Player, target: Player, about: About = "", text: str = "", *, technology: str = "") -> None:
        """`source` calls `target` and waits."""
        self._say("call", source, target, about, text, technology=technology)

    def send(self, source: Player, target: Player, about: About = "", text: str = "", *, technology: str = "") -> None:
        """`source` tells `target` something and goes on."""
        self._say("send", source, target, about, text, technology=technology)

    def reply(self, source: Player, target: Player, about: About = "", text: str = "") -> None:
        """`source` answers `target`."""
        self._say("reply", source, target, about, text)

    def think(self, who: Player, about: About = "", text: str = "") -> None:
        """`who` does something by itself."""
        self._say("call", who, who, about, text)

    def note(self, over: Player, text: str, *, to: Player | None = None) -> None:
        """Put a remark over a participant, or over the space from one `to` another."""
        self._steps.append(Draft(step="note", over=[over, to] if to else [over], text=text))

    @contextmanager
    def _block(self, kind: str, title: str) -> Iterator[None]:
        block = Draft(step="block", kind=kind, branches=[])
        self._steps.append(block)
        with self._branch(block, title):
            yield

    @contextmanager
    def _branch(self, block: Draft, title: str) -> Iterator[None]:
        outer, inner = self._steps, Draft(title=title, steps=[])
        block.fields["branches"].append(inner)
        self._steps = inner.fields["steps"]
        try:
            yield
        finally:
            self._steps, self._last_block = outer, block

    @contextmanager
    def _next(self, kind: str, name: str, title: str) -> Iterator[None]:
        block = self._last_block
        if block is None or not self._steps or self._steps[-1] is not block or block.fields["kind"] != kind:
            raise SyntaxError(f"'{name}' must follow a block '{kind}' directly, as 'else' follows 'if'")
        with self._branch(block, title):
            yield

    def alt(self, title: str) -> Any:
        """Open alternatives; `otherwise` goes on with them."""
        return self._block("alt", title)

    def otherwise(self, title: str = "") -> Any:
        """Go on with another alternative."""
        return self._next("alt", "otherwise", title)

    def opt(self, title: str) -> Any:
        """Open a block that may be left out."""
        return self._block("opt", title)

    def par(self, title: str = "") -> Any:
        """Open parallel paths; `also` goes on with them."""
        return self._block("par", title)

    def also(self, title: str = "") -> Any:
        """Go on with another parallel path."""
        return self._next("par", "also", title)

    def loop(self, title: str) -> Any:
        """Open a block that is repeated."""
        return self._block("loop", title)

    def breaks(self, title: str) -> Any:
        """Open a block that ends what is around it."""
        return self._block("break", title)

    def critical(self, title: str) -> Any:
        """Open a block that nothing may interrupt; `option` says what else can happen."""
        return self._block("critical", title)

    def option(self, title: str) -> Any:
        """Go on with another outcome of a critical block."""
        return self._next("critical", "option", title)
