"""Scaffolds: what is generated follows the model, what a person wrote stays, and nothing happens unseen."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from trueline.model.diagnostics import TruelineError
from trueline.model.protocols import Artefact
from trueline.workspace import scaffolding
from trueline.workspace.scaffolding import Result

from .scaffolds import BASE, MANIFEST, TEXT, Folder, Kept, merged, new_scaffold, once, states, whole


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(new_scaffold(tmp_path))


def said(result: Result) -> list[str]:
    return [f"{one.message} {one.remedy}".strip() for one in result.diagnostics]


def refusal(folder: Folder, *files: Artefact) -> str:
    with pytest.raises(TruelineError) as caught:
        folder.apply(*files)
    (found,) = caught.value.diagnostics
    return found.message


def test_the_first_run_makes_the_folder_and_the_second_changes_nothing(folder: Folder) -> None:
    planned = folder.plan(whole(), once(), merged())
    assert (states(planned), planned.differs) == (
        {"whole.py": "new", "once.py": "new", "merged.toml": "new"}, True,
    )  # fmt: skip
    assert states(folder.apply(whole(), once(), merged())) == states(planned)
    assert folder.files() == {"whole.py", "once.py", "merged.toml", MANIFEST, f"{BASE}/merged.toml"}
    assert folder.read(MANIFEST).splitlines()[1] == "# Scaffold of shop/web."
    before = folder.project.stamps()
    again = folder.apply(whole(), once(), merged())
    assert (states(again), again.differs, again.unchanged) == ({}, False, 3)
    assert folder.project.stamps() == before


def test_a_file_that_is_written_once_is_generated_until_somebody_edits_it(folder: Folder) -> None:
    folder.apply(once())
    assert states(folder.apply(once("new\n"))) == {"once.py": "changed"}
    assert folder.read("once.py") == "new\n"
    folder.write("once.py", "mine\n")
    result = folder.apply(once("newer\n"))
    assert (states(result), result.differs, folder.read("once.py")) == ({}, False, "mine\n")
    folder.write("once.py", "new\n")
    assert states(folder.apply(once("newest\n"))) == {"once.py": "changed"}, "the edit was taken back"


def test_a_checkout_with_other_newlines_is_no_edit(folder: Folder) -> None:
    folder.apply(once(), merged())
    for path in ("once.py", "merged.toml"):
        folder.write(path, TEXT.replace("\n", "\r\n"))
    assert states(folder.plan(once(), merged())) == {}
    assert states(folder.apply(once("new\n"), merged("new\n"))) == {"once.py": "changed", "merged.toml": "changed"}
    assert folder.read("merged.toml") == "new\r\n"


def test_a_file_that_is_written_once_and_not_generated_any_more_goes_unless_it_was_edited(folder: Folder) -> None:
    folder.apply(once(path="deep/a.py"), once(path="b.py"))
    folder.write("b.py", "mine\n")
    planned = folder.plan()
    assert (states(planned), said(planned)) == (
        {"deep/a.py": "orphan"}, ["nothing generates 'b.py' any more; it is yours"],
    )  # fmt: skip
    folder.apply()
    assert folder.files() == {"b.py", MANIFEST}
    assert not (folder.project.root / "app/deep").exists()
    assert said(folder.apply()) == []


def test_a_file_that_was_there_before_belongs_to_its_owner(folder: Folder) -> None:
    folder.write("once.py", TEXT)
    for text in (TEXT, "new\n"):
        assert states(folder.apply(once(text))) == {}
    assert folder.apply().changes == ()
    assert folder.read("once.py") == TEXT


def test_a_file_that_somebody_deleted_comes_back_and_an_emptied_one_stays_empty(folder: Folder) -> None:
    folder.apply(once())
    (folder.project.root / "app/once.py").unlink()
    assert states(folder.apply(once())) == {"once.py": "new"}
    folder.write("once.py", "")
    assert states(folder.apply(once("new\n"))) == {}
    assert folder.read("once.py") == ""


def test_an_edited_generated_file_stops_everything_until_it_is_forced(folder: Folder) -> None:
    folder.apply(whole(), once())
    folder.write("whole.py", "mine\n")
    result = folder.apply(whole(), once("new\n"))
    assert ([change.key.path for change in result.refused], result.done) == (["whole.py"], False)
    assert (folder.read("whole.py"), folder.read("once.py")) == ("mine\n", TEXT)
    assert folder.apply(whole(), once("new\n"), force=True).done
    assert (folder.read("whole.py"), folder.read("once.py")) == (TEXT, "new\n")


def test_changes_of_both_sides_are_merged(folder: Folder) -> None:
    folder.apply(merged())
    assert states(folder.apply(merged(TEXT.replace("a", "A")))) == {"merged.toml": "changed"}
    folder.write("merged.toml", TEXT.replace("a", "A").replace("b", "mine"))
    assert states(folder.apply(merged(TEXT.replace("a", "A").replace("e", "E")))) == {"merged.toml": "merged"}
    assert folder.read("merged.toml") == "A\nmine\nc\nd\nE\n"


def test_a_conflict_is_marked_and_told_until_its_marks_are_gone(folder: Folder) -> None:
    folder.apply(merged(), whole())
    folder.write("merged.toml", TEXT.replace("c", "mine"))
    theirs = merged(TEXT.replace("c", "theirs"))
    assert states(folder.plan(theirs, whole())) == {"merged.toml": "conflict"}
    result = folder.apply(theirs, whole(text="new\n"))
    assert (states(result), result.done) == ({"merged.toml": "conflict", "whole.py": "changed"}, True)
    marked = "a\nb\n<<<<<<< yours\nmine\n||||||| generated last\nc\n=======\ntheirs\n>>>>>>> generated now\nd\ne\n"
    assert folder.read("merged.toml") == marked
    (conflict,) = result.diagnostics
    assert (str(conflict.location), conflict.message) == (
        "app/merged.toml:3", "1 conflict in merged.toml: resolve the marks",
    )  # fmt: skip
    for force in (False, True):
        again = folder.apply(merged("quite\nanother\n"), whole(text="new\n"), force=force)
        assert (states(again), len(again.conflicts), said(again)) == (
            {"merged.toml": "unresolved"}, 1, [conflict.message],
        )  # fmt: skip
    assert folder.read("merged.toml") == marked
    folder.write("merged.toml", TEXT.replace("c", "both"))
    assert states(folder.apply(theirs, whole(text="new\n"))) == {}
    assert states(folder.apply(merged(theirs.content.replace("a", "A")), whole(text="new\n"))) == {
        "merged.toml": "merged"
    }
    assert folder.read("merged.toml") == "A\nb\nboth\nd\ne\n"


def test_force_does_not_choose_a_side_of_a_conflict(folder: Folder) -> None:
    folder.apply(merged())
    folder.write("merged.toml", TEXT.replace("c", "mine"))
    assert states(folder.apply(merged(TEXT.replace("c", "theirs")), force=True)) == {"merged.toml": "conflict"}
    assert "mine\n" in folder.read("merged.toml")


def test_a_file_of_the_repository_is_left_and_what_it_lacks_is_told_once(folder: Folder) -> None:
    mine = "[project]\nname = 'ours'\n"
    folder.write("merged.toml", mine)
    result = folder.apply(merged("[project]\nname = 'web'\n\n[tool]\n"), force=True)
    assert (states(result), folder.read("merged.toml")) == ({"merged.toml": "left"}, mine)
    assert said(result) == [f"'merged.toml' is yours and stays as it is It lacks 2 lines of '{BASE}/merged.toml'."]
    assert result.changes[0].new == b"name = 'web'\n[tool]\n"
    assert folder.read(f"{BASE}/merged.toml").endswith("[tool]\n")
    again = folder.apply(merged("[project]\nname = 'web'\n\n[tool]\n"))
    assert (states(again), said(again), again.differs) == ({}, [], False)
    later = folder.apply(merged("[project]\nname = 'web'\n\n[tool]\nmore = 1\n"))
    assert (states(later), later.changes[0].new) == ({"merged.toml": "left"}, b"more = 1\n")
    assert folder.read("merged.toml") == mine
    assert states(folder.apply()) == {}
    assert folder.read("merged.toml") == mine


def test_a_file_of_the_repository_that_has_taken_over_every_line_is_merged_into(folder: Folder) -> None:
    folder.write("merged.toml", TEXT.replace("d", "  d") + "mine\n")
    assert states(folder.apply(merged())) == {}
    assert states(folder.apply(merged(TEXT.replace("a", "A")))) == {"merged.toml": "merged"}
    assert folder.read("merged.toml") == "A\nb\nc\n  d\ne\nmine\n"


def test_an_edited_file_of_which_nobody_knows_what_was_generated_is_left(folder: Folder) -> None:
    folder.apply(merged())
    (folder.project.root / "app" / BASE / "merged.toml").unlink()
    folder.write("merged.toml", "mine\n")
    assert states(folder.apply(merged(), force=True)) == {"merged.toml": "left"}
    assert folder.read("merged.toml") == "mine\n"


def test_a_lost_manifest_makes_nothing_ours_that_was_edited(folder: Folder) -> None:
    folder.apply(whole(), once(), merged())
    folder.write("once.py", "mine\n")
    folder.write("merged.toml", "mine\n")
    (folder.project.root / "app" / MANIFEST).unlink()
    assert states(folder.apply(whole(), once("new\n"), merged("new\n"))) == {"merged.toml": "left"}
    assert (folder.read("once.py"), folder.read("merged.toml")) == ("mine\n", "mine\n")
    assert states(folder.apply(whole(text="new\n"))) == {"whole.py": "changed"}


def test_what_is_kept_stays_whatever_it_holds(folder: Folder) -> None:
    folder.apply(once(path="0001.py"), whole())
    folder.write("0001.py", "mine\n")
    result = folder.apply(Kept("0001.py"), Kept("unknown.py"), whole())
    assert (states(result), result.differs, folder.read("0001.py")) == ({}, False, "mine\n")
    (folder.project.root / "app/0001.py").unlink()
    assert states(folder.apply(Kept("0001.py"), whole())) == {}
    folder.write("0001.py", TEXT)
    assert states(folder.apply(whole())) == {"0001.py": "orphan"}


def test_a_generator_reads_its_last_text_as_long_as_nobody_edited_it(folder: Folder) -> None:
    folder.apply(whole(), once(), merged())
    folder.write("whole.py", TEXT.replace("\n", "\r\n"))
    folder.write("once.py", "mine\n")
    folder.write("stranger.py", "mine\n")
    read: list[str | None] = []

    def make(before: scaffolding.Before) -> Iterable[Artefact]:
        read.extend(map(before, ("whole.py", "once.py", "merged.toml", "stranger.py", "none.py")))
        return ()

    scaffolding.plan(folder.scaffold, make)
    assert read == [TEXT, None, TEXT, None, None]


def test_two_targets_in_one_folder_do_not_touch_what_is_the_others(folder: Folder) -> None:
    other = Folder(folder.project, package="till", reference="shop/till")
    folder.apply(whole(), once(), merged())
    assert refusal(other, whole(text="other\n")) == "cannot write 'whole.py': it belongs to the scaffold of 'web'"
    result = other.apply(once("other\n"), merged("a\nother\n"), whole("till.py"))
    assert said(result) == [
        "'once.py' belongs to the scaffold of 'web' and stays as it is",
        "'merged.toml' belongs to the scaffold of 'web' and stays as it is "
        "It lacks 1 line of '.trueline/scaffold/till/base/merged.toml'.",
    ]
    assert (folder.read("once.py"), folder.read("merged.toml")) == (TEXT, TEXT)
    assert not other.plan(once("other\n"), merged("a\nother\n"), whole("till.py")).differs
    assert not folder.plan(whole(), once(), merged()).differs
    other.apply()
    assert folder.plan(whole(), once(), merged()).changes == ()
    assert "till.py" not in folder.files()


def test_what_a_build_writes_is_not_the_scaffolds(folder: Folder) -> None:
    folder.project.write(".trueline/manifest", f"{'0' * 64} whole app/whole.py\n{'0' * 64} whole whole.py\n")
    assert refusal(folder, whole()) == "cannot write 'whole.py': it belongs to `trueline build`"


def test_two_targets_of_one_name_are_kept_apart(folder: Folder) -> None:
    folder.apply(whole())
    other = Folder(folder.project, reference="crm/web")
    assert refusal(other, whole()) == "'app' holds the scaffold of 'shop/web', which is called 'web' too"
    renamed = Folder(folder.project, reference="shop/site", formerly=frozenset({"shop/web"}))
    assert renamed.plan(whole()).differs
    assert states(renamed.apply(whole())) == {}
    assert "# Scaffold of shop/site.\n" in folder.read(MANIFEST)


def test_a_folder_that_is_a_file_is_none(folder: Folder) -> None:
    folder.project.write("app", "mine\n")
    assert refusal(folder, whole()) == "'app' is a file, where a folder is needed"


def test_a_folder_may_be_outside_the_project(folder: Folder) -> None:
    outside = Folder(folder.project, into="../elsewhere")
    assert states(outside.apply(whole())) == {"whole.py": "new"}
    assert outside.files() == {"whole.py", MANIFEST}


def test_what_the_manifest_alone_would_forget_is_a_difference_too(folder: Folder) -> None:
    folder.apply(whole(), once())
    (folder.project.root / "app/once.py").unlink()
    planned = folder.plan(whole())
    assert (planned.changes, planned.differs) == ((), True)
    folder.apply(whole())
    assert not folder.plan(whole()).differs
