"""Diagrams in words."""

from __future__ import annotations

import pytest

from trueline.generators.diagrams.classes import ClassBox, ClassDiagram, ClassLink
from trueline.generators.diagrams.entities import AttributeLine, EntityBox, EntityDiagram, EntityLink
from trueline.generators.diagrams.graph import Arrow, Box, Frame, Graph
from trueline.generators.diagrams.sequence import Fragment, Note, Participant, Section, Sequence, Signal
from trueline.generators.diagrams.states import StateBox, StateDiagram, StateRegion, TransitionArrow
from trueline.generators.told import tell_classes, tell_entities, tell_graph, tell_sequence, tell_states


def test_a_graph_tells_what_holds_what_and_where_arrows_lead() -> None:
    graph = Graph(
        (Box("u", "User", "[Person]"), Frame("s", "Shop", "[System]", items=(Box("w", "Web"), Box("d", "Store")))),
        (Arrow("u", "w", "Looks\n[HTTPS]"), Arrow("w", "d", "Reads"), Arrow("w", "s", line="dashed")),
    )
    assert list(tell_graph(graph)) == [
        "3 boxes, 1 boundary, 3 arrows.",
        "",
        "- **Shop** &#91;System&#93; holds **Web** and **Store**.",
        "- **User** &#91;Person&#93; → **Web**: Looks &#91;HTTPS&#93;.",
        "- **Web** → **Store**: Reads; → **Shop** (dashed).",
        "- **Store**.",
    ]


def test_a_sequence_tells_its_messages_in_order_with_their_conditions() -> None:
    sequence = Sequence(
        (Participant("a", "Client"), Participant("b", "API")),
        (
            Signal("a", "b", "Ask"),
            Note(("a", "b"), "Slowly"),
            Fragment("alt", (Section("found", (Signal("b", "a", "200", "reply"),)), Section("else"))),
            Fragment(
                "par",
                (Section("", (Signal("b", "b", "Think"),)), Section("late", (Signal("b", "a", "Tell", "send"),))),
            ),
        ),
    )
    assert list(tell_sequence(sequence)) == [
        "2 participants: **Client** and **API**.",
        "",
        "1. **Client** to **API**: Ask",
        "1. Note on **Client** and **API**: Slowly",
        "1. If: found",
        "    1. **API** answers **Client**: 200",
        "1. Otherwise: else",
        "1. Side by side",
        "    1. **API** by itself: Think",
        "1. And: late",
        "    1. **API** to, without waiting, **Client**: Tell",
    ]


def test_states_tell_where_they_begin_what_they_hold_and_what_leads_out() -> None:
    inner = StateRegion("Door", (StateBox("c", "Closed", initial=True),))
    diagram = StateDiagram(
        (StateBox("o", "On", initial=True, regions=(inner,)), StateBox("f", "Off", final=True, notes=("No light",))),
        (TransitionArrow("o", "f", "switch [dark]"), TransitionArrow("f", "o")),
    )
    assert list(tell_states(diagram)) == [
        "3 states, 2 transitions.",
        "",
        "- **On**: it begins here; holds **Closed** in region Door; switch &#91;dark&#93; → **Off**.",
        "- **Closed**: it begins here.",
        "- **Off**: it may end here; note: No light; → **On**.",
    ]


def test_entities_tell_their_columns_and_how_many_of_each_belong_together() -> None:
    diagram = EntityDiagram(
        (
            EntityBox("u", "USER", (AttributeLine("uuid", "id", ("PK",)), AttributeLine("text", "name"))),
            EntityBox("s", "S"),
        ),
        (EntityLink("u", "s", "one", "zero-or-more", text="owns"), EntityLink("s", "u", "zero-or-one", "one-or-more")),
    )  # fmt: skip
    assert list(tell_entities(diagram)) == [
        "2 entities, 2 relationships.",
        "",
        "- **USER**: id (PK), name.",
        "- **S**.",
        "- exactly one **USER** owns any number of **S**.",
        "- none or one **S** has one or more **USER**.",
    ]


def test_classes_tell_their_members_and_relationships() -> None:
    diagram = ClassDiagram(
        (ClassBox("a", "Order", "aggregate", ("+id: UUID", "+place()")), ClassBox("b", "Line")),
        (ClassLink("a", "b", "composes", "1..*"), ClassLink("b", "a", "inherits")),
    )
    assert list(tell_classes(diagram)) == [
        "2 classes, 2 relationships.",
        "",
        "- **Order** «aggregate»: +id: UUID, +place().",
        "- **Line**.",
        "- **Order** is made of **Line** (1..&#42;).",
        "- **Line** is a **Order**.",
    ]


@pytest.mark.parametrize("text", ["<script>x</script>", "**b** | `c`", "- a\n# b", ""])
def test_what_a_diagram_says_is_told_as_text(text: str) -> None:
    (_, _, line) = tell_graph(Graph((Box("b", text, text),)))
    assert "<" not in line
    assert "\n" not in line
    assert line.count("**") == 2
