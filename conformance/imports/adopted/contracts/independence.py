"""The contract `independence`: the modules may not use each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trueline.model.checks import Ruling
from trueline.model.diagnostics import Diagnostic

from ...rules import CodeRule, Independent
from ..modules import Modules, part
from ..options import Options, Said
from .contract import Session, Terms, find, names, read_terms


@dataclass(frozen=True, slots=True)
class IndependenceContract:
    """A contract of the type `independence`."""

    terms: Terms
    members: tuple[Said, ...]

    @property
    def ruling(self) -> Ruling:
        """How reports call it."""
        return self.terms.ruling

    def expand(self, modules: Modules) -> Iterator[CodeRule | Diagnostic]:
        """Yield the rule, and each module that does not exist."""
        found = find(self.terms, self.members, modules)
        yield from found.told
        if found.is_sound and found.modules:
            rule = Independent(ruling=self.ruling, members=tuple(map(part, found.modules)))
            yield from self.terms.settle([rule])


def read(options: Options, ruling: Ruling, session: Session) -> IndependenceContract:
    """Return the contract that the options state; what is wrong with them is noted there."""
    return IndependenceContract(read_terms(options, ruling, session), names(options, "modules"))
