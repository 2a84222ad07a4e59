"""`trueline export`: formats, folders, and what is lost."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.workspace.projects import COMMAND, MODEL, Ended


def run(folder: Path, *command: str) -> Ended:
    done = subprocess.run([str(COMMAND), *command], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return Ended(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "trueline.toml").write_text('architectures = ["arch:shop"]\n', encoding="utf-8")
    (tmp_path / "arch.py").write_text(MODEL, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("form", "file"),
    [
        ("structurizr-json", "shop.json"),
        ("structurizr-dsl", "shop.dsl"),
        ("c4-plantuml", "shop/view-landscape.puml"),
        ("mermaid", "shop/view-landscape.mmd"),
    ],
)
def test_a_format_is_written_into_a_folder_of_its_own(project: Path, form: str, file: str) -> None:
    done = run(project, "export", form)
    assert done.status == 0, done.stderr
    assert (project / "build" / "exports" / form / file).is_file()
    assert "losses" in done.stderr


def test_what_is_lost_is_told_to_machines_too(project: Path) -> None:
    told = json.loads(run(project, "export", "structurizr-json", "--json").stdout)
    assert told["files"] == ["shop.json"]
    assert all(set(one) == {"code", "message", "about"} for one in told["losses"])


def test_a_file_that_is_there_and_differs_is_kept_unless_forced(project: Path) -> None:
    (project / "out").mkdir()
    mine = project / "out" / "shop.dsl"
    mine.write_text("mine", encoding="utf-8")
    done = run(project, "export", "structurizr-dsl", "--out", "out")
    assert (done.status, mine.read_text(encoding="utf-8"), "--force" in done.stderr) == (2, "mine", True)
    assert run(project, "export", "structurizr-dsl", "--out", "out", "--force").status == 0
    assert mine.read_text(encoding="utf-8") != "mine"
    assert run(project, "export", "structurizr-dsl", "--out", "out").status == 0  # the same is no difference


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["strukturizr-dsl"], "Did you mean 'structurizr-dsl'?"),
        (["mermaid", "--architecture", "shopp"], "Did you mean 'shop'?"),
        (["html"], "Run: trueline assets"),
        (["png"], "has the form of png"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_written(project: Path, arguments: list[str], said: str) -> None:
    done = run(project, "export", *arguments)
    assert (done.status, said in done.stderr, "Traceback" in done.stderr) == (2, True, False), done.stderr
    assert not (project / "build").exists()
