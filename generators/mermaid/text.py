"""Plain text in Mermaid: whatever a person wrote parses, comes back whole, and executes nothing.

Mermaid has no quoting of its own. It knows entity codes (`#quot;`, `#35;`), which it hides from its grammars and turns
into HTML entities at the very end, after it has looked for Markdown, icons and formulas. A character that means
something anywhere on that way is written as such a code; all others stay as they are, so that the source stays legible.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

from ..markdown.plain import tidy

BREAK = "<br/>"
BLANK = "#160;"

_NAMED = {'"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;"}

_MEANINGFUL = (
    r"[#;<>\\]"
    r"|&(?=[#0-9A-Za-z])"  # entities, if it is one
    r"|%(?=[%{])|(?<=%)%"  # comments and directives (`%%{init: …}%%`) count wherever they stand
    r"|\$(?=\$)|(?<=\$)\$"  # formulas
)
# Where labels are quoted, and read as Markdown: all kinds but sequences.
_MEANINGFUL_IN_MARKDOWN = (
    r'|["`*{}~^]'
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis; inside a word it is none
    r"|(?<=\[)\[|(?<=\])\]"  # `[[fork]]`
    r"|(?<=fa):(?=fa-)|(?<=fa[bklrs]):(?=fa-)"  # icons
)
# What Mermaid itself puts for `#` and `;` of a code; it looks for them more than once, so a code does not help.
_HIDDEN = re.compile("(ﬂ)(?=°)|(¶)(?=ß)")
_UNSEEN = "\u200c"  # zero width: what is seen stays the same
# Lexers of three kinds look for this anywhere in a line.
_DIRECTION = re.compile(r"(direction)\s+(?=TB|BT|RL|LR)", re.IGNORECASE)
# At the start of a label: a list of Markdown, which older versions refuse to draw; what is not seen keeps it text.
_MARKER = re.compile(r"^(?:\d+[.)](?=\s)|[-+](?=\s|$))")
# Mermaid takes the last semicolon from such lines (`encodeEntities`), and with it the end of a code.
_UNSEALED = re.compile(r"(?:style|classDef).*:\S*#.*;")
_COLON = re.compile(r":(?=[^\s:]*#)")


def code(character: str) -> str:
    """Return the entity code of one character: `#quot;`, `#35;`."""
    return _NAMED.get(character) or f"#{ord(character)};"


@lru_cache(maxsize=32)
def _pattern(also: str, markdown: bool) -> re.Pattern[str]:
    pattern = _MEANINGFUL + (_MEANINGFUL_IN_MARKDOWN if markdown else "")
    return re.compile(f"[{re.escape(also)}]|{pattern}" if also else pattern)


def coded(text: str, also: str = "", *, markdown: bool = True) -> str:
    """Return one line of `text`, with entity codes where needed.

    Args:
        text: plain text without line breaks.
        also: further characters that the place cannot hold.
        markdown: whether the place is quoted, and read as Markdown.
    """
    text = _HIDDEN.sub(rf"\g<0>{_UNSEEN}", _pattern(also, markdown).sub(_character, text))
    text = _DIRECTION.sub(r"\1#32;", text)
    return _MARKER.sub(rf"\g<0>{_UNSEEN}", text) if markdown else text


def _character(found: re.Match[str]) -> str:
    if found[0] == "&":
        # `R&D` is no entity; Python reads them as browsers do, also those without a semicolon.
        entity = found.string[found.start() : found.start() + 40].split(" ")[0]
        if html.unescape(entity) == entity:
            return "&"
    return code(found[0])


@lru_cache(maxsize=16384)  # names and words recur in many diagrams
def label(text: str, also: str = "", blank: str = BLANK, *, markdown: bool = True) -> str:
    """Return `text` as a label that may have several lines; some kinds run into blank ones, so these are left out.

    Args:
        text: plain text; newlines are line breaks.
        also: further characters that the place cannot hold.
        blank: what stands for an empty text, where the grammar wants one.
        markdown: whether the place is quoted, and read as Markdown.
    """
    lines = (line.strip() for line in tidy(text).split("\n"))
    return BREAK.join(coded(line, also, markdown=markdown) for line in lines if line) or blank


def sealed(lines: list[str]) -> str:
    """Return the lines of a diagram as its source, each safe from what Mermaid does before it parses."""
    return "".join(f"{_COLON.sub(code(':'), line) if _UNSEALED.search(line) else line}\n" for line in lines)


@lru_cache(maxsize=16384)  # as above
def address(url: str) -> str:
    """Return an address so that it can stand in quotes in a `click` line."""
    return re.sub(r"""[\s"'`<>;\\{}]|%(?![0-9A-Fa-f]{2})""", _percent, tidy(url))


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
