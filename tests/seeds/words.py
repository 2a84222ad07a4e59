"""Words of a text, so that texts are compared by what they say and not by how they are set."""

from __future__ import annotations

import re
from collections.abc import Iterable

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> tuple[str, ...]:
    """Return the words of `text` in lower case: `CommandService: POST /x` has command, service, post and x."""
    return tuple(_WORD.findall(_CAMEL.sub(" ", text).lower()))


def keeps(drawn: str, stated: str) -> bool:
    """Whether the words of `stated` stand in `drawn` in their order, possibly with others between them."""
    rest = iter(words(drawn))
    return all(word in rest for word in words(stated))


def keeps_all(drawn: str, stated: Iterable[str]) -> bool:
    """Whether `drawn` keeps each of the texts `stated`, which may overlap."""
    return all(keeps(drawn, text) for text in stated)
