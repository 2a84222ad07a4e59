"""What changed between two states of the models, on the models of this project and on ones of the test's own."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.workspace.projects import COMMAND, MODEL, Ended

ROOT = Path(__file__).parents[2]


def run(folder: Path, *command: str) -> Ended:
    done = subprocess.run([str(COMMAND), *command], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return Ended(done.returncode, done.stdout, done.stderr)


def git(folder: Path, *command: str) -> str:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    return subprocess.run(
        ["git", "-C", str(folder), *identity, *command], check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A project with one commit of a model, and no model written as data."""
    (tmp_path / "trueline.toml").write_text('architectures = ["arch:shop"]\n', encoding="utf-8")
    (tmp_path / "arch.py").write_text(MODEL, encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "First")
    return tmp_path


def edited(folder: Path) -> None:
    text = MODEL.replace("Sells things", "Lends things") + 'web.uses(shop.system("Bank"), "Pays")\n'
    (folder / "arch.py").write_text(text, encoding="utf-8")


def test_the_code_of_a_revision_is_read_where_no_data_was_written_and_the_checkout_stays(repository: Path) -> None:
    edited(repository)
    before = git(repository, "status", "--porcelain")
    done = run(repository, "diff", "HEAD")
    assert done.stdout.splitlines() == [
        "shop",
        "  ~ system Web",
        "      description: Sells things → Lends things",
        "  + system Bank",
        "  + relationship web->bank: Pays",
        "  2 added, 1 changed",
    ]
    assert "the models at" in done.stderr
    assert git(repository, "status", "--porcelain") == before


def test_data_that_a_build_wrote_is_read_before_code_is_executed(repository: Path) -> None:
    assert run(repository, "build").status == 0
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "Built")
    (repository / "arch.py").write_text("raise SystemExit('never executed')\n", encoding="utf-8")
    git(repository, "commit", "-q", "-am", "Broken")
    done = run(repository, "diff", "HEAD~1", "HEAD")
    assert (done.status, done.stdout) == (0, "no difference\n")
    assert "site/reference/models at" in done.stderr


def test_files_and_modules_can_be_named(repository: Path) -> None:
    assert run(repository, "build").status == 0
    edited(repository)
    done = run(repository, "diff", "site/reference/models/shop.json", "arch:shop")
    assert "+ system Bank" in done.stdout
    assert run(repository, "diff", "site/reference/models/shop.json", "HEAD").stdout == "no difference\n"


def test_status_1_is_there_for_scripts(repository: Path) -> None:
    assert run(repository, "diff", "HEAD", "--exit-code").status == 0
    edited(repository)
    assert run(repository, "diff", "HEAD", "--exit-code").status == 1
    assert run(repository, "diff", "HEAD").status == 0


def test_machines_are_told_every_field(repository: Path) -> None:
    edited(repository)
    told: dict[str, Any] = json.loads(run(repository, "diff", "main", "--json").stdout)
    (shop,) = told["architectures"]
    assert [(one["change"], one["kind"], one["id"]) for one in shop["changes"]] == [
        ("changed", "system", "web"),
        ("added", "system", "bank"),
        ("added", "relationship", "web->bank: Pays"),
    ]
    assert shop["changes"][0]["fields"] == [{"path": "description", "before": "Sells things", "after": "Lends things"}]


def test_pages_with_marked_drawings_are_written(repository: Path) -> None:
    edited(repository)
    done = run(repository, "diff", "HEAD", "--out", "changes")
    assert done.status == 0, done.stderr
    page = (repository / "changes" / "shop.md").read_text(encoding="utf-8")
    assert "<b>Bank</b><br/>[System] added" in page
    assert re.search(r'web -->\|"\+.? Pays"\| bank', page)


@pytest.mark.parametrize(
    ("name", "said"),
    [("mian", "Did you mean 'main'?"), ("--output=x", "neither a revision nor"), ("gone.json", "there is no file")],
)
def test_what_is_not_there_is_told_with_what_is_near(repository: Path, name: str, said: str) -> None:
    done = run(repository, "diff", "--", name)
    assert (done.status, said in done.stderr, "Traceback" in done.stderr) == (2, True, False), done.stderr


def test_an_architecture_that_neither_has_is_told(repository: Path) -> None:
    done = run(repository, "diff", "HEAD", "--architecture", "shopp")
    assert (done.status, "Did you mean 'shop'?" in done.stderr) == (2, True)


def test_outside_of_git_only_files_are_known(tmp_path: Path) -> None:
    (tmp_path / "trueline.toml").write_text('architectures = ["arch:shop"]\n', encoding="utf-8")
    (tmp_path / "arch.py").write_text(MODEL, encoding="utf-8")
    done = run(tmp_path, "diff", "HEAD")
    assert (done.status, "is no git repository" in done.stderr) == (2, True), done.stderr
