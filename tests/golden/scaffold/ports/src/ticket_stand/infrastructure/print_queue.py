"""How Ticket Stand reaches Print Queue."""

from __future__ import annotations

from typing import Any, final

from typing_extensions import override

from ..application._generated import ports
from ..application._generated.errors import NotWrittenYetError


@final
class PrintQueueAdapter(ports.PrintQueue):
    """What is to be printed."""

    @override
    async def send_work_for_the_night(self, *args: Any, **kwargs: Any) -> None:
        """Tell Print Queue: Work for the night."""
        raise NotWrittenYetError("Print Queue cannot be reached yet.")
