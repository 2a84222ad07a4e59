"""Rules translated to the contract types of import-linter, one function a kind of rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import singledispatch

from trueline.model.bindings import Bindings
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
    """Where a rule stands."""

    architecture: str
    index: Index
    bindings: Bindings

    def modules(self, *subjects: RuleSubject) -> tuple[str, ...]:
        """Return the live modules of several subjects, each once."""
        found = (module for subject in subjects for module in self.bindings.subject(subject))
        return tuple(dict.fromkeys(found))


def translate(rule: RuleRecord, architecture: str, index: Index, bindings: Bindings) -> Iterator[Contract | Diagnostic]:
    """Yield the contract of a rule, or diagnostics that say what import-linter cannot express of it."""
    yield from _translate(rule, Context(architecture, index, bindings))


@singledispatch
def _translate(rule: RuleRecord, context: Context) -> Iterator[Contract | Diagnostic]:
    yield _lost(rule, context, "import-linter has no contract for it")


def _contract(rule: RuleRecord, context: Context, type_: str, **settings: Value) -> Contract:
    if rule.ignore:
        settings["ignore_imports"] = tuple(f"{importer} -> {imported}" for importer, imported in rule.ignore)
    return Contract(
        id=f"{context.architecture}.{rule.id}",
        name=rule.name,
        type=type_,
        because=rule.because,
        about=f"{context.architecture}/rule:{rule.id}",
        settings=settings,
    )


def _lost(rule: RuleRecord, context: Context, what: str) -> Diagnostic:
    return Diagnostic(
        "import_contracts.inexpressible",
        f"rule '{rule.name}' is not wholly in .importlinter: {what}",
        Severity.NOTE,
        about=f"{context.architecture}/rule:{rule.id}",
    )


@_translate.register
def _layers(rule: LayersRule, context: Context) -> Iterator[Contract | Diagnostic]:
    rows = [tuple(context.modules(subject) for subject in layer) for layer in rule.layers]
    rows = [tuple(modules for modules in row if modules) for row in rows]
    rows = [row for row in rows if row]
    if len(rows) < 2:
        return
    if rule.closed:
        yield _lost(rule, context, "layers of import-linter are open, so skipping a layer goes unnoticed")
    separator = " | " if rule.independent else " : "
    everything = [module for row in rows for modules in row for module in modules]
    parents = {module.rpartition(".")[0] for module in everything}
    if len(parents) == 1 and "" not in parents:
        (container,) = parents
        lines = tuple(separator.join(_last(m) for modules in row for m in modules) for row in rows)
        settings: dict[str, Value] = {"containers": (container,), "layers": lines}
        if rule.exhaustive:
            settings["exhaustive"] = "True"
            settings["exhaustive_ignores"] = _beside(container, everything, context)
        yield _contract(rule, context, "layers", **settings)
        return
    if rule.exhaustive:
        yield _lost(rule, context, "its layers stand in several packages, so it cannot be exhaustive")
    lines = tuple(separator.join(m for modules in row for m in modules) for row in rows)
    yield _contract(rule, context, "layers", layers=lines)


def _last(module: str) -> str:
    return module.rpartition(".")[2]


def _beside(container: str, layers: list[str], context: Context) -> tuple[str, ...]:
    """Return the modules of the container that are in the model, but in no layer."""
    bound = (module for _, modules in context.bindings.bound() for module in modules)
    return tuple(_last(m) for m in bound if m.rpartition(".")[0] == container and m not in layers)


@_translate.register
def _forbid(rule: ForbidRule, context: Context) -> Iterator[Contract | Diagnostic]:
    source = context.modules(*rule.source)
    forbidden = (*context.modules(*rule.target), *rule.packages)
    if source and forbidden:
        indirect = "False" if rule.transitive else "True"
        yield _contract(
            rule,
            context,
            "forbidden",
            source_modules=source,
            forbidden_modules=forbidden,
            allow_indirect_imports=indirect,
        )


@_translate.register
def _allow(rule: AllowRule, context: Context) -> Iterator[Contract | Diagnostic]:
    if not rule.only:
        return
    allowed = context.modules(*rule.source)
    protected = context.modules(*rule.target)
    if allowed and protected:
        yield _contract(rule, context, "protected", protected_modules=protected, allowed_importers=allowed)
    others = tuple(
        module
        for _, modules in context.bindings.bound()
        for module in modules
        if not any(_overlap(module, other) for other in allowed)
    )
    if allowed and rule.packages and others:
        yield Contract(
            id=f"{context.architecture}.{rule.id}.packages",
            name=rule.name,
            type="forbidden",
            because=rule.because,
            about=f"{context.architecture}/rule:{rule.id}",
            settings={
                "source_modules": others,
                "forbidden_modules": rule.packages,
                "allow_indirect_imports": "True",
            },
        )


def _overlap(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


@_translate.register
def _independent(rule: IndependentRule, context: Context) -> Iterator[Contract | Diagnostic]:
    if not rule.transitive:
        yield _lost(rule, context, "independence in import-linter counts chains too")
    modules = context.modules(*rule.members)
    if len(modules) > 1:
        yield _contract(rule, context, "independence", modules=modules)


@_translate.register
def _interface(rule: InterfaceRule, context: Context) -> Iterator[Contract | Diagnostic]:
    if context.modules(rule.of):
        yield _lost(rule, context, "a public interface by module is checked by 'trueline check'")


@_translate.register
def _closed_world(rule: ClosedWorldRule, context: Context) -> Iterator[Contract | Diagnostic]:
    if context.modules(rule.of):
        yield _lost(rule, context, "imports without a relationship are checked by 'trueline check'")


@_translate.register
def _acyclic(rule: AcyclicRule, context: Context) -> Iterator[Contract | Diagnostic]:
    modules = context.modules(rule.of)
    if modules:
        yield _contract(rule, context, "acyclic_siblings", ancestors=modules)
