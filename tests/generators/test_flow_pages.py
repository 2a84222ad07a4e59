"""Pages of flows."""

from __future__ import annotations

from tests.generators.garage import garage
from tests.golden import check_golden
from trueline.generators.flow_pages import FlowPages
from trueline.model.protocols import Artefact, Options


def pages(**changes: object) -> dict[str, str]:
    produced = FlowPages().generate(garage(**changes), Options())
    return {each.path: each.content for each in produced if isinstance(each, Artefact)}


def test_the_pages_are_those_that_were_looked_at() -> None:
    check_golden("flow_pages", FlowPages().generate(garage(), Options()))


def test_dynamic_views_have_a_page_of_their_own() -> None:
    made = pages()
    assert sorted(made) == ["site/systems/garage/dynamic.md", "site/systems/garage/flows.md"]
    assert "Lift it [rope]" in made["site/systems/garage/dynamic.md"]
    assert "A look inside" not in made["site/systems/garage/flows.md"]


def test_a_flow_leads_to_who_takes_part_and_what_it_is_about() -> None:
    page = pages()["site/systems/garage/flows.md"]
    assert "- Who takes part: [Driver](elements/driver.md), [Desk](elements/shop.desk.md)" in page
    assert "[POST /orders](interfaces.md#endpoint--" in page
    assert "[Booked](messages.md#event--" in page


def test_without_flows_there_is_no_page() -> None:
    assert pages(flows=[]) == {}
