"""How Ticket Stand reaches Poster Shop."""

from __future__ import annotations

from typing import Any, final

from typing_extensions import override

from ..application._generated import ports
from ..application._generated.errors import NotWrittenYetError


@final
class PosterShopAdapter(ports.PosterShop):
    """Poster Shop."""

    @override
    async def call(self, *args: Any, **kwargs: Any) -> Any:
        """Ask Poster Shop: HTTP."""
        raise NotWrittenYetError("Poster Shop cannot be reached yet.")

    @override
    async def send_orders_of_the_day(self, *args: Any, **kwargs: Any) -> None:
        """Tell Poster Shop: Orders of the day."""
        raise NotWrittenYetError("Poster Shop cannot be reached yet.")
