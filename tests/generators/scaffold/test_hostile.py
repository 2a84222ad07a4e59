"""Whatever the texts of a model hold, its scaffold is code that does what the model says, and nothing else."""

from __future__ import annotations

import ast
import configparser
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.generators.whole.everything import everything
from tests.generators.whole.test_hostile_models import TEXTS, hostile
from trueline.generators.scaffold import Target, Templates, generate
from trueline.generators.scaffold.python.names import Scope, constant, pascal, snake
from trueline.model.forms import from_data, to_data
from trueline.model.protocols import Artefact
from trueline.model.records.architecture import ArchitectureRecord
from trueline.model.workspace import Workspace

ATTACKS = (
    '"""\nimport os; os.mkdir("hit")\n"""',
    "'''\nimport os; os.mkdir('hit')\n'''",
    '"); __import__("os").mkdir("hit"); ("',
    "'); __import__('os').mkdir('hit'); ('",
    '\\"); __import__("os").mkdir("hit") #',
    "\n__import__('os').mkdir('hit')\n",
    "\r__import__('os').mkdir('hit')\r",
    "\u2028__import__('os').mkdir('hit')",
    "{__import__('os').mkdir('hit')}",
    "{{ cycler.__init__.__globals__.os.mkdir('hit') }}",
    "{% import os %}{# x #}",
    "\\N{BULLET} \\x00 \\u12 \\",
    "'); DROP TABLE loans; --",
    "x' OR '1'='1",
    "!!python/object/apply:os.mkdir ['hit']",
    "- a: &b {c: *b}\n  ? d",
    "]\n[tool.evil]\nx = 1\n[",
    '"\n[project.scripts]\nevil = "os:system',
    "../../../../tmp/hit",
    "..",
    "/etc/passwd",
    "C:\\con",
    "con",
    "class",
    "None",
    "__init__",
    "self",
    "print",
    "schemas",
    "\u043erder",  # looks like `order`
    "order",
    "Order",
    "ORDER",
    "$(mkdir hit)",
    "`mkdir hit`",
    "${HIT}",
    "%(here)s",
    "#" + " noqa",  # in one piece they would count here
    "#" + " type: ignore",
    "\u202eright to left",
    "0",
    "2nd",
    "-",
    "x" * 400,
)
CALLED = {"__import__", "eval", "exec", "compile", "system", "mkdir", "popen"}
PATH = re.compile(r"[A-Za-z0-9_./-]+")
TURNS = 12
SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)


def scaffolds(record: ArchitectureRecord) -> Iterator[dict[str, str]]:
    """Yield the files of a scaffold of each thing in an architecture that code can be written for."""
    workspace = Workspace((without_sql(record),))
    for element in record.elements:
        if element.kind in ("system", "container", "component") and not element.external:
            made = generate(Target(workspace, record.id, element), Templates())
            yield {one.path: one.content for one in made if isinstance(one, Artefact)}


def without_sql(record: ArchitectureRecord) -> ArchitectureRecord:
    """Leave out the conditions of tables: they are SQL, not text, and refused where they are not."""
    data = to_data(record)
    for entity in data["entities"]:
        entity.pop("checks", None)
        for attribute in entity["attributes"]:
            attribute.pop("check", None)
            attribute.pop("default_expression", None)
    return from_data(data)


def assert_sound(files: dict[str, str]) -> None:
    """Nothing leaves the folder, and everything can be read by whoever reads it."""
    folded = [path.casefold() for path in files]
    assert len(set(folded)) == len(folded)
    for path, text in files.items():
        assert PATH.fullmatch(path), path
        assert ".." not in path.split("/")
        assert not path.startswith("/")
        assert all(len(part) <= 100 for part in path.split("/")), path
        if path.endswith(".py"):
            assert_no_foreign_code(path, text)
        elif path.endswith(".toml"):
            assert set(tomllib.loads(text)) <= {"build-system", "project", "dependency-groups", "tool"}
            assert "evil" not in tomllib.loads(text)["tool"]
            assert "scripts" not in tomllib.loads(text)["project"]
        elif path.endswith((".yaml", ".yml")):
            assert isinstance(yaml.safe_load(text), dict)
        elif path.endswith(".json"):
            json.loads(text)
        elif path.endswith((".importlinter", ".ini")):
            configparser.ConfigParser(interpolation=None).read_string(text)


def assert_no_foreign_code(path: str, text: str) -> None:
    """A module parses, and calls nothing that only an attack would."""
    tree = ast.parse(text, path)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            assert called not in CALLED, (path, node.lineno)


@pytest.mark.parametrize("turn", range(TURNS))
def test_attacks_become_names_and_texts(turn: int) -> None:
    made = list(scaffolds(hostile(list(ATTACKS), turn * 5)))
    assert len(made) > 3
    for files in made:
        assert len(files) > 10
        assert_sound(files)


@settings(
    max_examples=12, deadline=None, database=None, suppress_health_check=SLOW, phases=[Phase.generate]
)  # fmt: skip
@given(chosen=st.lists(TEXTS | st.sampled_from(ATTACKS), min_size=9, max_size=9), turn=st.integers(0, 8))
def test_any_text_gives_code_that_can_be_read(chosen: list[str], turn: int) -> None:
    for files in scaffolds(hostile(chosen, turn)):
        assert_sound(files)


@pytest.mark.parametrize("turn", [0, 17])
def test_what_attacks_leave_runs_is_typed_and_does_nothing_more(turn: int, tmp_path: Path) -> None:
    """The largest scaffold of a hostile model is imported and served, and nothing of the attacks is executed."""
    files = max(scaffolds(hostile(list(ATTACKS), turn)), key=len)
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    package = next(path.split("/")[1] for path in files if path.startswith("src/"))
    served = f"import {package}.main as m; print(len(m.app.openapi()['paths']))"
    for command in (
        [sys.executable, "-W", "error", "-c", served],
        [
            sys.executable,
            "-m",
            "ruff",
            "check",
            "--no-cache",
            "--ignore",
            "E501",
        ],  # a word of 400 letters cannot be wrapped
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache")],
        [sys.executable, "-W", "error", "-m", "pytest", "-q", "-p", "no:cacheprovider"],
    ):
        done = subprocess.run(
            command, cwd=tmp_path, env={"PYTHONPATH": "src", "PATH": "/usr/bin:/bin"}, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert [path for path in tmp_path.rglob("*") if path.name == "hit"] == []


def test_names_that_look_alike_stay_apart() -> None:
    assert snake("\u043erder") != snake("order")
    scope = Scope()
    given_ = [scope.give(text, snake(text)) for text in ("order", "Order", "ORDER", "or der", "or-der")]
    assert len({each.casefold() for each in given_}) == 5
    assert ("Order", "order_2") in scope.renamed


@given(st.text())
def test_every_name_is_an_identifier_and_no_word_of_python(text: str) -> None:
    for made in (snake(text), pascal(text), constant(text)):
        assert made.isidentifier()
        assert made.isascii()
        assert not __import__("keyword").iskeyword(made)


def test_a_harmless_model_is_sound_too() -> None:
    for files in scaffolds(from_data(everything())):
        assert_sound(files)
