"""Texts and names as PlantUML reads them."""

from __future__ import annotations

import re

from ..mermaid.ids import node_id

# Everything that PlantUML, its preprocessor or its Creole markup could take for more than a character.
_PLAIN = re.compile(r"[^\w .,;:?()\u00a0-\u2017\u2020-\uffff/-]|(?<![\w ])[-.:]|//|--|\.\.|__|:(?=\w+:)", re.UNICODE)


def quoted(text: str) -> str:
    """Return a text in quotes; lines stay lines."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return '"' + r"\n".join(_PLAIN.sub(_spelled, line) for line in lines if line) + '"'


def _spelled(found: re.Match[str]) -> str:
    return "".join(f"<U+{ord(character):04X}>" for character in found[0])


def name(reference: str) -> str:
    """Return a name: letters, digits and underscores."""
    return f"n_{node_id(reference)}"
