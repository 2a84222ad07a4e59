"""Which layer of a scaffold may import what: what its code needs, and what the rules of the model say of its layers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import permutations

from trueline.model.records.elements import Element
from trueline.model.records.rules import AllowRule, ForbidRule, IndependentRule, LayersRule, RuleRecord
from trueline.model.references import absolute, split

from ..python.names import words
from ..target import Target
from .layering import LAYERS, Layer, meant

_WEB = ("fastapi", "starlette", "strawberry", "uvicorn")
_STORAGE = ("aiosqlite", "alembic", "asyncpg", "psycopg", "sqlalchemy")
_REACH = ("aiohttp", "httpx", "requests")
FORBIDDEN: Mapping[Layer, tuple[str, ...]] = {
    "domain": (*_WEB, *_STORAGE, *_REACH, "pydantic"),
    "application": (*_WEB, *_STORAGE, *_REACH),
}
"""Libraries that a layer of a scaffold knows nothing of."""
_REASONS: Mapping[Layer, str] = {
    "domain": "the rules of the domain outlive every framework; they need the standard library alone",
    "application": "a use case runs and is tested without a web server and without a database",
}
_NEEDED: Mapping[Layer, tuple[str, ...]] = {
    "interface": (*_WEB, "pydantic"),
    "application": ("pydantic",),
    "infrastructure": (*_STORAGE, "typing_extensions"),
}
# A direct import that the generated code has, or that people cannot do without.
_IMPORTED: frozenset[tuple[Layer, Layer]] = frozenset(
    [
        ("interface", "application"),
        ("infrastructure", "application"),
        ("infrastructure", "domain"),
        ("application", "domain"),
    ]
)


@dataclass(slots=True)
class Fence:
    """What a layer may not import.

    Attributes:
        layer: whom it holds.
        packages: external packages.
        layers: layers that the order of layers alone would let it import.
        because: the reasons.
    """

    layer: Layer
    packages: dict[str, None]
    layers: dict[Layer, None] = field(default_factory=dict)
    because: dict[str, None] = field(default_factory=dict)


class Fences:
    """What holds the layers of a target apart.

    Attributes:
        name: what the model calls the order of the layers; empty where it says nothing of it.
        because: why it is so.
        fences: by layer.
        left: rules of the model that the layers cannot keep, or only in part, and why.
    """

    def __init__(self, target: Target) -> None:
        """Take the rules of the model of `target`."""
        self._target = target
        self.name = ""
        self.because = "what is inside can be understood, tested and kept without what is outside"
        self.fences = {layer: Fence(layer, dict.fromkeys(FORBIDDEN.get(layer, ()))) for layer in LAYERS}
        for layer, reason in _REASONS.items():
            self.fences[layer].because[reason] = None
        self.left: list[str] = []
        for rule in target.index.record.rules:
            self._take(rule)

    def _take(self, rule: object) -> None:
        if isinstance(rule, LayersRule):
            self._layers(rule)
        elif isinstance(rule, ForbidRule):
            sources = self._meant(rule, rule.source)
            self._forbid(rule, [(one, other) for one in sources for other in self._meant(rule, rule.target)])
            self._close(rule, sources, rule.packages)
        elif isinstance(rule, AllowRule) and rule.only:
            sources = self._meant(rule, rule.source)
            others: list[Layer] = [layer for layer in LAYERS if layer not in sources] if sources else []
            targets = self._meant(rule, rule.target)
            self._forbid(rule, [(one, other) for one in others for other in targets if one != other])
            self._close(rule, others, rule.packages)
        elif isinstance(rule, IndependentRule):
            self._forbid(rule, list(permutations(self._meant(rule, rule.members), 2)))

    def _layers(self, rule: LayersRule) -> None:
        rows = [row for each in rule.layers if (row := self._meant(rule, each))]
        pairs = [*_crossing((lower, upper) for upper, lower in _downwards(rows))]
        if rule.closed:
            pairs += _crossing(_skipping(rows))
        if len(rows) > 1 and self._forbid(rule, pairs) and not self.name:
            self.name, self.because = rule.name, rule.because

    def _meant(self, rule: RuleRecord, subjects: Iterable[str]) -> list[Layer]:
        """Return the layers that the subjects of a rule mean; those of the target that mean none are told."""
        found: dict[Layer, None] = {}
        for reference in subjects:
            thing = self._target.workspace.find(absolute(reference, self._target.architecture))
            if thing is None or not self._is_about(thing.record.id, thing.kind):
                continue
            name = thing.record.name
            says = not isinstance(thing.record, Element) or "layer" in words(name)
            layer = meant(name) if says else ""
            if layer:
                found[layer] = None
            else:
                self._leave(rule, f"'{name}' is none of these layers")
        return list(found)

    def _is_about(self, path: str, kind: str) -> bool:
        """Return whether a subject belongs to the target."""
        if kind == "element":
            return self._target.holds(path)
        group = self._target.index.groups.get(path)
        members = [each.id for each in self._target.index.record.elements if path in map(_path, each.groups)]
        return group is not None and (self._target.holds(group.of) or any(map(self._target.holds, members)))

    def _forbid(self, rule: RuleRecord, pairs: Iterable[tuple[Layer, Layer]]) -> bool:
        """Keep one layer from another where their order does not already; return whether all of it can be kept."""
        kept = True
        for source, target in dict.fromkeys(pairs):
            if (source, target) in _IMPORTED:
                self._leave(rule, f"here the {source} builds on the {target}")
                kept = False
            elif (source, target) == ("interface", "domain"):
                self.fences[source].layers[target] = None
                self.fences[source].because[rule.because] = None
        return kept

    def _close(self, rule: RuleRecord, layers: Iterable[Layer], packages: Iterable[str]) -> None:
        for layer in layers:
            for package in packages:
                if "." in package:
                    self._leave(rule, f"import-linter knows external packages as a whole only, not {package}")
                elif package in _NEEDED.get(layer, ()):
                    self._leave(rule, f"here the {layer} is written with {package}")
                else:
                    self.fences[layer].packages[package] = None
                    self.fences[layer].because[rule.because] = None

    def _leave(self, rule: RuleRecord, why: str) -> None:
        said = f"'{rule.name}': {why}"
        if said not in self.left:
            self.left.append(said)


def _crossing(pairs: Iterable[tuple[list[Layer], list[Layer]]]) -> Iterator[tuple[Layer, Layer]]:
    for ones, others in pairs:
        for one in ones:
            for other in others:
                yield one, other


def _downwards(rows: list[list[Layer]]) -> Iterator[tuple[list[Layer], list[Layer]]]:
    for number, upper in enumerate(rows):
        yield from ((upper, lower) for lower in rows[number + 1 :])


def _skipping(rows: list[list[Layer]]) -> Iterator[tuple[list[Layer], list[Layer]]]:
    for number, upper in enumerate(rows):
        yield from ((upper, lower) for lower in rows[number + 2 :])


def _path(reference: str) -> str:
    return split(reference).path
