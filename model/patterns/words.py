"""The words of a pattern: what its texts say by default, and what a system says instead."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..records.patterns import PatternRecord
from ..records.quantities import Quantity

_PLACE = re.compile(r"\{([a-z][a-z_]*)\}")


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with `{name}` replaced for every name in `values`; all other braces stay as they are.

    What is put in is not looked at again, and nothing in `text` is executed, unlike with `str.format`.
    """
    return _PLACE.sub(lambda found: values.get(found[1], found[0]), text)


def parameters(pattern: PatternRecord) -> dict[str, str]:
    """Return the amounts among a pattern's parameters as text, by the names under which words can mention them."""
    shared = PatternRecord.model_fields
    values = {name: getattr(pattern, name) for name in type(pattern).model_fields if name not in shared}
    return {
        name: f"{value:g}" if isinstance(value, float) else str(value)
        for name, value in values.items()
        if isinstance(value, int | float | Quantity) and not isinstance(value, bool)
    }


class Words:
    """What one pattern says.

    Args:
        pattern: whose own words come before the defaults; an empty word counts as none.
        defaults: every key with the text it stands for.
    """

    def __init__(self, pattern: PatternRecord, defaults: Mapping[str, str]) -> None:
        """Read the pattern's words; those with unknown keys say nothing here (`problems` reports them)."""
        self._own, self._defaults = pattern.words, defaults
        self._values = parameters(pattern)

    def say(self, key: str, **more: str) -> str:
        """Return the text of `key`, with the pattern's parameters and `more` put in.

        Where nothing is left of a system's own word, the default speaks.
        """
        values = {**self._values, **more}
        return filled(self._own.get(key, ""), values) or filled(self._defaults[key], values)
