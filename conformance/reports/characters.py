"""Texts of strangers, made safe to print.

Names of files and modules, and what people write in models, may hold anything: an escape sequence that repaints a
terminal, a line end that begins a command of a build server, a mark that turns the direction of reading.
"""

from __future__ import annotations

import re

# Control characters, marks of direction and line ends of Unicode, halves of surrogate pairs, and what is no character.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def exact(text: str) -> str:
    r"""Return a name on one line, with what cannot be printed as Python would escape it, such as `\x1b`."""
    return _UNPRINTABLE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def prose(text: str) -> str:
    """Return a text that people wrote on one line: line ends are spaces, and the rest is as in `exact`."""
    return exact(" ".join(text.split()))
