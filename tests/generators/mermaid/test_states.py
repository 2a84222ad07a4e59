"""State machines printed."""

from __future__ import annotations

from tests.mermaid.parser import MermaidParser
from trueline.generators.diagrams.states import StateBox, StateDiagram, StateRegion, TransitionArrow
from trueline.generators.mermaid import print_states

BREAKER = StateDiagram(
    (
        StateBox("closed", "Closed", initial=True, notes=("Calls pass", "Failures are counted\nfor 10 s")),
        StateBox("half-open", "Half open", final=True),
    ),
    (TransitionArrow("closed", "half-open", "5 failures < 10 s"), TransitionArrow("half-open", "closed")),
    start_text="start",
    direction="right",
)
PRINTED = """\
stateDiagram-v2
    direction LR
    state "Closed" as closed
    note right of closed
        Calls pass
    end note
    note right of closed
        Failures are counted<br/>for 10 s
    end note
    state "Half open" as half__open
    [*] --> closed : start
    closed --> half__open : 5 failures #lt; 10 s
    half__open --> closed
    half__open --> [*]
"""
UP = StateBox("on.up", "Up", initial=True)
DOWN = StateBox("on.down", "Down")
LOW = StateBox("on.low", "Low", initial=True)
ON = StateBox("on", "On", regions=(StateRegion("health", (UP, DOWN)), StateRegion("load", (LOW,))))
NESTED = StateDiagram(
    (ON, StateBox("idle", "Idle", initial=True)),
    (
        TransitionArrow("on.up", "on.down", "fails"),
        TransitionArrow("on.up", "on.low", "across"),
        TransitionArrow("on.down", "idle", "out"),
        TransitionArrow("idle", "on", "in"),
    ),
)


def test_a_machine_is_printed_as_a_person_would_write_it() -> None:
    assert print_states(BREAKER) == PRINTED


def test_every_note_of_a_state_is_kept(mermaid: MermaidParser) -> None:
    notes = mermaid.parse(print_states(BREAKER)).notes
    assert [(note.about, note.text) for note in notes] == [
        (("closed",), "Calls pass"),
        (("closed",), "Failures are counted\nfor 10 s"),
    ]


def test_parallel_parts_are_told_apart_by_their_titles(mermaid: MermaidParser) -> None:
    groups = {group.title: group.nodes for group in mermaid.parse(print_states(NESTED)).groups if group.title}
    assert groups["health"] == ("on_up", "on_down", "on___health_start")
    assert groups["load"] == ("on_low", "on___load_start")
    assert "On" in groups


def test_each_transition_stands_in_the_innermost_block_of_both_its_ends() -> None:
    lines = print_states(NESTED).splitlines()
    indents = {line.rpartition(" : ")[2]: len(line) - len(line.lstrip()) for line in lines if " : " in line}
    assert indents == {"fails": 12, "across": 4, "out": 4, "in": 4}


def test_all_transitions_come_back(mermaid: MermaidParser) -> None:
    edges = {(edge.source, edge.target, edge.text) for edge in mermaid.parse(print_states(NESTED)).edges if edge.text}
    assert edges == {
        ("on_up", "on_down", "fails"),
        ("on_up", "on_low", "across"),
        ("on_down", "idle", "out"),
        ("idle", "on", "in"),
    }


def test_loops_of_a_state_are_one_arrow_that_says_all_of_them(mermaid: MermaidParser) -> None:
    loops = (TransitionArrow("a", "a", "one"), TransitionArrow("a", "b", "on"), TransitionArrow("a", "a", "two"))
    diagram = mermaid.parse(print_states(StateDiagram((StateBox("a", "A"), StateBox("b", "B")), loops)))
    assert [(edge.source, edge.target, edge.text) for edge in diagram.edges] == [
        ("a", "a", "one\ntwo"),
        ("a", "b", "on"),
    ]


def test_a_composite_state_without_parallel_parts_has_no_frame_in_it(mermaid: MermaidParser) -> None:
    state = StateBox("on", "On", regions=(StateRegion("", (UP, DOWN)),))
    diagram = mermaid.parse(print_states(StateDiagram((state,), ())))
    assert [(group.title, group.nodes) for group in diagram.groups] == [("On", ("on_up", "on_down", "on_start"))]


def test_a_machine_without_anything_parses(mermaid: MermaidParser) -> None:
    assert mermaid.parse(print_states(StateDiagram((), ()))).ok
