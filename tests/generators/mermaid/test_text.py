"""Plain text inside diagrams."""

from __future__ import annotations

import pytest

from trueline.generators.mermaid.text import address, label, sealed


@pytest.mark.parametrize(
    "text",
    [
        "order_id",
        "R&D",
        "GET /orders/{id}"[:12],
        "a.b, (c) [d]",
        "Web API: reads",
        "3.5 s",
        "100%",
        "well-known",
        "É_é",
        "$5",
    ],
)
def test_ordinary_text_stays_legible(text: str) -> None:
    assert label(text) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ('say "hi"', "say #quot;hi#quot;"),
        ("a < b > c", "a #lt; b #gt; c"),
        ("&lt;", "#amp;lt#59;"),
        ("&copy", "#amp;copy"),
        ("#1", "#35;1"),
        ("**x** __y__", "#42;#42;x#42;#42; #95;#95;y#95;#95;"),
        ("1. one", "1.\u200c one"),
        ("- one", "-\u200c one"),
        ("%%{init}%%", "#37;#37;#123;init#125;#37;#37;"),
        ("$$x$$", "#36;#36;x#36;#36;"),
        ("direction TB", "direction#32;TB"),
        (" two \n\n lines\r\nmore ", "two<br/>lines<br/>more"),
        (" \t ", "#160;"),
        ("\ud800\x07", "\ufffd\ufffd"),
    ],
)  # fmt: skip
def test_what_means_something_is_written_as_a_code(text: str, printed: str) -> None:
    assert label(text) == printed


def test_a_sequence_reads_no_markdown() -> None:
    assert label('1. "one" **two** _x_', markdown=False) == '1. "one" **two** _x_'


def test_a_line_that_mermaid_takes_for_a_style_keeps_its_last_code() -> None:
    assert sealed(['    a["style x:#35;b#quot;"]']) == '    a["style x#58;#35;b#quot;"]\n'
    assert sealed(["style a fill:#fff,color:#000"]) == "style a fill:#fff,color:#000\n"


def test_addresses_keep_their_own_percent_codes() -> None:
    assert address("a%20b.md#x") == "a%20b.md#x"
