"""What the page of messages says of each command, query and event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from trueline.model.records.domain import ClassRelationship
from trueline.model.records.interfaces import Command, Event, Query
from trueline.model.references import absolute, local

from ..markdown import code, escape
from ..pages.backlinks import mentioned
from ..pages.fields import FieldRow, field_rows
from ..pages.frame import Frame
from ..pages.spoken import Exchange, exchanges
from ..pages.text import Md

# How a class relates to an event, and the same from the event's side.
_RELATED = {
    "inherits": ("A kind of", "Has kinds"),
    "composes": ("Is composed of", "Part of"),
    "aggregates": ("Gathers", "Gathered by"),
    "associates": ("Knows", "Known by"),
    "depends": ("Depends on", "Depended on by"),
}


@dataclass(frozen=True, slots=True)
class MessageCard:
    """A message with everything that is said of it.

    Attributes:
        record: the message.
        what: remarks in few words, such as `Abstract` or `May be sent again without harm`.
        holder: link to the element that holds it.
        facts: who causes, carries and hears of it.
        payload: its fields.
        inherited: fields of the events it extends, with a link to each of these.
        exchanges: who says it to whom in the flows.
    """

    record: Command | Query | Event
    what: str
    holder: Md
    facts: tuple[tuple[str, Md], ...]
    payload: tuple[FieldRow, ...]
    inherited: tuple[tuple[Md, Md], ...]
    exchanges: tuple[Exchange, ...]


class Cards:
    """The cards of the messages of one architecture."""

    def __init__(self, frame: Frame) -> None:
        """Gather the relationships between classes and events at once."""
        self._frame = frame
        self._related: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for one in frame.index.record.class_relationships:
            self._relate(one)

    def _relate(self, one: ClassRelationship) -> None:
        forth, back = _RELATED[one.kind]
        for end, words, other in ((one.source, forth, one.target), (one.target, back, one.source)):
            thing = self._frame.site.workspace.find(end, self._frame.architecture)
            if thing and isinstance(thing.record, Event):
                said = f"{words} ({one.description})" if one.description.strip() else words
                if one.description == "emits" and end == one.target:
                    said = "Emitted by"
                self._related[thing.reference].append((said, other))

    def of(self, kind: str, record: Command | Query | Event) -> MessageCard:
        """Return the card of one message."""
        reference = absolute(local(kind, record.id), self._frame.architecture)
        return MessageCard(
            record=record,
            what=_what(record),
            holder=self._frame.link(record.of) if record.of else Md(""),
            facts=(*self._own(record), *self._kin(reference), *mentioned(self._frame, reference)),
            payload=field_rows(self._frame, record.payload),
            inherited=tuple(self._inherited(record)),
            exchanges=exchanges(self._frame, reference),
        )

    def _own(self, record: Command | Query | Event) -> Iterator[tuple[str, Md]]:
        if isinstance(record, Command):
            yield "Causes", self._frame.links(record.yields)
        elif isinstance(record, Query):
            many = Md("many ") if record.many else Md("")
            yield "Answers with", Md(f"{many}{self._frame.link(record.returns)}") if record.returns else Md("")
        else:
            yield "Extends", self._frame.link(record.extends) if record.extends else Md("")
            yield "Topic", Md(code(record.topic))

    def _kin(self, reference: str) -> Iterator[tuple[str, Md]]:
        related: dict[str, list[str]] = defaultdict(list)
        for words, other in self._related[reference]:
            related[words].append(other)
        for words, others in related.items():
            yield escape(words), self._frame.links(dict.fromkeys(others))

    def _inherited(self, record: Command | Query | Event) -> Iterator[tuple[Md, Md]]:
        seen = {record.id}
        above = record.extends if isinstance(record, Event) else None
        while above:
            thing = self._frame.site.workspace.find(above, self._frame.architecture)
            if thing is None or not isinstance(thing.record, Event) or thing.record.id in seen:
                return
            seen.add(thing.record.id)
            if thing.record.payload:
                names = ", ".join(code(one.name) for one in thing.record.payload)
                yield self._frame.link(thing.reference), Md(names)
            above = absolute(thing.record.extends, thing.architecture) if thing.record.extends else None


def _what(record: Command | Query | Event) -> str:
    if isinstance(record, Command) and record.idempotent:
        return "May be sent again without harm"
    if not isinstance(record, Event):
        return ""
    said = record.stereotype if record.stereotype.casefold() != "abstract" else ""
    return ", ".join(filter(None, ("Abstract" if record.abstract else "", f"«{said}»" if said else "")))
