"""Holding the imports of a code base to one rule: one function a kind of rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import singledispatch
from itertools import pairwise
from typing import TYPE_CHECKING

from trueline.model.checks import Step, Violation
from trueline.model.diagnostics import Diagnostic, Severity, TruelineError, did_you_mean

from .chains import indirect, reaching, spread
from .codes import CODES
from .graph import Graph, Pair
from .owners import Owners
from .places import Places
from .rules import (
    Acyclic,
    ClosedWorld,
    CodeRule,
    Forbidden,
    Independent,
    Interface,
    Layers,
    Part,
    Protected,
)

if TYPE_CHECKING:
    from grimp import ImportGraph

_REMEDIES = {code.id: code.remedy for code in CODES}
UNUSED = "imports.relationship.unused"
UNMATCHED = "imports.ignore.unmatched"


def judge(rule: CodeRule, graph: Graph, places: Places) -> list[Violation]:
    """Return where the imports of `graph` break `rule`, direct imports first, then by module.

    Raises:
        TruelineError: where the rule names what does not exist, so that nothing can be said.
    """
    view, unmatched = _view(rule, graph)
    found: dict[str, Violation] = {}
    for one in sorted(_judge(rule, _Scene(rule, view, graph, places)), key=_length):
        found.setdefault(one.key, one)  # of two ways to say the same, the shorter
    return [*unmatched, *sorted(found.values(), key=lambda one: (len(one.chain) > 1, one.key))]


def _length(one: Violation) -> tuple[int, tuple[str, ...]]:
    return len(one.chain), tuple(step.source for step in one.chain)


@dataclass(frozen=True)
class _Scene:
    """What one rule sees: the graph without what it does not count, and how to speak of it."""

    rule: CodeRule
    graph: Graph
    whole: Graph
    places: Places
    steps: dict[Pair, Step] = field(default_factory=dict)

    def direct(self, importer: str, imported: str, source: Part, target: Part, message: str = "") -> Violation:
        return self.chain((importer, imported), source, target, message)

    def chain(self, modules: Sequence[str], source: Part, target: Part, message: str = "") -> Violation:
        """Return the violation that a chain of imports is."""
        steps = tuple(self._step(one, other) for one, other in pairwise(modules))
        indirect = len(modules) > 2
        if not message:
            how = f" in {len(steps)} steps" if indirect else ""
            message = f"{modules[0]} imports {modules[-1]}{how}, but {source.name} must not use {target.name}"
        key = f"{modules[0]} => {target.id or target.name}" if indirect else " -> ".join(modules)
        return Violation(
            self.rule.ruling.code, message, key, self.rule.ruling.id, location=steps[0].location,
            source=source.name, target=target.name, chain=steps, remedy=_REMEDIES.get(self.rule.ruling.code, ""),
        )  # fmt: skip

    def _step(self, importer: str, imported: str) -> Step:
        known = self.steps.get((importer, imported))
        if known is None:
            lines = self.graph.lines(importer, imported)
            known = Step(importer, imported, self.places.of(importer, lines[0] if lines else 0))
            self.steps[importer, imported] = known
        return known

    def must_exist(self, parts: Iterable[Part]) -> None:
        """Raise where a rule names modules that are not there: it would hold for nothing."""
        missing = [
            _missing(self.rule, module, self.whole)
            for part in parts
            for module in part.modules
            if module not in self.whole.modules
        ]
        if missing:
            raise TruelineError(missing)


def _missing(rule: CodeRule, module: str, graph: Graph) -> Diagnostic:
    return Diagnostic(
        "imports.module.missing", f"the rule '{rule.ruling.name}' names the module '{module}', which does not exist",
        about=rule.ruling.id, location=rule.ruling.location, remedy=did_you_mean(module, _near(module, graph)),
    )  # fmt: skip


def _near(module: str, graph: Graph) -> list[str]:
    """Return the modules that stand where `module` would, or where the last part of it that exists does."""
    above = module.rpartition(".")[0]
    while above and above not in graph.modules:
        above = above.rpartition(".")[0]
    return [each for each in graph.modules if each.rpartition(".")[0] == above]


# ---- what counts ---------------------------------------------------------------------------------------------------


def _view(rule: CodeRule, graph: Graph) -> tuple[Graph, list[Violation]]:
    """Return the graph without what the rule does not count, and what is wrong with its list of exceptions."""
    gone: set[Pair] = set()
    unmatched: list[Violation] = []
    for expression in rule.ignore:
        matching = matches(expression, graph)
        gone |= set(matching)
        if not matching and rule.unmatched != "none":
            unmatched.append(
                Violation(
                    UNMATCHED, f"'{rule.ruling.name}' forgives '{expression}', which no module imports any more",
                    f"ignore {expression}", rule.ruling.id,
                    Severity.ERROR if rule.unmatched == "error" else Severity.WARNING, rule.ruling.location,
                    remedy="Take it out of the rule.",
                )
            )  # fmt: skip
    for source, target in rule.exceptions:
        owners = Owners((source, target))
        gone |= {
            (importer, imported)
            for importer, row in graph.edges.items()
            if owners.of(importer) == source
            for imported in row
            if owners.of(imported) == target
        }
    return graph.without_manners(rule.exempt).without(gone), unmatched


def matches(expression: str, graph: Graph) -> list[Pair]:
    """Return the imports that an expression (`a.b -> c.*`) stands for."""
    importer, _, imported = (part.strip() for part in expression.partition("->"))
    if not _is_pattern(importer) and not _is_pattern(imported):
        return [(importer, imported)] if graph.lines(importer, imported) else []
    one, other = pattern(importer), pattern(imported)
    return [
        (source, target)
        for source, row in graph.edges.items()
        if one.fullmatch(source)
        for target in row
        if other.fullmatch(target)
    ]


def pattern(expression: str) -> re.Pattern[str]:
    """Return what a name with `*` (one name) and `**` (one or several, with dots between) matches."""
    parts = [{"*": r"[^.]+", "**": r"[^.]+(?:\.[^.]+)*"}.get(part, re.escape(part)) for part in expression.split(".")]
    return re.compile(r"\.".join(parts))


def _is_pattern(expression: str) -> bool:
    return "*" in expression


# ---- one kind of rule after the other ------------------------------------------------------------------------------


@singledispatch
def _judge(rule: CodeRule, scene: _Scene) -> Iterator[Violation]:
    raise NotImplementedError(type(rule).__name__)


@_judge.register
def _layers(rule: Layers, scene: _Scene) -> Iterator[Violation]:
    parts = [part for row in rule.rows for part in row.parts]
    scene.must_exist(parts)
    rank = {part: number for number, row in enumerate(rule.rows) for part in row.parts}

    def may(source: Part, target: Part) -> bool:
        here, there = rank[source], rank[target]
        if here == there:
            return not rule.rows[here].independent
        return there == here + 1 if rule.closed else here < there

    yield from _apart(Owners(parts), may, scene, transitive=rule.transitive)
    for container, known in rule.exhaustive:
        named = {module for part in parts for module in part.modules}
        for module in sorted(scene.graph.modules):
            above, _, name = module.rpartition(".")
            if above == container and module not in named and name not in known:
                yield Violation(
                    "imports.layer.missing", f"{module} stands in no layer of '{rule.ruling.name}'", f"layer {module}",
                    rule.ruling.id, location=scene.places.of(module), source=container,
                    remedy="Put it into a layer.",
                )  # fmt: skip


def _apart(
    owners: Owners, may: Callable[[Part, Part], bool], scene: _Scene, *, transitive: bool
) -> Iterator[Violation]:
    """Yield what leads from one part to another that it may not use, others of the parts not in between."""
    for importer, imported, source, target in _crossing(scene.graph, owners):
        if not may(source, target):
            yield scene.direct(importer, imported, source, target)
    for target in owners.parts if transitive else ():
        for source, way in indirect(scene.graph, owners, target):
            if not may(source, target):
                yield scene.chain(way, source, target)


def _crossing(graph: Graph, owners: Owners) -> Iterator[tuple[str, str, Part, Part]]:
    """Yield every import between two different parts."""
    table = owners.table(graph)
    for importer, row in graph.edges.items():
        source = table.get(importer)
        if source is not None:
            for imported in row:
                target = table.get(imported)
                if target is not None and target is not source and target != source:
                    yield importer, imported, source, target


@_judge.register
def _forbidden(rule: Forbidden, scene: _Scene) -> Iterator[Violation]:
    scene.must_exist((*rule.sources, *rule.targets))
    packages = tuple(Part(package, (package,)) for package in rule.packages)
    graph = scene.graph.with_packages(rule.packages)
    scene = _Scene(rule, graph, scene.whole, scene.places)
    scene.must_exist(part for part in packages if graph.is_internal(part.name))
    targets = (*rule.targets, *packages)
    everything = Owners((*rule.sources, *targets))
    for importer, imported, source, target in _crossing(graph, everything):
        if source in rule.sources and target in targets:
            yield scene.direct(importer, imported, source, target)
    for target in targets if rule.transitive else ():
        reached = reaching(graph, target)
        for source in rule.sources:
            if source != target and any(everything.of(each) == source for each in reached):
                for start, way in indirect(graph, Owners((source, target)), target):
                    if start == source:
                        yield scene.chain(way, source, target)


@_judge.register
def _protected(rule: Protected, scene: _Scene) -> Iterator[Violation]:
    scene.must_exist((*rule.allowed, *rule.targets))
    graph = scene.graph.with_packages(rule.packages)
    scene = _Scene(rule, graph, scene.whole, scene.places)
    owners = Owners((*rule.targets, *rule.allowed))
    within = Owners(rule.targets)
    outside = [Part(package, (package,)) for package in rule.packages]
    scene.must_exist(part for part in outside if graph.is_internal(part.name))
    allowed = ", ".join(part.name for part in rule.allowed) or "nobody"
    for importer, row in graph.edges.items():
        source = owners.of(importer)
        if source in rule.allowed:
            continue
        here = source or Part(importer.partition(".")[0], ())
        for imported in row:
            target = within.of(imported)
            if target is not None and within.of(importer) != target and owners.of(imported) == target:
                message = f"{importer} imports {imported}, but only {allowed} may use {target.name}"
                yield scene.direct(importer, imported, here, target, message)
        for part in outside:
            if part.name in row:
                message = f"{importer} imports {part.name}, but only {allowed} may"
                yield scene.direct(importer, part.name, here, part, message)


@_judge.register
def _independent(rule: Independent, scene: _Scene) -> Iterator[Violation]:
    scene.must_exist(rule.members)
    yield from _apart(Owners(rule.members), lambda _source, _target: False, scene, transitive=rule.transitive)


@_judge.register
def _interface(rule: Interface, scene: _Scene) -> Iterator[Violation]:
    scene.must_exist((rule.of, *rule.visible_to))
    if rule.names:
        yield from _by_name(rule, scene)
        return
    public = [pattern(each) for each in rule.public]
    idle = [each for each, known in zip(rule.public, public, strict=True) if not _any(known, scene.whole.modules)]
    if idle:
        raise TruelineError(_missing(rule, each, scene.whole) for each in idle)
    inside, concerned = Owners((rule.of,)), Owners(rule.visible_to)
    for importer, row in scene.graph.edges.items():
        if inside.of(importer) is not None or (rule.visible_to and concerned.of(importer) is None):
            continue
        for imported in row:
            if inside.of(imported) is not None and not any(known.fullmatch(imported) for known in public):
                source = concerned.of(importer) or Part(importer.rpartition(".")[0] or importer, ())
                message = f"{importer} imports {imported}, which is no part of the interface of {rule.of.name}"
                yield scene.direct(importer, imported, source, rule.of, message)


def _by_name(rule: Interface, scene: _Scene) -> Iterator[Violation]:
    """Yield the imports of names that are not public, whichever module they stand in."""
    owners = Owners((rule.of, *rule.visible_to))
    for importer, row in scene.graph.edges.items():
        source = owners.of(importer)
        if source == rule.of or (source is None and rule.visible_to):
            continue
        for imported in row:
            private = dict(_private(rule, importer, imported, owners, scene)) if owners.of(imported) == rule.of else {}
            if private:
                here = source or Part(importer.rpartition(".")[0] or importer, ())
                names = ", ".join(private)
                message = f"{importer} imports {names}, which is no part of the interface of {rule.of.name}"
                found = scene.direct(importer, imported, here, rule.of, message)
                place = scene.places.of(importer, min(private.values()))
                yield replace(found, location=place, chain=(replace(found.chain[0], location=place),))


def _private(rule: Interface, importer: str, imported: str, owners: Owners, scene: _Scene) -> Iterator[tuple[str, int]]:
    """Yield what an import means that is not public, with its line."""
    row = scene.graph.edges[importer]
    for one in scene.graph.statements(importer):
        path = f"{one.module}.{one.name}" if one.name else one.module
        name = next((path[len(each) + 1 :] for each in rule.of.modules if path.startswith(f"{each}.")), "")
        means = next((each for each in one.candidates if each in row), "") == imported
        public = not name or f"{importer} -> {path}" in rule.ignore or any(re.search(each, name) for each in rule.names)
        if means and not public and owners.of(path) == rule.of and not one.manners & rule.exempt:
            yield path, one.line


def _any(known: re.Pattern[str], modules: Iterable[str]) -> bool:
    return any(known.fullmatch(module) for module in modules)


@_judge.register
def _closed_world(rule: ClosedWorld, scene: _Scene) -> Iterator[Violation]:
    scene.must_exist(rule.parts)
    owners = Owners(rule.parts)
    around = dict(rule.inside)
    for importer, imported, source, target in _crossing(scene.graph, owners):
        nested = source.id in around[target.id] or target.id in around[source.id]
        if not nested and (source.id, target.id) not in rule.permitted:
            message = f"{importer} imports {imported}, but nothing says that {source.name} may use {target.name}"
            yield scene.direct(importer, imported, source, target, message)
    realised = {
        (here, there)
        for source, target in {(one.id, other.id) for _, _, one, other in _crossing(scene.whole, owners)}
        for here in around[source]
        for there in around[target]
    }
    for expected in rule.expected:
        if (expected.source.id, expected.target.id) not in realised:
            yield Violation(
                UNUSED, f"no import realises that {expected.source.name} uses {expected.target.name}",
                f"unused {expected.source.id} -> {expected.target.id}", rule.ruling.id, Severity.WARNING,
                expected.location, expected.source.name, expected.target.name,
                remedy="Take the relationship out of the model, say through= which port it goes, or write the import.",
            )  # fmt: skip


@_judge.register
def _acyclic(rule: Acyclic, scene: _Scene) -> Iterator[Violation]:
    scene.must_exist(Part(package, (package,)) for package in rule.packages)
    graph = scene.graph.for_grimp()
    for package in rule.packages:
        yield from _circles(package, rule.depth, rule, scene, graph)


def _circles(package: str, depth: int, rule: Acyclic, scene: _Scene, graph: ImportGraph) -> Iterator[Violation]:
    children = sorted(graph.find_children(package))
    if len(children) > 1:
        for importer, imported in sorted(graph.nominate_cycle_breakers(package)):
            one, other = _child(importer, package), _child(imported, package)
            way = _way_back(package, other, one, scene.graph)
            circle = " -> ".join(name.rpartition(".")[2] for name in (one, *way))
            message = f"{importer} imports {imported}, which closes the circle {circle} in {package}"
            yield scene.direct(importer, imported, Part(one, ()), Part(other, ()), message)
    for child in children if depth else ():
        if child not in rule.skip:
            yield from _circles(child, depth - 1, rule, scene, graph)


def _child(module: str, package: str) -> str:
    return ".".join(module.split(".")[: package.count(".") + 2])


def _way_back(package: str, start: str, end: str, graph: Graph) -> list[str]:
    """Return the shortest way from one child of a package to another, from child to child."""
    links = _links(package, graph)
    before = spread([start], lambda here: sorted(links.get(here, ())))
    way = [end]
    while way[0] != start and way[0] in before:
        way.insert(0, before[way[0]])
    return way


def _links(package: str, graph: Graph) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for importer, row in graph.edges.items():
        if importer.startswith(f"{package}."):
            here = _child(importer, package)
            found.setdefault(here, set()).update(
                _child(imported, package) for imported in row if imported.startswith(f"{package}.")
            )
    return found
