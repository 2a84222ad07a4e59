"""How Ticket Stand reaches Signer."""

from __future__ import annotations

from typing import Any, final

from typing_extensions import override

from ..application._generated import ports
from ..application._generated.errors import NotWrittenYetError


@final
class SignerAdapter(ports.Signer):
    """Knows the stamp."""

    @override
    async def sign_tickets(self, *args: Any, **kwargs: Any) -> Any:
        """Sign tickets with (PKCS #11)."""
        raise NotWrittenYetError("Signer cannot be reached yet.")
