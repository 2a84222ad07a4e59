"""How Ticket Stand reaches Horn."""

from __future__ import annotations

from typing import final

from typing_extensions import override

from ..application._generated import ports
from ..application._generated.errors import NotWrittenYetError
from ..domain._generated import events


@final
class HornAdapter(ports.Horn):
    """Tells everyone (RabbitMQ)."""

    @override
    async def publish(self, event: events.AnyEvent) -> None:
        """Tell whoever listens what happened."""
        raise NotWrittenYetError("Horn cannot be reached yet.")
