"""Planning and writing: only what changed, nothing that a person edited, each file whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from trueline.model.diagnostics import TruelineError
from trueline.model.protocols import Artefact, Ownership
from trueline.workspace.changes import Plan, State
from trueline.workspace.journal import Journal, clean_up
from trueline.workspace.manifest import Key, parse
from trueline.workspace.planning import Planner
from trueline.workspace.writing import carry_out

MANIFEST = ".trueline/manifest"


def plan(root: Path, *artefacts: Artefact, force: bool = False, complete: bool = True) -> Plan:
    known = (root / MANIFEST).read_text() if (root / MANIFEST).exists() else ""
    planner = Planner(root, MANIFEST, parse(known, MANIFEST), force=force)
    for artefact in artefacts:
        planner.add(artefact)
    return planner.finish(complete=complete)


def write(root: Path, *artefacts: Artefact, force: bool = False, complete: bool = True) -> dict[str, State]:
    """Plan and carry out; return the state of everything that was not as it should be."""
    known = (root / MANIFEST).read_text() if (root / MANIFEST).exists() else ""
    planned = plan(root, *artefacts, force=force, complete=complete)
    if not planned.refused:
        carry_out(planned, root, MANIFEST, parse(known, MANIFEST), root / ".cache/trueline/journal")
    return {str(change.key): change.state for change in planned.changes}


def page(name: str, text: str = "text\n") -> Artefact:
    return Artefact(f"site/{name}.md", text)


def stamps(root: Path) -> dict[str, tuple[int, int]]:
    return {
        str(file.relative_to(root)): (file.stat().st_ino, file.stat().st_mtime_ns)
        for file in root.rglob("*")
        if file.is_file()
    }


def files(root: Path) -> set[str]:
    return {file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file()}


def test_what_is_new_is_written_and_what_is_unchanged_is_not_touched(tmp_path: Path) -> None:
    assert write(tmp_path, page("a"), page("b")) == {"site/a.md": State.NEW, "site/b.md": State.NEW}
    before = stamps(tmp_path)
    assert write(tmp_path, page("b"), page("a")) == {}
    assert stamps(tmp_path) == before
    assert write(tmp_path, page("a", "other\n"), page("b")) == {"site/a.md": State.CHANGED}
    assert {path for path, stamp in stamps(tmp_path).items() if before[path] != stamp} == {"site/a.md", MANIFEST}


def test_nothing_but_artefacts_and_the_manifest_is_left(tmp_path: Path) -> None:
    write(tmp_path, page("a"), page("deep/er/b"))
    assert files(tmp_path) == {"site/a.md", "site/deep/er/b.md", MANIFEST}


def test_no_artefacts_need_no_manifest(tmp_path: Path) -> None:
    assert write(tmp_path) == {}
    assert files(tmp_path) == set()


def test_a_checkout_with_other_newlines_is_unchanged(tmp_path: Path) -> None:
    write(tmp_path, page("a", "one\ntwo\n"))
    for path in ("site/a.md", MANIFEST):
        file = tmp_path / path
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    before = stamps(tmp_path)
    assert write(tmp_path, page("a", "one\ntwo\n")) == {}
    assert stamps(tmp_path) == before
    assert write(tmp_path, page("a", "three\n")) == {"site/a.md": State.CHANGED}


def test_permissions_of_a_file_survive_a_change(tmp_path: Path) -> None:
    write(tmp_path, page("a"))
    (tmp_path / "site/a.md").chmod(0o640)
    write(tmp_path, page("a", "other\n"))
    assert (tmp_path / "site/a.md").stat().st_mode & 0o777 == 0o640


def test_an_edited_file_stops_everything_until_it_is_forced(tmp_path: Path) -> None:
    write(tmp_path, page("a"), page("b"))
    (tmp_path / "site/a.md").write_text("mine\n")
    changes = write(tmp_path, page("a"), page("b", "other\n"))
    assert changes == {"site/a.md": State.EDITED, "site/b.md": State.CHANGED}
    assert (tmp_path / "site/b.md").read_text() == "text\n"
    changes = write(tmp_path, page("a"), page("b", "other\n"), force=True)
    assert changes == {"site/a.md": State.CHANGED, "site/b.md": State.CHANGED}
    assert (tmp_path / "site/a.md").read_text() == "text\n"


def test_a_file_that_trueline_never_wrote_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/a.md").write_text("mine\n")
    assert write(tmp_path, page("a")) == {"site/a.md": State.EDITED}
    (tmp_path / "site/a.md").write_text("text\n")
    assert write(tmp_path, page("a")) == {}
    assert write(tmp_path, page("a", "other\n")) == {"site/a.md": State.CHANGED}


def test_an_edit_that_the_model_caught_up_with_is_no_edit(tmp_path: Path) -> None:
    write(tmp_path, page("a"))
    (tmp_path / "site/a.md").write_text("other\n")
    assert write(tmp_path, page("a", "other\n")) == {}
    assert write(tmp_path, page("a", "third\n")) == {"site/a.md": State.CHANGED}


def test_what_is_no_longer_generated_is_removed_with_the_folders_it_leaves_empty(tmp_path: Path) -> None:
    write(tmp_path, page("a"), page("deep/er/b"), page("deep/c"))
    (tmp_path / "site/deep/mine.md").write_text("")
    assert write(tmp_path, page("a")) == {"site/deep/c.md": State.ORPHAN, "site/deep/er/b.md": State.ORPHAN}
    assert files(tmp_path) == {"site/a.md", "site/deep/mine.md", MANIFEST}
    assert not (tmp_path / "site/deep/er").exists()
    assert "deep" not in (tmp_path / MANIFEST).read_text()


def test_an_edited_file_is_not_removed_until_it_is_forced(tmp_path: Path) -> None:
    write(tmp_path, page("a"), page("b"))
    (tmp_path / "site/b.md").write_text("mine\n")
    assert write(tmp_path, page("a")) == {"site/b.md": State.EDITED_ORPHAN}
    assert (tmp_path / "site/b.md").exists()
    assert write(tmp_path, page("a"), force=True) == {"site/b.md": State.ORPHAN}
    assert not (tmp_path / "site/b.md").exists()


def test_an_orphan_that_is_gone_already_is_forgotten(tmp_path: Path) -> None:
    write(tmp_path, page("a"), page("b"))
    (tmp_path / "site/b.md").unlink()
    assert write(tmp_path, page("a")) == {}
    assert "b.md" not in (tmp_path / MANIFEST).read_text()


def test_an_incomplete_build_takes_nothing_for_an_orphan(tmp_path: Path) -> None:
    write(tmp_path, page("a"), page("b"))
    assert write(tmp_path, page("a", "other\n"), complete=False) == {"site/a.md": State.CHANGED}
    assert "b.md" in (tmp_path / MANIFEST).read_text()
    assert write(tmp_path, page("a", "other\n"), page("b")) == {}


def test_a_file_for_once_is_written_and_then_left_to_its_user(tmp_path: Path) -> None:
    once = Artefact("once.py", "start\n", Ownership.ONCE)
    assert write(tmp_path, once) == {"once.py": State.NEW}
    (tmp_path / "once.py").write_text("mine\n")
    before = stamps(tmp_path)
    assert write(tmp_path, Artefact("once.py", "restart\n", Ownership.ONCE)) == {}
    assert stamps(tmp_path) == before
    assert write(tmp_path) == {}
    assert (tmp_path / "once.py").read_text() == "mine\n"


def merged(text: str) -> Artefact:
    return Artefact("code.py", text, Ownership.MERGE)


BASE = "a\nb\nc\nd\ne\n"


def test_both_sides_of_a_merge_survive(tmp_path: Path) -> None:
    assert write(tmp_path, merged(BASE)) == {"code.py": State.NEW}
    (tmp_path / "code.py").write_text(BASE.replace("a", "mine"))
    before = stamps(tmp_path)
    assert write(tmp_path, merged(BASE)) == {}
    assert stamps(tmp_path) == before
    assert write(tmp_path, merged(BASE.replace("e", "theirs"))) == {"code.py": State.MERGED}
    assert (tmp_path / "code.py").read_text() == "mine\nb\nc\nd\ntheirs\n"
    assert write(tmp_path, merged(BASE.replace("e", "theirs"))) == {}
    assert write(tmp_path, merged(BASE)) == {"code.py": State.MERGED}
    assert (tmp_path / "code.py").read_text() == "mine\nb\nc\nd\ne\n"


def test_a_merge_keeps_the_newlines_of_its_user(tmp_path: Path) -> None:
    write(tmp_path, merged(BASE))
    (tmp_path / "code.py").write_bytes(BASE.replace("a", "mine").replace("\n", "\r\n").encode())
    write(tmp_path, merged(BASE.replace("e", "theirs")))
    assert (tmp_path / "code.py").read_bytes() == b"mine\r\nb\r\nc\r\nd\r\ntheirs\r\n"


def test_a_merge_conflict_stops_everything_until_it_is_forced(tmp_path: Path) -> None:
    write(tmp_path, merged(BASE))
    (tmp_path / "code.py").write_text(BASE.replace("c", "mine"))
    assert write(tmp_path, merged(BASE.replace("c", "theirs"))) == {"code.py": State.CONFLICT}
    assert (tmp_path / "code.py").read_text() == BASE.replace("c", "mine")
    assert write(tmp_path, merged(BASE.replace("c", "theirs")), force=True) == {"code.py": State.CHANGED}
    text = (tmp_path / "code.py").read_text()
    assert "<<<<<<< yours\nmine\n||||||| generated last\nc\n=======\ntheirs\n>>>>>>> generated now\n" in text
    (tmp_path / "code.py").write_text(BASE.replace("c", "both"))
    assert write(tmp_path, merged(BASE.replace("c", "theirs"))) == {}


def test_a_merge_without_a_base_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "code.py").write_text("mine\n")
    assert write(tmp_path, merged(BASE)) == {"code.py": State.EDITED}


def test_a_lost_base_text_does_no_harm_to_an_unedited_file(tmp_path: Path) -> None:
    write(tmp_path, merged(BASE))
    (tmp_path / ".trueline/base/code.py").unlink()
    assert write(tmp_path, merged("new\n")) == {"code.py": State.CHANGED}
    assert files(tmp_path) == {"code.py", ".trueline/base/code.py", MANIFEST}


def test_a_merged_file_that_is_no_longer_generated_goes_unless_it_was_edited(tmp_path: Path) -> None:
    write(tmp_path, merged(BASE), Artefact("other.py", BASE, Ownership.MERGE))
    (tmp_path / "code.py").write_text("mine\n")
    planned = plan(tmp_path)
    assert [one.message for one in planned.diagnostics] == [
        "'code.py' is no longer generated; it stays, because it was edited"
    ]
    write(tmp_path)
    assert files(tmp_path) == {"code.py", MANIFEST}


def region(text: str, name: str = "nav") -> Artefact:
    return Artefact("mkdocs.yml", text, Ownership.REGION, name)


MKDOCS = "site_name: x\nnav:\n  # trueline:begin nav\n  # trueline:end\nextra: y\n"


def test_a_region_is_filled_and_the_rest_of_the_file_is_its_users(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(MKDOCS.replace("\n", "\r\n").encode())
    assert write(tmp_path, region("- a: b\n")) == {"mkdocs.yml (region 'nav')": State.NEW}
    text = MKDOCS.replace("nav\n  # trueline:end", "nav\n  - a: b\n  # trueline:end")
    assert (tmp_path / "mkdocs.yml").read_bytes() == text.replace("\n", "\r\n").encode()
    (tmp_path / "mkdocs.yml").write_text(text.replace("extra: y", "extra: z"))
    before = stamps(tmp_path)
    assert write(tmp_path, region("- a: b\n")) == {}
    assert stamps(tmp_path) == before
    assert write(tmp_path, region("- c: d\n")) == {"mkdocs.yml (region 'nav')": State.CHANGED}
    assert "extra: z" in (tmp_path / "mkdocs.yml").read_text()


def test_an_edited_region_is_refused_until_it_is_forced(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(MKDOCS)
    write(tmp_path, region("- a: b\n"))
    edited = (tmp_path / "mkdocs.yml").read_text().replace("a: b", "a: mine")
    (tmp_path / "mkdocs.yml").write_text(edited)
    assert write(tmp_path, region("- c: d\n")) == {"mkdocs.yml (region 'nav')": State.EDITED}
    assert (tmp_path / "mkdocs.yml").read_text() == edited
    assert write(tmp_path, region("- c: d\n"), force=True) == {"mkdocs.yml (region 'nav')": State.CHANGED}


def test_several_regions_of_one_file_are_filled_together(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(MKDOCS + "# trueline:begin two\n# trueline:end\n")
    write(tmp_path, region("- a\n"), region("b\n", "two"))
    assert (tmp_path / "mkdocs.yml").read_text().endswith("# trueline:begin two\nb\n# trueline:end\n")
    assert "  - a\n" in (tmp_path / "mkdocs.yml").read_text()


def test_a_region_that_nothing_fills_any_more_is_mentioned_and_left(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(MKDOCS)
    write(tmp_path, region("- a\n"))
    planned = plan(tmp_path)
    assert [str(one.location) for one in planned.diagnostics] == ["mkdocs.yml:3"]
    before = (tmp_path / "mkdocs.yml").read_text()
    write(tmp_path)
    assert (tmp_path / "mkdocs.yml").read_text() == before
    assert plan(tmp_path).diagnostics == []


def test_a_region_of_a_file_that_never_was_is_left_out(tmp_path: Path) -> None:
    planned = plan(tmp_path, region("- a\n"))
    assert planned.writes == {}
    assert [each.message for each in planned.diagnostics] == ["there is no file 'mkdocs.yml' to fill region 'nav' of"]


@pytest.mark.parametrize(
    ("artefact", "why"),
    [
        (Artefact("a", "x"), "does not end with a newline"),
        (Artefact("a", "x\r\n"), "carriage return"),
        (Artefact("a", "\ud800\n"), "half a character"),
        (Artefact("a", "x\n", Ownership.REGION), "is not the name of a region"),
        (Artefact("a", "x\n", Ownership.WHOLE, "r"), "is not the name of a region"),
        (Artefact("a", "x\n<!-- trueline:end -->\n", Ownership.REGION, "r"), "holds a marker of regions"),
    ],
)
def test_a_malformed_artefact_is_refused(tmp_path: Path, artefact: Artefact, why: str) -> None:
    with pytest.raises(TruelineError, match=why):
        plan(tmp_path, artefact)


def test_all_that_cannot_be_written_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(TruelineError) as caught:
        plan(tmp_path, Artefact("../a", "x\n"), Artefact("b", "x"), page("c"), page("c"))
    assert len(caught.value.diagnostics) == 3


def test_what_a_killed_build_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    journal = tmp_path / ".cache/journal"
    journal.parent.mkdir()
    (tmp_path / "mine.md").write_text("")
    (tmp_path / ".trueline-0.tmp").write_text("")
    Journal((".trueline-0.tmp", "mine.md", ".trueline-1.tmp")).write(journal)
    clean_up(tmp_path, journal)
    assert files(tmp_path) == {"mine.md"}


def test_a_journal_that_nobody_can_read_removes_nothing_and_goes(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("")
    for text in ("", "mine.md\n", "[]", '{"litter": 1}'):
        (tmp_path / "journal").write_text(text)
        clean_up(tmp_path, tmp_path / "journal")
        assert files(tmp_path) == {"mine.md"}


def test_a_change_says_what_it_is_about() -> None:
    assert str(Key("a.md")) == "a.md"
    assert str(Key("a.md", "nav")) == "a.md (region 'nav')"
