"""What a scaffold's database holds, and how it changes from one model to the next."""

from __future__ import annotations

from functools import cached_property

from trueline.model.records.schema import Entity

from ..target import Target
from .classes import TableClass, classes
from .history import SNAPSHOT, History, history
from .reading import Stored, read

__all__ = ["SNAPSHOT", "Database"]


class Database:
    """The tables of a target."""

    def __init__(self, target: Target, snapshot: str | None) -> None:
        """Take what `target` stores, and the last snapshot of it."""
        self._target = target
        self._snapshot = snapshot

    @cached_property
    def stored(self) -> tuple[Stored, ...]:
        """What is stored, with its tables."""
        entities = [entity for _, found in self._target.schemas for entity in found]
        return read(self._target.architecture, entities, self._find)

    def _find(self, reference: str) -> Entity | None:
        thing = self._target.workspace.find(reference, self._target.architecture)
        return thing.record if thing and isinstance(thing.record, Entity) else None

    @cached_property
    def tables(self) -> tuple[TableClass, ...]:
        """Its tables as code."""
        return classes(self.stored)

    @property
    def exists(self) -> bool:
        """Whether there is one, or was once: then what leads back to nothing stays."""
        return bool(self.stored or self.history.known)

    @cached_property
    def history(self) -> History:
        """Its revisions."""
        return history([one.table for one in self.stored], self._snapshot)
