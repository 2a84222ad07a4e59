"""Sections and blocks of a page are found where a reader sees them."""

from __future__ import annotations

import pytest

from .pages import Block, blocks_of, extent

PAGE = """# Flows {#top}

<a id="flow--write"></a>

## Writing

Text.

```mermaid
sequenceDiagram
    # no heading {#nothing}
```

### Steps {: #steps }

> ```mermaid
> flowchart TB
> ```

## Reading { #flow--read .wide }

~~~text
```mermaid
~~~
""".splitlines()
LINES = tuple(PAGE)


@pytest.mark.parametrize(
    ("anchor", "first", "last"),
    [
        ("top", "# Flows {#top}", "~~~"),
        ("flow--write", '<a id="flow--write"></a>', ""),
        ("steps", "### Steps {: #steps }", ""),
        ("flow--read", "## Reading { #flow--read .wide }", "~~~"),
    ],
)
def test_a_section_ends_before_the_next_heading_of_its_level(anchor: str, first: str, last: str) -> None:
    start, end = extent(LINES, anchor)
    assert (LINES[start], LINES[end - 1]) == (first, last)
    assert ("## Reading { #flow--read .wide }" in LINES[start:end]) == (anchor in ("top", "flow--read"))


def test_an_anchor_inside_a_code_block_is_none() -> None:
    with pytest.raises(LookupError, match="there is no anchor nothing"):
        extent(LINES, "nothing")


def test_blocks_are_found_with_their_lines_also_in_quotes() -> None:
    assert list(blocks_of("x.md", LINES)) == [
        Block("x.md", 9, "sequenceDiagram\n    # no heading {#nothing}\n"),
        Block("x.md", 16, "flowchart TB\n"),
    ]
