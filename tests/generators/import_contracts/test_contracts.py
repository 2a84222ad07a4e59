"""Each kind of rule as import-linter understands it: real packages, real contracts, a real run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from trueline.generators.import_contracts import ImportContracts
from trueline.model.diagnostics import Diagnostic
from trueline.model.forms import from_data
from trueline.model.protocols import Artefact, Options
from trueline.model.verification import verify
from trueline.model.workspace import Workspace

BECAUSE = {"because": "it has to be so"}
ALL = ("town.way_in", "town.logic", "town.storage", "town.clock")
ELEMENTS = [
    {"id": "town", "name": "Town", "kind": "system"},
    {"id": "town.code", "name": "Code", "kind": "container", "type": "library", "code": ["town"]},
    {"id": "town.code.way-in", "name": "Way in", "kind": "component", "code": [".way_in"]},
    {"id": "town.code.logic", "name": "Logic", "kind": "component", "code": [".logic"]},
    {"id": "town.code.storage", "name": "Storage", "kind": "component", "code": [".storage"]},
    {"id": "town.code.clock", "name": "Clock", "kind": "component", "code": [".clock"]},
    {"id": "town.code.later", "name": "Later", "kind": "component", "code": [".later"], "status": "planned"},
]
WAY_IN, LOGIC, STORAGE, CLOCK = (f"town.code.{name}" for name in ("way-in", "logic", "storage", "clock"))


def produced(*rules: dict[str, Any]) -> list[Artefact | Diagnostic]:
    named = [{"id": f"rule-{number}", "name": f"Rule {number}", **BECAUSE, **rule} for number, rule in enumerate(rules)]
    space = Workspace(
        (from_data({"trueline": 1, "id": "town", "title": "Town", "elements": ELEMENTS, "rules": named}),)
    )
    verify(space)
    return list(ImportContracts().generate(space, Options()))


def contracts(*rules: dict[str, Any]) -> str:
    return next(each.content for each in produced(*rules) if isinstance(each, Artefact))


def lint(folder: Path, configuration: str, imports: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run import-linter on a package in which each module holds the given line."""
    for module in ("town", *ALL):
        path = folder.joinpath(*module.split("."))
        path.mkdir(exist_ok=True)
        (path / "__init__.py").write_text(imports.get(module, "") + "\n", encoding="utf-8")
    (folder / ".importlinter").write_text(configuration, encoding="utf-8")
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


LAYERS = {"rule": "layers", "layers": [[WAY_IN], [LOGIC, STORAGE], [CLOCK]]}
CASES: list[tuple[dict[str, Any], dict[str, str], dict[str, str]]] = [
    (LAYERS, {"town.way_in": "import town.clock"}, {"town.clock": "import town.way_in"}),
    (LAYERS, {"town.logic": "import town.clock"}, {"town.logic": "import town.storage"}),
    ({**LAYERS, "independent": False}, {"town.logic": "import town.storage"}, {"town.logic": "import town.way_in"}),
    ({**LAYERS, "exhaustive": True}, {}, {"town.clock": "import town.logic"}),
    (
        {**LAYERS, "ignore": [["town.logic", "town.storage"]]},
        {"town.logic": "import town.storage"},
        {"town.logic": "import town.storage", "town.storage": "import town.logic"},
    ),
    (
        {"rule": "forbid", "source": [LOGIC], "target": [STORAGE]},
        {"town.storage": "import town.logic"},
        {"town.logic": "import town.clock", "town.clock": "import town.storage"},
    ),
    (
        {"rule": "forbid", "source": [LOGIC], "target": [STORAGE], "transitive": False},
        {"town.logic": "import town.clock", "town.clock": "import town.storage"},
        {"town.logic": "import town.storage"},
    ),
    (
        {"rule": "forbid", "source": [LOGIC], "packages": ["sqlite3"]},
        {"town.storage": "import sqlite3"},
        {"town.logic": "import sqlite3"},
    ),
    (
        {"rule": "allow", "source": [LOGIC], "target": [STORAGE], "only": True},
        {"town.logic": "import town.storage"},
        {"town.way_in": "import town.storage"},
    ),
    (
        {"rule": "allow", "source": [STORAGE], "packages": ["sqlite3"], "only": True},
        {"town.storage": "import sqlite3"},
        {"town.way_in": "import sqlite3"},
    ),
    (
        {"rule": "independent", "members": [LOGIC, STORAGE]},
        {"town.logic": "import town.clock", "town.storage": "import town.clock"},
        {"town.logic": "import town.clock", "town.clock": "import town.storage"},
    ),
    (
        {"rule": "acyclic", "of": "town.code"},
        {"town.logic": "import town.storage"},
        {"town.logic": "import town.storage", "town.storage": "import town.logic"},
    ),
]


@pytest.mark.parametrize(("rule", "kept", "broken"), CASES)
def test_a_rule_lets_through_what_it_may_and_stops_what_it_must(
    rule: dict[str, Any], kept: dict[str, str], broken: dict[str, str], tmp_path: Path
) -> None:
    configuration = contracts(rule)
    well = lint(tmp_path, configuration, kept)
    assert (well.returncode, "1 kept, 0 broken" in well.stdout) == (0, True), well.stdout + well.stderr
    ill = lint(tmp_path, configuration, broken)
    assert (ill.returncode, "0 kept, 1 broken" in ill.stdout) == (1, True), ill.stdout + ill.stderr
    assert "it has to be so" in ill.stdout


def test_an_exhaustive_rule_stops_a_module_that_stands_in_no_layer(tmp_path: Path) -> None:
    configuration = contracts({**LAYERS, "exhaustive": True})
    (tmp_path / "town" / "nowhere").mkdir(parents=True)
    (tmp_path / "town" / "nowhere" / "__init__.py").write_text("", encoding="utf-8")
    ended = lint(tmp_path, configuration, {})
    assert ended.returncode == 1
    assert "town.nowhere" in ended.stdout


def test_what_is_planned_is_in_no_contract() -> None:
    assert "later" not in contracts({"rule": "layers", "layers": [["town.code.later"], [LOGIC], [CLOCK]]})


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({**LAYERS, "closed": True}, "layers of import-linter are open"),
        ({"rule": "forbid", "source": [LOGIC], "packages": ["sqlalchemy.orm"]}, "external packages as a whole"),
        ({"rule": "closed-world", "of": "town.code"}, "imports without a relationship"),
    ],
)
def test_what_import_linter_cannot_hold_is_said(rule: dict[str, Any], said: str) -> None:
    notes = [each for each in produced(rule) if isinstance(each, Diagnostic)]
    assert [each.code for each in notes] == ["import_contracts.inexpressible"]
    assert said in notes[0].message


def test_names_and_reasons_cannot_break_out_of_their_line(tmp_path: Path) -> None:
    hostile = "x\n[importlinter]\nroot_package = os\n%(home)s ; # ="
    configuration = contracts({**LAYERS, "name": hostile, "because": hostile})
    ended = lint(tmp_path, configuration, {})
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert configuration.count("[importlinter]\n") == 1


def test_without_rules_about_code_there_is_no_file() -> None:
    assert produced() == []
