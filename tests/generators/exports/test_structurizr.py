"""Structurizr's JSON and DSL, read by parsers of others (npm: structurizr-typescript, structurizr-parser)."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.generators.hostile import TEXTS
from tests.generators.whole.everything import everything
from tests.generators.whole.test_hostile_models import hostile
from trueline.generators.exports import File
from trueline.generators.structurizr import StructurizrDsl, StructurizrJson
from trueline.model.diagnostics import Diagnostic
from trueline.model.forms import from_data
from trueline.model.workspace import Workspace

ROOT = Path(__file__).parents[3]
MODELS = ROOT / "site" / "reference" / "models"
NAMES = sorted(path.stem for path in MODELS.glob("*.json"))
DELETE = str.maketrans("", "", "".join(map(chr, (*range(9), 11, 12, *range(14, 32), 127))))


@cache
def workspace(name: str) -> Workspace:
    data = json.loads((MODELS / f"{name}.json").read_text(encoding="utf-8"))
    return Workspace((from_data(data),))


def exported(exporter: StructurizrJson | StructurizrDsl, space: Workspace) -> tuple[str, list[Diagnostic]]:
    made = list(exporter.export(space, next(iter(space.indexes)), {}))
    (file,) = [one for one in made if isinstance(one, File)]
    return file.content.decode(), [one for one in made if isinstance(one, Diagnostic)]


def read(folder: Path, *files: tuple[str, str]) -> list[dict[str, Any]]:
    paths = []
    for name, text in files:
        (folder / name).write_text(text, encoding="utf-8")
        paths.append(str(folder / name))
    done = subprocess.run(
        ["node", "tests/generators/exports/structurizr.mjs", *paths],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_parsers_of_others_read_both_forms_and_find_the_elements(name: str, tmp_path: Path) -> None:
    space = workspace(name)
    data, _ = exported(StructurizrJson(), space)
    text, _ = exported(StructurizrDsl(), space)
    seen, parsed = read(tmp_path, ("a.json", data), ("a.dsl", text))
    assert seen["errors"] == parsed["errors"] == []
    elements = space.architectures[0].elements
    assert sorted(seen["people"]) == sorted(one.name for one in elements if one.kind == "person")
    inner = {one.name for one in elements if one.kind == "container" and "." in one.id}
    assert inner <= {*seen["containers"], *seen["components"], *seen["systems"]}
    assert parsed["tokens"] > len(elements)


def test_what_the_form_has_no_place_for_is_told() -> None:
    _, losses = exported(StructurizrJson(), workspace("inventory"))
    codes = {one.code for one in losses}
    assert {"export.loss.machine", "export.loss.pattern", "export.loss.role", "export.loss.flow"} <= codes
    assert all(one.severity == "note" for one in losses)


def test_every_reference_of_the_json_leads_to_something() -> None:
    for name in NAMES:
        data = json.loads(exported(StructurizrJson(), workspace(name))[0])
        ids: set[str] = set()

        def gather(value: Any, ids: set[str] = ids) -> None:
            if isinstance(value, dict):
                if "id" in value and len(value) > 1:
                    assert value["id"] not in ids, value["id"]
                    ids.add(value["id"])
                for each in value.values():
                    gather(each)
            elif isinstance(value, list):
                for each in value:
                    gather(each)

        gather(data["model"])
        for views in (each for key, each in data["views"].items() if key != "configuration"):
            for view in views:
                assert {one["id"] for one in (*view["elements"], *view["relationships"])} <= ids, view["key"]
        for element in data["model"]["softwareSystems"]:
            for one in element["relationships"]:
                assert {one["sourceId"], one["destinationId"]} <= ids


def test_one_more_element_changes_only_lines_that_speak_of_it() -> None:
    data = json.loads((MODELS / "crm.json").read_text(encoding="utf-8"))
    before = exported(StructurizrJson(), Workspace((from_data(data),)))[0].splitlines()
    data["elements"].insert(1, {"id": "newcomer", "kind": "system", "name": "Newcomer"})
    after = exported(StructurizrJson(), Workspace((from_data(data),)))[0].splitlines()
    assert set(before) <= set(after)
    assert len(after) - len(before) < 40


@pytest.mark.parametrize("turn", range(3))
def test_hostile_texts_stay_texts(turn: int, tmp_path: Path) -> None:
    assert everything()
    record = hostile([text.translate(DELETE) for text in TEXTS[turn * 9 : turn * 9 + 9]], turn)
    space = Workspace((record,))
    text, data = exported(StructurizrDsl(), space)[0], exported(StructurizrJson(), space)[0]
    parsed, seen = read(tmp_path, ("a.dsl", text), ("a.json", data))
    assert parsed["errors"] == seen["errors"] == []
