"""Text, code and links inside a line, read back by two readers of Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.generators.hostile import LONG, TEXTS, texts
from tests.generators.markdown.readers import READERS, words
from trueline.generators.markdown import cell, code, escape, heading, link
from trueline.generators.markdown.plain import tidy

reader = pytest.mark.parametrize("reader", READERS)
# Markdown with a text in it, and what is seen of it.
PLACES = {
    "a line": ("{}", "{}"),
    "the middle of a line": ("before {} after", "before {} after"),
    "the end of a line": ("before {}", "before {}"),
    "a second line": ("before\n{}", "before {}"),
    "an item": ("- {}\n- next", "{} next"),
    "emphasis": ("*before* {} **after**", "before {} after"),
}


def faults_of_words(reader: str, place: str, text: str) -> list[str]:
    """Return what is wrong with `text` where it stands in `place`."""
    source, sight = PLACES[place]
    page = READERS[reader](source.format(escape(text)))
    wanted = words(sight.format(tidy(text)))
    strange = {*page.tags} - {"p", "br", "ul", "li", "em", "strong"}
    wrong = strange or page.attributes or words(page.text) != wanted
    return [f"{text!r}: {words(page.text)!r} {strange} {page.attributes}"] if wrong else []


@reader
@pytest.mark.parametrize("place", PLACES)
def test_every_known_trap_is_read_as_it_was_written(reader: str, place: str) -> None:
    assert [fault for text in (*TEXTS, LONG) for fault in faults_of_words(reader, place, text)] == []


@reader
@settings(max_examples=300, deadline=None)
@given(text=texts())
def test_any_text_is_read_as_it_was_written(reader: str, text: str) -> None:
    assert [fault for place in PLACES for fault in faults_of_words(reader, place, text)] == []


@reader
@pytest.mark.parametrize("text", TEXTS)
def test_code_is_code_whatever_it_says(reader: str, text: str) -> None:
    page = READERS[reader](f"before {code(text)} after")
    assert [words(one) for one in page.code] == [words(tidy(text))]
    assert set(page.tags) <= {"p", "code", "br"}
    assert page.attributes == []


@reader
@pytest.mark.parametrize("text", TEXTS)
def test_a_link_says_its_text_and_leads_where_it_says(reader: str, text: str) -> None:
    page = READERS[reader](f"before {link(text, 'a/b.md#c')} after")
    assert words(page.text) == f"before {words(tidy(text))} after"
    assert page.attributes == [("a", "href", "a/b.md#c")]


@reader
@pytest.mark.parametrize("text", TEXTS)
def test_no_address_leaves_its_place_or_executes(reader: str, text: str) -> None:
    page = READERS[reader](f"before {link('Shown', text)} after")
    assert words(page.text).startswith("before Shown")
    assert words(page.text).endswith("after")
    assert set(page.tags) <= {"p", "a", "br"}
    assert [(tag, name) for tag, name, _ in page.attributes] in ([], [("a", "href")])
    assert not any(value.lower().startswith(("javascript:", "data:")) for _, _, value in page.attributes)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " java\nscript:x",
        "data:text/html,x",
        "//host/x",
        "file:x",
        "\\\\a\\b",
    ],
)
def test_an_unsafe_address_is_shown_and_not_followed(address: str) -> None:
    assert "](" not in link("Shown", address)
    assert link("Shown", address).startswith("Shown (")


@pytest.mark.parametrize("address", ["https://a.example/b?c=d&e=f", "mailto:a@b.example", "../x.md#y", "#y"])
def test_a_safe_address_is_followed(address: str) -> None:
    assert link("Shown", address) == f"[Shown]({address})"


def test_a_link_without_words_shows_its_address() -> None:
    assert link(" ", "a.md") == "[a.md](a.md)"


@reader
@pytest.mark.parametrize("level", [1, 3, 6])
def test_a_heading_is_read_as_it_was_written(reader: str, level: int) -> None:
    for text in TEXTS:
        page = READERS[reader](f"{heading(level, text, anchor='here')}\n\nafter")
        assert words(page.text) == f"{words(tidy(text))} after"
        assert [tag for tag in page.tags if tag.startswith("h")] == [f"h{level}"]
        assert ("a", "id", "here") in page.attributes


@pytest.mark.parametrize(
    "text",
    [
        "order_id",
        "well-known",
        "GET /orders/(id)",
        "R&D",
        "3.5 s",
        "a.b, c: d",
        'it\'s "so"',
        "C# and F#",
        "a = b",
        "10 % + 5",
    ],
)
def test_ordinary_text_stays_legible(text: str) -> None:
    assert escape(text) == text.replace("C# and F#", "C# and F&#35;")


def test_lines_of_a_text_stay_lines() -> None:
    assert escape(" one\r\n two \n") == "one<br>two"


def test_a_cell_is_escaped_text() -> None:
    assert cell("a|b\nc") == "a&#124;b<br>c"


@pytest.mark.parametrize("text", ["a\ud800b", "a\x00b", "a\x1fb", "a\ufffeb"])
def test_what_no_file_can_hold_is_replaced(text: str) -> None:
    assert escape(text) == "a\ufffdb"
