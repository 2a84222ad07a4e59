"""How Ticket Stand reaches Board."""

from __future__ import annotations

from datetime import timedelta
from typing import final

from typing_extensions import override

from ..application._generated import ports
from ..application._generated.errors import NotWrittenYetError


@final
class BoardAdapter(ports.Board):
    """Times of today (Redis)."""

    @override
    async def get(self, key: str) -> bytes | None:
        """Return what is kept under `key`, if there is anything."""
        raise NotWrittenYetError("Board cannot be reached yet.")

    @override
    async def put(self, key: str, value: bytes, *, ttl: timedelta) -> None:
        """Keep `value` for so long."""
        raise NotWrittenYetError("Board cannot be reached yet.")

    @override
    async def remove(self, key: str) -> None:
        """Forget what is kept under `key`."""
        raise NotWrittenYetError("Board cannot be reached yet.")
