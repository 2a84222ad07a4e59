"""Fast answers about one architecture: by id, by parent, by relationship."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from .naming import slug
from .records.architecture import KINDS, ArchitectureRecord
from .records.base import Named
from .records.behaviour import Flow, Process
from .records.elements import Element, Group, Relationship
from .records.machines import Machine

Pointer = tuple[str | int, ...]
Entry = tuple[Named, Pointer]


class Index:
    """What can be looked up in `record`, computed once and on demand."""

    def __init__(self, record: ArchitectureRecord) -> None:
        """Wrap one architecture; nothing is computed yet."""
        self.record = record

    @cached_property
    def by_kind(self) -> dict[str, dict[str, Entry]]:
        """Every named thing by kind and path, in the author's order; what patterns yield stands at the end."""
        tables: dict[str, dict[str, Entry]] = {}
        for kind, field in KINDS.items():
            things: tuple[Named, ...] = getattr(self.record, field)
            tables[kind] = {thing.id: (thing, (field, number)) for number, thing in enumerate(things)}
        for number, pattern in enumerate(self.record.patterns):
            for kind, thing in self._yielded(pattern.id):
                tables[kind].setdefault(thing.id, (thing, ("patterns", number)))
        return tables

    def _yielded(self, pattern_id: str) -> Iterator[tuple[str, Named]]:
        machine, flow, process = self.yields[pattern_id]
        for kind, thing in (("machine", machine), ("flow", flow), ("process", process)):
            if thing is not None:
                yield kind, thing

    @cached_property
    def yields(self) -> dict[str, tuple[Machine | None, Flow | None, Process | None]]:
        """What each pattern yields: its machine, its flow and its process, by the id of the pattern."""
        if not self.record.patterns:
            return {}
        from .patterns import expand

        return {pattern.id: expand(pattern, self.record) for pattern in self.record.patterns}

    @cached_property
    def _former(self) -> dict[tuple[str, str], str]:
        former: dict[tuple[str, str], str] = {}
        for kind, table in self.by_kind.items():
            for path, (thing, _) in table.items():
                for old in thing.formerly:
                    former.setdefault((kind, old), path)
        return former

    def find(self, kind: str, path: str) -> Entry | None:
        """Return a thing and its pointer by kind and path, or by one of its former paths."""
        table = self.by_kind.get(kind)
        if table is None:
            return None
        found = table.get(path)
        if found or not self._former:
            return found
        return self._find_former(kind, path)

    def _find_former(self, kind: str, path: str) -> Entry | None:
        head, tail = path, ""
        while head:
            now = self._former.get((kind, head)) or self._former.get(("element", head))
            if now is not None:
                return self.by_kind[kind].get(now + tail)
            head, dot, last = head.rpartition(".")
            tail = f"{dot}{last}{tail}"
        return None

    def things(self) -> Iterator[tuple[str, Named, Pointer]]:
        """Yield kind, record and pointer of every named thing."""
        for kind, table in self.by_kind.items():
            for thing, pointer in table.values():
                yield kind, thing, pointer

    @cached_property
    def elements(self) -> Mapping[str, Element]:
        """Every element by its path."""
        return {element.id: element for element in self.record.elements}

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """Every group by its path."""
        return {group.id: group for group in self.record.groups}

    @cached_property
    def children(self) -> Mapping[str, tuple[Element, ...]]:
        """The elements directly inside each element; under the empty path, those inside none."""
        inside: dict[str, list[Element]] = defaultdict(list)
        for element in self.record.elements:
            inside[element.id.rpartition(".")[0]].append(element)
        return {path: tuple(members) for path, members in inside.items()}

    def descendants(self, path: str) -> Iterator[Element]:
        """Yield every element below `path`, parents before children, in the author's order."""
        for child in self.children.get(path, ()):
            yield child
            yield from self.descendants(child.id)

    @cached_property
    def outgoing(self) -> Mapping[str, tuple[Relationship, ...]]:
        """The stated relationships from each element or role, by its reference as written."""
        return self._by_end("source")

    @cached_property
    def incoming(self) -> Mapping[str, tuple[Relationship, ...]]:
        """The stated relationships to each element or role, by its reference as written."""
        return self._by_end("target")

    def _by_end(self, end: str) -> dict[str, tuple[Relationship, ...]]:
        found: dict[str, list[Relationship]] = defaultdict(list)
        for relationship in self.record.relationships:
            found[getattr(relationship, end)].append(relationship)
        return {reference: tuple(items) for reference, items in found.items()}


def relationship_id(relationship: Relationship) -> str:
    """Return `source->target:slug(description)`, or with the relationship's own `id` in place of the slug."""
    tail = relationship.id or (slug(relationship.description) if relationship.description else "")
    return f"{relationship.source}->{relationship.target}" + (f":{tail}" if tail else "")
