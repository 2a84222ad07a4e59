"""Who speaks of what: every named thing of a workspace by the things its fields refer to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from trueline.model.records.base import ReferenceField
from trueline.model.references import absolute, local
from trueline.model.walking import walk
from trueline.model.workspace import Workspace

# What explains other things; whatever only consists of them (views, flows) is found by `Drawings`.
_SPEAKERS = ("rule", "quality", "decision", "section")


class Mentions:
    """Rules, qualities, decisions and sections by what they speak of; made once, shared by the generators of pages."""

    def __init__(self, workspace: Workspace) -> None:
        """Wrap a workspace; the table is computed when it is first asked for."""
        self._workspace = workspace

    def of(self, reference: str, *kinds: str) -> Iterator[str]:
        """Yield the absolute references of what speaks of `reference`, in the author's order.

        Args:
            reference: absolute reference of anything.
            kinds: yield only these kinds; without any, all of them.
        """
        for kind, speaker in self._table.get(reference, ()):
            if not kinds or kind in kinds:
                yield speaker

    @cached_property
    def _table(self) -> dict[str, dict[tuple[str, str], None]]:
        found: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        for architecture, index in self._workspace.indexes.items():
            for kind in _SPEAKERS:
                for record, _ in index.by_kind[kind].values():
                    speaker = absolute(local(kind, record.id), architecture)
                    for reference in walk(record, ReferenceField):
                        found[absolute(reference.value, architecture)][kind, speaker] = None
        return found
