"""Mermaid's own parser, as the other tests use it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mermaid.parser import (
    Diagram,
    Edge,
    Group,
    Member,
    MermaidCrashError,
    MermaidMissingError,
    MermaidParser,
    Message,
    Node,
    Note,
    decode,
)

FLOWCHART = """---
title: Orders
---
flowchart LR
    classDef core fill:#fff,stroke:#123;
    subgraph shop["The #quot;shop#quot;"]
        direction TB
        api["Web API<br/>#lt;FastAPI#gt; #35;1"]:::core
        subgraph inner [Inside]
            db[("Orders")]
        end
    end
    clerk@{ shape: person, label: "Clerk" }
    clerk -->|places| api
    api -. "writes" .-> db
    shop ~~~ clerk
    api <==> db
    click api "api.html" "Web API"
"""

SEQUENCE = """sequenceDiagram
    autonumber
    actor C as Client
    box rgb(1, 2, 3) Ours
    participant A as API #quot;v1#quot;
    end
    C->>+A: GET /orders #35;1
    alt found
        A-->>C: 200
    else missing
        A--xC: 404
    end
    par first
        A-)C: event
    and second
        A->>A: log
    end
    deactivate A
    Note over C,A: Two sides
"""

ENTITIES = """erDiagram
    orders["Order #quot;book#quot;"] {
        uuid id PK
        uuid customer FK,UK "who #35;1"
    }
    orders }o--|| customers : "belong to"
    orders }|..o| invoices : yields
"""

STATES = """stateDiagram-v2
    direction LR
    state "Half open" as half
    [*] --> closed
    closed --> half : 5 failures #lt; 10 s
    half : One probe
    state closed {
        [*] --> quiet
    }
    state fork <<fork>>
    half --> fork
    fork --> [*]
    note right of half
        Let one call through
    end note
    click half "half.html" "Half open"
"""

CLASSES = """classDiagram
    namespace Domain {
        class Item["Inventory #quot;item#quot;"] {
            <<aggregate>>
            -int reserved
            +add(quantity: int)* bool
        }
    }
    class List~Item~
    Item <|-- Special
    Item "1" *-- "0..*" Level : holds
    Item ..> Added : emits
    note for Item "One per store"
