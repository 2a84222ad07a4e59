"""How Ticket Stand reaches Ledger."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Any, final

from typing_extensions import override

from ..application._generated import ports
from ..application._generated.errors import NotWrittenYetError


@final
class LedgerAdapter(ports.Ledger):
    """Every ticket (PostgreSQL or SQLite)."""

    @override
    def transaction(self) -> AbstractAsyncContextManager[None]:
        """Keep everything that is done inside, or, where it fails, nothing of it."""
        raise NotWrittenYetError("Ledger cannot be reached yet.")

    @override
    async def read_print_jobs(self, *args: Any, **kwargs: Any) -> Any:
        """Reads/writes print jobs (SQL)."""
        raise NotWrittenYetError("Ledger cannot be reached yet.")

    @override
    async def write_print_jobs(self, *args: Any, **kwargs: Any) -> Any:
        """Reads/writes print jobs (SQL)."""
        raise NotWrittenYetError("Ledger cannot be reached yet.")

    @override
    async def keep_tickets(self, *args: Any, **kwargs: Any) -> Any:
        """Keep tickets in."""
        raise NotWrittenYetError("Ledger cannot be reached yet.")
