"""Three-way merges."""

from __future__ import annotations

import pytest

from trueline.model.diagnostics import TruelineError
from trueline.workspace.merging import conflicts_in, first_mark, merge

BASE = b"a\nb\nc\nd\ne\n"


@pytest.mark.parametrize(
    ("yours", "generated", "merged"),
    [
        (BASE, b"a\nb\nC\nd\ne\n", b"a\nb\nC\nd\ne\n"),
        (b"A\nb\nc\nd\ne\n", BASE, b"A\nb\nc\nd\ne\n"),
        (b"A\nb\nc\nd\ne\n", b"a\nb\nc\nd\nE\n", b"A\nb\nc\nd\nE\n"),
        (b"A\nb\nc\nd\ne\n", b"A\nb\nc\nd\ne\n", b"A\nb\nc\nd\ne\n"),
        (b"new\na\nb\nc\nd\ne\n", b"a\nb\nc\nd\n", b"new\na\nb\nc\nd\n"),
        (b"", b"", b""),
        ("ü\nb\nc\nd\ne\n".encode(), b"a\nb\nc\nd\n\xff\n", "ü\nb\nc\nd\n".encode() + b"\xff\n"),
    ],
)
def test_changes_of_different_lines_are_both_kept(yours: bytes, generated: bytes, merged: bytes) -> None:
    outcome = merge(BASE, yours, generated)
    assert (outcome.content, outcome.conflicts) == (merged, 0)


def test_different_changes_of_the_same_lines_are_conflicts_and_counted() -> None:
    outcome = merge(b"a\nb\nc\nd\ne\nf\ng\nh\n", b"1\nb\nc\nd\ne\nf\ng\n2\n", b"3\nb\nc\nd\ne\nf\ng\n4\n")
    assert outcome.conflicts == 2
    conflict = b"<<<<<<< yours\n1\n||||||| generated last\na\n=======\n3\n>>>>>>> generated now\n"
    assert outcome.content.startswith(conflict)
    assert (conflicts_in(outcome.content), first_mark(outcome.content)) == (2, 1)


def test_a_conflict_counts_until_its_last_mark_is_gone() -> None:
    left = merge(b"a\n", b"1\n", b"3\n").content
    for gone in (b"<<<<<<< yours\n", b"||||||| generated last\n", b"=======\n", b">>>>>>> generated now\n"):
        assert (conflicts_in(left), first_mark(left) > 0) == (1, True)
        left = left.replace(gone, b"")
    assert (conflicts_in(left), first_mark(left)) == (0, 0)


def test_what_only_looks_like_a_mark_is_none() -> None:
    assert conflicts_in(b"Title\n=======\n<<<<<<< HEAD\n>>>>>>> main\n  <<<<<<< yours\n") == 0


def test_without_git_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(TruelineError, match=r"git is needed to merge .* Install git\."):
        merge(BASE, BASE, BASE)
