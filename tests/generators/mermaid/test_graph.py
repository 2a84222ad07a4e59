"""Graphs printed as flowcharts."""

from __future__ import annotations

from dataclasses import replace
from difflib import ndiff

from tests.mermaid.parser import Group, MermaidParser
from trueline.generators.diagrams.graph import Arrow, Box, Frame, Graph
from trueline.generators.mermaid import print_graph

API = Box("shop.api", "API", "[Container: FastAPI]", "Takes orders", style="container", link="../shop.md#shop.api")
STORE = Box("shop.order-store", "Orders", "[Database: SQLite]", shape="cylinder", style="database")
BUYER = Box("buyer", "Buyer", "[Person]", shape="person", style="person")
SHOP = Frame("shop", "Shop", "[System]", "system", items=(API, STORE))
BANK = Box("bank", "Bank", style="system-external", colour="#ffcc00")
GRAPH = Graph(
    (BUYER, SHOP, BANK),
    (
        Arrow("buyer", "shop.api", "Orders\n[HTTPS]"),
        Arrow("shop.api", "shop.order-store"),
        Arrow("shop.api", "bank", "Pays", "dashed"),
    ),
)
PRINTED = """\
flowchart TB
    buyer["<b>Buyer</b><br/>[Person]"]:::person
    buyer@{ shape: person }
    subgraph shop["Shop [System]"]
        shop_api["<b>API</b><br/>[Container: FastAPI]<br/>Takes orders"]:::container
        shop_order__store[("<b>Orders</b><br/>[Database: SQLite]")]:::database
    end
    bank["Bank"]:::system__external
    buyer -->|"Orders<br/>[HTTPS]"| shop_api
    shop_api --> shop_order__store
    shop_api -.->|"Pays"| bank
    classDef container fill:#2f6fb5,stroke:#1f5590,color:#ffffff
    classDef database fill:#2f6fb5,stroke:#1f5590,color:#ffffff
    classDef person fill:#08427b,stroke:#5d94c9,color:#ffffff
    classDef system__external fill:#5f6368,stroke:#44474b,color:#ffffff
    classDef boundary fill:none,stroke:#8a8f98,stroke-dasharray:5 5
    class shop boundary
    style bank fill:#ffcc00,stroke:#b28e00,color:#000000
    click shop_api href "../shop.md#shop.api"
"""


def test_a_view_is_printed_as_a_person_would_write_it() -> None:
    assert print_graph(GRAPH) == PRINTED


def test_boxes_keep_shape_link_class_and_place(mermaid: MermaidParser) -> None:
    diagram = mermaid.parse(print_graph(GRAPH))
    assert {(node.id, node.shape, node.link, node.classes) for node in diagram.nodes} == {
        ("buyer", "person", "", ("person",)),
        ("shop_api", "square", "../shop.md#shop.api", ("container",)),
        ("shop_order__store", "cylinder", "", ("database",)),
        ("bank", "square", "", ("system__external",)),
    }
    assert diagram.groups == (Group("shop", "Shop [System]", ("shop_api", "shop_order__store")),)
    assert not any(node.markdown for node in diagram.nodes)


def test_arrows_keep_ends_text_and_line(mermaid: MermaidParser) -> None:
    edges = mermaid.parse(print_graph(GRAPH)).edges
    assert [(edge.source, edge.target, edge.text, edge.line) for edge in edges] == [
        ("buyer", "shop_api", "Orders\n[HTTPS]", "normal"),
        ("shop_api", "shop_order__store", "", "normal"),
        ("shop_api", "bank", "Pays", "dotted"),
    ]


def test_several_arrows_between_two_boxes_all_stay(mermaid: MermaidParser) -> None:
    arrows = (*GRAPH.arrows, Arrow("shop.api", "bank", "Pays"), Arrow("shop.api", "bank", "Pays"))
    assert len(mermaid.parse(print_graph(replace(GRAPH, arrows=arrows))).edges) == 5


def test_one_more_box_touches_only_lines_of_its_own() -> None:
    cache = Box("shop.cache", "Cache", style="container", link="x.md")
    shop = replace(SHOP, items=(API, cache, STORE))
    more = Graph((BUYER, shop, BANK), (*GRAPH.arrows, Arrow("shop.api", "shop.cache")))
    changed = [
        line[2:].strip() for line in ndiff(PRINTED.splitlines(), print_graph(more).splitlines()) if line[0] in "+-"
    ]
    assert changed == ['shop_cache["Cache"]:::container', "shop_api --> shop_cache", 'click shop_cache href "x.md"']


def test_numbered_copies_have_ids_of_their_own(mermaid: MermaidParser) -> None:
    graph = Graph((Box("sync#1", "Sync 1"), Box("sync#2", "Sync 2")), (Arrow("sync#1", "sync#2"),))
    assert {(node.id, node.text) for node in mermaid.parse(print_graph(graph)).nodes} == {
        ("sync_____1", "Sync 1"),
        ("sync_____2", "Sync 2"),
    }


def test_an_animated_arrow_has_an_id_that_others_do_not_change(mermaid: MermaidParser) -> None:
    moving = Arrow("bank", "buyer", "Pays back", animated=True)
    graph = replace(GRAPH, arrows=(moving, replace(moving, line="dashed"), *GRAPH.arrows))
    printed = print_graph(graph)
    assert 'bank bank_____to_____buyer_____pays__back@-->|"Pays back"| buyer' in printed
    assert "bank_____to_____buyer_____pays__back_____2@{ animate: true }" in printed
    assert len(mermaid.parse(printed).edges) == 5


def test_arrows_between_a_boundary_and_what_is_in_it_parse(mermaid: MermaidParser) -> None:
    graph = Graph(
        (SHOP, Frame("empty", "Empty")), (Arrow("shop", "shop.api"), Arrow("shop.api", "shop"), Arrow("empty", "shop"))
    )
    assert mermaid.parse(print_graph(graph)).ok


def test_a_graph_without_anything_parses(mermaid: MermaidParser) -> None:
    assert mermaid.parse(print_graph(Graph(direction="right"))).direction == "LR"


def test_boundaries_held_below_each_other_are_drawn_once_under_their_titles(mermaid: MermaidParser) -> None:
    frames = tuple(Frame(f"f.{one}", f"Frame {one}", items=(Box(f"b.{one}", "B"),)) for one in "123")
    diagram = mermaid.parse(print_graph(Graph((Frame("all", "All", "[System]", items=frames),))))
    assert [(group.title, group.nodes) for group in diagram.groups][-1] == ("All [System]", ("f_1", "f_2", "f_3"))
    assert {node.text for node in diagram.nodes} == {"B"}
    assert [(edge.source, edge.target, edge.line) for edge in diagram.edges] == [
        ("f_1", "f_2", "invisible"),
        ("f_2", "f_3", "invisible"),
    ]


def test_addresses_cannot_leave_their_quotes(mermaid: MermaidParser) -> None:
    link = 'x.md?q="1"; 2%\\#b c;'
    printed = print_graph(Graph((Box("a", "A", link=link),)))
    assert 'href "x.md?q=%221%22%3B%202%25%5C#b%20c%3B"' in printed
    assert mermaid.parse(printed).nodes[0].link == link
