"""Rules of a model, with the modules that its elements are bound to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import singledispatchmethod

from trueline.model.addresses import Addresses
from trueline.model.bindings import Bindings, spelled_out
from trueline.model.checks import Ruling
from trueline.model.diagnostics import Diagnostic, TruelineError
from trueline.model.memberships import Memberships
from trueline.model.records.rules import (
    AcyclicRule,
    AllowRule,
    ClosedWorldRule,
    ForbidRule,
    IndependentRule,
    InterfaceRule,
    LayersRule,
    RuleRecord,
)
from trueline.model.references import absolute
from trueline.model.rulings import Dependencies
from trueline.model.sharing import shared
from trueline.model.workspace import Workspace

from .rules import (
    Acyclic,
    ClosedWorld,
    CodeRule,
    Expected,
    Forbidden,
    Independent,
    Interface,
    Layers,
    Part,
    Protected,
    Row,
)

_CODES: Mapping[type[RuleRecord], str] = {
    LayersRule: "imports.layers",
    ForbidRule: "imports.forbidden",
    AllowRule: "imports.protected",
    IndependentRule: "imports.independent",
    InterfaceRule: "imports.interface",
    ClosedWorldRule: "imports.closed-world",
    AcyclicRule: "imports.circular",
}


class Compiler:
    """Turns the rules of one architecture into rules on modules."""

    def __init__(self, workspace: Workspace, architecture: str, site: str) -> None:
        """Answer for `architecture`; pages of rules are named below the folder `site`."""
        self._workspace = workspace
        self._architecture = architecture
        self._site = site
        self._index = workspace.index(architecture)
        self._addresses = shared(workspace, Addresses)
        self._memberships = shared(workspace, Memberships)
        self.bindings = Bindings(self._index)

    def modules(self) -> dict[str, Part]:
        """Return every bound module with the part it belongs to.

        Raises:
            TruelineError: where two elements are bound to the same module.
        """
        found: dict[str, Part] = {}
        ties: list[Diagnostic] = []
        for element, modules in self.bindings.bound():
            part = Part(element.name, modules, f"{self._architecture}/{element.id}")
            for module in modules:
                other = found.setdefault(module, part)
                if other != part:
                    ties.append(self._tie(module, other, part))
        if ties:
            raise TruelineError(ties)
        return found

    def _tie(self, module: str, one: Part, other: Part) -> Diagnostic:
        thing = self._workspace.find(other.id)
        return Diagnostic(
            "imports.binding.tie", f"both '{one.name}' and '{other.name}' are made of the module '{module}'",
            about=other.id, location=self._workspace.locate(self._architecture, thing.pointer) if thing else None,
            remedy="Bind one of them to a part of it.",
        )  # fmt: skip

    def rules(self) -> Iterator[CodeRule]:
        """Yield every rule that says something of modules that exist."""
        permitted = tuple(self._permitted())
        for number, rule in enumerate(self._index.record.rules):
            compiled = self._compile(rule, self._ruling(rule, number))
            if isinstance(compiled, Layers | Independent):
                compiled = replace(compiled, exceptions=permitted)
            if compiled is not None:
                ignore = tuple(f"{importer} -> {imported}" for importer, imported in rule.ignore)
                yield replace(compiled, ignore=ignore, exempt=frozenset(rule.exempt))

    def _permitted(self) -> Iterator[tuple[Part, Part]]:
        for rule in self._index.record.rules:
            if isinstance(rule, AllowRule):
                for source in self._parts(rule.source):
                    yield from ((source, target) for target in self._parts(rule.target))

    def _ruling(self, rule: RuleRecord, number: int) -> Ruling:
        reference = f"{self._architecture}/rule:{rule.id}"
        address = self._addresses.of(reference)
        page = f"{self._site}/{address.page}#{address.anchor}" if address else ""
        place = self._workspace.locate(self._architecture, ("rules", number))
        return Ruling(reference, _CODES.get(type(rule), ""), rule.name, rule.because, page, place)

    def _part(self, subject: str) -> Part:
        reference = absolute(subject, self._architecture)
        thing = self._workspace.find(reference)
        return Part(thing.record.name if thing else subject, self.bindings.subject(subject), reference)

    def _parts(self, subjects: Iterable[str]) -> tuple[Part, ...]:
        """Return the subjects that have modules; what is only planned has none yet."""
        return tuple(part for part in map(self._part, subjects) if part.modules)

    @singledispatchmethod
    def _compile(self, rule: RuleRecord, ruling: Ruling) -> CodeRule | None:
        return None

    @_compile.register
    def _layers(self, rule: LayersRule, ruling: Ruling) -> CodeRule | None:
        rows = tuple(Row(parts, rule.independent) for layer in rule.layers if (parts := self._parts(layer)))
        if sum(len(row.parts) for row in rows) < 2:
            return None
        exhaustive: tuple[tuple[str, frozenset[str]], ...] = ()
        if rule.exhaustive:
            named = [module for row in rows for part in row.parts for module in part.modules]
            bound = [module for _, modules in self.bindings.bound() for module in modules]
            containers = dict.fromkeys(module.rpartition(".")[0] for module in named)
            exhaustive = tuple(
                (
                    above,
                    frozenset(m.rpartition(".")[2] for m in bound if m.rpartition(".")[0] == above and m not in named),
                )
                for above in containers
                if above
            )
        return Layers(
            ruling=ruling, rows=rows, closed=rule.closed, transitive=rule.transitive, exhaustive=exhaustive
        )  # fmt: skip

    @_compile.register
    def _forbid(self, rule: ForbidRule, ruling: Ruling) -> CodeRule | None:
        sources, targets = self._parts(rule.source), self._parts(rule.target)
        if not sources or not (targets or rule.packages):
            return None
        return Forbidden(
            ruling=ruling, sources=sources, targets=targets, packages=rule.packages, transitive=rule.transitive
        )

    @_compile.register
    def _allow(self, rule: AllowRule, ruling: Ruling) -> CodeRule | None:
        targets = self._parts(rule.target)
        if not rule.only or not (targets or rule.packages):
            return None
        return Protected(ruling=ruling, allowed=self._parts(rule.source), targets=targets, packages=rule.packages)

    @_compile.register
    def _independent(self, rule: IndependentRule, ruling: Ruling) -> CodeRule | None:
        members = self._parts(rule.members)
        return Independent(ruling=ruling, members=members, transitive=rule.transitive) if len(members) > 1 else None

    @_compile.register
    def _interface(self, rule: InterfaceRule, ruling: Ruling) -> CodeRule | None:
        of = self._part(rule.of)
        return Interface(ruling=ruling, of=of, public=spelled_out(rule.public, of.modules)) if of.modules else None

    @_compile.register
    def _acyclic(self, rule: AcyclicRule, ruling: Ruling) -> CodeRule | None:
        of = self._part(rule.of)
        return Acyclic(ruling=ruling, packages=of.modules) if of.modules else None

    @_compile.register
    def _closed_world(self, rule: ClosedWorldRule, ruling: Ruling) -> CodeRule | None:
        of = absolute(rule.of, self._architecture)
        parts = tuple(
            Part(element.name, modules, reference)
            for element, modules in self.bindings.bound()
            if of in self._memberships.around(reference := f"{self._architecture}/{element.id}")
        )
        if not parts:
            return None
        around = {part.id: self._memberships.around(part.id) for part in parts}
        return ClosedWorld(
            ruling=ruling, parts=parts, permitted=frozenset(self._ways(around)),
            expected=tuple(self._expected({part.id: part for part in parts}, around)), inside=tuple(around.items()),
        )  # fmt: skip

    def _ways(self, around: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
        """Yield the pairs of parts between which the model knows a way, stated for them, around them or inside."""
        below: dict[str, list[str]] = {}
        for part, outer in around.items():
            for each in outer:
                below.setdefault(each, []).append(part)
        for use in shared(self._workspace, Dependencies).uses:
            here, there = self._memberships.around(use.source), self._memberships.around(use.target)
            sources = {*below.get(use.source, ()), *(here & around.keys())}
            targets = {*below.get(use.target, ()), *(there & around.keys())}
            for source in sources:
                yield from ((source, target) for target in targets if source != target)

    def _expected(self, parts: Mapping[str, Part], around: Mapping[str, frozenset[str]]) -> Iterator[Expected]:
        """Yield what the model says of pairs inside the closed world, each once."""
        seen: set[tuple[str, str]] = set()
        places = {id(record): number for number, record in enumerate(self._index.record.relationships)}
        for use in shared(self._workspace, Dependencies).uses:
            pair = use.source, use.target
            if pair in seen or not all(end in parts for end in pair):
                continue
            seen.add(pair)
            if use.source not in around[use.target] and use.target not in around[use.source]:
                number = places.get(id(use.stated.record))
                place = (
                    self._workspace.locate(self._architecture, ("relationships", number))
                    if number is not None
                    else None
                )
                yield Expected(parts[use.source], parts[use.target], place)
