"""What a file of another tool asks for: its rules, where to look, and what of it cannot be held."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from trueline.model.checks import Ruling
from trueline.model.diagnostics import Diagnostic

from ..rules import CodeRule
from .modules import Modules


class Stated(Protocol):
    """A rule as its file states it: with wildcards, and with names that may or may not exist."""

    @property
    def ruling(self) -> Ruling:
        """How reports call it."""
        ...

    def expand(self, modules: Modules) -> Iterator[CodeRule | Diagnostic]:
        """Yield what it means for the modules that there are, and each name that means none of them."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """The rules of a file that was written for another tool.

    Attributes:
        file: name of the file, relative to the root of the project.
        rules: what it states; `resolve` tells what that means for modules.
        roots: packages to look at.
        paths: folders in which they are looked for, relative to the root of the project, POSIX.
        exclude: patterns of paths below `paths` that are left out.
        unread: what of the file is not understood or cannot be held; while there is any, nothing may count as held.
        notes: what was read and means nothing here.
    """

    file: str
    rules: tuple[Stated, ...] = ()
    roots: tuple[str, ...] = ()
    paths: tuple[str, ...] = (".",)
    exclude: tuple[str, ...] = ()
    unread: tuple[Diagnostic, ...] = ()
    notes: tuple[Diagnostic, ...] = ()

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """Every rule of the file that could be read, as reports call it, each once."""
        return tuple(dict.fromkeys(each.ruling for each in self.rules))

    def resolve(self, modules: Collection[str]) -> tuple[tuple[CodeRule, ...], tuple[Diagnostic, ...]]:
        """Return the rules as they are held against modules; several may share one ruling.

        Args:
            modules: absolute names of all modules and packages below `roots`.

        Returns:
            The rules, and what they name that does not exist. Of severity error: the rule cannot be held. Of severity
            warning: the other tool passes over it, and so do the rules.
        """
        known = Modules(modules)
        rules: list[CodeRule] = []
        told: list[Diagnostic] = []
        for stated in self.rules:
            for each in stated.expand(known):
                if isinstance(each, Diagnostic):
                    told.append(each)
                else:
                    rules.append(each)
        return tuple(rules), tuple(dict.fromkeys(told))
