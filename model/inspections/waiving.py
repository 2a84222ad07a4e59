"""Waivers: findings that are known and accepted, with the reason, and if need be for a while only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ..diagnostics import Diagnostic


class Waiver(Protocol):
    """A finding that is accepted."""

    @property
    def code(self) -> str:
        """Code of the finding."""
        ...

    @property
    def about(self) -> str:
        """Reference of the thing it is about; `*` stands for any run of characters."""
        ...

    @property
    def until(self) -> date | None:
        """The last day on which it counts; nothing: it always does."""
        ...


@dataclass(frozen=True, slots=True)
class Waived:
    """What waivers leave.

    Attributes:
        left: the diagnostics that no waiver in force accepts.
        expired: numbers of the waivers that would accept something, but no longer count.
        idle: numbers of the waivers that accept nothing.
    """

    left: list[Diagnostic]
    expired: tuple[int, ...]
    idle: tuple[int, ...]


def waive(diagnostics: Iterable[Diagnostic], waivers: Sequence[Waiver], today: date | None = None) -> Waived:
    """Take the diagnostics away that `waivers` accept.

    Args:
        diagnostics: what was found.
        waivers: what is accepted.
        today: the day on which they have to count; without it, all do.
    """
    by_code: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
    for number, waiver in enumerate(waivers):
        by_code.setdefault(waiver.code, []).append((number, _pattern(waiver.about)))
    late = {number for number, one in enumerate(waivers) if today and one.until and one.until < today}
    used: set[int] = set()
    left: list[Diagnostic] = []
    for diagnostic in diagnostics:
        matching = {number for number, about in by_code.get(diagnostic.code, ()) if about.fullmatch(diagnostic.about)}
        used |= matching
        if matching <= late:
            left.append(diagnostic)
    idle = tuple(number for number in range(len(waivers)) if number not in used)
    return Waived(left, tuple(sorted(late & used)), idle)


def _pattern(about: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, about.split("*"))), re.DOTALL)
