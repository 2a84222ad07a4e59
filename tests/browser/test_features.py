"""What a reader can do with a diagram, each feature used in the built documentation of this project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser.building import ROOT, build, run

Facts = dict[str, Any]


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Facts:
    """What became of each feature."""
    folder: Path = tmp_path_factory.mktemp("features") / "site"
    build(folder, ROOT / "mkdocs.yml")
    facts: Facts = json.loads(run("node", "tests/browser/features.mjs", folder, CHROMIUM=chromium))
    return facts


def test_no_feature_fails(used: Facts) -> None:
    assert used["faults"] == []


def test_a_button_zooms_and_escape_brings_the_drawing_back_as_it_was(used: Facts) -> None:
    zoom = used["zoom"]
    assert zoom["closer"] == pytest.approx(zoom["before"] * 1.25, rel=0.02)
    assert zoom["back"] == {"zoomed": False, "scale": pytest.approx(zoom["before"]), "viewBox": True}


def test_a_zoomed_drawing_is_moved_by_arrow_keys_and_by_dragging(used: Facts) -> None:
    assert used["zoom"]["moved"] == pytest.approx(60, abs=2)
    assert used["zoom"]["dragged"] == pytest.approx(50, abs=2)


def test_the_wheel_scrolls_the_page_and_zooms_with_a_modifier_only(used: Facts) -> None:
    assert used["wheel"]["plain"] == {"zoomed": False, "scrolled": True}


def test_the_key_0_shows_the_whole_drawing(used: Facts) -> None:
    assert used["wheel"]["whole"]


def test_two_fingers_zoom(used: Facts) -> None:
    assert used["pinch"]["ratio"] > 1.5


def test_a_diagram_fills_the_screen_says_which_it_is_and_comes_back(used: Facts) -> None:
    full = used["full"]
    assert full["covers"]
    assert full["label"]
    assert full["title"] == "Level 2: Container Diagram"
    assert full["after"] == {"full": 0, "zoomed": False}


def test_a_diagram_folds_to_its_bar(used: Facts) -> None:
    assert used["folds"]["hidden"]


def test_a_group_folds_to_a_box_that_says_how_much_is_in_it(used: Facts) -> None:
    folds = used["folds"]
    assert folds["label"] == "Fold CRM System [System]"
    assert (folds["all"], folds["folded"]) == (7, 5)
    assert folds["text"] == "CRM System [System]3 inside"
    assert folds["arrows"] == 4  # of the six, the two to the database were between what is now folded


def test_the_source_is_copied_as_it_stands_in_the_page(used: Facts) -> None:
    source = (ROOT / "site" / "systems" / "crm" / "containers.md").read_text()
    assert used["copies"]["source"] in source


def test_a_link_leads_to_where_the_diagram_stands(used: Facts) -> None:
    assert used["copies"]["link"].endswith("/systems/crm/containers.html#view--level-2-container-diagram")
    assert used["copies"]["found"]


def test_a_diagram_is_saved_whole_as_svg(used: Facts) -> None:
    svg = used["images"]["svg"]
    assert svg["name"] == "level-2-container-diagram.svg"
    assert svg["parsed"]
    assert svg["height"] > svg["tall"] * 1.2  # the frame shows a part of it at this moment


def test_a_diagram_is_saved_as_png_in_double_size_with_its_colours(used: Facts) -> None:
    png = used["images"]["png"]
    assert (png["name"], png["magic"]) == ("level-2-container-diagram.png", "PNG")
    assert png["width"] == 2 * used["images"]["svg"]["width"]
    assert png["colours"] > 10


def test_what_a_box_is_related_to_stands_out_while_it_is_pointed_at(used: Facts) -> None:
    pointed = used["highlight"]["pointed"]
    assert pointed["boxes"] == ["Calendar Client", "Database", "User", "Web Application"]
    assert pointed["lines"] == 3
    assert pointed["others"] < 0.5


def test_what_a_box_is_related_to_stands_out_while_it_is_focused(used: Facts) -> None:
    focused = used["highlight"]["focused"]
    assert focused["boxes"] == ["Background Scheduler", "Database", "Email Service", "SMS Service"]


def test_messages_of_a_participant_stand_out(used: Facts) -> None:
    assert used["highlight"]["messages"] == 3


def test_the_legend_explains_what_the_drawing_has_and_nothing_else(used: Facts) -> None:
    legend = used["legend"]
    assert (legend["before"], legend["after"]) == (False, True)
    assert [words.removeprefix("Aa").strip() for words in legend["words"]] == [
        "Container",
        "Database, cache or other store",
        "Person",
        "Software system, outside",
        "Relationship, in the direction of the arrow",
        "Boundary: what stands in it belongs together",
    ]


def test_arrows_move_when_asked_to_and_never_for_readers_who_want_no_motion(used: Facts) -> None:
    assert used["animation"] == {"before": "none", "after": "diagram-flow", "still": "none"}


def test_a_flow_is_stepped_through_message_by_message(used: Facts) -> None:
    steps = used["steps"]
    assert (steps["all"], steps["start"]) == (16, "16 messages")
    assert steps["one"] == {"said": "1 of 16. Client to API: POST /inventory/stock", "later": 15}
    assert steps["two"] == {"said": "2 of 16. API to Inventory Command Service: AddStockCommand", "later": 14}
    assert steps["last"] == {"later": 0}
    assert steps["left"] == {"later": 0, "bars": 0}


def test_a_playing_flow_pauses_and_never_plays_for_readers_who_want_no_motion(used: Facts) -> None:
    assert used["steps"]["waits"]
    assert used["steps"]["plays"] == 0


def test_a_schema_is_shown_with_names_only_or_with_attributes(used: Facts) -> None:
    model = json.loads((ROOT / "site/reference/models/pcf-api.json").read_text())
    attributes = sum(len(entity["attributes"]) for entity in model["entities"])
    assert (used["starts"]["names"], used["starts"]["full"]) == (0, attributes)


def test_an_entity_leads_to_its_columns(used: Facts) -> None:
    assert used["starts"]["entity"] == "#entity--pcf.db.db-schema.session"


def test_the_model_says_how_a_diagram_starts(used: Facts) -> None:
    starts = used["starts"]
    assert (starts["animated"], starts["zoomable"], starts["interactive"], starts["collapsible"]) == (1, 1, True, 1)


def test_clicks_lead_from_a_system_to_its_containers_to_its_components_and_the_trail_leads_back(used: Facts) -> None:
    assert used["drillDown"]["trail"] == [
        "crm-system.html",
        "crm-system.web-application.html",
        "crm-system.web-application.html#crm-system.web-application.scheduling-service",
    ]
    assert used["drillDown"]["crumbs"] == ["CRM System", "CRM System"]


def test_a_matrix_is_sorted_rows_and_columns_together_and_says_the_same(used: Facts) -> None:
    matrix = used["matrix"]
    for order in ("before", "named", "used", "back"):
        assert matrix[order]["rows"] == [*matrix[order]["heads"], "Used by"]
        assert matrix[order]["diagonal"]
        assert matrix[order]["pairs"] == matrix["before"]["pairs"]
    assert matrix["named"]["heads"] == sorted(matrix["before"]["heads"], key=str.casefold)
    assert matrix["used"]["heads"][:2] == ["Database", "Web Application"]
    assert matrix["back"] == matrix["before"]


def test_a_number_of_a_matrix_leads_to_who_uses(used: Facts) -> None:
    assert used["matrix"]["leads"] == "crm-system.api-gateway.html"
