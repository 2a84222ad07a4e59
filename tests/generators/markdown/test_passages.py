"""Passages that people wrote in Markdown: they keep their form and gain no powers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.generators.hostile import LONG, TEXTS, texts
from tests.generators.markdown.readers import READERS, words
from trueline.generators.markdown import block

reader = pytest.mark.parametrize("reader", READERS)
# What Markdown itself makes; `div` and `span` are of code that the site colours.
TAGS = {
    *(
        "p",
        "br",
        "hr",
        "em",
        "strong",
        "s",
        "code",
        "pre",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "a",
        "img",
    ),
    *("table", "thead", "tbody", "tr", "th", "td", "div", "span", "h1", "h2", "h3", "h4", "h5", "h6"),
}
SAFE = ("http://", "https://", "mailto:", "#")
PASSAGE = """\
# Why

It **must** hold: see [the rule](rules.md#r) and `a < b`.

Second
------

1. first
2. *second*

| A | B |
| --- | --- |
| 1 | 2 |

~~~python
if a < b: print("<b>")
~~~

> quoted
"""


def faults(reader: str, text: str) -> list[str]:
    """Return what `text`, as a passage, brings about that no passage may."""
    page = READERS[reader](block(text))
    made = sorted({*page.tags} - TAGS)
    made += [f"{tag} {name}" for tag, name, _ in page.attributes if name.startswith("on") or name == "style"]
    made += [
        value
        for _, name, value in page.attributes
        if name in ("href", "src") and ":" in value.split("/")[0] and not value.lower().startswith(SAFE)
    ]
    made += [value for _, name, value in page.attributes if name == "class" and "admonition" in value]
    return [f"{text!r}: {made}"] if made else []


@reader
def test_no_known_trap_becomes_html_or_an_admonition(reader: str) -> None:
    assert [fault for text in (*TEXTS, LONG) for fault in faults(reader, text)] == []


@reader
@settings(max_examples=300, deadline=None)
@given(lines=st.lists(texts(), max_size=5))
def test_no_passage_becomes_html_or_an_admonition(reader: str, lines: list[str]) -> None:
    assert faults(reader, "\n".join(lines)) == []


@reader
@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:alert(1))",
        "[a](&#106;avascript:alert(1))",
        "[a](<javascript:alert(1)>)",
        "[a]( \tjavascript:alert(1))",
        "![a](javascript:alert(1))",
        "[a]: javascript:alert(1)\n\n[a]",
        "<javascript:alert(1)>",
        "[a](java\\script:alert(1))",
        "[a](data:text/html,x 'title')",
        "`x` <img src=x onerror=alert(1)>",
        "```\nx\n```\n<script>alert(1)</script>",
        "    code\n\n<b onclick=x>",
        "a{: onclick=x }",
        "# a {: onclick=x }",
        '!!! danger "title"\n    text',
        "??? note\n    text",
        "<div markdown=1>\n\n**x**\n\n</div>",
    ],
)
def test_nothing_that_executes_survives(reader: str, text: str) -> None:
    assert faults(reader, text) == []


@reader
def test_a_passage_keeps_its_form(reader: str) -> None:
    page = READERS[reader](block(PASSAGE))
    assert [tag for tag in page.tags if tag in ("h3", "h4", "strong", "em", "a", "ol", "table", "blockquote")] == [
        "h3", "strong", "a", "h4", "ol", "em", "table", "blockquote",
    ]  # fmt: skip
    assert ("a", "href", "rules.md#r") in page.attributes
    assert [words(one) for one in page.code] == ["a < b", 'if a < b: print("<b>")']
    assert words(page.text).endswith("quoted")


def test_headings_begin_at_the_level_that_the_page_has_for_them() -> None:
    assert block("# A\n\n### B", level=2) == "## A\n\n#### B"
    assert block("## A\n\n# B", level=6) == "###### A\n\n###### B"


@reader
@pytest.mark.parametrize("text", ["#1 of all", "!!! note", "??? note", "???+ note"])
def test_a_sign_that_only_the_site_knows_is_shown(reader: str, text: str) -> None:
    assert words(READERS[reader](block(text)).text) == text


def test_a_fence_that_is_never_closed_ends_with_its_passage() -> None:
    assert block("```\na") == "```\na\n```"
