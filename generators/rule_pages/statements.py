"""Rules in sentences, one function a kind of rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch

from trueline.model.records.rules import (
    AcyclicRule,
    AllowRule,
    ClosedWorldRule,
    ForbidRule,
    IndependentRule,
    InterfaceRule,
    LayersRule,
    ModelRule,
    RuleRecord,
)

from ..markdown import code
from ..pages.frame import Frame
from ..pages.text import Md
from .selections import in_words

_CHAINS = "Chains through others count too (transitive)."
_DIRECT = "Only direct use counts, not a chain through others."
_MANNERS = {
    "type-checking": f"under {code('TYPE_CHECKING')}",
    "local": "inside functions",
    "dynamic": f"by a call of {code('import_module')}",
}


def statement(frame: Frame, rule: RuleRecord) -> tuple[Md, ...]:
    """Return a rule as sentences, each a paragraph or a list of Markdown."""
    return tuple(map(Md, (*_state(rule, frame), *_uncounted(rule))))


def _uncounted(rule: RuleRecord) -> Iterator[str]:
    if rule.exempt:
        yield f"Imports do not count {' or '.join(_MANNERS[manner] for manner in rule.exempt)}."


@singledispatch
def _state(rule: RuleRecord, frame: Frame) -> Iterator[str]:
    raise TypeError(f"there are no words for {type(rule).__name__}")


def _things(frame: Frame, references: Iterable[str], packages: Iterable[str] = (), last: str = "and") -> str:
    named = [*map(frame.link, references), *map(code, packages)]
    if len(named) < 2:
        return "".join(named) or "nothing"
    return f"{', '.join(named[:-1])} {last} {named[-1]}"


@_state.register
def _layers(rule: LayersRule, frame: Frame) -> Iterator[str]:
    if rule.closed:
        yield "Closed layers, from the top down: each may use only the one directly below it."
    else:
        yield "Layers, from the top down: each may use those below it, never those above."
    # Markdown counts by itself, so that a new layer changes one line.
    yield "\n".join(f"1. {frame.links(layer)}" for layer in rule.layers)
    if any(len(layer) > 1 for layer in rule.layers):
        independent = "independent: they must not use each other" if rule.independent else "free to use each other"
        yield f"Those in one row are {independent}."
    yield _CHAINS if rule.transitive else _DIRECT
    if rule.exhaustive:
        yield "Exhaustive: every part beside the layers must stand in one of them."


@_state.register
def _forbid(rule: ForbidRule, frame: Frame) -> Iterator[str]:
    yield f"{_things(frame, rule.source)} must not use {_things(frame, rule.target, rule.packages, 'or')}."
    yield _CHAINS if rule.transitive else _DIRECT


@_state.register
def _allow(rule: AllowRule, frame: Frame) -> Iterator[str]:
    yield f"{_things(frame, rule.source)} may use {_things(frame, rule.target, rule.packages)}."
    if rule.only:
        yield "Only they may; nobody else."


@_state.register
def _independent(rule: IndependentRule, frame: Frame) -> Iterator[str]:
    yield f"{_things(frame, rule.members)} are independent: they must not use each other."
    yield _CHAINS if rule.transitive else _DIRECT


@_state.register
def _interface(rule: InterfaceRule, frame: Frame) -> Iterator[str]:
    public = _things(frame, (), rule.public)
    yield f"From outside {frame.link(rule.of)}, only its public interface may be imported: {public}."


@_state.register
def _closed_world(rule: ClosedWorldRule, frame: Frame) -> Iterator[str]:
    yield (
        f"Closed world: inside {frame.link(rule.of)}, one part imports another only where the model "
        "has a relationship between them."
    )


@_state.register
def _acyclic(rule: AcyclicRule, frame: Frame) -> Iterator[str]:
    yield f"The parts inside {frame.link(rule.of)} do not depend on each other in a circle (acyclic)."


@_state.register
def _model(rule: ModelRule, frame: Frame) -> Iterator[str]:
    modal = "may relate only" if rule.allowed else "must not relate"
    source = in_words(frame, rule.source)
    yield f"{source[:1].upper()}{source[1:]} {modal} to {in_words(frame, rule.target)}."
    yield "This rule is held against the model itself."
