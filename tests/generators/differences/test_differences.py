"""Two states of a model on one page: what changed in words, and drawings that the real Mermaid reads."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.mermaid.parser import MermaidParser
from trueline.generators.diagrams.graph import Arrow, Box, Frame, Graph
from trueline.generators.differences import change_page, summary
from trueline.generators.differences.graphs import laid_over
from trueline.model.comparison import aligned, compare
from trueline.model.forms import from_data
from trueline.model.workspace import Workspace

MODELS = Path(__file__).parents[3] / "site" / "reference" / "models"
BLOCK = re.compile(r"^```mermaid\n(.*?)^```$", re.M | re.S)


def data(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((MODELS / f"{name}.json").read_text(encoding="utf-8"))
    return found


def edited(name: str) -> dict[str, Any]:
    """The model with a bit of everything changed."""
    after = data(name)
    for element in after["elements"][::7]:
        element["description"] = 'Now "quoted" <b> & | #1;'
    after["relationships"] = after["relationships"][2:]
    first = next(one for one in after["elements"] if one["kind"] == "system")
    after["elements"].append({"id": "the-new-one", "kind": "system", "name": "The [new] one"})
    after["relationships"].append({"source": "the-new-one", "target": first["id"], "description": "Asks; twice"})
    for flow in after.get("flows", ()):
        flow["steps"] = flow["steps"][1:] if len(flow["steps"]) > 2 else flow["steps"]
    for machine in after.get("machines", ()):
        machine["states"].append({"id": "the-new-one", "name": "New"})
    for entity in after.get("entities", ())[:2]:
        entity.setdefault("attributes", []).append({"name": "the_new_one", "type": "text"})
    for one in after.get("classes", ())[:1]:
        one.setdefault("fields", []).append({"name": "new", "type": "int"})
    return after


@pytest.mark.parametrize("name", sorted(path.stem for path in MODELS.glob("*.json")))
def test_every_drawing_of_a_difference_is_one_that_mermaid_reads(name: str, mermaid: MermaidParser) -> None:
    before, after = from_data(data(name)), from_data(edited(name))
    changes = compare(before, after)
    page = change_page(Workspace((aligned(before, after),)), Workspace((after,)), name, changes)
    blocks = BLOCK.findall(page)
    assert blocks
    for source in blocks:
        parsed = mermaid.parse(source)
        assert parsed.ok, f"{parsed.error}\n{source}"
    assert any(":::added" in source for source in blocks)
    assert page.count("\n- ") >= len(changes)


def test_a_drawing_shows_what_came_what_went_and_what_changed() -> None:
    before = Graph(
        (Frame("s", "Shop", items=(Box("a", "A", "[X]"), Box("b", "B", "[X]"), Box("c", "C", "[X]"))),),
        (Arrow("a", "b", "Asks"), Arrow("a", "c", "Tells"), Arrow("b", "c", "Old words")),
    )
    after = Graph(
        (Frame("s", "Shop", items=(Box("a", "A", "[Y]"), Box("c", "C", "[X]"), Box("d", "D", "[X]"))),),
        (Arrow("a", "c", "Tells"), Arrow("a", "d", "Asks"), Arrow("b", "c", "New words")),
    )
    over = laid_over(before, after)
    assert over is not None
    (frame,) = over.items
    assert isinstance(frame, Frame)
    assert [(one.title, one.kind, one.style) for one in frame.items] == [
        ("A", "[Y] changed", "changed"),
        ("C", "[X]", ""),
        ("D", "[X] added", "added"),
        ("B", "[X] removed", "removed"),
    ]
    assert [(one.source, one.target, one.text, one.line) for one in over.arrows] == [
        ("a", "c", "Tells", "solid"),
        ("a", "d", "+ Asks", "solid"),
        ("b", "c", "~ Old words → New words", "solid"),
        ("a", "b", "- Asks", "dashed"),
    ]


def test_drawings_that_do_not_differ_are_left_out() -> None:
    graph = Graph((Box("a", "A"), Box("b", "B")), (Arrow("a", "b", "- starts with a sign"),))
    assert laid_over(graph, graph) is None


def test_a_change_is_told_with_its_fields_and_all_are_counted() -> None:
    after = data("inventory")
    after["elements"][0]["technology"] = "Vue"
    after["endpoints"].pop()
    lines = list(summary(compare(from_data(data("inventory")), from_data(after))))
    assert lines == [
        "~ system Web Application",
        "    technology: + Vue",
        "- endpoint GET /inventory/products/{id}/availability !",
        "1 removed, 1 changed",
    ]
