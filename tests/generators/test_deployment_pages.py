"""Pages of deployments: where things run, how many, and who reaches whom."""

from __future__ import annotations

from typing import Any

from tests.generators.bakery import OPTIONS, astray, bakery, pages, section
from tests.golden import check_golden
from trueline.generators.deployment_pages import DeploymentPages


def test_the_pages_of_the_bakery_are_the_ones_that_were_looked_at() -> None:
    check_golden("deployment_pages", DeploymentPages().generate(bakery(), OPTIONS))


def test_every_deployment_stands_at_its_address() -> None:
    space = bakery()
    (page,) = pages(DeploymentPages().generate(space, OPTIONS))
    assert astray(space, page) == []
    assert page.about == ("bakery/deployment:home", "bakery/deployment:small", "bakery/deployment:large")


def test_an_architecture_without_deployments_has_no_page() -> None:
    assert pages(DeploymentPages().generate(bakery(deployments=[]), OPTIONS)) == []


def test_scenarios_stand_side_by_side_with_how_much_runs_in_each() -> None:
    (page,) = pages(DeploymentPages().generate(bakery(), OPTIONS))
    together = page.content.partition("## live: before growing, after growing")[2].partition("<a id=")[0]
    assert together.count("```mermaid") == 1
    assert "| [Till](elements/shop.till.md) | 1 | 6 |" in together
    assert "| [Oven](elements/shop.oven.md) | 0 | 3 |" in together
    assert "```" not in section(page, "deployment--large")


def test_what_has_the_same_name_is_told_apart_by_no_more_words_than_needed() -> None:
    (page,) = pages(DeploymentPages().generate(bakery(), OPTIONS))
    assert _reached(section(page, "deployment--home")) == ["Book (left)", "Book (right)", "Book (left)", "Book (right)"]
    apart = [_node("first"), _node("second")]
    (page,) = pages(DeploymentPages().generate(bakery(deployments=[_deployment(apart)]), OPTIONS))
    assert _reached(section(page, "deployment--x")) == ["First / Book", "Second / Book"]


def test_a_promise_to_recover_is_linked_from_the_places_that_have_to_keep_it() -> None:
    (page,) = pages(DeploymentPages().generate(bakery(), OPTIONS))
    assert "What recovery promises:\n\n- [Back soon](qualities.md#quality--back): Within the hour\n" in page.content
    (page,) = pages(DeploymentPages().generate(bakery(qualities=[]), OPTIONS))
    assert "recovery" not in page.content


def _node(id_: str) -> dict[str, Any]:
    instances = [{"id": "till", "of": "shop.till"}, {"id": "book", "of": "shop.book"}]
    return {"id": id_, "name": id_.title(), "isolated": True, "instances": instances}


def _deployment(nodes: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": "x", "name": "X", "nodes": nodes}


def _reached(text: str) -> list[str]:
    """Return what is reached, as its table calls it."""
    rows = [line.split(" | ") for line in text.partition("Who reaches whom")[2].splitlines() if " | [" in line]
    return [row[1].partition("[")[2].partition("]")[0] for row in rows]
