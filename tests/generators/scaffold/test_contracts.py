"""Contracts of a scaffold: kept by what is generated, broken by what must not be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.generators.scaffold.kiosk import design, target
from tests.generators.scaffold.packages import write
from tests.golden import check_golden
from trueline.generators.scaffold.contracts.fences import Fences
from trueline.generators.scaffold.contracts.layering import meant
from trueline.generators.scaffold.parts import contracts
from trueline.model.records.rules import AllowRule, IndependentRule, LayersRule

PACKAGE = "src/ticket_stand"
WHY = "so it is"
APPLICATION, STORAGE = "group:stand.desk.application-layer", "group:stand.desk.infrastructure-layer"


@pytest.fixture(scope="module")
def scaffold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ticket stand in a folder."""
    return write(target(), tmp_path_factory.mktemp("stand"))


def test_the_rules_of_a_model_become_contracts() -> None:
    check_golden("scaffold/contracts", contracts.files(design(target())))


def test_what_is_generated_keeps_every_contract(scaffold: Path) -> None:
    said = _lint(scaffold)
    assert "Contracts: 4 kept, 0 broken." in said


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("domain/tickets.py", "from ..application import sell_ticket", "Inwards"),
        ("domain/tickets.py", "import fastapi", "The domain is free of frameworks"),
        ("domain/tickets.py", "from pydantic import BaseModel", "The domain is free of frameworks"),
        ("application/tickets.py", "from sqlalchemy.orm import Session", "The application is free of frameworks"),
        ("application/tickets.py", "import pandas", "The application is free of frameworks"),
        ("application/tickets.py", "from ..infrastructure import horn", "Inwards"),
        ("interface/tickets.py", "from ..infrastructure import horn", "Inwards"),
        ("infrastructure/tickets.py", "from ..interface import _generated", "Inwards"),
        ("tickets.py", "", "Inwards"),
        (
            "interface/_generated/tickets.py",
            "from ...application import sell_ticket",
            "What is generated knows nothing of what is written by hand",
        ),
    ],
)
def test_an_import_that_must_not_be_breaks_its_contract(scaffold: Path, module: str, line: str, contract: str) -> None:
    wrong = scaffold / PACKAGE / module
    wrong.write_text(f"{line}\n")
    try:
        said = _lint(scaffold)
    finally:
        wrong.unlink()
    assert f"{contract} BROKEN" in said
    assert said.count(" BROKEN") == 1


def test_a_rule_that_a_scaffold_cannot_keep_is_told() -> None:
    fences = Fences(target())
    assert fences.left == ["'Storage first': here the infrastructure builds on the application"]
    assert (fences.name, fences.because) == ("Inwards", "tickets outlive kiosks")


def test_rules_of_every_sort_hold_layers_apart() -> None:
    rules = (
        AllowRule(
            id="a",
            rule="allow",
            source=(STORAGE,),
            packages=("redis", "pydantic", "os.path"),
            only=True,
            because=WHY,
            name="Rule",
        ),
        IndependentRule(id="b", rule="independent", members=(APPLICATION, STORAGE), because=WHY, name="Rule"),
        LayersRule(id="c", rule="layers", layers=((STORAGE,), (APPLICATION,)), because=WHY, name="Rule"),
        LayersRule(id="d", rule="layers", layers=((APPLICATION,), (STORAGE, "stand.desk")), because=WHY, name="Rule"),
    )
    fences = Fences(target(rules=rules))
    assert [layer for layer, one in fences.fences.items() if "redis" in one.packages] == [
        "interface", "application", "domain",
    ]  # fmt: skip
    assert fences.name == "Rule"
    assert fences.left == [
        "'Rule': here the interface is written with pydantic",
        "'Rule': import-linter knows external packages as a whole only, not os.path",
        "'Rule': here the application is written with pydantic",
        "'Rule': here the infrastructure builds on the application",
        "'Rule': 'Desk' is none of these layers",
    ]


@pytest.mark.parametrize(
    ("name", "layer"),
    [
        ("Presentation Layer", "interface"),
        ("Use Cases", "application"),
        ("Services", "application"),
        ("Domain", "domain"),
        ("Repository Layer", "infrastructure"),
        ("Client Layer", ""),
    ],
)
def test_a_name_means_a_layer(name: str, layer: str) -> None:
    assert meant(name) == layer


def _lint(folder: Path) -> str:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": "src", "COLUMNS": "200"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert not done.stderr
    return done.stdout
