"""One diagram of every kind that says the same text everywhere."""

from __future__ import annotations

from collections.abc import Callable

from trueline.generators.diagrams.classes import ClassBox, ClassDiagram, ClassLink
from trueline.generators.diagrams.entities import AttributeLine, EntityBox, EntityDiagram, EntityLink
from trueline.generators.diagrams.graph import Arrow, Box, Frame, Graph
from trueline.generators.diagrams.sequence import Fragment, Note, Participant, Section, Sequence, Signal
from trueline.generators.diagrams.states import StateBox, StateDiagram, StateRegion, TransitionArrow
from trueline.generators.mermaid import print_classes, print_entities, print_graph, print_sequence, print_states


def graph(text: str) -> str:
    """Return a flowchart."""
    person = Box("shop.buyer", text, kind=f"K {text}", text=f"D {text}", shape="person", style="person")
    shapes = (
        Box("queue", text, shape="queue"),
        Box("cylinder", text, shape="cylinder"),
        Box("stadium", text, shape="stadium"),
        Box("diamond", text, shape="diamond"),
        Box("hexagon", text, shape="hexagon"),
    )
    frame = Frame("shop", f"F {text}", items=(person,))
    return print_graph(Graph((frame, *shapes), (Arrow("queue", "shop.buyer", f"L {text}"),)))


def sequence(text: str) -> str:
    """Return a sequence diagram."""
    sections = (Section(text, (Signal("a", "b", "x"),)), Section(f"E {text}", (Signal("b", "a", "y", "reply"),)))
    return print_sequence(
        Sequence(
            (Participant("a", text), Participant("b", f"P {text}", actor=True)),
            (Signal("a", "b", text), Note(("a",), f"N {text}"), Note(("a", "b"), text), Fragment("alt", sections)),
        )
    )


def entities(text: str) -> str:
    """Return an entity-relationship diagram."""
    attribute = AttributeLine(f"T{text}", text, ("PK", "FK"), f"C {text}")
    return print_entities(
        EntityDiagram(
            (EntityBox("a", text, (attribute,)), EntityBox("b", f"B {text}")),
            (EntityLink("a", "b", "one", "zero-or-more", text=f"V {text}"),),
        )
    )


def classes(text: str) -> str:
    """Return a class diagram."""
    return print_classes(
        ClassDiagram(
            (ClassBox("a", text, f"S {text}", (f"x {text}", f"+M {text}")), ClassBox("b", f"B {text}")),
            (ClassLink("a", "b", "depends", f"L {text}"),),
        )
    )


def states(text: str) -> str:
    """Return a state diagram."""
    inner = StateRegion(text, (StateBox("b.x", f"X {text}", initial=True),))
    return print_states(
        StateDiagram(
            (
                StateBox("a", text, initial=True, final=True, notes=(f"N {text}", text)),
                StateBox("b", f"B {text}", regions=(inner,)),
            ),
            (TransitionArrow("a", "b", f"L {text}"),),
            start_text=f"I {text}",
        )
    )


# Each kind with what a reader of its diagram must find.
KINDS: dict[str, tuple[Callable[[str], str], tuple[str, ...]]] = {
    "graph": (graph, ("{}", "K {}", "D {}", "F {}", "L {}")),
    "sequence": (sequence, ("{}", "P {}", "N {}", "E {}")),
    "entities": (entities, ("{}", "T{}", "C {}", "B {}", "V {}")),
    "classes": (classes, ("{}", "S {}", "x {}", "+M {}", "B {}", "L {}")),
    "states": (states, ("{}", "N {}", "B {}", "X {}", "L {}", "I {}")),
}
