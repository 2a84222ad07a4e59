"""Tow a ship, step by step."""

from __future__ import annotations

from typing import final

from typing_extensions import override

from .._generated import sagas
from .._generated.errors import NotWrittenYetError


@final
class TowAShip(sagas.TowAShip):
    """One transaction; what a step learns and a later one needs is kept in attributes."""

    @override
    async def order(self) -> None:
        """Order: OrderTug, by Desk."""
        raise NotWrittenYetError("TowAShip.order is not written yet.")

    @override
    async def undo_order(self) -> None:
        """Undo `order`: DismissTug."""
        raise NotWrittenYetError("TowAShip.undo_order is not written yet.")

    @override
    async def pull(self) -> None:
        """Pull, by Tower."""
        raise NotWrittenYetError("TowAShip.pull is not written yet.")

    @override
    async def undo_pull(self) -> None:
        """Undo `pull`: Let go."""
        raise NotWrittenYetError("TowAShip.undo_pull is not written yet.")

    @override
    async def steps_2(self) -> None:
        """Steps."""
        raise NotWrittenYetError("TowAShip.steps_2 is not written yet.")
