"""Builds as a whole: the same bytes everywhere, and small changes where little was changed."""

from __future__ import annotations

import difflib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.landscape import landscape
from bench.peers.trueline import MODEL, write
from tests.generators.whole.building import built
from tests.generators.whole.everything import everything
from tests.house.documents import blocks
from trueline.model.forms import from_data, to_data
from trueline.model.records.base import TextField
from trueline.model.walking import walk
from trueline.model.workspace import Workspace

COMMAND = str(Path(sys.executable).parent / "trueline")
ROOT = Path(__file__).resolve().parents[3]


def run(folder: Path, at: Path, **environment: str) -> dict[str, bytes]:
    """Build the project in `folder`, started from `at`, and return what was written, the manifest included."""
    ended = subprocess.run(
        [COMMAND, "build", "-C", os.path.relpath(folder, at)],
        cwd=at, env={**os.environ, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    left_out = (".cache", "shop.", "trueline.toml")
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in files
        if not path.relative_to(folder).as_posix().startswith(left_out)
    }


def project(folder: Path, name: str, text: str, named: str) -> Path:
    """Write a project of one model: the file `name` with `text`, which the configuration calls `named`."""
    folder.mkdir(parents=True)
    (folder / name).write_text(text, encoding="utf-8")
    (folder / "trueline.toml").write_text(f'architectures = ["{named}"]\n', encoding="utf-8")
    return folder


def test_hash_seed_locale_time_zone_and_folder_change_no_byte(tmp_path: Path) -> None:
    model = ("shop.json", json.dumps(everything()), "shop.json")
    first = run(project(tmp_path / "one", *model), tmp_path, PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC")
    assert len(first) > 40
    other = project(tmp_path / "far" / "away" / "two", *model)
    elsewhere = {"PYTHONHASHSEED": "4242", "LC_ALL": "C.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"}
    assert run(other, other, **elsewhere) == first


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_whatever_form_an_architecture_is_written_in_the_same_bytes_are_built(tmp_path: Path, form: str) -> None:
    python = "".join(block.text for block in blocks("site/guide/language.md"))
    said: dict[str, Any] = {"__name__": "shop"}
    exec(compile(python, "shop.py", "exec"), said)
    data = to_data(said["shop"].record())
    text = json.dumps(data) if form == "json" else yaml.safe_dump(data, allow_unicode=True)
    first = run(project(tmp_path / "python", "shop.py", python, "shop:shop"), tmp_path)
    assert len(first) > 40
    assert run(project(tmp_path / form, f"shop.{form}", text, f"shop.{form}"), tmp_path) == first


def test_one_more_component_changes_only_lines_that_concern_it(tmp_path: Path) -> None:
    write(landscape(1000), tmp_path / "land")
    model = tmp_path / "land" / MODEL
    data = json.loads(model.read_text(encoding="utf-8"))
    before = of(data)
    at = next(number for number, each in enumerate(data["elements"]) if each["id"] == "s20.c2.p3")
    new = {"id": "s20.c2.extra", "kind": "component", "name": "Extra Thing", "description": "Newly here"}
    data["elements"].insert(at + 1, new)
    data["relationships"].append({"source": "s20.c2.extra", "target": "s20.c3.p1", "description": "Extra use"})
    after = of(data)
    assert before.keys() == after.keys()
    changed = {path: difference(before[path], after[path]) for path in after if before[path] != after[path]}
    assert 3 <= len(changed) <= 12, sorted(changed)
    foreign = [(path, line) for path, lines in changed.items() for line in lines if not concerns(path, line)]
    assert foreign == []
    assert sum(map(len, changed.values())) < 90


def of(data: dict[str, Any]) -> dict[str, str]:
    return built(Workspace((from_data(data),)))


def difference(old: str, new: str) -> list[str]:
    """Return the lines that were added or taken away."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def concerns(path: str, line: str) -> bool:
    """Whether a changed line tells of the new component, or stands where it is described for the first time."""
    if re.search(r"[Ee]xtra|Newly here", line):
        return True
    if line.startswith("-") and not path.endswith("/matrix.md"):  # what its container or its neighbour said before
        return bool(re.search(r"s20[._]c[23]|Container 20\.[23]", line)) or line in ("-", *_COUNTS)
    if path.endswith("landscape.json"):
        return line.strip("+ ,") in ("{", "}", '"kind": "component"', '"target": "s20.c3.p1"')
    if path.endswith("/matrix.md"):
        return bool(re.search(r"20\.[23]|Used by|:-:|^[+-]$", line))  # its row, its column, and their sums
    return path.endswith(("/s20.md", "/s20.c2.md", "/s20.c3.md")) or (path.endswith("/names.md") and line in _LETTER)


_COUNTS = ("-12 boxes, 1 boundary, 24 arrows.",)
_LETTER = ("+## E", "+", "+| Name | Leads to | Kind |", "+| --- | --- | --- |")


@pytest.mark.parametrize(("architecture", "at_least"), [("inventory", 4), ("service-platform", 1)])
def test_a_new_name_stands_wherever_the_old_one_did_and_the_old_one_nowhere(architecture: str, at_least: int) -> None:
    path = ROOT / "site" / "reference" / "models" / f"{architecture}.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    # What has a name of its own that holds these words keeps it: an instance, a repository, an activity.
    others = {each.value for each in walk(from_data(data), TextField) if OLD in each.value} - {OLD}
    before = without(others, of(data))
    for element in data["elements"]:
        if element["name"] == OLD:
            element["name"] = NEW
    after = without(others, of(data))
    assert [path for path, text in after.items() if OLD in text] == []
    showed = diagrams_with(before, OLD)
    assert len(showed) >= at_least
    assert diagrams_with(after, NEW) == showed
    assert {path for path, text in after.items() if NEW in text} == {p for p, text in before.items() if OLD in text}


OLD, NEW = "Event Store", "Ledger of Events"


def without(names: set[str], made: dict[str, str]) -> dict[str, str]:
    """Return what was made, less some names."""
    if not names:
        return made
    longest_first = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    return {path: longest_first.sub("", text) for path, text in made.items()}


def diagrams_with(made: dict[str, str], words: str) -> set[tuple[str, str, int]]:
    """Return page, kind and number of the diagrams that show some words."""
    return {
        (path, block.split(None, 1)[0], number)
        for path, text in made.items()
        for number, block in enumerate(re.findall(r"^```mermaid\n(.*?)^```$", text, re.M | re.S))
        if words in block
    }
