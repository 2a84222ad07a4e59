"""What all contracts of import-linter share: names, exceptions, and how they become rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from trueline.model.checks import Ruling
from trueline.model.diagnostics import Diagnostic, Severity, did_you_mean

from ...names import is_inside
from ...rules import CodeRule, Unmatched
from ...statements import Manner
from ..modules import Modules
from ..options import Options, Said

COMMON = ("id", "name", "type")
_ALERTS: tuple[Unmatched, ...] = ("error", "warn", "none")


@dataclass(frozen=True, slots=True)
class Session:
    """The options that hold for every contract.

    Attributes:
        roots: names of the root packages.
        external: packages outside of them may be named.
        exempt: imports made in these manners only count for nothing.
    """

    roots: tuple[str, ...] = ()
    external: bool = False
    exempt: frozenset[Manner] = frozenset()


@dataclass(frozen=True, slots=True)
class Terms:
    """What a contract says beside the modules it is about.

    Attributes:
        ruling: how reports call it.
        session: the options of all contracts.
        ignore: imports that count for nothing.
        unmatched: what an entry of `ignore` is that no import matches.
    """

    ruling: Ruling
    session: Session
    ignore: tuple[str, ...] = ()
    unmatched: Unmatched = "error"

    def settle(self, rules: Iterable[CodeRule]) -> Iterator[CodeRule]:
        """Yield `rules` with these terms; only the first complains of exceptions that nothing matches."""
        unmatched = self.unmatched
        for rule in rules:
            yield replace(rule, ignore=self.ignore, unmatched=unmatched, exempt=self.session.exempt)
            unmatched = "none"

    def missing(self, said: Said, modules: Modules, name: str = "") -> Diagnostic:
        """Return that a module does not exist: `name`, or what was said."""
        name = name or said.text
        return Diagnostic(
            "imports.module.missing", f"the rule '{self.ruling.name}' names the module '{name}', which does not exist",
            about=self.ruling.id, location=said.location, remedy=did_you_mean(name, modules.names),
        )  # fmt: skip

    def unmatching(self, said: Said, severity: Severity = Severity.WARNING) -> Diagnostic:
        """Return that no module matches an expression."""
        return Diagnostic(
            "imports.adopted.unmatched", f"the rule '{self.ruling.name}' names '{said.text}', which matches no module",
            severity, self.ruling.id, said.location, "Mend the expression, or take it out of the rule.",
        )  # fmt: skip


@dataclass(slots=True)
class Found:
    """Modules that expressions stand for, and what is wrong with the others."""

    modules: list[str] = field(default_factory=list)
    told: list[Diagnostic] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether every name means something."""
        return not any(one.severity is Severity.ERROR for one in self.told)


def find(terms: Terms, expressions: Iterable[Said], modules: Modules, *, strict: bool = False) -> Found:
    """Return the modules that `expressions` stand for, each once.

    Args:
        terms: those of the contract.
        expressions: names of modules, some with wildcards.
        modules: those that there are.
        strict: an expression that matches nothing is an error too.
    """
    found = Found()
    for said in expressions:
        matching = modules.matching(said.text)
        found.modules += (each for each in matching if each not in found.modules)
        if not matching and "*" in said.text:
            found.told.append(terms.unmatching(said, Severity.ERROR if strict else Severity.WARNING))
        elif not matching:
            found.told.append(terms.missing(said, modules))
    return found


def names(options: Options, key: str, *, required: bool = True) -> tuple[Said, ...]:
    """Return the option `key` as names of modules, in which `*` and `**` may stand for whole names."""
    said = options.entries(key, required=required)
    for one in said:
        problem = _problem(one.text)
        if problem:
            options.problem(key, f"'{one.text}' of {options.about} is no name of modules: {problem}", word=one.text)
    return said


def _problem(expression: str) -> str:
    before = ""
    for part in expression.split("."):
        if "*" in part and part not in ("*", "**"):
            return "a wildcard stands for a whole name"
        if "*" in part and before and "**" in (part, before):
            return "nothing but a name may stand beside '**'"
        before = part if "*" in part else ""
    return ""


def read_terms(options: Options, ruling: Ruling, session: Session) -> Terms:
    """Return what the options of any contract say beside its modules."""
    for key in COMMON:
        options.raw(key)
    ignore: list[str] = []
    for one in options.entries("ignore_imports"):
        ends = [end.strip() for end in one.text.split("->")]
        if len(ends) != 2 or not all(ends):
            problem = f"'{one.text}' of {options.about} is no import"
            options.problem("ignore_imports", problem, "Write it as: importer -> imported", one.text)
        elif said := next((said for end in ends if (said := _problem(end))), ""):
            options.problem("ignore_imports", f"'{one.text}' of {options.about} is no import: {said}", word=one.text)
        else:
            ignore.append(" -> ".join(ends))
    word = options.choice("unmatched_ignore_imports_alerting", _ALERTS, "error")
    unmatched: Unmatched = next(each for each in _ALERTS if each == word)
    because = options.text("broken_contract_guidance")
    return Terms(replace(ruling, because=because), session, tuple(dict.fromkeys(ignore)), unmatched)


def is_internal(terms: Terms, module: str) -> bool:
    """Whether a name belongs to the root packages."""
    return is_inside(module, terms.session.roots)
