"""The fenced blocks of a hand-written page, as a reader would copy them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.house.tracked import ROOT

_FENCE = re.compile(r"^```(?P<language>\w+)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<text>.*?)^```$", re.M | re.S)


@dataclass(frozen=True, slots=True)
class Fenced:
    """A block: its language, the file it is a part of (or nothing), and its lines."""

    language: str
    title: str
    text: str


def blocks(page: str) -> list[Fenced]:
    """Return the blocks of a page in their order.

    Args:
        page: path below the repository.
    """
    text = (ROOT / page).read_text(encoding="utf-8")
    found = [Fenced(each["language"], each["title"] or "", each["text"]) for each in _FENCE.finditer(text)]
    if text.count("\n```") != 2 * len(found):
        raise ValueError(f"{page} has a fence that is not read: give it a language")
    return found


def files(page: str) -> dict[str, str]:
    """Return the files that a page builds up, block by block."""
    made: dict[str, str] = {}
    for block in blocks(page):
        if block.title:
            made[block.title] = made.get(block.title, "") + block.text
    return made
