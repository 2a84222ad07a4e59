"""Texts that break diagrams and pages: known ones, and ones that Hypothesis makes of their pieces."""

from __future__ import annotations

from hypothesis import strategies as st

# Each meant something to some reader on the way from the model to the eye.
TEXTS = (
    "say \"hi\" 'x'", '"', '"""', "it's", "“quotes” ü ñ 漢字",
    "[a] (b) {c} |d| [[fork]] ((x)) {{ y }} {% z %}", "[TOC]", "[x](y)", "![x](y)", "[x]: y", "]]>", "}", "{: .a }",
    "`code` ``x", "`", "```", "~~~",
    "<script>window.hit = 1</script>", '<img src=x onerror="window.hit = 1">', "<br/>", "a<b>c</b>", "<!-- c -->", "--8<-- 'x'",
    "<<fork>>", "</div>",
    "# head #1 a#b; #35; #quot; &lt; &amp;lt; &copy R&D &#x41; &nbsp;", "#", "C#", "# x #", "&", "a & b", "&&", "#x",
    "a;b", "a: b: ", "::: x :: y:", ":", "a::", '"a":"b#c;d"', ": x",
    "end", "class", "end note", "END NOTE x", "title x", "accTitle: x", "loop x", "opt", "note over A: x", "activate A",
    "two\nlines\n\nfour", "a\u2028b", "a\r\nb\rc", "a\x0bb", "---\ntitle: x\n---",
    "rtl \u202eabc\u202c \u200f x", "emoji 😀 👩‍👩‍👧", "😀_x_", "É_x_",
    "C:\\new \\n \\\" \\", "\\", "\\*a\\*", "a\\",
    'a %% b %%{init: {"theme": "dark"}}%% c', "%%", "%{", "%%{wrap}%%", "100% %", "%% x",
    "---", "--- x", "1. one", "12) x", "1.", "- item", "+ item", "* item", "-", "+", "> quote", "| a | b |", "=", "===", "!!! note",
    "??? x", "!", "2024. A year", "- [ ] x",
    "**b** _i_ __b__ *i* ~~s~~ ~x~ a_b __init__ ==m== ^^u^^", "*", "_", "_a_", "a_b_", "* * *", "___",
    "$$x^2$$ $y$ $", "$", "fa:fa-car x fab:fa-y", ":smile:", "http://example.org/a_b_c?x=1&y=2 www.example.org a@example.org",
    "direction LR and Direction  TB", "style x:#fff; y \"q\"", 'classDef a:b#c;"d"', "style a fill:#f9f", "linkStyle 0 stroke:#f00;",
    "wrap: no", "nowrap: x", ":wrap: x",
    "a-->b", "A->>B: hi", "x o--o y", "x@{ shape: person }", 'state "x" as y {', "subgraph x", "call x()", "@", "-.-", "~~~ x",
    "ﬂ°lt¶ß ﬂ°°35¶ß", "ﬂ¶", "javascript:alert(1)", "0", "o", "f(x)", "+f(x: int = g(1)) : str", "x (y) z", "List~int~", "on$", "on*",
    "~y", "a)", ")(", "()",
    "x" * 300, "word " * 80,
)  # fmt: skip
LONG = 'Word "quoted" <b> & #1; ' * 420

PIECES = st.sampled_from(
    [
        *'"#;:<>&%{}[]()|`*_~^$\\/-+=!@.,',
        " ",
        "\n",
        "end",
        "lt;",
        "#35;",
        "&lt;",
        "<b>",
        "ﬂ°",
        "¶ß",
        "style",
        "1.",
        "%%{",
    ]
)


def texts() -> st.SearchStrategy[str]:
    """Return a strategy for texts that mean something to somebody."""
    mixed = st.lists(PIECES | st.sampled_from(TEXTS) | st.text(max_size=6), max_size=7).map("".join)
    return mixed | st.sampled_from(TEXTS)


def as_read(text: str) -> str:
    """Return `text` as it is compared: a reader does not see which white space stands between words, or none."""
    for unseen in ("\u200c", "\ufeff"):
        text = text.replace(unseen, "")
    return " ".join(text.split())
