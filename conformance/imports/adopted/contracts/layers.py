"""The contract `layers`: each layer may use those below it, in each of its containers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trueline.model.checks import Ruling
from trueline.model.diagnostics import Diagnostic

from ...rules import CodeRule, Layers, Row
from ..modules import Modules, part
from ..options import Options, Said
from .contract import Session, Terms, find, is_internal, names, read_terms


@dataclass(frozen=True, slots=True)
class Tail:
    """One module of a layer; optional ones need not exist."""

    said: Said
    optional: bool


@dataclass(frozen=True, slots=True)
class Layer:
    """One line of the contract."""

    tails: tuple[Tail, ...]
    independent: bool


@dataclass(frozen=True, slots=True)
class LayersContract:
    """A contract of the type `layers`."""

    terms: Terms
    layers: tuple[Layer, ...]
    containers: tuple[Said, ...]
    exhaustive: bool
    exhaustive_ignores: frozenset[str]

    @property
    def ruling(self) -> Ruling:
        """How reports call it."""
        return self.terms.ruling

    def expand(self, modules: Modules) -> Iterator[CodeRule | Diagnostic]:
        """Yield a rule for each container, and each layer that does not exist."""
        found = find(self.terms, self.containers, modules)
        yield from found.told
        rules: list[Layers] = []
        for container in found.modules if self.containers else [""]:
            prefix = f"{container}." if container else ""
            missing = list(self._missing(prefix, modules))
            yield from missing
            if not missing:
                rules.append(self._rule(container, prefix, modules))
        yield from self.terms.settle(rules)

    def _missing(self, prefix: str, modules: Modules) -> Iterator[Diagnostic]:
        for layer in self.layers:
            for tail in layer.tails:
                name = prefix + tail.said.text
                if not tail.optional and name not in modules:
                    yield self.terms.missing(tail.said, modules, name)

    def _rule(self, container: str, prefix: str, modules: Modules) -> Layers:
        rows = (
            Row(
                tuple(part(name) for tail in layer.tails if (name := prefix + tail.said.text) in modules),
                layer.independent,
            )
            for layer in self.layers
        )
        exhaustive = ((container, self.exhaustive_ignores),) if self.exhaustive else ()
        return Layers(ruling=self.ruling, rows=tuple(row for row in rows if row.parts), exhaustive=exhaustive)


def read(options: Options, ruling: Ruling, session: Session) -> LayersContract:
    """Return the contract that the options state; what is wrong with them is noted there."""
    terms = read_terms(options, ruling, session)
    layers = tuple(_layer(options, said) for said in options.entries("layers", required=True))
    containers = names(options, "containers", required=False)
    for one in containers:
        if "*" not in one.text and not is_internal(terms, one.text):
            roots = ", ".join(f"'{root}'" for root in session.roots)
            problem = f"the container '{one.text}' of {options.about} is no part of {roots}"
            options.problem("containers", problem, word=one.text)
    exhaustive = options.flag("exhaustive")
    if exhaustive and not containers:
        options.problem("exhaustive", f"{options.about} is exhaustive, but has no containers", "Name its containers.")
    ignores = frozenset(said.text for said in options.entries("exhaustive_ignores"))
    _repeated(options, layers)
    return LayersContract(terms, layers, containers, exhaustive, ignores)


def _layer(options: Options, said: Said) -> Layer:
    mark = "|" if "|" in said.text else ":"
    if "|" in said.text and ":" in said.text:
        problem = f"the layer '{said.text}' of {options.about} has both '|' and ':'"
        options.problem("layers", problem, "Its modules are either independent ('|') or not (':').", said.text)
    tails = []
    for text in (each.strip() for each in said.text.split(mark)):
        optional = text.startswith("(") and text.endswith(")")
        tails.append(Tail(Said(text[1:-1] if optional else text, said.location), optional))
    return Layer(tuple(tails), independent=mark == "|" or len(tails) == 1)


def _repeated(options: Options, layers: tuple[Layer, ...]) -> None:
    seen: set[str] = set()
    for tail in (tail for layer in layers for tail in layer.tails):
        name = tail.said.text
        if name in seen:
            options.problem("layers", f"'{name}' stands twice in the layers of {options.about}", word=name)
        seen.add(name)
