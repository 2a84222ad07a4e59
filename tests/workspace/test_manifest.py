"""The manifest as text."""

from __future__ import annotations

import pytest

from trueline.model.diagnostics import TruelineError
from trueline.model.protocols import Ownership
from trueline.workspace.manifest import NO_HASH, Entry, hash_of, parse, print_entries

A, B = "a" * 64, "b" * 64
ENTRIES = {
    Entry("site/b.md", "", Ownership.WHOLE, A),
    Entry("a file.md", "", Ownership.MERGE, B),
    Entry("mkdocs.yml", "nav", Ownership.REGION, A),
    Entry("mkdocs.yml", "other/view:x", Ownership.REGION, B),
    Entry("once.py", "", Ownership.ONCE, NO_HASH),
}


def test_what_was_printed_is_read_again() -> None:
    assert parse(print_entries(ENTRIES), "m") == ENTRIES


def test_lines_are_sorted_by_path_whatever_the_order_of_the_artefacts() -> None:
    text = print_entries(ENTRIES)
    paths = [line.split(" ", 2)[2] for line in text.splitlines()[1:]]
    assert paths == ["a file.md", "mkdocs.yml", "mkdocs.yml", "once.py", "site/b.md"]
    assert print_entries(sorted(ENTRIES, reverse=True)) == text


def test_newlines_of_a_checkout_do_not_change_a_hash() -> None:
    assert hash_of(b"a\r\nb\r\n") == hash_of(b"a\nb\n") != hash_of(b"a\nb")


def test_an_unresolved_merge_of_two_branches_counts_both_sides() -> None:
    text = f"# x\n<<<<<<< ours\n{A} whole p\n=======\n{B} whole p\n>>>>>>> theirs\n"
    assert {entry.hash for entry in parse(text, "m")} == {A, B}


@pytest.mark.parametrize("line", ["nonsense", f"{A} mine p", f"{A[1:]} whole p", f"{A} whole "])
def test_a_line_that_trueline_did_not_write_is_refused_with_its_number(line: str) -> None:
    with pytest.raises(TruelineError) as caught:
        parse(f"# header\n\n{line}\n", "m")
    assert str(caught.value.diagnostics[0].location) == "m:3"
