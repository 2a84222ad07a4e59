"""The contract `protected`: nobody but some may import the modules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trueline.model.checks import Ruling
from trueline.model.diagnostics import Diagnostic

from ...names import is_inside
from ...rules import CodeRule, Part, Protected
from ..modules import Modules, overlapping, part
from ..options import Options, Said
from .contract import Session, Terms, find, is_internal, names, read_terms


@dataclass(frozen=True, slots=True)
class ProtectedContract:
    """A contract of the type `protected`."""

    terms: Terms
    targets: tuple[Said, ...]
    allowed: tuple[Said, ...]
    as_packages: bool

    @property
    def ruling(self) -> Ruling:
        """How reports call it."""
        return self.terms.ruling

    def expand(self, modules: Modules) -> Iterator[CodeRule | Diagnostic]:
        """Yield rules, and each module that does not exist."""
        external = [said for said in self.targets if self._is_external(said)]
        targets = find(self.terms, [said for said in self.targets if said not in external], modules)
        allowed = find(self.terms, self.allowed, modules)
        yield from (*targets.told, *allowed.told)
        if targets.is_sound and allowed.is_sound:
            rules = list(self._rules(targets.modules, allowed.modules, modules))
            if external:
                rules.append(self._packages(tuple(said.text for said in external), allowed.modules, modules))
            yield from self.terms.settle(rules)

    def _is_external(self, said: Said) -> bool:
        return self.terms.session.external and "*" not in said.text and not is_internal(self.terms, said.text)

    def _rules(self, targets: Sequence[str], allowed: Sequence[str], modules: Modules) -> Iterator[Protected]:
        """Yield one rule where no name stands in another; else one for each target, because each has its own inside."""
        every = tuple(dict.fromkeys((*targets, *allowed)))
        if not self.as_packages and any(modules.children(each) for each in every):
            yield from (self._module(target, allowed, modules) for target in targets)
        elif not overlapping(every):
            if targets:
                yield self._rule(targets, allowed)
        else:
            for target in targets:
                yield self._rule([target], [each for each in allowed if not is_inside(each, (target,))])

    def _rule(self, targets: Sequence[str], allowed: Sequence[str]) -> Protected:
        return Protected(
            ruling=self.ruling, targets=tuple(map(part, targets)), allowed=tuple(map(part, allowed))
        )  # fmt: skip

    def _module(self, target: str, allowed: Sequence[str], modules: Modules) -> Protected:
        """Return a rule on one module without what is in it, for importers without what is in them."""
        inside = _inside((target, *allowed), modules)
        everything = Part("everything", (*modules.top, target))
        return Protected(
            ruling=self.ruling, targets=(part(target), inside), exceptions=((everything, inside),),
            allowed=tuple(part(each) for each in allowed if each != target),
        )  # fmt: skip

    def _packages(self, packages: tuple[str, ...], allowed: Sequence[str], modules: Modules) -> Protected:
        inside = () if self.as_packages else (_inside(allowed, modules),)
        free = tuple((Part("everything", modules.top), each) for each in inside)
        return Protected(
            ruling=self.ruling, targets=inside, packages=packages, allowed=tuple(map(part, allowed)), exceptions=free
        )


def _inside(packages: Sequence[str], modules: Modules) -> Part:
    """Return what is in some packages, but for the packages themselves."""
    found = dict.fromkeys(child for package in packages for child in modules.children(package))
    return Part("submodules", tuple(each for each in found if each not in packages))


def read(options: Options, ruling: Ruling, session: Session) -> ProtectedContract:
    """Return the contract that the options state; what is wrong with them is noted there."""
    terms = read_terms(options, ruling, session)
    targets, allowed = names(options, "protected_modules"), names(options, "allowed_importers")
    return ProtectedContract(terms, targets, allowed, options.flag("as_packages", default=True))
