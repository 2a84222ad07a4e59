"""What the search of the site finds: everything by its name, and no diagram syntax."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.browser.building import ROOT, build

MODELS = ROOT / "site" / "reference" / "models"
SYNTAX = re.compile(
    r"\bflowchart (?:TB|LR|BT|RL)\b|-->\||\bclassDef \w|:::\w|@\{ |sequenceDiagram|erDiagram|stateDiagram"
    r"|\w____\w|%% (?:start|link)"
)


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """The search index of the documentation: location, title and text of each section, as a reader sees them."""
    folder: Path = tmp_path_factory.mktemp("search") / "site"
    build(folder, ROOT / "mkdocs.yml")
    index = json.loads((folder / "search" / "search_index.json").read_text(encoding="utf-8"))
    return [
        {
            "location": one["location"],
            "title": plain(one["title"]),
            "text": plain(re.sub(r"<[^>]+>", " ", one["text"])),
        }
        for one in index["docs"]
    ]


def plain(text: str) -> str:
    return " ".join(html.unescape(text).split())


def models() -> dict[str, dict[str, Any]]:
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(MODELS.glob("*.json"))}


def test_no_excerpt_holds_diagram_syntax(entries: list[dict[str, str]]) -> None:
    generated = [one for one in entries if one["location"].startswith("systems/")]
    assert len(generated) > 500
    assert [(one["location"], SYNTAX.findall(one["text"])) for one in generated if SYNTAX.search(one["text"])] == []


@pytest.mark.parametrize("kind", ["elements", "entities", "commands", "queries", "events", "classes"])
def test_everything_of_a_kind_is_the_title_of_an_entry(entries: list[dict[str, str]], kind: str) -> None:
    named = [(name, one["name"]) for name, model in models().items() for one in model.get(kind, ())]
    assert named
    titles: dict[str, set[str]] = {}
    for one in entries:
        titles.setdefault(one["location"].removeprefix("systems/").partition("/")[0], set()).add(one["title"])
    assert [(model, name) for model, name in named if plain(name) not in titles[model]] == []


def test_endpoints_are_found_by_method_and_path(entries: list[dict[str, str]]) -> None:
    for name, model in models().items():
        texts = " ".join(f"{one['title']} {one['text']}" for one in entries if f"systems/{name}/" in one["location"])
        assert [one["name"] for one in model.get("endpoints", ()) if plain(one["name"]) not in texts] == []


def test_states_and_messages_are_in_the_texts(entries: list[dict[str, str]]) -> None:
    for name, model in models().items():
        texts = " ".join(one["text"] for one in entries if one["location"].startswith(f"systems/{name}/"))
        states = [state["name"] for machine in model.get("machines", ()) for state in machine["states"]]
        assert [state for state in states if plain(state) not in texts] == []
        steps = [step for flow in model.get("flows", ()) for step in flow["steps"] if step["step"] == "message"]
        said = [plain(step["text"]) for step in steps if step.get("text")]
        assert [text for text in said if text not in texts] == []