"""


def test_a_flowchart_states_its_nodes_with_shape_text_link_and_style(mermaid: MermaidParser) -> None:
    diagram = mermaid.parse(FLOWCHART)
    assert (diagram.ok, diagram.kind, diagram.direction) == (True, "flowchart", "LR")
    assert set(diagram.nodes) == {
        Node("api", "Web API\n<FastAPI> #1", "square", link="api.html", classes=("core",)),
        Node("db", "Orders", "cylinder"),
        Node("clerk", "Clerk", "person", markdown=True),
    }


def test_a_flowchart_states_its_edges_with_line_and_arrows(mermaid: MermaidParser) -> None:
    assert mermaid.parse(FLOWCHART).edges == (
        Edge("clerk", "api", "places", "normal", "open", "point"),
        Edge("api", "db", "writes", "dotted", "open", "point"),
        Edge("shop", "clerk", "", "invisible", "open", "open"),
        Edge("api", "db", "", "thick", "point", "point"),
    )


def test_a_flowchart_states_its_nested_groups(mermaid: MermaidParser) -> None:
    assert set(mermaid.parse(FLOWCHART).groups) == {
        Group("shop", 'The "shop"', ("api", "inner"), direction="TB"),
        Group("inner", "Inside", ("db",)),
    }


def test_a_sequence_states_actors_messages_and_blocks_in_order(mermaid: MermaidParser) -> None:
    diagram = mermaid.parse(SEQUENCE)
    assert diagram.kind == "sequence"
    assert diagram.nodes == (Node("C", "Client", "actor"), Node("A", 'API "v1"', "participant"))
    assert diagram.groups == (Group("box1", "Ours", ("A",)),)
    assert diagram.notes == (Note(("C", "A"), "Two sides"),)
    assert diagram.messages == (
        Message("autonumber", "", "", ""),
        Message("solid", "C", "A", "GET /orders #1"),
        Message("active_start", "A", "", ""),
        Message("alt_start", "", "", "found"),
        Message("dotted", "A", "C", "200"),
        Message("alt_else", "", "", "missing"),
        Message("dotted_cross", "A", "C", "404"),
        Message("alt_end", "", "", ""),
        Message("par_start", "", "", "first"),
        Message("solid_point", "A", "C", "event"),
        Message("par_and", "", "", "second"),
        Message("solid", "A", "A", "log"),
        Message("par_end", "", "", ""),
        Message("active_end", "A", "", ""),
    )


def test_an_entity_diagram_states_attributes_and_both_cardinalities(mermaid: MermaidParser) -> None:
    diagram = mermaid.parse(ENTITIES)
    assert diagram.kind == "er"
    assert diagram.nodes[0] == Node(
        "orders",
        'Order "book"',
        "entity",
        members=(Member("id", "uuid", ("PK",), ""), Member("customer", "uuid", ("FK", "UK"), "who #1")),
    )
    assert diagram.edges == (
        Edge("orders", "customers", "belong to", "identifying", "zero_or_more", "only_one"),
        Edge("orders", "invoices", "yields", "non_identifying", "one_or_more", "zero_or_one"),
    )


def test_a_state_diagram_states_what_stands_inside_composite_states_too(mermaid: MermaidParser) -> None:
    diagram = mermaid.parse(STATES)
    assert (diagram.kind, diagram.direction) == ("state", "LR")
    assert {(node.text, node.shape) for node in diagram.nodes} == {
        ("Half open\nOne probe", "state"),
        ("quiet", "state"),
        ("closed", "composite"),
        ("", "fork"),
        ("", "start"),
        ("", "end"),
    }
    assert [node.link for node in diagram.nodes if node.id == "half"] == ["half.html"]
    assert [group.id for group in diagram.groups if "quiet" in group.nodes] == ["closed"]


def test_a_state_diagram_states_transitions_and_notes(mermaid: MermaidParser) -> None:
    diagram = mermaid.parse(STATES)
    assert [(edge.source, edge.target, edge.text) for edge in diagram.edges] == [
        ("root_start", "closed", ""),
        ("closed", "half", "5 failures < 10 s"),
        ("closed_start", "quiet", ""),
        ("half", "fork", ""),
        ("fork", "root_end", ""),
    ]
    assert diagram.notes == (Note(("half",), "Let one call through"),)


def test_a_class_diagram_states_members_annotations_and_relations(mermaid: MermaidParser) -> None:
    diagram = mermaid.parse(CLASSES)
    assert diagram.kind == "class"
    assert diagram.nodes[:2] == (
        Node(
            "Item",
            'Inventory "item"',
            "class",
            members=(
                Member("-int reserved", "attribute", (), ""),
                Member("+add(quantity: int) : bool", "method", (), "*"),
            ),
            annotations=("aggregate",),
        ),
        Node("List", "List<Item>", "class"),
    )
    assert diagram.edges == (
        Edge("Item", "Special", "", "solid", "extension", "open"),
        Edge("Item", "Level", "holds", "solid", "composition", "open", start_text="1", end_text="0..*"),
        Edge("Item", "Added", "emits", "dotted", "open", "dependency"),
    )
    assert diagram.groups == (Group("Domain", "Domain", ("Item",)),)
    assert diagram.notes == (Note(("Item",), "One per store"),)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("", id="nothing"),
        pytest.param("nonsense\na --> b", id="an unknown kind"),
        pytest.param("flowchart TB\na[Say (this)]", id="an unquoted bracket"),
        pytest.param("flowchart TB\nend --> start", id="a node called end"),
        pytest.param('flowchart TB\na["open', id="an open quote"),
        pytest.param("sequenceDiagram\nA->>B: one\nalt never closed\n", id="an open block"),
        pytest.param("sequenceDiagram\nA->>B: first; second", id="a semicolon in a message"),
        pytest.param("erDiagram\na ||--o{ b", id="a relationship without a verb"),
        pytest.param("stateDiagram-v2\na --> : x", id="a transition to nowhere"),
        pytest.param("classDiagram\nclass A {", id="an open class"),
        pytest.param("---\ntitle: [\n---\nflowchart TB\na --> b", id="a broken front matter"),
    ],
)
def test_a_block_that_does_not_parse_says_why(mermaid: MermaidParser, source: str) -> None:
    diagram = mermaid.parse(source)
    assert not diagram.ok
    assert diagram.error
    assert diagram.nodes == ()


def test_a_bad_block_spoils_neither_the_one_before_nor_the_one_after(mermaid: MermaidParser) -> None:
    before, bad, after = mermaid.parse_all([ENTITIES, "flowchart TB\na[(", ENTITIES])
    assert not bad.ok
    assert before.ok
    assert before == after


def test_many_large_blocks_fill_no_pipe(mermaid: MermaidParser) -> None:
    rows = "\n".join(f'n{number}["{"wide " * 200}"]' for number in range(40))
    diagrams = mermaid.parse_all([f"flowchart TB\n{rows}"] * 10)
    assert [len(diagram.nodes) for diagram in diagrams] == [40] * 10


def test_a_diagram_with_more_edges_than_mermaid_allows_by_itself_is_parsed(mermaid: MermaidParser) -> None:
    edges = "\n".join(f"a --> b{number}" for number in range(600))
    assert len(mermaid.parse(f"flowchart TB\n{edges}").edges) == 600


def test_a_kind_without_a_reader_is_still_parsed(mermaid: MermaidParser) -> None:
    assert mermaid.parse('pie\n"a" : 1') == Diagram(ok=True, error="", kind="pie")


def test_texts_are_all_that_a_reader_sees(mermaid: MermaidParser) -> None:
    assert mermaid.parse(CLASSES).texts() == (
        'Inventory "item"',
        "aggregate",
        "-int reserved",
        "+add(quantity: int) : bool",
        "*",
        "List<Item>",
        "Special",
        "Level",
        "Added",
        "Domain",
        "holds",
        "1",
        "0..*",
        "emits",
        "One per store",
    )


@pytest.mark.parametrize(
    ("label", "seen"),
    [
        ("plain", "plain"),
        ("ﬂ°quot¶ßhiﬂ°quot¶ß", '"hi"'),
        ("ﬂ°°35¶ß1", "#1"),
        ("&lt;b&gt; &amp;amp; &#59;", "<b> &amp; ;"),
        ("one<br/>two<BR>three<br />", "one\ntwo\nthree\n"),
        ("a <b>bold</b><!-- gone --> word", "a bold word"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("ﬂ°lt¶ßscriptﬂ°gt¶ß", "<script>"),
    ],
)
def test_a_label_is_decoded_once_into_what_is_seen(label: str, seen: str) -> None:
    assert decode(label) == seen


def test_a_missing_mermaid_is_named_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(MermaidMissingError, match="make dev"), MermaidParser(tmp_path):
        pass


def test_a_process_that_dies_is_reported_instead_of_waited_for(tmp_path: Path) -> None:
    (tmp_path / "node_modules" / "mermaid").mkdir(parents=True)
    script = tmp_path / "tests" / "mermaid" / "parse.mjs"
    script.parent.mkdir(parents=True)
    script.write_text("process.exit(3);\n", encoding="utf-8")
    with MermaidParser(tmp_path) as parser, pytest.raises(MermaidCrashError, match="status 3"):
        parser.parse("flowchart TB")
