"""What the rules of an architecture allow and prohibit, pair by pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import singledispatch
from itertools import pairwise

from ..records.rules import AllowRule, ForbidRule, IndependentRule, LayersRule, RuleRecord
from ..references import absolute

# A stated permission is an exception to layers and independence, and a stated prohibition one to every permission.
_GENERAL, _PERMISSION, _PROHIBITION = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Part:
    """What may use or be used: an element or group by its absolute reference, or an external package by its name."""

    reference: str = ""
    package: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule says of one pair.

    Attributes:
        source: who would use.
        target: what would be used.
        allowed: whether the rule allows it.
        rule: the rule.
        weight: the heavier verdict counts where rules disagree.
    """

    source: Part
    target: Part
    allowed: bool
    rule: RuleRecord
    weight: int


def parts(rules: Iterable[RuleRecord], architecture: str) -> tuple[Part, ...]:
    """Return every part that the rules on pairs speak of, in the author's order, packages last."""
    found: dict[Part, None] = {}
    for rule in rules:
        found |= dict.fromkeys(_named(rule, architecture))
    return (*(part for part in found if not part.package), *(part for part in found if part.package))


def verdicts(rule: RuleRecord, architecture: str, everything: Iterable[Part]) -> Iterator[Verdict]:
    """Yield what a rule says of each pair.

    Args:
        rule: any rule; one that is not about pairs says nothing.
        architecture: id of the architecture that states it.
        everything: all parts, for rules that say what nobody else may do.
    """
    for source, target, allowed, weight in _pairs(rule, architecture, tuple(everything)):
        if source != target:
            yield Verdict(source, target, allowed, rule, weight)


def decide(found: Iterable[Verdict]) -> dict[tuple[Part, Part], Verdict]:
    """Return the verdict that counts for each pair; of equal ones, a prohibition, and the first that was stated."""
    decided: dict[tuple[Part, Part], Verdict] = {}
    for verdict in found:
        pair = verdict.source, verdict.target
        known = decided.get(pair)
        if known is None or (verdict.weight, not verdict.allowed) > (known.weight, not known.allowed):
            decided[pair] = verdict
    return decided


def _things(references: Iterable[str], architecture: str) -> list[Part]:
    return [Part(absolute(reference, architecture)) for reference in references]


def _targets(rule: ForbidRule | AllowRule, architecture: str) -> list[Part]:
    return [*_things(rule.target, architecture), *(Part(package=package) for package in rule.packages)]


@singledispatch
def _named(rule: RuleRecord, architecture: str) -> Iterable[Part]:
    return ()


@_named.register
def _in_layers(rule: LayersRule, architecture: str) -> Iterable[Part]:
    return [part for layer in rule.layers for part in _things(layer, architecture)]


@_named.register(ForbidRule)
@_named.register(AllowRule)
def _in_pairs(rule: ForbidRule | AllowRule, architecture: str) -> Iterable[Part]:
    return [*_things(rule.source, architecture), *_targets(rule, architecture)]


@_named.register
def _independent_members(rule: IndependentRule, architecture: str) -> Iterable[Part]:
    return _things(rule.members, architecture)


_Pairs = Iterator[tuple[Part, Part, bool, int]]


@singledispatch
def _pairs(rule: RuleRecord, architecture: str, everything: tuple[Part, ...]) -> _Pairs:
    yield from ()


@_pairs.register
def _of_layers(rule: LayersRule, architecture: str, everything: tuple[Part, ...]) -> _Pairs:
    rows = [_things(layer, architecture) for layer in rule.layers]
    reach = {(upper, lower) for upper, lower in pairwise(range(len(rows)))} if rule.closed else None
    for here, sources in enumerate(rows):
        for there, targets in enumerate(rows):
            if here == there:
                allowed = not rule.independent
            else:
                allowed = here < there if reach is None else (here, there) in reach
            for source in sources:
                yield from ((source, target, allowed, _GENERAL) for target in targets)


@_pairs.register
def _of_prohibitions(rule: ForbidRule, architecture: str, everything: tuple[Part, ...]) -> _Pairs:
    for source in _things(rule.source, architecture):
        yield from ((source, target, False, _PROHIBITION) for target in _targets(rule, architecture))


@_pairs.register
def _of_permissions(rule: AllowRule, architecture: str, everything: tuple[Part, ...]) -> _Pairs:
    sources, targets = _things(rule.source, architecture), _targets(rule, architecture)
    for source in sources:
        yield from ((source, target, True, _PERMISSION) for target in targets)
    others = [part for part in everything if rule.only and part.reference and part not in (*sources, *targets)]
    for other in others:
        yield from ((other, target, False, _PERMISSION) for target in targets)


@_pairs.register
def _of_independence(rule: IndependentRule, architecture: str, everything: tuple[Part, ...]) -> _Pairs:
    members = _things(rule.members, architecture)
    for source in members:
        yield from ((source, target, False, _GENERAL) for target in members)
