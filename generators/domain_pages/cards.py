"""What the page of a domain says of each class."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from trueline.model.records.domain import ClassRelationship, DomainClass
from trueline.model.references import absolute, local

from ..markdown import escape
from ..pages.backlinks import mentioned
from ..pages.fields import FieldRow, field_rows
from ..pages.frame import Frame
from ..pages.text import Md
from ..views.spelling import class_stereotype

_VERBS = {
    "inherits": "is a kind of",
    "composes": "is composed of",
    "aggregates": "gathers",
    "associates": "knows",
    "depends": "depends on",
}


@dataclass(frozen=True, slots=True)
class ClassCard:
    """A class with everything that is said of it."""

    record: DomainClass
    what: str
    facts: tuple[tuple[str, Md], ...]
    fields: tuple[FieldRow, ...]
    relationships: tuple[Md, ...]


class Cards:
    """The cards of the classes of one architecture."""

    def __init__(self, frame: Frame) -> None:
        """Gather the relationships of all classes at once."""
        self._frame = frame
        self._relationships: dict[str, list[ClassRelationship]] = defaultdict(list)
        for one in frame.index.record.class_relationships:
            for end in dict.fromkeys((self._present(one.source), self._present(one.target))):
                self._relationships[end].append(one)

    def _present(self, reference: str) -> str:
        thing = self._frame.site.workspace.find(reference, self._frame.architecture)
        return thing.reference if thing else absolute(reference, self._frame.architecture)

    def of(self, record: DomainClass) -> ClassCard:
        """Return the card of one class."""
        reference = absolute(local("class", record.id), self._frame.architecture)
        held = self._frame.link(record.of) if record.of else Md("")
        return ClassCard(
            record=record,
            what=_what(record),
            facts=(("Held by", held), *mentioned(self._frame, reference)),
            fields=field_rows(self._frame, record.fields),
            relationships=tuple(self._sentence(one) for one in self._relationships[reference]),
        )

    def _sentence(self, one: ClassRelationship) -> Md:
        source, target = self._frame.link(one.source), self._frame.link(one.target)
        more = f": {escape(one.description)}" if one.description.strip() else ""
        return Md(f"{source} {_VERBS[one.kind]} {target}{more}")


def _what(record: DomainClass) -> str:
    """Return what a class is, such as `Abstract aggregate «Root»`; what its stereotype repeats is said once."""
    kind = record.kind.replace("-", " ")
    words = f"abstract {kind}" if record.abstract else kind
    stereotype = class_stereotype(record)
    said = stereotype.casefold() in ("", kind, "abstract")
    return words.capitalize() + ("" if said else f" «{stereotype}»")
