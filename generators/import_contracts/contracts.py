"""Rules translated to the contract types of import-linter, one function a kind of rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import singledispatch

from trueline.model.bindings import Bindings, spelled_out
from trueline.model.diagnostics import Diagnostic, Severity
from trueline.model.index import Index
from trueline.model.records.rules import (
    AcyclicRule,
    AllowRule,
    ClosedWorldRule,
    ForbidRule,
    IndependentRule,
    InterfaceRule,
    LayersRule,
    RuleRecord,
    RuleSubject,
)

Value = str | tuple[str, ...]
_Row = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Contract:
    """One section of `.importlinter`.

    Attributes:
        id: name of the section.
        name: what reports call it.
        type: contract type of import-linter.
        because: shown when the contract is broken.
        settings: further options in their order; several values stand one a line.
        about: reference of the rule.
    """

    id: str
    name: str
    type: str
    because: str
    about: str
    settings: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Context:
    """Where a rule stands.

    Attributes:
        architecture: id of the architecture that states it.
        index: its index.
        bindings: which modules its elements are made of.
        permitted: pairs of modules between which another rule allows imports.
    """

    architecture: str
    index: Index
    bindings: Bindings
    permitted: tuple[tuple[str, str], ...] = ()

    def parts(self, subjects: Iterable[RuleSubject]) -> tuple[tuple[str, ...], ...]:
        """Return the live modules of each subject that has any."""
        return tuple(modules for subject in subjects if (modules := self.bindings.subject(subject)))

    def modules(self, *subjects: RuleSubject) -> tuple[str, ...]:
        """Return the live modules of several subjects, each once."""
        return tuple(dict.fromkeys(module for part in self.parts(subjects) for module in part))


def translate(rule: RuleRecord, architecture: str, index: Index, bindings: Bindings) -> Iterator[Contract | Diagnostic]:
    """Yield the contracts of a rule, and diagnostics that say what import-linter cannot express of it."""
    context = Context(architecture, index, bindings)
    permitted = tuple(
        (source, target)
        for other in index.record.rules
        if isinstance(other, AllowRule)
        for source in context.modules(*other.source)
        for target in context.modules(*other.target)
    )
    found = list(_translate(rule, replace(context, permitted=permitted)))
    yield from found
    if rule.exempt and any(isinstance(one, Contract) for one in found):
        yield _lost(rule, context, f"its contract counts imports too that are {' or '.join(rule.exempt)}")


@singledispatch
def _translate(rule: RuleRecord, context: Context) -> Iterator[Contract | Diagnostic]:
    yield _lost(rule, context, "import-linter has no contract for it")


def _contract(rule: RuleRecord, context: Context, type_: str, **settings: Value) -> Contract:
    ignored = tuple(f"{importer} -> {imported}" for importer, imported in rule.ignore)
    if context.permitted and isinstance(rule, LayersRule | IndependentRule):
        ignored += tuple(
            f"{importer} -> {imported}"
            for source, target in context.permitted
            for importer in (source, f"{source}.**")
            for imported in (target, f"{target}.**")
        )
        settings["unmatched_ignore_imports_alerting"] = "none"
    if ignored:
        settings["ignore_imports"] = ignored
    return Contract(
        id=f"{context.architecture}.{rule.id}",
        name=rule.name,
        type=type_,
        because=rule.because,
        about=f"{context.architecture}/rule:{rule.id}",
        settings=settings,
    )


def _directly_forbidden(
    rule: RuleRecord, context: Context, source: tuple[str, ...], forbidden: tuple[str, ...]
) -> Contract:
    return _contract(
        rule, context, "forbidden", source_modules=source, forbidden_modules=forbidden, allow_indirect_imports="True"
    )


def _part(contract: Contract, number: int) -> Contract:
    """Return one of several contracts of a rule, under an id of its own."""
    return replace(contract, id=f"{contract.id}.{number}")


def _lost(rule: RuleRecord, context: Context, what: str) -> Diagnostic:
    return Diagnostic(
        "import_contracts.inexpressible",
        f"rule '{rule.name}' is not wholly in .importlinter: {what}",
        Severity.NOTE,
        about=f"{context.architecture}/rule:{rule.id}",
    )


@_translate.register
def _layers(rule: LayersRule, context: Context) -> Iterator[Contract | Diagnostic]:
    rows = [row for layer in rule.layers if (row := context.parts(layer))]
    everything = [module for row in rows for part in row for module in part]
    if sum(map(len, rows)) < 2:
        return
    if _nested(everything):
        yield _lost(rule, context, "one of its layers stands in another")
        return
    if not rule.transitive:
        yield from _direct(rule, context, rows)
        if rule.exhaustive:
            yield _lost(rule, context, "direct rules cannot be exhaustive")
        return
    if rule.closed:
        yield _lost(rule, context, "layers of import-linter are open, so skipping a layer goes unnoticed")
    separators = [" : " if len(row) == 1 or not rule.independent else " | " for row in rows]
    if any(len(row) > 1 and any(len(part) > 1 for part in row) for row in rows) and rule.independent:
        yield _lost(rule, context, "siblings of several modules each are let use each other")
        separators = [" : "] * len(rows)
    parents = {module.rpartition(".")[0] for module in everything}
    if len(parents) == 1 and "" not in parents:
        (container,) = parents
        settings: dict[str, Value] = {"containers": (container,), "layers": _lines(rows, separators, short=True)}
        if rule.exhaustive:
            settings["exhaustive"] = "True"
            settings["exhaustive_ignores"] = _beside(container, everything, context)
        yield _contract(rule, context, "layers", **settings)
        return
    if rule.exhaustive:
        yield _lost(rule, context, "its layers stand in several packages, so it cannot be exhaustive")
    yield _contract(rule, context, "layers", layers=_lines(rows, separators, short=False))


def _lines(rows: Sequence[_Row], separators: Sequence[str], *, short: bool) -> tuple[str, ...]:
    return tuple(
        separator.join(_last(module) if short else module for part in row for module in part)
        for row, separator in zip(rows, separators, strict=True)
    )


def _direct(rule: LayersRule, context: Context, rows: Sequence[_Row]) -> Iterator[Contract]:
    """Yield a prohibition of direct imports for each part that may not use some other."""
    parts = [(number, part) for number, row in enumerate(rows) for part in row]
    for count, (here, source) in enumerate(parts, 1):
        forbidden = tuple(
            module for there, target in parts if target != source and not _may(rule, here, there) for module in target
        )
        if forbidden:
            yield _part(_directly_forbidden(rule, context, source, forbidden), count)


def _may(rule: LayersRule, here: int, there: int) -> bool:
    if here == there:
        return not rule.independent
    return there == here + 1 if rule.closed else here < there


def _last(module: str) -> str:
    return module.rpartition(".")[2]


def _nested(modules: Sequence[str]) -> bool:
    """Return whether one module stands in another, or is named twice."""
    return len(set(modules)) < len(modules) or any(one.startswith(f"{other}.") for one in modules for other in modules)


def _beside(container: str, layers: list[str], context: Context) -> tuple[str, ...]:
    """Return the modules of the container that are in the model, but in no layer."""
    bound = (module for _, modules in context.bindings.bound() for module in modules)
    return tuple(_last(m) for m in bound if m.rpartition(".")[0] == container and m not in layers)


@_translate.register
def _forbid(rule: ForbidRule, context: Context) -> Iterator[Contract | Diagnostic]:
    sources = context.modules(*rule.source)
    targets = context.modules(*rule.target)
    packages = [package for package in rule.packages if "." not in package]
    if len(packages) < len(rule.packages) and sources:
        parts = ", ".join(package for package in rule.packages if "." in package)
        yield _lost(rule, context, f"it knows external packages as a whole only, not {parts}")
    if sources and any(_overlap(source, target) for source in sources for target in targets):
        yield _lost(rule, context, "it passes over pairs of which one stands in the other")
    if sources and (targets or packages):
        yield _contract(
            rule, context, "forbidden", source_modules=sources, forbidden_modules=(*targets, *packages),
            allow_indirect_imports="False" if rule.transitive else "True",
        )  # fmt: skip


@_translate.register
def _allow(rule: AllowRule, context: Context) -> Iterator[Contract | Diagnostic]:
    if not rule.only:
        return
    allowed = context.modules(*rule.source)
    protected = context.modules(*rule.target)
    packages = tuple(package for package in rule.packages if "." not in package)
    if len(packages) < len(rule.packages):
        parts = ", ".join(package for package in rule.packages if "." in package)
        yield _lost(rule, context, f"it knows external packages as a whole only, not {parts}")
    if allowed and (protected or packages):
        yield _contract(
            rule, context, "protected", protected_modules=(*protected, *packages), allowed_importers=allowed
        )


def _overlap(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


@_translate.register
def _independent(rule: IndependentRule, context: Context) -> Iterator[Contract | Diagnostic]:
    members = context.parts(rule.members)
    everything = [module for part in members for module in part]
    if len(members) < 2:
        return
    if _nested(everything):
        yield _lost(rule, context, "one of its members stands in another")
    elif not rule.transitive:
        for number, source in enumerate(members, 1):
            others = tuple(module for part in members if part != source for module in part)
            yield _part(_directly_forbidden(rule, context, source, others), number)
    elif any(len(part) > 1 for part in members):
        yield _lost(rule, context, "its members have several modules each")
    else:
        yield _contract(rule, context, "independence", modules=tuple(everything))


@_translate.register
def _interface(rule: InterfaceRule, context: Context) -> Iterator[Contract | Diagnostic]:
    modules = context.modules(rule.of)
    if modules:
        public = spelled_out(rule.public, modules)
        contract = _contract(rule, context, "protected", protected_modules=modules, allowed_importers=modules)
        ignored = contract.settings.get("ignore_imports", ())
        contract.settings["ignore_imports"] = (*ignored, *(f"** -> {name}" for name in public))
        contract.settings["unmatched_ignore_imports_alerting"] = "none"
        yield contract


@_translate.register
def _closed_world(rule: ClosedWorldRule, context: Context) -> Iterator[Contract | Diagnostic]:
    if context.modules(rule.of):
        yield _lost(rule, context, "imports without a relationship are checked by 'trueline check'")


@_translate.register
def _acyclic(rule: AcyclicRule, context: Context) -> Iterator[Contract | Diagnostic]:
    modules = context.modules(rule.of)
    if modules:
        yield _contract(rule, context, "acyclic_siblings", ancestors=modules)
