"""Three-way merges."""

from __future__ import annotations

import pytest

from trueline.model.diagnostics import TruelineError
from trueline.workspace.merging import merge

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
    assert b"<<<<<<< yours\n1\n=======\n3\n>>>>>>> generated now\n" in outcome.content


def test_without_git_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(TruelineError, match=r"git is needed to merge .* Install git\."):
        merge(BASE, BASE, BASE)
