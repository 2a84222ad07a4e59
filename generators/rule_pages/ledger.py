"""Rules set against what the model does: the matrix, and the lists of allowed, prohibited and actual dependencies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from trueline.model.bindings import Bindings
from trueline.model.memberships import Memberships
from trueline.model.records.elements import Element
from trueline.model.records.rules import RuleRecord
from trueline.model.references import split
from trueline.model.rulings import Judgement, Part, Use, Verdict
from trueline.model.sharing import shared

from ..markdown import code
from ..pages.frame import Frame
from ..pages.text import Md

# A matrix with more rows than this is no longer read; the lists below it say the same.
_LARGEST = 24
_MOST_USES = 4
_MOST_NAMES = 2


@dataclass(frozen=True)
class Grant:
    """What one part may use, or must not use, by one rule."""

    source: Md
    targets: Md
    rule: RuleRecord


@dataclass(frozen=True)
class Fact:
    """What one part does use, by which relationships, and what the rules say of it."""

    source: Md
    target: Md
    uses: Md
    verdict: Md


@dataclass(frozen=True)
class InCode:
    """What a part is called in code: Python modules, which are checked, and other paths, which are not."""

    part: Md
    modules: tuple[str, ...]
    unchecked: tuple[str, ...]


class Ledger:
    """The rules of one architecture and its dependencies, for the page `frame`."""

    def __init__(self, frame: Frame) -> None:
        """Gather the parts that the rules of the page's architecture speak of."""
        self._frame = frame
        self._memberships = shared(frame.site.workspace, Memberships)
        self._judged = Judgement(frame.site.workspace, frame.architecture)
        self._parts = self._judged.parts
        self._used = dict(self._judged.uses)

    @property
    def matrix(self) -> tuple[tuple[Md, ...], ...]:
        """The matrix, its first row the heads of the columns; empty where there is none, or none that can be read."""
        rows = [part for part in self._parts if part.reference]
        if not self._judged.verdicts or len(rows) > _LARGEST:
            return ()
        columns = [*((row,) for row in rows), *self._packages(rows)]
        head = (Md("Who / whom"), *(Md(self._shortly(column)) for column in columns))
        return (head, *((self._name(row), *(self._cell(row, column[0]) for column in columns)) for row in rows))

    def _shortly(self, column: Iterable[Part]) -> str:
        names = [*map(self._name, column)]
        rest = len(names) - _MOST_NAMES
        return ", ".join(names[:_MOST_NAMES]) + (f" and {rest} more" if rest > 0 else "")

    def _packages(self, rows: list[Part]) -> list[list[Part]]:
        """Return the external packages; those of which the rules say the same to everybody share a column."""
        columns: dict[tuple[tuple[str, bool] | None, ...], list[Part]] = defaultdict(list)
        for package in (part for part in self._parts if part.package):
            said = (self._judged.verdict(row, package) for row in rows)
            columns[tuple((one.rule.id, one.allowed) if one else None for one in said)].append(package)
        return list(columns.values())

    @property
    def allowed(self) -> tuple[Grant, ...]:
        """What the rules allow, a row for each part and rule."""
        return tuple(self._grants(allowed=True))

    @property
    def prohibited(self) -> tuple[Grant, ...]:
        """What the rules prohibit, a row for each part and rule."""
        return tuple(self._grants(allowed=False))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What depends on what, as far as the model says."""
        names = self._name
        return tuple(
            Fact(names(Part(source)), names(Part(target)), self._told(uses), self._saying(Part(source), Part(target)))
            for (source, target), uses in self._used.items()
        )

    @property
    def code(self) -> tuple[InCode, ...]:
        """What the parts are called in code; parts that are not code are left out."""
        found = (self._in_code(part) for part in self._parts if part.reference)
        return tuple(each for each in found if each.modules or each.unchecked)

    def _name(self, part: Part) -> Md:
        return Md(code(part.package)) if part.package else self._frame.link(part.reference)

    def _grants(self, *, allowed: bool) -> Iterator[Grant]:
        found: dict[tuple[str, Part], list[Verdict]] = defaultdict(list)
        for verdict in self._judged.verdicts.values():
            if verdict.allowed is allowed:
                found[verdict.rule.id, verdict.source].append(verdict)
        for (_, source), grants in found.items():
            targets = Md(", ".join(self._name(verdict.target) for verdict in grants))
            yield Grant(self._name(source), targets, grants[0].rule)

    def _cell(self, source: Part, target: Part) -> Md:
        if source == target:
            return Md("&ndash;")
        verdict = self._judged.verdict(source, target)
        used = (source.reference, target.reference) in self._used
        if verdict is None:
            return Md("does" if used else "")
        if verdict.allowed:
            return self._to_rule(verdict, "may, does" if used else "may")
        return Md(f"**{self._to_rule(verdict, 'must not, but does')}**") if used else self._to_rule(verdict, "must not")

    def _saying(self, source: Part, target: Part) -> Md:
        verdict = self._judged.verdict(source, target)
        if verdict is None:
            return Md("no rule")
        said = self._to_rule(verdict, "allowed" if verdict.allowed else "prohibited")
        return said if verdict.allowed else Md(f"**{said}**")

    def _to_rule(self, verdict: Verdict, words: str) -> Md:
        return self._frame.link(f"rule:{verdict.rule.id}", words)

    def _told(self, uses: list[Use]) -> Md:
        pairs = list(dict.fromkeys((use.source, use.target) for use in uses))
        told = [f"{self._frame.link(source)} → {self._frame.link(target)}" for source, target in pairs[:_MOST_USES]]
        rest = [f"and {len(pairs) - _MOST_USES} more"] if len(pairs) > _MOST_USES else []
        return Md("\n".join([*told, *rest]))

    def _in_code(self, part: Part) -> InCode:
        workspace = self._frame.site.workspace
        thing = workspace.find(part.reference)
        if thing is None:
            return InCode(self._name(part), (), ())
        members = [part.reference]
        if split(part.reference).kind == "group":
            members = list(self._memberships.members.get(thing.reference, ()))
        modules, unchecked = _written(self._frame, members)
        return InCode(self._name(part), modules, unchecked)


def _written(frame: Frame, members: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the modules of several elements that exist already, and the paths of those that are not checked."""
    modules: dict[str, None] = {}
    unchecked: dict[str, None] = {}
    bindings: Mapping[str, Bindings] = {name: Bindings(index) for name, index in frame.site.workspace.indexes.items()}
    for member in members:
        thing = frame.site.workspace.find(member)
        if thing is None or not isinstance(thing.record, Element):
            continue
        of = bindings[thing.architecture]
        live = of.live(thing.record)
        modules |= dict.fromkeys(live)
        unchecked |= dict.fromkeys((*thing.record.source, *(() if live else of.of(thing.record.id))))
    return tuple(modules), tuple(unchecked)
