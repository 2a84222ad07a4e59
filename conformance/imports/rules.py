"""Rules as they are held against modules, whoever states them: a model, `.importlinter` or `tach.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from trueline.model.checks import Ruling
from trueline.model.diagnostics import Location

from .statements import Manner

Unmatched = Literal["error", "warn", "none"]


@dataclass(frozen=True, slots=True)
class Part:
    """What a rule calls by one name.

    Attributes:
        name: in words, for reports.
        modules: modules and packages it is made of, everything below included; what another part of the same rule
            names more precisely belongs to that.
        id: reference of the element or group; empty where no model states it.
    """

    name: str
    modules: tuple[str, ...]
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRule:
    """What all rules share.

    Attributes:
        ruling: how reports call it.
        ignore: imports that count for nothing, as `importer -> imported`; `*` stands for one name, `**` for several.
        unmatched: what an entry of `ignore` is that no import matches.
        exempt: imports made in these manners only count for nothing.
        exceptions: pairs between which imports count for nothing, because another rule allows them.
    """

    ruling: Ruling
    ignore: tuple[str, ...] = ()
    unmatched: Unmatched = "error"
    exempt: frozenset[Manner] = frozenset()
    exceptions: tuple[tuple[Part, Part], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One layer: its siblings, and whether they may use each other."""

    parts: tuple[Part, ...]
    independent: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers(CodeRule):
    """Each layer may use those below it.

    Attributes:
        rows: from the top down.
        closed: only the one directly below.
        transitive: chains through what stands in no layer count too.
        exhaustive: packages whose children must all stand in a layer, with the names of those that need not.
    """

    rows: tuple[Row, ...]
    closed: bool = False
    transitive: bool = True
    exhaustive: tuple[tuple[str, frozenset[str]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden(CodeRule):
    """`sources` may not use `targets`, nor the external `packages`."""

    sources: tuple[Part, ...]
    targets: tuple[Part, ...] = ()
    packages: tuple[str, ...] = ()
    transitive: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected(CodeRule):
    """Nobody but `allowed` may import `targets` or the external `packages`."""

    allowed: tuple[Part, ...]
    targets: tuple[Part, ...] = ()
    packages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Independent(CodeRule):
    """The members may not use each other."""

    members: tuple[Part, ...]
    transitive: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Interface(CodeRule):
    """From outside `of`, only modules that match `public` may be imported.

    Attributes:
        of: what has an interface.
        public: absolute names; `*` stands for one name, `**` for several.
        visible_to: whom it concerns: others may import anything. Empty: everybody.
        names: regular expressions of what is public, modules and names in them, as it is called inside `of`; where
            there are any, they say it instead of `public`, `of` itself may be imported, and `ignore` may name a name.
    """

    of: Part
    public: tuple[str, ...]
    visible_to: tuple[Part, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """A relationship that some import should realise.

    Attributes:
        source: modules of its source.
        target: modules of its target.
        words: both ends, in words.
        location: where it is stated.
    """

    source: Part
    target: Part
    location: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedWorld(CodeRule):
    """Between `parts`, only the pairs in `permitted` (by id) may import.

    Attributes:
        parts: all that has modules in the closed world.
        permitted: source and target of what the model states, lifted to every part it holds for.
        expected: what some import should realise.
        inside: for each part, the ids of itself and of what stands around it.
    """

    parts: tuple[Part, ...]
    permitted: frozenset[tuple[str, str]]
    expected: tuple[Expected, ...] = ()
    inside: tuple[tuple[str, frozenset[str]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Acyclic(CodeRule):
    """The modules and packages in each of `packages` do not depend on each other in a circle, down to `depth`."""

    packages: tuple[str, ...]
    depth: int = 10
    skip: tuple[str, ...] = ()
