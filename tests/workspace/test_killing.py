"""A build that is killed leaves every file whole, old or new, and the next one completes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .disturbances import findings_of, is_temporary
from .projects import MODEL, SampleProject, new_project

SETTINGS = 'region = "notes.md"\nmerge = "code.txt"\nonce = "once.txt"\n'
NOTES = "# Notes\n<!-- trueline:begin names -->\n<!-- trueline:end -->\n"
# Web changes, Store goes with its page, Till comes with one.
CHANGED = MODEL.replace("Sells", "Shows").replace('"Store", "Keeps things"', '"Till", "Takes money"')
AGAIN = CHANGED.replace("Shows", "Lends")


@pytest.fixture
def project(tmp_path: Path) -> SampleProject:
    project = new_project(tmp_path, SETTINGS)
    project.write("notes.md", NOTES)
    assert project.run("build").status == 0
    project.write("code.txt", project.read("code.txt").replace("first", "mine"))
    return project


def model_only(folder: Path, model: str) -> Path:
    folder.mkdir()
    (folder / "arch.py").write_text(model)
    return folder


def expected(project: SampleProject, model: str) -> dict[str, str]:
    """Return what an undisturbed build of `model` leaves, and put everything back."""
    before = project.files()
    project.write("arch.py", model)
    assert project.run("build", "--no-cache").status == 0
    after = project.files()
    for path in after.keys() - before.keys():
        (project.root / path).unlink()
    for path, text in before.items():
        project.write(path, text)
    return after


def killed(project: SampleProject, tmp_path: Path, afterwards: str) -> list[dict[str, Any]]:
    changes = (model_only(tmp_path / "changed", CHANGED), model_only(tmp_path / "after", afterwards))
    return findings_of("kill", "build", project, *changes)


def test_a_kill_at_any_step_leaves_each_file_old_or_new_and_the_next_build_completes(
    project: SampleProject, tmp_path: Path
) -> None:
    new = expected(project, CHANGED)
    old = project.files()
    findings = killed(project, tmp_path, CHANGED)
    assert len(findings) > 20, "the build has more steps than that"
    for number, found in enumerate(findings, start=1):
        for path, text in found["left"].items():
            if path not in (".trueline/manifest", "arch.py") and not is_temporary(path):
                assert text in (old.get(path), new.get(path)), f"{path} is torn after a kill at step {number}"
        lost = {path for path in old.keys() & new.keys() if path not in found["left"]}
        assert lost == set(), f"files vanished after a kill at step {number}"
        assert found["status"] == 0, f"the build after a kill at step {number} failed"
        assert found["final"] == new, f"the build after a kill at step {number} did not complete"


def test_a_kill_at_any_step_is_no_edit_even_if_the_model_changes_again(project: SampleProject, tmp_path: Path) -> None:
    new = expected(project, AGAIN)
    for number, found in enumerate(killed(project, tmp_path, AGAIN), start=1):
        assert found["status"] == 0, f"the build after a kill at step {number} took its own text for an edit"
        assert found["final"] == new, f"the build after a kill at step {number} did not complete"
