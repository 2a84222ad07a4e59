"""Which records refer to a thing that is no element, and by which of their fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from trueline.model.records.base import ReferenceField
from trueline.model.references import absolute, local, split
from trueline.model.sharing import shared
from trueline.model.walking import walk
from trueline.model.workspace import Workspace

from .frame import Frame
from .text import Md

# Neither refer to anything but elements, groups and roles, and there are many of them.
_SILENT = frozenset({"element", "group", "role", "view"})


@dataclass(frozen=True, slots=True)
class Backlink:
    """A record that refers to something: the kind of record, the field that does, and the record's reference."""

    kind: str
    field: str
    reference: str


class Backlinks:
    """The records that refer to each thing; made once, shared by the generators of pages."""

    def __init__(self, workspace: Workspace) -> None:
        """Wrap a workspace; the table is computed when it is first asked for."""
        self._workspace = workspace

    def of(self, reference: str) -> tuple[Backlink, ...]:
        """Return what refers to `reference` (absolute), in the author's order, each record and field once."""
        return tuple(self._table.get(reference, ()))

    @cached_property
    def _table(self) -> dict[str, dict[Backlink, None]]:
        found: dict[str, dict[Backlink, None]] = defaultdict(dict)
        for architecture, index in self._workspace.indexes.items():
            for kind, record, _ in index.things():
                if kind in _SILENT:
                    continue
                speaker = absolute(local(kind, record.id), architecture)
                for reference in walk(record, ReferenceField):
                    if split(reference.value).kind in _SILENT:
                        continue
                    field = next(part for part in reversed(reference.pointer) if isinstance(part, str))
                    found[self._present(reference.value, architecture)][Backlink(kind, field, speaker)] = None
        return found

    def _present(self, reference: str, architecture: str) -> str:
        thing = self._workspace.find(reference, architecture)
        return thing.reference if thing else absolute(reference, architecture)


# How each field that refers to a thing is told on the page of that thing; `*`: whatever the kind of the record.
_WORDS: dict[tuple[str, str], str] = {
    ("*", "handles"): "Called through",
    ("*", "yields"): "Caused by",
    ("*", "body"): "Carried by",
    ("*", "returns"): "Returned by",
    ("*", "sends"): "Sent on",
    ("*", "receives"): "Received on",
    ("*", "does"): "Done in a step of",
    ("*", "undo_does"): "Undoes a step of",
    ("*", "runs"): "Started by",
    ("*", "extends"): "Extended by",
    ("entity", "entity"): "Referred to by",
    ("*", "classes"): "Drawn in",
    ("*", "invalidated_by"): "Invalidates",
    ("machine", "event"): "Emitted by",
    ("machine", "of"): "State machines",
    ("class", "of"): "Type of a field of",
    ("event", "of"): "Type of a field of",
    ("command", "of"): "Type of a field of",
    ("query", "of"): "Type of a field of",
    ("endpoint", "of"): "Type of a parameter of",
    ("field", "of"): "Type of an argument of",
    ("quality", "of"): "Qualities",
    ("rule", "*"): "Rules",
    ("decision", "*"): "Decisions",
    ("section", "*"): "Documentation",
    ("pattern", "*"): "Patterns",
}
# Told elsewhere on the same page, in a place of its own.
_TOLD = frozenset({("flow", "about"), ("entity", "schema"), ("schema", "source"), ("schema", "target")}) | frozenset(
    (kind, "interface") for kind in ("endpoint", "field", "channel")
)


def mentioned(frame: Frame, reference: str) -> Iterator[tuple[str, Md]]:
    """Yield what refers to a thing, in words with links: `Called through`, `POST /orders`.

    Args:
        frame: the page it is told on.
        reference: absolute reference of the thing.
    """
    told: dict[str, list[str]] = defaultdict(list)
    for one in shared(frame.site.workspace, Backlinks).of(reference):
        if (one.kind, one.field) not in _TOLD and one.reference != reference:
            told[_words(one)].append(one.reference)
    for words, references in told.items():
        yield words, frame.links(unique(references))


def _words(one: Backlink) -> str:
    keys = ((one.kind, one.field), ("*", one.field), (one.kind, "*"))
    return next((_WORDS[key] for key in keys if key in _WORDS), f"Named by a {one.kind}")


def unique(references: Iterable[str]) -> tuple[str, ...]:
    """Return `references` without repetitions, in their order."""
    return tuple(dict.fromkeys(references))
