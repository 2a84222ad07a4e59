"""Loading architectures from Python, YAML and JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from trueline.model.diagnostics import TruelineError
from trueline.model.forms import to_json
from trueline.model.workspace import Workspace
from trueline.workspace.configuration import read_configuration
from trueline.workspace.discovery import find_project
from trueline.workspace.loading import load

from .projects import MODEL

AS_YAML = """\
trueline: 1
id: shop
title: Shop
elements:
- {id: web, kind: system, name: Web, description: Sells things}
- {id: store, kind: system, name: Store, description: Keeps things}
relationships:
- source: web
  target: store
  description: Reads
"""
AS_DATA = {
    "trueline": 1,
    "id": "shop",
    "title": "Shop",
    "elements": [
        {"id": "web", "kind": "system", "name": "Web", "description": "Sells things"},
        {"id": "store", "kind": "system", "name": "Store", "description": "Keeps things"},
    ],
    "relationships": [{"source": "web", "target": "store", "description": "Reads"}],
}


def loaded(root: Path, *architectures: str, more: str = "") -> Workspace:
    named = ", ".join(f'"{one}"' for one in architectures)
    (root / "trueline.toml").write_text(f"architectures = [{named}]\n{more}\n")
    project = find_project(root)
    return load(project, read_configuration(project))


def mistakes(root: Path, *architectures: str, more: str = "") -> list[str]:
    with pytest.raises(TruelineError) as caught:
        loaded(root, *architectures, more=more)
    return [f"{found.location}: {found.message}" for found in caught.value.diagnostics]


def test_the_same_architecture_in_python_yaml_and_json_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "arch.py").write_text(MODEL)
    (tmp_path / "shop.yaml").write_text(AS_YAML)
    (tmp_path / "shop.json").write_text(json.dumps(AS_DATA))
    forms = {to_json(loaded(tmp_path, one).architectures[0]) for one in ("arch:shop", "shop.yaml", "shop.json")}
    assert len(forms) == 1


@pytest.mark.parametrize(
    ("target", "place"), [("arch:shop", "arch.py:5"), ("shop.yaml", "shop.yaml:6"), ("shop.json", "shop.json:12")]
)
def test_every_part_knows_where_it_was_written(tmp_path: Path, target: str, place: str) -> None:
    (tmp_path / "arch.py").write_text(MODEL)
    (tmp_path / "shop.yaml").write_text(AS_YAML)
    (tmp_path / "shop.json").write_text(json.dumps(AS_DATA, indent=1))
    assert str(loaded(tmp_path, target).locate("shop", ("elements", 1))) == place


def test_a_record_is_as_good_as_an_architecture_in_the_making(tmp_path: Path) -> None:
    (tmp_path / "arch.py").write_text(MODEL + "record = shop.record()\n")
    workspace = loaded(tmp_path, "arch:record")
    assert workspace.architectures[0].title == "Shop"
    assert str(workspace.locate("shop", ())) == "trueline.toml:1"


def test_modules_are_looked_for_in_the_configured_folders(tmp_path: Path) -> None:
    (tmp_path / "src" / "shop").mkdir(parents=True)
    (tmp_path / "src" / "shop" / "__init__.py").write_text("")
    (tmp_path / "src" / "shop" / "model.py").write_text(MODEL)
    assert mistakes(tmp_path, "shop.model:shop") == ["trueline.toml:1: there is no module 'shop.model'"]
    assert loaded(tmp_path, "shop.model:shop", more='paths = ["src"]').architectures[0].id == "shop"


def test_loading_again_sees_edits_of_the_same_size_within_the_same_second(tmp_path: Path) -> None:
    for word in ("Sells", "Lends", "Sends"):
        (tmp_path / "words.py").write_text(f'WORD = "{word}"\n')
        (tmp_path / "arch.py").write_text("from words import WORD\n" + MODEL.replace('"Sells things"', "WORD"))
        assert loaded(tmp_path, "arch:shop").architectures[0].elements[0].description == word


def test_loading_leaves_the_process_and_the_folder_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "arch.py").write_text(MODEL)
    before = (sys.path[:], sys.meta_path[:], sys.stdout)
    loaded(tmp_path, "arch:shop")
    assert (sys.path, sys.meta_path, sys.stdout) == before
    assert "arch" not in sys.modules
    assert sorted(path.name for path in tmp_path.iterdir()) == ["arch.py", "trueline.toml"]


def test_what_a_model_prints_does_not_reach_the_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "arch.py").write_text(f"print('hello')\n{MODEL}")
    loaded(tmp_path, "arch:shop")
    assert capsys.readouterr() == ("", "hello\n")


def test_a_module_that_is_not_named_is_not_executed(tmp_path: Path) -> None:
    (tmp_path / "arch.py").write_text(MODEL)
    (tmp_path / "other.py").write_text("raise RuntimeError\n")
    (tmp_path / "conftest.py").write_text("raise RuntimeError\n")
    assert loaded(tmp_path, "arch:shop").architectures[0].id == "shop"


def test_mistakes_of_all_architectures_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "arch.py").write_text("1 / 0\n")
    (tmp_path / "shop.yaml").write_text("- 1\n")
    assert mistakes(tmp_path, "arch:shop", "shop.yaml", "gone.json") == [
        "arch.py:1: the model module 'arch' raises ZeroDivisionError: division by zero",
        "shop.yaml:1: an architecture is a mapping of fields, not a list or a single value",
        "trueline.toml:1: there is no file 'gone.json'",
    ]


def test_the_line_named_is_the_users_own_even_if_a_library_raises(tmp_path: Path) -> None:
    (tmp_path / "arch.py").write_text("import json\n\njson.loads('{')\n")
    (found,) = mistakes(tmp_path, "arch:shop")
    assert found.startswith("arch.py:3: the model module 'arch' raises JSONDecodeError: ")


def test_an_interrupt_is_not_taken_for_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "arch.py").write_text("raise KeyboardInterrupt\n")
    with pytest.raises(KeyboardInterrupt):
        loaded(tmp_path, "arch:shop")


def test_a_missing_package_of_the_model_is_told_where_it_is_imported(tmp_path: Path) -> None:
    (tmp_path / "arch.py").write_text("import arch.parts\n")
    (found,) = mistakes(tmp_path, "arch:shop")
    assert found.startswith("arch.py:1: the model module 'arch' cannot be imported: No module named 'arch.parts'")
