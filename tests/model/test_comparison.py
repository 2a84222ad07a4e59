"""What `compare` finds, on the models of the source documents with realistic edits and with random ones."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.generators.whole.everything import everything
from trueline.model.comparison import Change, compare
from trueline.model.forms import from_data
from trueline.model.records.architecture import ArchitectureRecord

MODELS = Path(__file__).parents[2] / "site" / "reference" / "models"
NAMES = sorted(path.stem for path in MODELS.glob("*.json"))
OPPOSITE = {"added": "removed", "removed": "added", "changed": "changed", "renamed": "renamed"}


@cache
def text(name: str) -> str:
    return (MODELS / f"{name}.json").read_text(encoding="utf-8")


def data(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text(name))
    return found


def by_id(records: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {record["id"]: record for record in records}


def told(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(one.change, one.kind, one.id) for one in compare(from_data(before), from_data(after))]


@pytest.mark.parametrize("name", NAMES)
def test_a_model_does_not_differ_from_itself_in_whatever_order(name: str) -> None:
    before, after = data(name), data(name)
    for field in ("elements", "relationships", "groups", "entities", "endpoints"):
        after.get(field, []).sort(key=lambda one: json.dumps(one, sort_keys=True))
    if name == "inventory":
        assert before["relationships"] != after["relationships"]
    assert told(before, after) == []


def test_a_container_its_relationship_and_a_threshold_that_changed_are_told() -> None:
    before, after = data("inventory"), data("inventory")
    after["elements"].append({"id": "stock.audit", "kind": "container", "name": "Audit"})
    after["relationships"].append({"source": "stock.audit", "target": "stock.event-store", "description": "Reads"})
    gone = after["relationships"].pop(0)
    machine = after["machines"][0]
    machine["states"].append({"id": "lost", "name": "Lost"})
    found = compare(from_data(before), from_data(after))
    assert ("added", "container", "stock.audit") in told(before, after)
    assert ("added", "relationship", "stock.audit->stock.event-store: Reads") in told(before, after)
    assert ("removed", "relationship", f"{gone['source']}->{gone['target']}: {gone['description']}") in told(
        before, after
    )
    (states,) = [one for one in found if one.kind == "machine"]
    assert [(field.path, field.before) for field in states.fields] == [("states[lost]", None)]
    assert len(found) == 4


def test_a_renamed_element_is_one_change_and_what_speaks_of_it_none() -> None:
    before = data("inventory")
    after = json.loads(text("inventory").replace("stock.read-model", "stock.stock-view"))
    element = by_id(after["elements"])["stock.stock-view"]
    element |= {"name": "Stock View", "formerly": ["read-model"]}
    (only,) = compare(from_data(before), from_data(after))
    assert (only.change, only.id, only.before) == ("renamed", "stock.stock-view", "stock.read-model")
    assert [(field.path, field.before, field.after) for field in only.fields] == [("name", "Read Model", "Stock View")]


def test_an_endpoint_that_goes_and_a_column_that_narrows_may_break_others() -> None:
    before, after = data("crm"), data("crm")
    gone = after["endpoints"].pop()
    users = {flow["id"] for flow in before["flows"] if gone["id"] in json.dumps(flow)}
    if users:
        pytest.fail("the last endpoint is one that no flow calls")
    entity = after["entities"][0]
    column = entity["attributes"][-1]["name"]
    entity["attributes"][-1]["type"] = "int"
    found = {(one.kind, one.change): one for one in compare(from_data(before), from_data(after))}
    assert found["endpoint", "removed"].breaking
    assert found["entity", "changed"].breaking
    assert found["entity", "changed"].fields[0].path == f"attributes[{column}].type"


def test_words_that_change_break_nobody() -> None:
    before, after = data("crm"), data("crm")
    after["entities"][0]["description"] = "Other words"
    after["entities"][1].setdefault("attributes", []).append({"name": "extra", "type": "text"})
    assert [one.breaking for one in compare(from_data(before), from_data(after))] == [False, False]


def test_the_order_of_messages_counts() -> None:
    before, after = data("inventory"), data("inventory")
    steps = after["flows"][0]["steps"]
    steps[0], steps[1] = steps[1], steps[0]
    (flow,) = compare(from_data(before), from_data(after))
    assert flow.kind == "flow"


def test_an_architecture_that_comes_or_goes_is_told_whole() -> None:
    record = from_data(data("inventory"))
    for before, after, change in ((None, record, "added"), (record, None, "removed")):
        found = compare(before, after)
        assert {one.change for one in found} == {change}
        assert (found[0].kind, found[0].id) == ("architecture", "inventory")
        assert len(found) > 50


def test_no_field_of_an_architecture_is_forgotten() -> None:
    """A change of any field of a model that has them all is told."""
    whole = everything()
    record = from_data(whole)
    for field in ArchitectureRecord.model_fields:
        if field in ("trueline", "id") or not whole.get(field):
            continue
        after = copy.deepcopy(whole)
        if isinstance(after[field], list):
            first = after[field][0]
            name = next(
                key
                for key in (
                    "description",
                    "title",
                    "name",
                    "colour",
                    "because",
                    "purpose",
                    "layer",
                    "verb",
                    "text",
                    "level",
                )
                if key in first
            )
            first[name] = "#123456" if name == "colour" else "Something else"
        elif isinstance(after[field], dict):
            after[field]["title"] = "Something else"
        else:
            after[field] = "Something else"
        assert compare(record, from_data(after)), field


@st.composite
def edits(draw: st.DrawFn) -> tuple[dict[str, Any], list[tuple[str, str, str]]]:
    """An edited model, with what was done to it."""
    after = data("inventory")
    done: list[tuple[str, str, str]] = []
    for number in range(draw(st.integers(1, 4))):
        element = {"id": f"stock.new-{number}", "kind": "container", "name": f"New {number}"}
        after["elements"].append(element)
        done.append(("added", "container", element["id"]))
    for index in draw(st.sets(st.integers(0, len(after["relationships"]) - 1), max_size=4)):
        one = after["relationships"][index]
        one["technology"] = f"{one.get('technology', '')} or else"
        said = one.get("description", "").split("\n")[0]
        done.append(("changed", "relationship", f"{one['source']}->{one['target']}" + (f": {said}" if said else "")))
    decisions = after["decisions"]
    if draw(st.booleans()):
        done.append(("removed", "decision", decisions.pop()["id"]))
    return after, done


@settings(max_examples=40, deadline=None, phases=[Phase.generate])
@given(edits())
def test_edits_are_told_exactly_and_backwards_as_their_opposites(
    made: tuple[dict[str, Any], list[tuple[str, str, str]]],
) -> None:
    after, done = made
    forward: tuple[Change, ...] = compare(from_data(data("inventory")), from_data(after))
    assert sorted((one.change, one.kind, one.id) for one in forward) == sorted(done)
    backward = compare(from_data(after), from_data(data("inventory")))
    assert sorted((OPPOSITE[one.change], one.kind, one.id) for one in backward) == sorted(done)
