"""A scaffold that is killed or fails at any step: every file whole, and the next run completes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .disturbances import findings_of, is_temporary
from .projects import Ended, SampleProject
from .scaffolds import CHANGED, new_scaffold

NEXT = CHANGED.replace("Lends", "Sells")  # one endpoint goes, another comes, a column is longer
MANIFEST = "app/.trueline/scaffold/web/manifest"


def apply(project: SampleProject) -> Ended:
    return project.run("scaffold", "apply", "web", "--into", "app")


@pytest.fixture
def project(tmp_path: Path) -> SampleProject:
    """A scaffold with edits of each kind, among them one that the next model is in conflict with."""
    project = new_scaffold(tmp_path)
    assert apply(project).status == 0
    for path, old, new in (
        ("app/src/web/composition.py", "    post_orders: ", "    # Mine.\n    post_orders: "),
        ("app/src/web/application/get_items.py", '"""', '"""My '),
    ):
        assert old in project.read(path)
        project.write(path, project.read(path).replace(old, new, 1))
    return project


def model_only(folder: Path) -> Path:
    folder.mkdir()
    (folder / "arch.py").write_text(NEXT)
    return folder


@pytest.fixture
def new(project: SampleProject, tmp_path: Path) -> dict[str, str]:
    """What an undisturbed run leaves."""
    copy = SampleProject(tmp_path / "copy", project.plugins)
    shutil.copytree(project.root, copy.root)
    copy.write("arch.py", NEXT)
    ended = apply(copy)
    assert ended.status == 1, ended.stderr
    assert "1 conflict in src/web/composition.py: resolve the marks" in ended.stderr
    return copy.files()


def test_a_kill_at_any_step_leaves_each_file_old_or_new_and_the_next_run_completes(
    project: SampleProject, new: dict[str, str], tmp_path: Path
) -> None:
    old = project.files()
    changed = model_only(tmp_path / "changed")
    findings = findings_of("kill", "web app", project, changed, changed)
    assert len(findings) > 40, "there are more steps than that"
    for number, found in enumerate(findings, start=1):
        for path, text in found["left"].items():
            if path not in (MANIFEST, "arch.py") and not is_temporary(path):
                assert text in (old.get(path), new.get(path)), f"{path} is torn after a kill at step {number}"
        lost = {path for path in old.keys() & new.keys() if path not in found["left"]}
        assert lost == set(), f"files vanished after a kill at step {number}"
        assert found["status"] == 0, f"the run after a kill at step {number} failed"
        assert found["final"] == new, f"the run after a kill at step {number} did not complete"


def test_a_failure_at_any_step_leaves_everything_as_it_was(
    project: SampleProject, new: dict[str, str], tmp_path: Path
) -> None:
    old = project.files() | {"arch.py": NEXT}
    changed = model_only(tmp_path / "changed")
    findings = findings_of("fail", "web app", project, changed, changed)
    assert sum(found["ended"] == 1 for found in findings) > 30, "more steps can fail than that"
    for number, found in enumerate(findings, start=1):
        if found["ended"]:
            assert found["left"] == old, f"a failure at step {number} was not taken back"
        else:
            left = {path: text for path, text in found["left"].items() if not is_temporary(path)}
            assert left == new, f"a failure at step {number} went unnoticed"
        assert (found["status"], found["final"]) == (0, new), f"the run after step {number} failed did not complete"


def test_a_first_run_that_fails_leaves_no_folder(tmp_path: Path) -> None:
    project = new_scaffold(tmp_path)
    project.write("blocked", "")
    ended = project.run("scaffold", "apply", "web", "--into", "blocked/app")
    assert (ended.status, ended.stderr.count("\n")) == (2, 1)
    assert set(project.files()) == {"arch.py", "blocked", "trueline.toml"}
