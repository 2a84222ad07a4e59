"""How Ticket Stand reaches Scans."""

from __future__ import annotations

from typing import final

from typing_extensions import override

from ..application._generated import ports
from ..application._generated.errors import NotWrittenYetError


@final
class ScansAdapter(ports.Scans):
    """Pictures of tickets (S3)."""

    @override
    async def put(self, name: str, content: bytes) -> None:
        """Keep `content` under `name`, whatever was there."""
        raise NotWrittenYetError("Scans cannot be reached yet.")

    @override
    async def get(self, name: str) -> bytes:
        """Return what is kept under `name`."""
        raise NotWrittenYetError("Scans cannot be reached yet.")

    @override
    async def remove(self, name: str) -> None:
        """Keep nothing under `name` any more."""
        raise NotWrittenYetError("Scans cannot be reached yet.")
