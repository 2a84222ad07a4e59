"""Plain text before it is written in any format."""

from __future__ import annotations

import re

_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# No font shows controls and some readers stop at them; lone surrogates cannot be written to a file, and
# U+FFFE and U+FFFF are no characters.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def tidy(text: str) -> str:
    """Return `text` with `\\n` as its only line break and nothing that cannot be shown or saved."""
    return _UNSEEN.sub("\ufffd", _BREAKS.sub("\n", text))
