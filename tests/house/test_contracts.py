"""The contracts of this repository: they hold, they notice, and they follow from the model."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.house.tracked import ROOT, tracked_files

BIN = Path(sys.executable).parent
FOLDERS = ("cli", "conformance", "generators", "importers", "model", "templates", "workspace")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A copy of the code and the contracts, laid out under its import names as `make links` does."""
    for path in tracked_files():
        top = path.partition("/")[0]
        if path.endswith(".py") and (top in FOLDERS or top == "reference_impl"):
            to = tmp_path / (path if top == "reference_impl" else f"build/trueline/{path}")
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, to)
    for path in ("__init__.py", "__main__.py"):
        shutil.copy(ROOT / "package" / path, tmp_path / "build" / "trueline" / path)
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(folder / "build"), str(folder)))
    return subprocess.run(
        [BIN / "lint-imports", "--no-cache"],
        cwd=folder, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_contracts_of_the_repository_hold(clone: Path) -> None:
    ended = lint(clone)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "0 broken" in ended.stdout


def test_a_folder_that_stands_in_no_layer_is_noticed(clone: Path) -> None:
    (clone / "build" / "trueline" / "attic").mkdir()
    (clone / "build" / "trueline" / "attic" / "__init__.py").write_text('"""Old things."""\n', encoding="utf-8")
    ended = lint(clone)
    assert ended.returncode == 1
    assert "trueline.attic" in ended.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("build/trueline/model/naming.py", "import trueline.cli.main"),
        ("build/trueline/generators/navigation/__init__.py", "import trueline.workspace.manifest"),
        ("build/trueline/model/index.py", "import generators"),
        ("reference_impl/__init__.py", "import trueline"),
    ],
)
def test_an_import_against_the_direction_is_noticed(clone: Path, module: str, line: str) -> None:
    path = clone / module
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    ended = lint(clone)
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert "BROKEN" in ended.stdout


def test_a_component_less_in_the_model_is_a_line_less_in_the_contracts(tmp_path: Path) -> None:
    text = (ROOT / "model" / "systems" / "trueline.py").read_text(encoding="utf-8")
    text = re.sub(r"^templates = .*\n", "", text, flags=re.M)
    text = re.sub(r"^generators\.uses\(templates.*\n|^    f\.\w+\(.*templates.*\n|^        f\.\w+\(.*templates.*\n", "",
                  text, flags=re.M)  # fmt: skip
    text = text.replace(" templates,", "")
    assert not re.search(r"\btemplates\b(?!\")", text)
    (tmp_path / "ours.py").write_text(text, encoding="utf-8")
    (tmp_path / "trueline.toml").write_text('architectures = ["ours:trueline"]\n', encoding="utf-8")
    ended = subprocess.run(
        [BIN / "trueline", "build", "--only", "import_contracts"], cwd=tmp_path, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    made = (tmp_path / ".importlinter").read_text(encoding="utf-8")
    ours = (ROOT / ".importlinter").read_text(encoding="utf-8")
    assert Counter(ours.splitlines()) - Counter(made.splitlines()) == Counter(["    templates"])
    assert Counter(made.splitlines()) - Counter(ours.splitlines()) == Counter()
