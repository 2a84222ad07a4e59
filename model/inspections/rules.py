"""Rules: those the model itself breaks, those that contradict each other, and bindings to code that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..bindings import Bindings
from ..diagnostics import Severity
from ..records.rules import LayersRule, ModelRule, RuleRecord
from ..references import absolute
from ..rulings import Judgement, Part
from ..selection import selections
from .inspection import Finding, Inspection, Model, found, found_between


def _broken(model: Model) -> Iterator[Finding]:
    for architecture in model.workspace.architectures:
        if not architecture.rules:
            continue
        judgement = Judgement(model.workspace, architecture.id)
        numbers = {id(one): number for number, one in enumerate(architecture.relationships)}
        for (source, target), uses in judgement.uses:
            verdict = judgement.verdict(Part(source), Part(target))
            if verdict is None or verdict.allowed:
                continue
            for stated in {use.stated.number: use.stated for use in uses}.values():
                number = numbers.get(id(stated.record))
                if number is not None:
                    record, rule = stated.record, verdict.rule
                    said = f"'{record.source}' uses '{record.target}', against the rule '{rule.name}': {rule.because}"
                    yield found_between(architecture, number, said)


def _unrelated(model: Model) -> Iterator[Finding]:
    for thing, rule in model.stated("rule", RuleRecord):
        if isinstance(rule, ModelRule):
            chosen = selections(model.workspace).chosen
            sources, targets = chosen(rule.source, thing.architecture), chosen(rule.target, thing.architecture)
            for architecture, number, one in model.relationships():
                source = model.relations.resolve(one.source, architecture.id)
                hit = model.relations.resolve(one.target, architecture.id) in targets
                if source in sources and hit is not rule.allowed:
                    said = f"'{one.source}' uses '{one.target}', against the rule '{rule.name}': {rule.because}"
                    yield found_between(architecture, number, said)


def _circular(model: Model) -> Iterator[Finding]:
    import networkx as nx  # here, because every build lists the inspections and none needs it

    above: nx.DiGraph[str] = nx.DiGraph()
    layers = [(thing, rule) for thing, rule in model.stated("rule", RuleRecord) if isinstance(rule, LayersRule)]
    for thing, rule in layers:
        for upper, lower in pairwise(rule.layers):
            ends = ((absolute(a, thing.architecture), absolute(b, thing.architecture)) for a in upper for b in lower)
            above.add_edges_from(ends)
    circles = {part for each in nx.strongly_connected_components(above) if len(each) > 1 for part in each}
    circles |= {part for part in above if above.has_edge(part, part)}
    for thing, rule in layers:
        for number, layer in enumerate(rule.layers):
            for part in layer:
                if absolute(part, thing.architecture) in circles:
                    message = f"'{part}' stands above and below the same layers in '{rule.name}'"
                    yield found(thing, message, "layers", number)


def _unbound(model: Model) -> Iterator[Finding]:
    if model.has_module is None:
        return
    bindings = {name: Bindings(index) for name, index in model.workspace.indexes.items()}
    for thing, element in model.elements():
        for number, module in enumerate(bindings[thing.architecture].live(element)):
            if not model.has_module(module):
                place = ("code", number) if number < len(element.code) else ()
                yield found(thing, f"'{element.name}' is made of the module '{module}', which does not exist", *place)


INSPECTIONS = (
    Inspection(
        "model.rule.broken", Severity.ERROR, "A rule that its own model breaks holds nobody.",
        "'shop.domain' uses 'shop.web', against the rule 'Inwards': the domain outlives every framework",
        "Turn the relationship round, lead it through a port with through=, or mend the rule.", _broken,
    ),
    Inspection(
        "model.rule.relation", Severity.ERROR, "What must not relate in the model will not stay apart in the code.",
        "'buyer' uses 'shop.store', against the rule 'Nobody reaches the store': it trusts whoever asks",
        "Lead the relationship elsewhere, or mend the rule.", _unrelated,
    ),
    Inspection(
        "model.layers.circular", Severity.ERROR, "What stands above itself has no direction.",
        "'shop.domain' stands above and below the same layers in 'Inwards'",
        "Order the layers of all rules in one way.", _circular,
    ),
    Inspection(
        "model.binding.unmatched", Severity.ERROR, "A binding to code that is not there checks nothing.",
        "'Orders' is made of the module 'shop.orders', which does not exist",
        "Mend the name in code=, or set status='planned' until the code is there.", _unbound,
    ),
)  # fmt: skip
