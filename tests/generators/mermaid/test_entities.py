"""Entities printed."""

from __future__ import annotations

import pytest

from tests.mermaid.parser import Member, MermaidParser
from trueline.generators.diagrams.entities import AttributeLine, EntityBox, EntityDiagram, EntityLink
from trueline.generators.mermaid import print_entities

DIAGRAM = EntityDiagram(
    (
        EntityBox("stock.store", "Store", (AttributeLine("uuid", "id", ("PK",)), AttributeLine("varchar(20)", "name"))),
        EntityBox(
            "stock.item", "Stock item", (AttributeLine("uuid", "store_id", ("FK", "UK"), 'the "store"\nit is in'),)
        ),
        EntityBox("stock.log", "Log"),
    ),
    (
        EntityLink("stock.store", "stock.item", "one", "zero-or-more", text="holds"),
        EntityLink("stock.item", "stock.log", "zero-or-one", "one-or-more", identifying=False),
    ),
)
PRINTED = """\
erDiagram
    stock_store["Store"] {
        uuid id PK
        varchar(20) name
    }
    stock_item["Stock item"] {
        uuid store_id FK, UK "the #quot;store#quot; it is in"
    }
    stock_log["Log"]
    stock_store ||--o{ stock_item : "holds"
    stock_item |o..|{ stock_log : "#160;"
"""


def test_a_schema_is_printed_as_a_person_would_write_it() -> None:
    assert print_entities(DIAGRAM) == PRINTED


def test_attributes_keep_type_name_keys_and_comment(mermaid: MermaidParser) -> None:
    nodes = mermaid.parse(print_entities(DIAGRAM)).nodes
    assert [node.members for node in nodes] == [
        (Member("id", "uuid", ("PK",), ""), Member("name", "varchar(20)", (), "")),
        (Member("store_id", "uuid", ("FK", "UK"), 'the "store" it is in'),),
        (),
    ]


@pytest.mark.parametrize("source", ["one", "zero-or-one", "zero-or-more", "one-or-more"])
@pytest.mark.parametrize("target", ["one", "zero-or-one", "zero-or-more", "one-or-more"])
def test_both_cardinalities_stand_at_their_ends(source: str, target: str, mermaid: MermaidParser) -> None:
    link = EntityLink("a", "b", source, target, text="v")  # type: ignore[arg-type] # parametrized
    (edge,) = mermaid.parse(print_entities(EntityDiagram((EntityBox("a", "A"), EntityBox("b", "B")), (link,)))).edges
    names = {
        "one": "only_one",
        "zero-or-one": "zero_or_one",
        "zero-or-more": "zero_or_more",
        "one-or-more": "one_or_more",
    }
    assert (edge.start, edge.end) == (names[source], names[target])


@pytest.mark.parametrize("name", ["pk", "FK", "uk.x", "_a_", "__init__", "two words", "é", "7th", "*", "a~b~", "", "`"])
def test_names_that_the_grammar_cannot_hold_are_quoted(name: str, mermaid: MermaidParser) -> None:
    entity = EntityBox("a", "A", (AttributeLine("int", name), AttributeLine("int", "last")))
    diagram = mermaid.parse(print_entities(EntityDiagram((entity,), ())))
    assert diagram.ok, diagram.error
    assert [member.text.strip() for member in diagram.nodes[0].members] == [name, "last"]


def test_a_schema_without_anything_parses(mermaid: MermaidParser) -> None:
    assert mermaid.parse(print_entities(EntityDiagram((), ()))).ok
