"""A disk that is full and folders that cannot be written to: one message, and nothing has changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .obstacles import FULL_DISK, OBEY_PERMISSIONS
from .projects import MODEL, SampleProject, new_project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[SampleProject]:
    project = new_project(tmp_path)
    assert project.run("build").status == 0
    project.write("arch.py", MODEL.replace("Sells", "Lends").replace('"Store"', '"Shelf"'))
    yield project
    for path in project.root.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)


def test_a_full_disk_changes_nothing(project: SampleProject) -> None:
    project.configure("large = 50000\n")
    before = project.stamps()
    ended = project.run("build", wrapper=FULL_DISK)
    assert ended.status == 2
    assert (
        ended.stderr == "error: cannot write in 'site': File too large. Nothing was changed. [workspace.unwritable]\n"
    )
    assert project.stamps() == before
    assert project.run("build").status == 0
    assert len(project.read("site/large.md")) == 50001


def test_a_folder_that_cannot_be_written_to_changes_nothing(project: SampleProject) -> None:
    (project.root / "site/shop").chmod(0o555)
    before = project.stamps()
    ended = project.run("build", wrapper=OBEY_PERMISSIONS)
    assert ended.status == 2
    assert ended.stderr == (
        "error: cannot write in 'site/shop': Permission denied. Nothing was changed. [workspace.unwritable]\n"
    )
    assert project.stamps() == before


def test_folders_made_for_nothing_are_taken_away_again(project: SampleProject) -> None:
    project.configure('path = "a/b/c.md"\n')
    (project.root / "site/shop").chmod(0o555)
    before = project.tree_hash()
    assert project.run("build", wrapper=OBEY_PERMISSIONS).status == 2
    assert project.tree_hash() == before


def test_a_project_that_cannot_be_written_to_can_still_be_checked(project: SampleProject) -> None:
    for folder in (project.root / ".cache/trueline", project.root / ".cache", project.root):
        folder.chmod(0o555)
    ended = project.run("build", wrapper=OBEY_PERMISSIONS)
    assert ended.status == 2
    assert "cannot write in" in ended.stderr
    assert "Permission denied. Nothing was changed." in ended.stderr
    ended = project.run("build", "--check", wrapper=OBEY_PERMISSIONS)
    assert ended.status == 1
    assert "run: trueline build" in ended.stderr


def test_an_orphan_that_cannot_be_removed_changes_nothing(project: SampleProject) -> None:
    project.configure(more='site = "docs"')
    (project.root / "site/shop").chmod(0o555)
    before = project.stamps()
    ended = project.run("build", wrapper=OBEY_PERMISSIONS)
    assert (ended.status, "site/shop" in ended.stderr) == (2, True)
    assert project.stamps() == before
