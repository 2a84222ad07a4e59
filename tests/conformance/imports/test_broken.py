"""Every kind of rule, broken and held, and whether plain `lint-imports` says the same of what we emit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conformance.imports.examples import Expected, names, read
from trueline.generators.import_contracts import ImportContracts
from trueline.model.checks import Outcome
from trueline.model.diagnostics import Diagnostic, Severity
from trueline.model.protocols import Options
from trueline.workspace.checking import Request, check_project
from trueline.workspace.configuration import read_configuration
from trueline.workspace.discovery import find_project
from trueline.workspace.loading import load

BIN = Path(sys.executable).parent
# What no contract of import-linter is about, and import-linter's graph does not see.
_UNSEEN = {
    "by_a_call": "import-linter does not see imports by a call",
    "by_a_call_that_does_not_count": "import-linter does not see imports by a call",
    "no_init": "import-linter passes over folders without __init__.py",
}
_NOT_OF_RULES = ("imports.folder.", "imports.file.", "imports.module.unbound")


def checked(folder: Path) -> Outcome:
    (outcome,) = check_project(find_project(folder), Request(("imports",))).outcomes
    return outcome


def places(outcome: Outcome) -> Expected:
    return {(one.location.file, one.location.line, one.code) for one in outcome.violations if one.location is not None}


@pytest.mark.parametrize("name", names())
def test_each_violation_is_found_where_it_is_and_nothing_else(name: str, tmp_path: Path) -> None:
    project = read(name, twin=False)
    outcome = checked(project.write(tmp_path))
    assert outcome.unable == ()
    assert places(outcome) == project.expected
    assert project.expected


@pytest.mark.parametrize("name", names())
def test_the_twin_holds(name: str, tmp_path: Path) -> None:
    outcome = checked(read(name, twin=True).write(tmp_path))
    assert (outcome.violations, outcome.unable) == ((), ())
    assert outcome.rulings


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("twin", [False, True], ids=["broken", "twin"])
def test_what_is_emitted_says_the_same_to_import_linter_or_tells_what_it_cannot(
    name: str, twin: bool, tmp_path: Path
) -> None:
    folder = read(name, twin=twin).write(tmp_path)
    project = find_project(folder)
    made = list(ImportContracts().generate(load(project, read_configuration(project)), Options()))
    lost = [one for one in made if isinstance(one, Diagnostic)]
    assert all(one.code == "import_contracts.inexpressible" for one in lost)
    outcome = checked(folder)
    broken = any(
        one.severity is Severity.ERROR and not one.code.startswith(_NOT_OF_RULES) for one in outcome.violations
    )
    files = [one for one in made if not isinstance(one, Diagnostic)]
    if not files:
        assert lost
        return
    (folder / ".importlinter").write_text(files[0].content, encoding="utf-8")
    ended = subprocess.run(
        [BIN / "lint-imports", "--no-cache"],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(folder / "src")}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    said = ended.stdout + ended.stderr
    if lost or (name in _UNSEEN and not twin):
        assert ended.returncode in (0, 1), said
    else:
        assert (ended.returncode == 1) == broken, said
        assert any(word in said for word in ("BROKEN", "No matches for", "kept, 0 broken")), said
