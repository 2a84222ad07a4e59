"""The comparison of diagrams misses nothing: whatever a drawing leaves out or moves is reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.mermaid.parser import MermaidParser

from .comparison import lost
from .facts import DRAWN_AS, START_OR_END, Edge, Facts, Node, SeedDiagram, drawn, load_all
from .words import keeps, words

DIAGRAMS = load_all()
each_diagram = pytest.mark.parametrize("diagram", DIAGRAMS, ids=str)


def drawing(stated: Facts) -> Facts:
    """Return a drawing of what is stated, as a generator might make it: all words of a thing in one label."""
    return replace(
        stated,
        kind=DRAWN_AS.get(stated.kind, stated.kind),
        nodes=tuple(replace(one, text="\n".join((one.text, *one.details)), details=()) for one in stated.nodes),
        edges=tuple(replace(one, text="\n".join((one.text, *one.details)), details=()) for one in stated.edges),
        groups=tuple(replace(one, text=" ".join((one.text, *one.details)), details=()) for one in stated.groups),
        messages=tuple(replace(one, text=" ".join((one.text, *one.details)), details=()) for one in stated.messages),
    )


def poorer(facts: Facts) -> Iterator[tuple[str, Facts]]:
    """Yield drawings that leave out one thing each."""
    for at, node in enumerate(facts.nodes):
        if node.text != START_OR_END:
            yield f"node {node.id}", replace(facts, nodes=_renamed(facts.nodes, at))
        for spot, member in enumerate(node.members):
            members = node.members[:spot] + node.members[spot + 1 :]
            changed = (*facts.nodes[:at], replace(node, members=members), *facts.nodes[at + 1 :])
            yield f"member {member.text}", replace(facts, nodes=changed)
    for at, edge in enumerate(facts.edges):
        yield f"edge {edge.source} {edge.target}", replace(facts, edges=facts.edges[:at] + facts.edges[at + 1 :])
    for at, group in enumerate(facts.groups):
        for one in group.holds:
            less = replace(group, holds=tuple(held for held in group.holds if held != one))
            yield f"{one} in {group.id}", replace(facts, groups=(*facts.groups[:at], less, *facts.groups[at + 1 :]))
    for at, message in enumerate(facts.messages):
        yield f"message {message.text}", replace(facts, messages=facts.messages[:at] + facts.messages[at + 1 :])
    for at, note in enumerate(facts.notes):
        yield f"note {note.text}", replace(facts, notes=facts.notes[:at] + facts.notes[at + 1 :])


def _renamed(nodes: tuple[Node, ...], at: int) -> tuple[Node, ...]:
    return (*nodes[:at], replace(nodes[at], text="Something else"), *nodes[at + 1 :])


@each_diagram
def test_a_faithful_drawing_loses_nothing(diagram: SeedDiagram) -> None:
    assert lost(diagram.facts, drawing(diagram.facts)) == []


@each_diagram
def test_whatever_is_left_out_is_missed(diagram: SeedDiagram) -> None:
    unnoticed = [what for what, less in poorer(drawing(diagram.facts)) if not lost(diagram.facts, less)]
    assert unnoticed == []


@each_diagram
def test_a_line_that_points_the_other_way_is_missed(diagram: SeedDiagram) -> None:
    facts = drawing(diagram.facts)
    for at, edge in enumerate(facts.edges):
        turned = replace(edge, source=edge.target, target=edge.source)
        back = Edge(edge.target, edge.source, edge.text, edge.details, edge.start, edge.end, edge.line)
        if edge.source != edge.target and back not in facts.edges:
            wrong = replace(facts, edges=(*facts.edges[:at], turned, *facts.edges[at + 1 :]))
            assert lost(diagram.facts, wrong), f"{edge.source} -> {edge.target}"


@each_diagram
def test_messages_in_another_order_are_missed(diagram: SeedDiagram) -> None:
    facts = drawing(diagram.facts)
    for at, (one, other) in enumerate(zip(facts.messages, facts.messages[1:], strict=False)):
        swapped = (*facts.messages[:at], other, one, *facts.messages[at + 2 :])
        assert lost(diagram.facts, replace(facts, messages=swapped)), f"{one.text} after {other.text}"


@each_diagram
def test_a_message_outside_its_block_is_missed(diagram: SeedDiagram) -> None:
    facts = drawing(diagram.facts)
    for at, message in enumerate(facts.messages):
        if message.blocks:
            moved = replace(message, blocks=message.blocks[:-1])
            wrong = replace(facts, messages=(*facts.messages[:at], moved, *facts.messages[at + 1 :]))
            assert lost(diagram.facts, wrong), message.text


def test_no_diagram_passes_for_another() -> None:
    alike = [
        (str(one), str(other))
        for one in DIAGRAMS
        for other in DIAGRAMS
        if one is not other and not lost(one.facts, drawing(other.facts))
    ]
    assert alike == []


def test_two_boxes_of_one_name_are_not_one_box() -> None:
    facts = Facts("flowchart", (Node("a1", "Auth"), Node("a2", "Auth"), Node("r", "Redis")))
    one = replace(facts, nodes=facts.nodes[1:])
    assert lost(facts, one) == ["node Auth"]


def test_lines_that_end_at_the_wrong_one_of_two_namesakes_are_missed() -> None:
    nodes = (Node("a1", "Auth"), Node("a2", "Auth"), Node("x", "One"), Node("y", "Two"))
    apart = Facts("flowchart", nodes, (Edge("x", "a1"), Edge("y", "a2")))
    together = Facts("flowchart", nodes, (Edge("x", "a1"), Edge("y", "a1")))
    assert lost(apart, together) == ["each fact is drawn, but no choice of boxes brings them together"]


def test_words_are_kept_in_their_order_whatever_their_case_and_punctuation() -> None:
    assert words("CommandService: POST /v1/x_y") == ("command", "service", "post", "v1", "x", "y")
    assert keeps("Event Store\n[Container: SQLite]\nEvery change", "EventStore (SQLite)")
    assert not keeps("Store of events", "Event Store")
    assert not keeps("Event Bus", "Event Store")


def test_what_mermaid_reads_is_compared_with_what_is_stated(mermaid: MermaidParser) -> None:
    stated = next(one for one in DIAGRAMS if str(one) == "inventory:156")
    source = """sequenceDiagram
        participant c as Client (role)
        participant q as Query Service
        c->>q: GetStockQuery
        alt Cache Hit
            q-->>c: Stock data
        else Cache Miss
            q-->>c: 503 Service Unavailable
        end
    """
    missing = lost(stated.facts, drawn(mermaid.parse(source)))
    assert "node CircuitBreaker" in missing
    assert "node Client" not in missing
    assert "message QueryService -> Cache: Check cache" in missing
