"""Differences for readers."""

from __future__ import annotations

from trueline.workspace.changes import Change, State
from trueline.workspace.differences import describe, limited, unified
from trueline.workspace.manifest import Key


def test_a_difference_runs_from_the_disk_to_what_is_generated() -> None:
    change = Change(Key("a.md"), State.CHANGED, b"one\ntwo\n", b"one\n2\n")
    assert list(unified(change)) == ["--- a/a.md", "+++ b/a.md", "@@ -1,2 +1,2 @@", " one", "-two", "+2"]
    assert describe(change) == "a.md would change"


def test_what_is_new_or_gone_is_compared_with_nothing() -> None:
    new = Change(Key("a.md"), State.NEW, None, b"one\n")
    assert list(unified(new))[:2] == ["--- /dev/null", "+++ b/a.md"]
    gone = Change(Key("a.md"), State.ORPHAN, b"one\n", None)
    assert list(unified(gone))[:2] == ["--- a/a.md", "+++ /dev/null"]


def test_long_lists_are_cut_and_say_how_much_is_missing() -> None:
    assert list(limited(iter("abcde"), 3)) == ["a", "b", "c", "... and 2 more lines"]
    assert list(limited(iter("abc"), 3)) == ["a", "b", "c"]
    assert list(limited(iter("abcd"), 3, "files")) == ["a", "b", "c", "... and 1 more files"]
