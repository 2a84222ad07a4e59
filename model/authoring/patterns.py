"""Handles of patterns: their words and notes, the steps of a saga, the states of a breaker."""

from __future__ import annotations

from typing import Any

from ..naming import slug
from ..records.quantities import Quantity
from .drafts import Draft, Handle

ONE_SECOND, TEN_SECONDS, HALF_A_MINUTE = Quantity(1, "s"), Quantity(10, "s"), Quantity(30, "s")
TENTH, NO_TIME = Quantity(100, "ms"), Quantity(0, "s")


class Pattern(Handle):
    """Handle of a pattern."""

    kind = "pattern"

    def words(self, **words: str) -> Pattern:
        """Say parts of the pattern in this system's own words; `{parameter}` stands for a parameter's value."""
        kept = self.draft.fields.setdefault("words", {})
        kept.update({key.replace("_", "-"): text for key, text in words.items()})
        return self

    def note(self, state: str, text: str) -> Pattern:
        """Put a remark beside a state of the pattern's machine."""
        self.draft.fields.setdefault("notes", {})[state] = text
        return self


class StateOf:
    """A state of a pattern's machine."""

    def __init__(self, pattern: Pattern, name: str) -> None:
        """Be the state `name` of `pattern`."""
        self.pattern, self.id = pattern, name

    def note(self, text: str) -> StateOf:
        """Put a remark beside the state."""
        self.pattern.note(self.id, text)
        return self


class CircuitBreaker(Pattern):
    """Handle of a circuit breaker."""

    @property
    def closed(self) -> StateOf:
        """Calls pass."""
        return StateOf(self, "closed")

    @property
    def open(self) -> StateOf:
        """Calls fail at once."""
        return StateOf(self, "open")

    @property
    def half_open(self) -> StateOf:
        """A few probes pass."""
        return StateOf(self, "half-open")


class CacheAside(Pattern):
    """Handle of a cache-aside."""

    @property
    def ttl(self) -> Quantity:
        """How long an entry lives; prints as in `TTL: 30s`."""
        ttl: Quantity = self.draft.fields["ttl"]
        return ttl


class Saga(Pattern):
    """Handle of a saga; its steps are added in their order."""

    def step(
        self, name: str, does: Handle | None = None, *, undo: Handle | str = "", by: Handle | None = None,
        within: Quantity | None = None, retry: Handle | None = None, id: str | None = None,  # noqa: A002 - the field's name
    ) -> Saga:  # fmt: skip
        """Add a step: what it does, who does it, what undoes it."""
        compensation: dict[str, Any] = {"undo": undo}
        if isinstance(undo, Handle):
            compensation = {"undo": undo.name, "undo_does": undo}
        self.draft.fields["steps"].append(
            Draft(id=id or slug(name), name=name, by=by, does=does, within=within, retry=retry, **compensation)
        )
        return self

    def fails_at(self, name: str) -> Saga:
        """Draw the scenario in which this step fails.

        Raises:
            LookupError: where the saga has no such step (add the steps first).
        """
        ids = [step.fields["id"] for step in self.draft.fields["steps"]]
        if slug(name) not in ids:
            raise LookupError(f"the saga '{self.name}' has no step '{name}'; it has {', '.join(ids) or 'none'}")
        self.draft.fields["fails_at"] = slug(name)
        return self
