"""Who speaks of what: every named thing of a workspace by the records that refer to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from trueline.model.records.base import ReferenceField
from trueline.model.references import absolute, local
from trueline.model.walking import walk
from trueline.model.workspace import Workspace

# What these refer to stands on their own pages; there are many of them.
_SILENT = frozenset({"element", "group", "role", "view"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A record that refers to something: the kind of record, the field that does, and the record's reference."""

    kind: str
    field: str
    reference: str


class Mentions:
    """The records that refer to each thing; made once, shared by the generators of pages."""

    def __init__(self, workspace: Workspace) -> None:
        """Wrap a workspace; the table is computed when it is first asked for."""
        self._workspace = workspace

    def of(self, reference: str) -> tuple[Mention, ...]:
        """Return what refers to `reference` (absolute), in the author's order, each record and field once."""
        return tuple(self._table.get(reference, ()))

    def by(self, reference: str, *kinds: str) -> Iterator[str]:
        """Yield the absolute references of the records of these kinds that speak of `reference`, each once."""
        yield from dict.fromkeys(one.reference for one in self.of(reference) if one.kind in kinds)

    @cached_property
    def _table(self) -> dict[str, dict[Mention, None]]:
        found: dict[str, dict[Mention, None]] = defaultdict(dict)
        for architecture, index in self._workspace.indexes.items():
            for kind, record, _ in index.things():
                if kind in _SILENT:
                    continue
                speaker = absolute(local(kind, record.id), architecture)
                for reference in walk(record, ReferenceField):
                    field = next(part for part in reversed(reference.pointer) if isinstance(part, str))
                    found[self._present(reference.value, architecture)][Mention(kind, field, speaker)] = None
        return found

    def _present(self, reference: str, architecture: str) -> str:
        thing = self._workspace.find(reference, architecture)
        return thing.reference if thing else absolute(reference, architecture)
