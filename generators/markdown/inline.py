"""Text, code and links inside a line.

Python-Markdown knows fewer backslash escapes than CommonMark, and the extensions of the site and of code hosts have
signs of their own, so characters that mean something are written as HTML entities: every reader agrees on those. What
is harmless where it stands (hyphens and underscores inside words, full stops, parentheses) stays legible.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .plain import tidy

BREAK = "<br>"

_NAMED = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_MEANINGFUL = re.compile(
    r"[<>*`\[\]|{~^$]"
    r"|&(?=#?\w+;)"
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis; inside a word it is none
    r"|\\(?=[^\w\s]|_|$)"
    r"|(?<!\S)#|#(?=\s*$)"  # headings, and what may close them
    r"|(?<==)=|=(?==)"
    r"|^[-+:!?=](?!\w)"  # lists, definitions, admonitions, underlines
)
_NUMBER = re.compile(r"^(\d+)([.)])(?=\s|$)")
# Code that may stand between single backticks, also in a table.
_BARE = re.compile(r"(?! )[^`<>&|{}\\\n]+(?<! )")

_SCHEME = re.compile(r"[^/?#]*:")
_SAFE = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"""[\s()<>\[\]\\"'`|{}^*~]|%(?![0-9A-Fa-f]{2})""")


@lru_cache(maxsize=16384)  # names and words recur on many pages
def escape(text: str) -> str:
    """Return plain `text` as Markdown for one line, wherever in a line it stands; line breaks become `<br>`."""
    return BREAK.join(_line(line) for line in tidy(text).strip().split("\n"))


def _line(line: str) -> str:
    line = _MEANINGFUL.sub(lambda found: entity(found[0]), " ".join(line.split()))
    return _NUMBER.sub(lambda found: f"{found[1]}{entity(found[2])}", line)


def entity(character: str) -> str:
    """Return the HTML entity of one character."""
    return _NAMED.get(character) or f"&#{ord(character)};"


def code(text: str) -> str:
    """Return `text` as code inside a line, fit for a table too."""
    text = " ".join(tidy(text).split("\n"))
    if not text.strip():
        return ""
    return f"`{text}`" if _BARE.fullmatch(text) else f"<code>{escape(text)}</code>"


def cell(text: str) -> str:
    """Return plain `text` for a cell of a table."""
    return escape(text)


def link(text: str, url: str) -> str:
    """Return a link, or plain text where `url` is no address that a reader may safely follow.

    Args:
        text: plain text to click on; the address itself if it is blank.
        url: relative, `http:`, `https:` or `mailto:`.
    """
    shown = escape(text) or escape(url)
    address = _address(url)
    if address:
        return f"[{shown}]({address})"
    return shown if not url.strip() or shown == escape(url) else f"{shown} ({escape(url)})"


@lru_cache(maxsize=16384)  # a page is linked from many others in the same words
def _address(url: str) -> str:
    """Return an address as it stands in a link; empty where it is none that a reader may safely follow."""
    address = tidy(url).strip()
    return _encoded(address) if is_safe(address) else ""


def is_safe(address: str) -> bool:
    """Return whether an address is relative, or of a kind that executes nothing."""
    if not address or address.startswith(("//", "\\")):
        return False
    return bool(_SAFE.match(address)) or not _SCHEME.match(address)


def _encoded(address: str) -> str:
    encoded = _IN_ADDRESS.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), address)
    return re.sub(r"&(?=#?\w+;)", "&amp;", encoded)
