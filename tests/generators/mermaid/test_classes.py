"""Classes printed."""

from __future__ import annotations

import pytest

from tests.generators.hostile import as_read
from tests.mermaid.parser import MermaidParser
from trueline.generators.diagrams.classes import ClassBox, ClassDiagram, ClassLink
from trueline.generators.mermaid import print_classes

ITEM = ClassBox("item", "Item", "aggregate", ("+UUID id", "-add(quantity: int) -> bool", "#check()"), "stock.md#item")
DIAGRAM = ClassDiagram(
    (ITEM, ClassBox("event:added", "Added")),
    (ClassLink("item", "event:added", "depends", "emits: now"), ClassLink("item", "event:added", "inherits")),
)
PRINTED = """\
classDiagram
    direction TB
    class item["Item"] {
        <<aggregate>>
        +UUID id
        -add(quantity: int) bool
        #check()
    }
    class event____added["Added"]
    item ..> event____added : emits#58; now
    event____added <|-- item
    click item href "stock.md#item"
"""


def test_a_domain_is_printed_as_a_person_would_write_it() -> None:
    assert print_classes(DIAGRAM) == PRINTED


def test_classes_keep_stereotype_members_and_link(mermaid: MermaidParser) -> None:
    item, added = mermaid.parse(print_classes(DIAGRAM)).nodes
    assert (item.annotations, item.link) == (("aggregate",), "stock.md#item")
    assert [(member.text, member.type) for member in item.members] == [
        ("+UUID id", "attribute"),
        ("-add(quantity: int) : bool", "method"),
        ("#check()", "method"),
    ]
    assert (added.text, added.members) == ("Added", ())


@pytest.mark.parametrize(
    ("kind", "ends"),
    [
        ("inherits", ("b", "a", "extension", "open")),
        ("composes", ("a", "b", "composition", "open")),
        ("aggregates", ("a", "b", "aggregation", "open")),
        ("associates", ("a", "b", "open", "dependency")),
        ("depends", ("a", "b", "open", "dependency")),
    ],
)
def test_every_kind_of_relationship_is_drawn(kind: str, ends: tuple[str, ...], mermaid: MermaidParser) -> None:
    link = ClassLink("a", "b", kind)  # type: ignore[arg-type] # parametrized
    (edge,) = mermaid.parse(print_classes(ClassDiagram((ClassBox("a", "A"), ClassBox("b", "B")), (link,)))).edges
    assert (edge.source, edge.target, edge.start, edge.end) == ends


@pytest.mark.parametrize(
    "member",
    ["f(x", "x)", ")(", "a (b) c", "+f(g(1))", "-on$", "on*", "{x}", "f(a)(b)", "~pkg", "~x~", "<<x>>", "+", " "],
)
def test_members_of_any_form_come_back_whole(member: str, mermaid: MermaidParser) -> None:
    (box,) = mermaid.parse(print_classes(ClassDiagram((ClassBox("a", "A", members=(member, "last")),), ()))).nodes
    assert {as_read(one.text) for one in box.members} == {member.strip(), "last"}
    assert not any(one.comment for one in box.members)


def test_a_domain_without_anything_parses(mermaid: MermaidParser) -> None:
    assert mermaid.parse(print_classes(ClassDiagram((), ()))).ok
