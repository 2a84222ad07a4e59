"""Every inspection finds what it is there for, and nothing where there is nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from trueline.model.diagnostics import Severity
from trueline.model.forms import from_data
from trueline.model.inspections import INSPECTIONS, Finding, Inspection, Model, inspect
from trueline.model.workspace import Workspace

from .cases import CASES
from .kiosk import KIOSK, findings, spoiled

# Of an empty model and an empty workspace, which a change of the kiosk cannot give.
EMPTY = {"model.workspace.empty", "model.architecture.empty"}


def test_nothing_is_found_in_a_model_without_fault() -> None:
    assert [str(each) for each in findings()] == []


@pytest.mark.parametrize(("code", "changes", "said"), CASES, ids=[case[0] for case in CASES])
def test_an_inspection_finds_its_fault_and_no_other_does(code: str, changes: list[tuple[str, Any]], said: str) -> None:
    found = findings(*changes)
    assert {each.code for each in found} == {code}, [str(each) for each in found]
    assert any(said in each.message for each in found), [each.message for each in found]
    assert all(each.about.startswith("kiosk") and each.remedy for each in found)


def test_every_inspection_has_a_case() -> None:
    assert {case[0] for case in CASES} | EMPTY == {inspection.id for inspection in INSPECTIONS}


def test_empty_models_are_told() -> None:
    assert [each.code for each in inspect(Workspace(()))] == ["model.workspace.empty"]
    bare = from_data({"trueline": 1, "id": "kiosk", "title": "Kiosk"})
    assert [each.code for each in inspect(Workspace((bare,)))] == ["model.architecture.empty"]


# What is near to a fault, and none.
NEAR: list[list[tuple[str, Any]]] = [
    [("elements.+", {"id": "kiosk.app.till.count", "name": "count()", "kind": "code", "description": "Counts"})],
    [("relationships.1", {**KIOSK["relationships"][1], "through": ["kiosk.app.shelf"]})],
    [("relationships.0.source", "role:customer")],
    [("groups.+", {"id": "zone", "name": "Zone", "dimension": "zone", "description": "Z"}),
     ("elements.2.groups.+", "group:zone")],
    [("flows.0.steps.+", {"step": "message", "source": "kiosk.app", "target": "kiosk.app", "text": "thinks"})],
    [("flows.0.steps.+", {"step": "message", "source": "kiosk.app.till", "target": "kiosk.store", "text": "asks"}),
     ("relationships.+", {"source": "kiosk.app", "target": "kiosk.store", "description": "x", "technology": "SQL"})],
    [("processes.0.edges.+", {"source": "count", "target": "count"})],
    [("machines.0.unhandled", [{"state": "sold", "trigger": "sell", "response": "ignored"}])],
    [("entities.0.attributes.1.unique", True), ("entities.1.attributes.1.references.attribute", "title")],
    [("elements.3.status", "planned"), ("elements.3.code", [".later"])],
    [("elements.2.type", "library"), ("elements.2.run_by", ["kiosk.store"])],
    [("decisions.0.context", "![Containers](view:container.kiosk)")],
]  # fmt: skip


@pytest.mark.parametrize("changes", NEAR)
def test_what_only_looks_like_a_fault_is_none(changes: list[tuple[str, Any]]) -> None:
    assert [str(each) for each in findings(*changes)] == []


def test_severities_of_the_project_count_and_what_is_off_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    space = Workspace((from_data(spoiled(("elements.0.description", ""))),))
    assert [each.severity for each in inspect(space)] == [Severity.WARNING]
    assert [each.severity for each in inspect(space, {"model.person.undescribed": Severity.ERROR})] == [Severity.ERROR]

    def looked(_: Model) -> Iterator[Finding]:
        raise AssertionError("it was switched off")

    only = Inspection("model.some.thing", Severity.WARNING, "Why.", "what", "How.", looked)
    monkeypatch.setattr("trueline.model.inspections.inspecting.INSPECTIONS", (only,))
    assert inspect(space, {"model.some.thing": Severity.OFF}) == []
    with pytest.raises(AssertionError, match="switched off"):
        inspect(space)


def test_without_code_to_ask_bindings_are_not_inspected() -> None:
    assert inspect(Workspace((from_data(spoiled(("elements.3.code", [".tills"]))),))) == []


def test_findings_stand_in_the_order_of_the_inspections_where_no_line_is_known() -> None:
    found = [each.code for each in findings(("elements.0.description", ""), ("elements.1.description", ""))]
    assert found == ["model.person.undescribed", "model.system.undescribed"]
