"""Regions of hand-written files."""

from __future__ import annotations

import pytest

from trueline.model.diagnostics import TruelineError
from trueline.workspace.regions import fill_region, find_regions


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "<!-- trueline:begin a -->\nold\n<!-- trueline:end -->\n",
            "<!-- trueline:begin a -->\nX\nY\n<!-- trueline:end -->\n",
        ),
        ("k:\n  # trueline:begin a\n  # trueline:end a\n", "k:\n  # trueline:begin a\n  X\n  Y\n  # trueline:end a\n"),
        ("/* trueline:begin a*/\n/* trueline:end*/", "/* trueline:begin a*/\nX\nY\n/* trueline:end*/"),
    ],
)
def test_content_stands_between_the_markers_with_their_indentation(before: str, after: str) -> None:
    assert fill_region(before, "f", "a", "X\nY\n") == after
    assert find_regions(after, "f")["a"].content == "X\nY\n"


def test_the_same_content_again_changes_nothing() -> None:
    text = "a\n\t# trueline:begin n/view:x.y\n\t# trueline:end\nb"
    once = fill_region(text, "f", "n/view:x.y", "l1\n\n  l2\n")
    assert once == "a\n\t# trueline:begin n/view:x.y\n\tl1\n\n\t  l2\n\t# trueline:end\nb"
    assert fill_region(once, "f", "n/view:x.y", "l1\n\n  l2\n") == once


def test_empty_content_leaves_the_markers_alone() -> None:
    assert (
        fill_region("# trueline:begin a\nx\n# trueline:end\n", "f", "a", "") == "# trueline:begin a\n# trueline:end\n"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x\n# trueline:begin a\n", "f:2: region 'a' is not closed"),
        ("# trueline:end\n", "f:1: this marker closes a region, but none is open"),
        ("# trueline:begin a\n# trueline:end b\n", "f:2: this marker closes 'b', but 'a' is open"),
        ("# trueline:begin a\n# trueline:begin b\n", "f:2: region 'b' begins inside region 'a' of line 1"),
        (
            "# trueline:begin a\n# trueline:end\n# trueline:begin a\n# trueline:end\n",
            "f:3: region 'a' begins a second time; line 1 has it already",
        ),
        ("# trueline:begin\n", "f:1: this marker has no name"),
        ("nothing\n", "f: f has no region 'a'"),
    ],
)
def test_broken_markers_are_told_with_their_line(text: str, said: str) -> None:
    with pytest.raises(TruelineError) as caught:
        fill_region(text, "f", "a", "X\n")
    (found,) = caught.value.diagnostics
    assert f"{found.location}: {found.message}" == said


def test_a_missing_region_is_answered_with_the_nearest_one() -> None:
    with pytest.raises(TruelineError) as caught:
        fill_region("# trueline:begin navigation\n# trueline:end\n", "f", "navigaton", "X\n")
    assert caught.value.diagnostics[0].remedy == "Did you mean 'navigation'?"
