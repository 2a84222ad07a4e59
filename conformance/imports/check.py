"""The check `imports`: read every file once, and hold the imports to every rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from trueline.model.checks import CHECK_API, Outcome, Ruling, Subject, Violation, violation_of
from trueline.model.diagnostics import Diagnostic, Severity, TruelineError
from trueline.model.workspace import Workspace

from . import sources, store
from .accounting import account, unread
from .codes import CODES
from .compiling import Compiler
from .graph import Graph
from .judging import judge
from .names import is_inside
from .places import Places
from .rules import CodeRule, Forbidden, Part, Protected
from .settings import Settings, folders, read_settings
from .sources import Sources

if TYPE_CHECKING:
    from .adopted import Adopted

_NEEDED = ("grimp", "tree_sitter", "tree_sitter_python")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be held to what.

    Attributes:
        rules: rules on modules.
        roots: packages to look at.
        bound: modules that belong to something; empty: nobody asks.
    """

    rules: tuple[CodeRule, ...]
    roots: tuple[str, ...]
    bound: tuple[Part, ...] = ()


class ImportCheck:
    """Holds the imports of Python code to the rules of the model."""

    api = CHECK_API
    name = "imports"
    codes = CODES

    def check(self, workspace: Workspace, subject: Subject) -> Outcome:
        """Return every import that breaks a rule, and every file that cannot be accounted for.

        Raises:
            TruelineError: where packages, folders or settings are not there or wrong.
        """
        settings = read_settings(subject.settings)
        plan = planned(workspace, subject.site, settings.roots)
        if not plan.roots:
            return Outcome(self.name)
        return hold(plan, subject, settings)


def planned(workspace: Workspace, site: str, extra: Sequence[str] = ()) -> Plan:
    """Return what the models of a workspace ask for.

    Raises:
        TruelineError: where elements are bound to the same module.
    """
    rules: list[CodeRule] = []
    bound: dict[str, Part] = {}
    for architecture in workspace.indexes:
        compiler = Compiler(workspace, architecture, site)
        modules = compiler.modules()
        bound |= modules
        rules += compiler.rules() if modules else ()
    roots = dict.fromkeys([*(module.partition(".")[0] for module in bound), *extra])
    return Plan(tuple(rules), tuple(roots), tuple(dict.fromkeys(bound.values())))


def hold(plan: Plan, subject: Subject, settings: Settings) -> Outcome:
    """Return what the imports of the packages of `plan` break of its rules.

    Raises:
        TruelineError: where packages or folders are not there, or nothing can be read.
    """
    _must_be_installed()
    found = sources.find(plan.roots, folders(settings, subject.root), settings.exclude)
    cache = subject.cache / "imports" if settings.cache else None
    graph = store.read(found, cache, externals=any(_packages(rule, plan.roots) for rule in plan.rules))
    places = Places(subject.root, graph.files)
    violations, unable = _judged(plan.rules, graph, places)
    rulings = tuple(rule.ruling for rule in plan.rules)
    return _outcome(found, graph, places, rulings, (*violations, *account(plan.bound, found, graph, places)), unable)


def hold_adopted(adopted: Adopted, root: Path, cache: Path) -> Outcome:
    """Return what the imports of a project break of the rules of another tool.

    Args:
        adopted: the rules.
        root: folder of the project, absolute.
        cache: folder for what may be lost at any time.

    Raises:
        TruelineError: where packages are not there, or nothing can be read.
    """
    _must_be_installed()
    found = sources.find(adopted.roots, [root / path for path in adopted.paths], adopted.exclude)
    graph = store.read(found, cache / "imports")
    rules, told = adopted.resolve(graph.modules)
    places = Places(root, graph.files)
    violations, unable = _judged(rules, graph, places)
    told = (*adopted.unread, *adopted.notes, *told)
    said = (violation_of(one, one.message) for one in told if one.severity is not Severity.ERROR)
    return _outcome(
        found, graph, places, adopted.rulings, (*violations, *said, *account((), found, graph, places)),
        [*(one for one in told if one.severity is Severity.ERROR), *unable],
    )  # fmt: skip


def _outcome(
    found: Sources,
    graph: Graph,
    places: Places,
    rulings: tuple[Ruling, ...],
    violations: tuple[Violation, ...],
    unable: Iterable[Diagnostic],
) -> Outcome:
    accounted = {
        "files": len(found.files) + sum(one.files for one in found.aside if not one.is_read),
        "modules": len(found.files),
        "imports": sum(len(row) for row in graph.edges.values()),
        "excluded": sum(one.files for one in found.aside if one.reason == "excluded"),
    }
    return Outcome(ImportCheck.name, rulings, violations, accounted, (*unread(graph, places), *unable))


def _must_be_installed() -> None:
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise TruelineError(_not_installed(missing))


def _packages(rule: CodeRule, roots: Sequence[str]) -> list[str]:
    """Return the packages a rule names that lie outside."""
    named = rule.packages if isinstance(rule, Forbidden | Protected) else ()
    return [package for package in named if not is_inside(package, roots)]


def _judged(rules: Iterable[CodeRule], graph: Graph, places: Places) -> tuple[list[Violation], list[Diagnostic]]:
    violations: list[Violation] = []
    unable: list[Diagnostic] = []
    for rule in rules:
        try:
            violations += judge(rule, graph, places)
        except TruelineError as error:
            unable += error.diagnostics
    return violations, unable


def _not_installed(names: Sequence[str]) -> Iterator[Diagnostic]:
    for name in names:
        yield Diagnostic(
            "imports.library.missing", f"the library '{name.replace('_', '-')}' is not installed",
            remedy="Run: pip install 'trueline[check]'",
        )  # fmt: skip
