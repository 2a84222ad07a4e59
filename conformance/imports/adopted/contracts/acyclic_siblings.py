"""The contract `acyclic_siblings`: what stands side by side does not depend on itself in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trueline.model.checks import Ruling
from trueline.model.diagnostics import Diagnostic

from ...rules import Acyclic, CodeRule
from ..modules import Modules
from ..options import Options, Said
from .contract import Session, Terms, find, names, read_terms


@dataclass(frozen=True, slots=True)
class AcyclicSiblingsContract:
    """A contract of the type `acyclic_siblings`."""

    terms: Terms
    ancestors: tuple[Said, ...]
    depth: int
    skip: tuple[Said, ...]

    @property
    def ruling(self) -> Ruling:
        """How reports call it."""
        return self.terms.ruling

    def expand(self, modules: Modules) -> Iterator[CodeRule | Diagnostic]:
        """Yield the rule, and each module that does not exist."""
        ancestors = find(self.terms, self.ancestors, modules, strict=True)
        skip = find(self.terms, self.skip, modules, strict=True)
        yield from (*ancestors.told, *skip.told)
        if ancestors.is_sound and skip.is_sound:
            packages = tuple(ancestors.modules)
            rule = Acyclic(ruling=self.ruling, packages=packages, depth=self.depth, skip=tuple(skip.modules))
            yield from self.terms.settle([rule])


def read(options: Options, ruling: Ruling, session: Session) -> AcyclicSiblingsContract:
    """Return the contract that the options state; what is wrong with them is noted there."""
    terms = read_terms(options, ruling, session)
    ancestors, skip = names(options, "ancestors"), names(options, "skip_descendants", required=False)
    for one in skip:
        if one.text in {said.text for said in ancestors}:
            problem = f"'{one.text}' of {options.about} is skipped, and an ancestor too"
            options.problem("skip_descendants", problem, "Take it out of one of the lists.", one.text)
    return AcyclicSiblingsContract(terms, ancestors, options.number("depth", 10), skip)
