"""Real code, rules drawn at random: we say what import-linter says, and what it does not see we add."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.imports import differential
from tests.conformance.imports.differential import CODE_BASES, Answer, CodeBase, Draw, Finding, Rule
from trueline.conformance.imports import sources, store
from trueline.conformance.imports.graph import Graph
from trueline.conformance.imports.judging import judge
from trueline.conformance.imports.places import Places
from trueline.conformance.imports.rules import Acyclic, CodeRule, Forbidden, Independent, Layers, Part, Protected, Row
from trueline.conformance.imports.sources import Sources
from trueline.conformance.imports.statements import Manner
from trueline.model.checks import Ruling, Violation

RULING = Ruling("drawn", "imports.drawn", "Drawn")
CALLS: frozenset[Manner] = frozenset({"dynamic"})  # an import by a call is none for import-linter
TYPES: frozenset[Manner] = frozenset({"type-checking"})
MISSED = {"litellm": (445, 3464)}  # modules below folders without `__init__.py`, and imports by them and of them


@dataclass(frozen=True)
class Compared:
    """A code base, read by both.

    Attributes:
        base: what it is.
        folder: where it lies.
        found: every file of it.
        missed: modules below folders without `__init__.py`, or with odd names, which grimp passes over.
        whole: our graph of everything.
        graph: our graph without those.
        rules: what was drawn.
        theirs: what import-linter says.
    """

    base: CodeBase
    folder: Path
    found: Sources
    missed: frozenset[str]
    whole: Graph
    graph: Graph
    rules: list[Rule]
    theirs: Answer


def externals(graph: Graph) -> set[str]:
    return {imported for row in graph.edges.values() for imported in row if not graph.is_internal(imported)}


def below(name: str, graph: Graph) -> list[str]:
    return sorted(each for each in graph.modules if each == name or each.startswith(f"{name}."))


@cache
def compared(base: CodeBase) -> Compared:
    folder = base.fetch()
    found = sources.find([base.root], [folder])
    missed = frozenset(module for module in found.files if not _is_in_packages(module, found))
    files = {module: file for module, file in found.files.items() if module not in missed}
    whole = store.read(found, None)
    graph = store.read(Sources(files=files, folders=found.folders, hiding=found.hiding), None)
    imports = [(importer, imported) for importer, row in graph.edges.items() for imported in row]
    rules = Draw(graph.modules, externals(graph), imports).rules(base.rules)
    theirs = differential.ask(folder, base.root, rules, unnamed(found, folder))
    return Compared(base, folder, found, missed, whole, graph, rules, theirs)


def _is_in_packages(module: str, found: Sources) -> bool:
    above = module.rpartition(".")[0]
    if not above:
        return True
    package = found.files.get(above)
    named = above.rpartition(".")[2].isidentifier()
    return package is not None and package.is_package and named and _is_in_packages(above, found)


def unnamed(found: Sources, folder: Path) -> list[str]:
    """Return the modules that no import statement can name, such as `0001_initial`; we set them aside."""
    files = [Path(one.path).relative_to(folder) for one in found.aside if one.reason == "unnamed"]
    return [".".join(file.with_suffix("").parts) for file in files if file.suffix == ".py"]


@pytest.fixture(params=CODE_BASES, ids=lambda base: base.name)
def code(request: pytest.FixtureRequest) -> Compared:
    base: CodeBase = request.param
    return compared(base)


def ruled(rule: Rule, graph: Graph, *, calls: bool = False, spelled: bool = False) -> CodeRule:
    """Return a drawn rule as ours.

    Args:
        rule: what was drawn.
        graph: what it is about.
        calls: whether imports by a call count.
        spelled: whether each part is a list of all its modules, not a package.
    """

    def parts(names: Iterable[str]) -> tuple[Part, ...]:
        return tuple(Part(name, tuple(below(name, graph)) if spelled else (name,)) for name in names)

    common: dict[str, Any] = {"ruling": RULING, "ignore": tuple(rule["ignore"]), "unmatched": "none"}
    common["exempt"] = frozenset() if calls else CALLS
    match rule["kind"]:
        case "layers":
            return Layers(**common, rows=tuple(Row(parts(row["names"]), row["independent"]) for row in rule["rows"]))
        case "independence":
            return Independent(**common, members=parts(rule["modules"]))
        case "protected":
            return Protected(**common, targets=parts(rule["targets"]), allowed=parts(rule["allowed"]))
        case "forbidden":
            common |= {"packages": tuple(rule["packages"]), "transitive": rule["transitive"]}
            return Forbidden(**common, sources=parts(rule["sources"]), targets=parts(rule["targets"]))
        case _:
            return Acyclic(**common, packages=tuple(rule["ancestors"]), depth=rule["depth"])


def findings(rule: Rule, violations: Iterable[Violation]) -> frozenset[Finding]:
    return frozenset(_finding(rule["kind"], one) for one in violations)


def _finding(kind: str, one: Violation) -> Finding:
    first = one.chain[0]
    direct = f"{first.source} -> {first.target}"
    if kind == "protected":
        return "", one.target, direct
    if kind == "acyclic_siblings":
        return one.source.rpartition(".")[0], "", direct
    return one.source, one.target, first.source


def pairs(graph: Graph) -> set[tuple[str, str]]:
    return {(importer, imported) for importer, row in graph.edges.items() for imported in row}


def test_modules_imports_and_lines_are_the_same(code: Compared) -> None:
    graph = code.graph.without_manners(CALLS)
    aside = set(unnamed(code.found, code.folder))
    theirs = {pair: lines for pair, lines in code.theirs.lines.items() if not aside & set(pair)}
    assert code.graph.unread == ()
    assert set(code.graph.files) == {module for module in code.theirs.modules if graph.is_internal(module)} - aside
    assert pairs(graph) == set(theirs)
    for importer, imported in theirs:
        lines = set(graph.lines(importer, imported))
        if lines != set(theirs[importer, imported]):
            called = {one.line for one in graph.statements(importer) if "dynamic" in one.manners}
            assert lines - called == set(theirs[importer, imported]), (importer, imported)


def test_what_is_imported_for_types_only_is_the_same(code: Compared) -> None:
    aside = set(unnamed(code.found, code.folder))
    ordinary = {pair for pair in code.theirs.ordinary if not aside & set(pair)}
    assert pairs(code.graph.without_manners(CALLS | TYPES)) == ordinary


def test_both_of_our_readers_see_the_same_statements(code: Compared) -> None:
    """grimp tells what is imported, tree-sitter how: what one sees and the other does not would never count."""
    for module, row in code.graph.edges.items():
        means = {(each, one.line) for one in code.graph.statements(module) for each in _and_above(one.candidates[0])}
        assert {(imported, line) for imported, lines in row.items() for line in lines} <= means, module
    for module in code.graph.files:
        lines = {line for found in code.graph.edges.get(module, {}).values() for line in found}
        assert {one.line for one in code.graph.statements(module) if "dynamic" not in one.manners} <= lines, module


def _and_above(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[:count]) for count in range(1, len(parts) + 1)]


@cache
def held(base: CodeBase, *, spelled: bool) -> list[list[Violation]]:
    code = compared(base)
    places = Places(code.folder, code.graph.files)
    return [judge(ruled(rule, code.graph, spelled=spelled), code.graph, places) for rule in code.rules]


@pytest.mark.parametrize("spelled", [False, True], ids=["packages", "modules"])
def test_a_rule_is_kept_or_broken_by_the_same_modules(code: Compared, spelled: bool) -> None:
    results = code.theirs.results
    for rule, result, violations in zip(code.rules, results, held(code.base, spelled=spelled), strict=True):
        ours = findings(rule, violations)
        assert (not violations) == result.kept, rule
        assert ours == result.every, rule
        assert result.found <= ours, rule
    assert {result.kept for result in results} == {True, False}


def test_every_chain_is_made_of_imports_at_their_lines(code: Compared) -> None:
    for step in (step for each in held(code.base, spelled=False) for one in each for step in one.chain):
        assert step.location is not None
        assert step.location.line in code.theirs.lines[step.source, step.target]


def test_what_import_linter_misses_is_added(code: Compared) -> None:
    added = {pair for pair in pairs(code.whole) if code.missed & set(pair)}
    assert code.missed == set(code.found.files) - code.theirs.modules
    assert (len(code.missed), len(added)) == MISSED.get(code.base.name, (len(code.missed), len(added)))
    places = Places(code.folder, code.whole.files)
    for importer, imported in sorted(pair for pair in added if code.whole.is_internal(pair[1]))[::40]:
        source, target = Part(importer, (importer,)), Part(imported, (imported,))
        rule = Forbidden(ruling=RULING, sources=(source,), targets=(target,), transitive=False)
        found = {one.key: one.location for one in judge(rule, code.whole, places)}
        assert found[f"{importer} -> {imported}"] == places.of(importer, code.whole.lines(importer, imported)[0])


def test_what_a_missed_module_is_imported_for_counts_as_an_import_of_the_package_above_it(code: Compared) -> None:
    misread = pairs(code.graph) - pairs(code.whole)
    for importer, imported in misread:
        assert any(target in code.missed and target.startswith(f"{imported}.") for target in code.whole.edges[importer])
    assert pairs(code.graph) - misread == {pair for pair in pairs(code.whole) if not code.missed & set(pair)}
