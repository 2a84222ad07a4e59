"""Lists, tables and fences, read back by two readers of Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.generators.hostile import LONG, TEXTS, texts
from tests.generators.markdown.readers import READERS, words
from trueline.generators.markdown import bullets, cell, code, escape, fence, heading, link, table
from trueline.generators.markdown.plain import tidy

reader = pytest.mark.parametrize("reader", READERS)


def faults_of_cells(reader: str, text: str) -> list[str]:
    """Return what is wrong with a table in which `text` stands as words, as code and as a link."""
    plain = words(tidy(text))
    page = READERS[reader](table(["Name", escape(text)], [[cell(text), code(text)], [link(text, "a.md"), "last"]]))
    expected = ["Name", plain, plain, plain, plain or "a.md", "last"]
    wrong = [words(one) for one in page.cells] != expected
    strange = {*page.tags} - {"table", "thead", "tbody", "tr", "th", "td", "code", "a", "br"}
    return [f"{text!r}: {page.cells} {strange}"] if wrong or strange else []


@reader
def test_every_known_trap_stays_in_its_cell(reader: str) -> None:
    assert [fault for text in (*TEXTS, LONG) for fault in faults_of_cells(reader, text)] == []


@reader
@settings(max_examples=200, deadline=None)
@given(text=texts())
def test_any_text_stays_in_its_cell(reader: str, text: str) -> None:
    assert faults_of_cells(reader, text) == []


@reader
def test_every_known_trap_stays_in_its_item(reader: str) -> None:
    page = READERS[reader](bullets(map(escape, TEXTS)))
    assert page.tags.count("li") == len(TEXTS)
    assert set(page.tags) == {"ul", "li", "br"}
    assert words(page.text) == words(" ".join(map(tidy, TEXTS)))


@reader
@pytest.mark.parametrize("text", TEXTS)
def test_nothing_closes_a_fence_from_inside(reader: str, text: str) -> None:
    page = READERS[reader](f"before\n\n{fence('text', text)}\n\nafter")
    assert words(page.text) == f"before {words(tidy(text))} after"
    assert "script" not in page.tags
    assert not any(name.startswith("on") for _, name, _ in page.attributes)


@reader
@settings(max_examples=200, deadline=None)
@given(text=texts())
def test_any_text_is_whole_in_a_fence(reader: str, text: str) -> None:
    page = READERS[reader](f"{fence('', text)}\n\n## After\n")
    assert words(page.text) == words(f"{tidy(text)} After")
    assert page.tags[-1] == "h2"


def test_the_language_of_a_fence_is_a_word() -> None:
    assert fence("a b`{x}\n", "text") == "```abx\ntext\n```"
    assert fence("c++", "text") == "```c++\ntext\n```"


def test_a_fence_is_longer_than_the_ticks_in_it() -> None:
    assert fence("", "a\n````\nb") == "`````\na\n````\nb\n`````"


def test_a_diagram_reaches_the_site_as_it_was_printed() -> None:
    source = 'flowchart TB\n    a["<b>A</b><br/>#quot;x#quot;"] --> b'
    page = READERS["site"](fence("mermaid", source))
    assert ("div", "class", "diagram") in page.attributes
    assert page.tags == ["div"]
    assert page.text.strip("\n") == source


@pytest.mark.parametrize(("level", "signs"), [(-1, "#"), (1, "#"), (6, "######"), (9, "######")])
def test_levels_of_headings_stay_within_what_there_is(level: int, signs: str) -> None:
    assert heading(level, "Name") == f"{signs} Name"


def test_an_anchor_stands_before_its_heading() -> None:
    assert heading(2, "Name", anchor="a.b") == '<a id="a.b"></a>\n\n## Name'
    assert heading(2, "Name", anchor='"><b>').startswith('<a id="&quot;&gt;&lt;b&gt;"></a>')


def test_a_table_without_rows_is_a_head() -> None:
    assert table(["A", "B"], []) == "| A | B |\n| --- | --- |"


def test_cells_of_several_lines_stay_in_one_row() -> None:
    assert table(["A"], [["one\ntwo"]]) == "| A |\n| --- |\n| one<br>two |"
