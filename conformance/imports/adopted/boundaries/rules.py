"""What a project of Tach asks for, rule by rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from trueline.model.checks import Ruling
from trueline.model.diagnostics import Diagnostic

from ...rules import ClosedWorld, CodeRule, Expected, Forbidden, Interface, Layers, Part, Row
from ..modules import Modules
from .entries import NOWHERE, ROOT
from .layout import Layout, Layouts, Project


@dataclass(frozen=True, slots=True)
class _Statement:
    """What all rules of a project have."""

    layouts: Layouts
    ruling: Ruling

    @property
    def project(self) -> Project:
        """What the files of the project say."""
        return self.layouts.project

    def expand(self, modules: Modules) -> Iterator[CodeRule | Diagnostic]:
        """Yield the rules for the modules that there are, and what is wrong with the names in them."""
        layout, excused = self.layouts.of(modules)
        yield from layout.told
        for rule in self._rules(layout):
            yield replace(rule, ignore=excused, unmatched="none", exempt=self.project.exempt)

    def _rules(self, layout: Layout) -> Iterator[CodeRule]:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Declared(_Statement):
    """`depends_on`: a module imports nothing that it does not declare."""

    def _rules(self, layout: Layout) -> Iterator[CodeRule]:
        undeclared = layout.pairs("undeclared")
        ids = {path: part.id for path, part in layout.parts.items()}
        permitted = frozenset(
            (ids[source], ids[target]) for source in ids for target in ids if target not in undeclared.get(source, ())
        )
        yield ClosedWorld(
            ruling=self.ruling, parts=tuple(layout.parts.values()), permitted=permitted,
            expected=tuple(_expected(layout)) if self.project.exact else (),
            inside=tuple((each, frozenset({each})) for each in ids.values()),
        )  # fmt: skip


def _expected(layout: Layout) -> Iterator[Expected]:
    for source in (path for path in layout.parts if path in layout.literal):
        for dependency in layout.entries[source].depends_on or ():
            target = layout.parts.get(dependency.path)
            if target is not None and dependency.path != source:
                yield Expected(layout.parts[source], target, dependency.said.location)


@dataclass(frozen=True, slots=True)
class Prohibited(_Statement):
    """`cannot_depend_on`: what a module may not import, whatever it declares."""

    def _rules(self, layout: Layout) -> Iterator[CodeRule]:
        yield from _forbidden(self.ruling, layout, layout.pairs("forbidden"))


@dataclass(frozen=True, slots=True)
class Ordered(_Statement):
    """`layers`: a module imports nothing in a layer above its own, nor past a closed one."""

    def _rules(self, layout: Layout) -> Iterator[CodeRule]:
        rows: list[list[str]] = [
            [path for path in layout.parts if layout.entries[path].layer == level.name] for level in self.project.levels
        ]
        named = {path for row in rows for path in row}
        if any(layout.entries[path].unchecked for path in named) or len(set(map(self.project.package, named))) > 1:
            yield from _forbidden(self.ruling, layout, layout.pairs("layer", "closed"))
            return
        yield Layers(
            ruling=self.ruling, transitive=False, exceptions=layout.apart(named),
            rows=tuple(Row(tuple(layout.parts[path] for path in row), independent=False) for row in rows if row),
        )  # fmt: skip
        yield from _forbidden(self.ruling, layout, layout.pairs("closed"))


def _forbidden(ruling: Ruling, layout: Layout, pairs: dict[str, list[str]]) -> Iterator[Forbidden]:
    """Yield one rule for those that may not use the same."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for source, targets in pairs.items():
        alike.setdefault(tuple(targets), []).append(source)
    for together, sources in alike.items():
        named = {*sources, *together}
        yield Forbidden(
            ruling=ruling, sources=_parts(layout, sources), targets=_parts(layout, together), transitive=False,
            exceptions=layout.apart(named),
        )  # fmt: skip


def _parts(layout: Layout, paths: tuple[str, ...] | list[str]) -> tuple[Part, ...]:
    return tuple(layout.parts[path] for path in paths)


@dataclass(frozen=True, slots=True)
class Public(_Statement):
    """`interfaces`: others import of a module only what it exposes to them."""

    def _rules(self, layout: Layout) -> Iterator[CodeRule]:
        for target, part in layout.parts.items():
            alike: dict[tuple[str, ...], list[str]] = {}
            for source in layout.parts if target != ROOT else ():
                exposed = layout.exposed(target, source) if source != target else None
                if exposed is not None:
                    alike.setdefault(exposed, []).append(source)
            for names, sources in alike.items():
                yield Interface(
                    ruling=self.ruling, of=part, public=(), names=names or (NOWHERE,),
                    visible_to=_parts(layout, sources), exceptions=layout.apart({target, *sources}),
                )  # fmt: skip
