"""What a run of checks found, before it is written in any format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trueline.model.checks import Outcome, Ruling, Violation
from trueline.model.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Report:
    """The outcomes of a run.

    What a workspace turned off is not reported, whichever format is asked for.

    Attributes:
        outcomes: what each check said, in the order of the checks; without what is known.
        known: violations that a baseline accepts; they stand in no outcome.
        version: version of the product that checked, if that is to be said.
    """

    outcomes: tuple[Outcome, ...]
    known: tuple[Violation, ...] = ()
    version: str = ""

    @property
    def status(self) -> int:
        """Exit status: 2 where something could not be checked, 1 where something is wrong, 0 otherwise."""
        if any(outcome.unable for outcome in self.outcomes):
            return 2
        return int(any(one.severity is Severity.ERROR for one in self._all()))

    @property
    def violations(self) -> tuple[Violation, ...]:
        """Everything that was found and is not known, of every check."""
        return tuple(self._all())

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """Every rule that was held against something, of every check."""
        return tuple(ruling for outcome in self.outcomes for ruling in outcome.rulings)

    def _all(self) -> Iterator[Violation]:
        for outcome in self.outcomes:
            yield from reported(outcome.violations)


def reported(violations: tuple[Violation, ...]) -> Iterator[Violation]:
    """Yield those of `violations` that no workspace turned off."""
    return (one for one in violations if one.severity is not Severity.OFF)
