"""Rules set against what the model does: the matrix, and the lists of allowed, prohibited and actual dependencies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from trueline.model.bindings import Bindings
from trueline.model.records.elements import Element
from trueline.model.records.rules import AllowRule, RuleRecord
from trueline.model.references import absolute, split
from trueline.model.sharing import shared

from ..markdown import code
from ..pages.frame import Frame
from ..pages.memberships import Memberships
from ..pages.text import Md
from .dependencies import Dependencies, Use
from .verdicts import Part, Verdict, decide, parts, verdicts

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
        rules = frame.index.record.rules
        self._memberships = shared(frame.site.workspace, Memberships)
        self._dependencies = shared(frame.site.workspace, Dependencies)
        self._parts = parts(rules, frame.architecture)
        found = (one for rule in rules for one in verdicts(rule, frame.architecture, self._parts))
        self._verdicts = decide(one for one in found if self._holds(one))
        self._places = {part.reference: number for number, part in enumerate(self._parts) if part.reference}
        self._uses = self._dependencies.between(self._places)

    def _holds(self, verdict: Verdict) -> bool:
        """Return whether a verdict is about two parts; `nobody else` does not mean what stands in or around a part."""
        if not self._apart(verdict.source, verdict.target):
            return False
        if not isinstance(verdict.rule, AllowRule) or verdict.allowed:
            return True
        exempt = (absolute(source, self._frame.architecture) for source in verdict.rule.source)
        return all(self._dependencies.apart(verdict.source.reference, each) for each in exempt)

    def _apart(self, source: Part, target: Part) -> bool:
        return bool(target.package) or self._dependencies.apart(source.reference, target.reference)

    @property
    def matrix(self) -> tuple[tuple[Md, ...], ...]:
        """The matrix, its first row the heads of the columns; empty where there is none, or none that can be read."""
        rows = [part for part in self._parts if part.reference]
        if not self._verdicts or len(rows) > _LARGEST:
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
            said = (self._verdict(row, package) for row in rows)
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
            Fact(names(Part(source)), names(Part(target)), self._told(uses), self._judged(Part(source), Part(target)))
            for (source, target), uses in self._ordered
        )

    @cached_property
    def _ordered(self) -> list[tuple[tuple[str, str], list[Use]]]:
        places = self._places
        return sorted(self._uses.items(), key=lambda item: (places[item[0][0]], places[item[0][1]]))

    def _verdict(self, source: Part, target: Part) -> Verdict | None:
        """Return what the rules say of a pair; where they do not name it, what they say of the parts around it."""
        if (source, target) in self._verdicts or not self._apart(source, target):
            return self._verdicts.get((source, target))
        pairs = ((here, there) for here in self._around(source) for there in self._around(target))
        inherited = (
            replace(self._verdicts[pair], source=source, target=target) for pair in pairs if pair in self._verdicts
        )
        return decide(inherited).get((source, target))

    def _around(self, part: Part) -> list[Part]:
        if part.package:
            return [part]
        around = self._memberships.around(part.reference)
        return [Part(each) for each in sorted(around & self._places.keys(), key=self._places.__getitem__)]

    @property
    def code(self) -> tuple[InCode, ...]:
        """What the parts are called in code; parts that are not code are left out."""
        found = (self._in_code(part) for part in self._parts if part.reference)
        return tuple(each for each in found if each.modules or each.unchecked)

    def _name(self, part: Part) -> Md:
        return Md(code(part.package)) if part.package else self._frame.link(part.reference)

    def _grants(self, *, allowed: bool) -> Iterator[Grant]:
        found: dict[tuple[str, Part], list[Verdict]] = defaultdict(list)
        for verdict in self._verdicts.values():
            if verdict.allowed is allowed:
                found[verdict.rule.id, verdict.source].append(verdict)
        for (_, source), grants in found.items():
            targets = Md(", ".join(self._name(verdict.target) for verdict in grants))
            yield Grant(self._name(source), targets, grants[0].rule)

    def _cell(self, source: Part, target: Part) -> Md:
        if source == target:
            return Md("&ndash;")
        verdict = self._verdict(source, target)
        used = (source.reference, target.reference) in self._uses
        if verdict is None:
            return Md("does" if used else "")
        if verdict.allowed:
            return self._to_rule(verdict, "may, does" if used else "may")
        return Md(f"**{self._to_rule(verdict, 'must not, but does')}**") if used else self._to_rule(verdict, "must not")

    def _judged(self, source: Part, target: Part) -> Md:
        verdict = self._verdict(source, target)
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
