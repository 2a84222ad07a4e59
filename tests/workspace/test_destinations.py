"""Where artefacts may be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from trueline.model.protocols import Artefact, Ownership
from trueline.workspace.destinations import Destinations

MANIFEST = ".trueline/manifest"


def problems(root: Path, *artefacts: Artefact | str) -> list[str]:
    guard = Destinations(root, MANIFEST)
    made = [Artefact(one, "x\n") if isinstance(one, str) else one for one in artefacts]
    found = [guard.problem(one) for one in made]
    return [one.message for one in (*found, *guard.collisions()) if one]


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("../x", "leads out of the project"),
        ("a/../../x", "leads out of the project"),
        ("/etc/x", "leads out of the project"),
        ("", "leads out of the project"),
        ("a//x", "has an empty part"),
        ("./x", "has an empty part"),
        ("a/", "has an empty part"),
        ("c:x", "not every file system allows"),
        ("a\\..\\x", "not every file system allows"),
        ("a/x?", "not every file system allows"),
        ("a./x", "not every file system allows"),
        ("a/x ", "not every file system allows"),
        ("a\nb", "control character"),
        ("a\udc80", "control character"),
        (f"{'x' * 256}", "longer than 255 bytes"),
        (f"{'ü' * 128}", "longer than 255 bytes"),
        (".git/hooks/pre-commit", "belongs to trueline itself or to version control"),
        (".GIT/x", "belongs to trueline itself or to version control"),
        (".cache/trueline/build.json", "belongs to trueline itself or to version control"),
        (MANIFEST, "belongs to trueline itself or to version control"),
        (".trueline/base/x", "belongs to trueline itself or to version control"),
    ],
)
def test_a_path_that_is_not_safe_on_every_system_is_refused(tmp_path: Path, path: str, why: str) -> None:
    (found,) = problems(tmp_path, path)
    assert why in found


def test_ordinary_paths_are_fine(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert problems(tmp_path, ".importlinter", "site/a.md", "site/b/c.md", "größe/ünï.md", "x" * 255) == []


def test_two_artefacts_of_one_path_are_refused(tmp_path: Path) -> None:
    assert problems(tmp_path, "a", "a") == ["cannot write 'a': two artefacts have this path"]


def test_paths_that_differ_in_case_or_composition_only_are_refused(tmp_path: Path) -> None:
    assert problems(tmp_path, "a/B", "A/b") == [
        "cannot write 'A/b': 'a/B' differs from it only in case; on some file systems they are one file"
    ]
    assert len(problems(tmp_path, "\u00fc", "u\u0308")) == 1


def test_a_file_and_a_folder_of_one_name_are_refused(tmp_path: Path) -> None:
    assert problems(tmp_path, "a/b", "A") == ["cannot write 'A': other files want it as their folder"]
    assert problems(tmp_path, "a", "a/b/c") == ["cannot write 'a': other files want it as their folder"]


def test_regions_of_one_file_live_together_but_not_with_the_whole_file(tmp_path: Path) -> None:
    one, two = (Artefact("m", "x\n", Ownership.REGION, name) for name in "ab")
    assert problems(tmp_path, one, two) == []
    assert problems(tmp_path, one, one) == ["cannot write 'm': two artefacts fill its region 'a'"]
    assert problems(tmp_path, one, "m") == [
        "cannot write 'm': one artefact wants the whole file, another a region of it"
    ]


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "inside").mkdir(parents=True)
    (root / "out").symlink_to(tmp_path)
    (root / "in").symlink_to(root / "inside")
    assert problems(root, "out/x/y") == ["cannot write 'out/x/y': 'out' is a link that leads out of the project"]
    assert problems(root, "in/x") == []


def test_what_lies_there_already_may_be_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert problems(tmp_path, "folder", "file/x", "link") == [
        "cannot write 'folder': a folder has this name",
        "cannot write 'file/x': 'file' is a file, where a folder is needed",
        "cannot write 'link': it is a symbolic link; name the file that it leads to",
    ]
