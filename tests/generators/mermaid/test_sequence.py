"""Sequences printed."""

from __future__ import annotations

import pytest

from tests.mermaid.parser import MermaidParser
from trueline.generators.diagrams.sequence import Fragment, Note, Participant, Section, Sequence, Signal
from trueline.generators.mermaid import print_sequence

API, STORE = Participant("shop.api", "API", link="../shop.md#api"), Participant("shop.store", "Store")
SEQUENCE = Sequence(
    (Participant("role:client", "Client", actor=True), API, STORE),
    (
        Signal("role:client", "shop.api", "POST /orders", activate=True),
        Fragment(
            "alt",
            (
                Section("in stock", (Signal("shop.api", "shop.store", "INSERT", "send"),)),
                Section("sold out", (Note(("shop.api", "shop.store"), "Nothing\nis written"),)),
            ),
        ),
        Signal("shop.api", "role:client", "201", "reply", deactivate=True),
    ),
)
PRINTED = """\
sequenceDiagram
    actor role____client as Client
    participant shop_api as API
    link shop_api: Page @ ../shop.md#35;api
    participant shop_store as Store
    role____client->>+shop_api: POST /orders
    alt in stock
        shop_api-)shop_store: INSERT
    else sold out
        Note over shop_api,shop_store: Nothing<br/>is written
    end
    shop_api-->>-role____client: 201
"""


def test_a_flow_is_printed_as_a_person_would_write_it() -> None:
    assert print_sequence(SEQUENCE) == PRINTED


def test_messages_keep_their_order_kind_and_block(mermaid: MermaidParser) -> None:
    diagram = mermaid.parse(print_sequence(SEQUENCE))
    assert [(message.type, message.text) for message in diagram.messages if message.text] == [
        ("solid", "POST /orders"),
        ("alt_start", "in stock"),
        ("solid_point", "INSERT"),
        ("alt_else", "sold out"),
        ("dotted", "201"),
    ]
    assert [node.shape for node in diagram.nodes] == ["actor", "participant", "participant"]
    assert diagram.notes[0].about == ("shop_api", "shop_store")


@pytest.mark.parametrize(("kind", "middle"), [("alt", "alt_else"), ("par", "par_and"), ("critical", "critical_option")])
def test_sections_of_a_fragment_stay_together(kind: str, middle: str, mermaid: MermaidParser) -> None:
    assert middle in kinds_of(kind, mermaid)


@pytest.mark.parametrize("kind", ["opt", "loop", "break"])
def test_a_fragment_that_has_one_section_only_is_repeated(kind: str, mermaid: MermaidParser) -> None:
    assert kinds_of(kind, mermaid).count(f"{kind}_start") == 2


def kinds_of(kind: str, mermaid: MermaidParser) -> list[str]:
    """Return the kinds of the lines of a fragment with two sections."""
    sections = (Section("one", (Signal("a", "a"),)), Section("", (Signal("a", "a"),)))
    diagram = mermaid.parse(print_sequence(Sequence((Participant("a", "A"),), (Fragment(kind, sections),))))  # type: ignore[arg-type] # parametrized
    assert diagram.ok, diagram.error
    return [message.type for message in diagram.messages]


def test_nobody_is_deactivated_who_is_not_active(mermaid: MermaidParser) -> None:
    ending = Signal("shop.api", "shop.store", "x", deactivate=True)
    diagram = mermaid.parse(print_sequence(Sequence((API, STORE), (ending, ending))))
    assert diagram.ok, diagram.error
    assert [message.type for message in diagram.messages] == ["solid", "solid"]


def test_a_message_may_begin_and_end_work_at_once(mermaid: MermaidParser) -> None:
    begin = Signal("shop.store", "shop.api", "a", activate=True)
    both = Signal("shop.api", "shop.store", "b", activate=True, deactivate=True)
    types = [message.type for message in mermaid.parse(print_sequence(Sequence((API, STORE), (begin, both)))).messages]
    assert types == ["solid", "active_start", "solid", "active_start", "active_end"]


def test_long_lines_are_broken_between_words(mermaid: MermaidParser) -> None:
    text = "A message that is so long that nobody would want to read it in one line of a diagram"
    diagram = mermaid.parse(print_sequence(Sequence((API, STORE), (Signal("shop.api", "shop.store", text),))))
    lines = diagram.messages[0].text.split("\n")
    assert " ".join(lines) == text
    assert max(map(len, lines)) <= 45


def test_a_stick_figure_has_no_link_since_mermaid_cannot_draw_it() -> None:
    assert "link" not in print_sequence(Sequence((Participant("a", "A", actor=True, link="x.md"),), ()))


def test_a_fragment_without_steps_becomes_remarks(mermaid: MermaidParser) -> None:
    empty = Fragment("alt", (Section("found"), Section("missing")))
    assert [note.text for note in mermaid.parse(print_sequence(Sequence((API,), (empty,)))).notes] == [
        "alt found",
        "alt missing",
    ]


def test_a_sequence_without_anything_parses(mermaid: MermaidParser) -> None:
    assert mermaid.parse(print_sequence(Sequence((), ()))).ok
