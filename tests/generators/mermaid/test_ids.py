"""Ids inside diagrams."""

from __future__ import annotations

import pytest

from tests.mermaid.parser import MermaidParser
from trueline.generators.diagrams.classes import ClassBox, ClassDiagram, ClassLink
from trueline.generators.diagrams.entities import AttributeLine, EntityBox, EntityDiagram, EntityLink
from trueline.generators.diagrams.graph import Arrow, Box, Frame, Graph
from trueline.generators.diagrams.sequence import Note, Participant, Sequence, Signal
from trueline.generators.diagrams.states import StateBox, StateDiagram, TransitionArrow
from trueline.generators.mermaid import print_classes, print_entities, print_graph, print_sequence, print_states
from trueline.generators.mermaid.ids import node_id

WORDS = [
    "1-a",
    "2nd",
    "accdescr",
    "acctitle",
    "activate",
    "actor",
    "alt",
    "and",
    "as",
    "autonumber",
    "box",
    "break",
    "call",
    "callback",
    "class",
    "class-style",
    "classdef",
    "click",
    "concurrent",
    "constructor",
    "create",
    "critical",
    "cssclass",
    "deactivate",
    "default",
    "destroy",
    "details",
    "direction",
    "e1",
    "else",
    "end",
    "end-of-day",
    "false",
    "flowchart",
    "fork",
    "graph",
    "has",
    "hide",
    "href",
    "id",
    "identifying",
    "interpolate",
    "is",
    "join",
    "lr",
    "link",
    "links",
    "linkstyle",
    "loop",
    "many",
    "namespace",
    "nan",
    "note",
    "not",
    "null",
    "o",
    "o-ring",
    "off",
    "one",
    "one-x",
    "only",
    "opt",
    "option",
    "optionally",
    "or",
    "over",
    "par",
    "participant",
    "pk",
    "properties",
    "proto",
    "prototype",
    "rect",
    "right",
    "right-of",
    "root",
    "scale",
    "sequencediagram",
    "start",
    "state",
    "statediagram",
    "style",
    "subgraph",
    "svg",
    "tb",
    "text",
    "title",
    "to",
    "to-x",
    "true",
    "u",
    "uk",
    "undefined",
    "v",
    "wrap",
    "x",
    "x-ray",
    "zero",
]


def drawings(word: str) -> tuple[str, ...]:
    """Return diagrams in which `word` is the id of everything that has one."""
    return (
        print_graph(
            Graph(
                (Box(word, "T", link="x.md"), Frame(f"{word}.f", "T", items=(Box(f"f.{word}", "T", style=word),))),
                (Arrow(word, f"f.{word}"), Arrow(f"f.{word}", word, "back")),
            )
        ),
        print_graph(
            Graph((Frame(word, "T", items=(Box("b", "T"),)), Box("c", "T")), (Arrow(word, "c"), Arrow("c", word)))
        ),
        print_sequence(
            Sequence(
                (Participant(word, "T"), Participant("b", "T", actor=True)),
                (
                    Signal("b", word, "T", activate=True),
                    Signal(word, "b", "T", "reply", deactivate=True),
                    Signal(word, "b", "T", activate=True),
                    Signal("b", word, "T", "reply", deactivate=True),
                    Note((word, "b"), "T"),
                ),
            )
        ),
        print_entities(
            EntityDiagram(
                (EntityBox(word, "T", (AttributeLine(word, word, ("PK", "FK")),)), EntityBox("b", "T")),
                (
                    EntityLink(word, "b", "one", "zero-or-more"),
                    EntityLink("b", word, "zero-or-one", "one-or-more", False),
                ),
            )
        ),
        print_classes(
            ClassDiagram(
                (ClassBox(word, "T", members=(word,)), ClassBox("b", "T")),
                (ClassLink(word, "b", "aggregates"), ClassLink("b", word, "inherits", "T")),
            )
        ),
        print_states(
            StateDiagram(
                (StateBox(word, "T", initial=True, final=True, notes=("T",)), StateBox("b", "T")),
                (TransitionArrow(word, "b", "T"), TransitionArrow("b", word)),
            )
        ),
    )


@pytest.mark.parametrize("word", WORDS)
def test_a_word_of_mermaid_is_an_id_like_any_other(word: str, mermaid: MermaidParser) -> None:
    for diagram in mermaid.parse_all(drawings(word)):
        assert diagram.ok, diagram.error
        assert {node.text for node in diagram.nodes if node.text} == {"T"}
        assert len(diagram.edges) + sum(message.text == "T" for message in diagram.messages) >= 2


def test_a_numbered_copy_is_told_apart() -> None:
    assert node_id("stock.sync-worker#2") == "stock_sync__worker_____2"
