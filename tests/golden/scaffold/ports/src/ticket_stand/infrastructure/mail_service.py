"""How Ticket Stand reaches Mail Service."""

from __future__ import annotations

from typing import Any, final

from typing_extensions import override

from ..application._generated import ports
from ..application._generated.errors import NotWrittenYetError


@final
class MailServiceAdapter(ports.MailService):
    """Sends letters and mail (SMTP)."""

    @override
    async def send_confirmations(self, *args: Any, **kwargs: Any) -> Any:
        """Sends confirmations (SMTP)."""
        raise NotWrittenYetError("Mail Service cannot be reached yet.")

    @override
    async def send_nightly_reports_and_warnings(self, *args: Any, **kwargs: Any) -> Any:
        """Sends nightly reports and warnings (SMTP)."""
        raise NotWrittenYetError("Mail Service cannot be reached yet.")
