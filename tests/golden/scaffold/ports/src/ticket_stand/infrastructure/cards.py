"""How Ticket Stand reaches Card Network."""

from __future__ import annotations

from typing import final

from typing_extensions import override

from ..application._generated import ports, schemas
from ..application._generated.errors import NotWrittenYetError


@final
class CardsAdapter(ports.Cards):
    """Moves money (ISO 8583)."""

    @override
    async def charge_card(self, command: schemas.ChargeCard) -> None:
        """Take money from a card."""
        raise NotWrittenYetError("Card Network cannot be reached yet.")

    @override
    async def find_receipts(self, query: schemas.FindReceipts) -> list[schemas.Receipt]:
        """What was paid."""
        raise NotWrittenYetError("Card Network cannot be reached yet.")

    @override
    async def put_cards_card_block(self, *, card: str, hours: int | None = None) -> None:
        """PUT /cards/{card}/block."""
        raise NotWrittenYetError("Card Network cannot be reached yet.")
