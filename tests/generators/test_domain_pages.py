"""Pages of domains: what each class holds and can do."""

from __future__ import annotations

from tests.generators.bakery import OPTIONS, astray, bakery, pages, section
from tests.golden import check_golden
from trueline.generators.domain_pages import DomainPages


def test_the_pages_of_the_bakery_are_the_ones_that_were_looked_at() -> None:
    check_golden("domain_pages", DomainPages().generate(bakery(), OPTIONS))


def test_every_class_and_diagram_stands_at_its_address() -> None:
    space = bakery()
    (page,) = pages(DomainPages().generate(space, OPTIONS))
    assert astray(space, page) == []
    assert page.about == (
        "bakery/domain:words", "bakery/class:loaf", "bakery/class:grain", "bakery/class:dough",
    )  # fmt: skip


def test_an_architecture_without_classes_has_no_page() -> None:
    assert [page.path for page in pages(DomainPages().generate(bakery(), OPTIONS))] == ["site/systems/bakery/domain.md"]


def test_without_a_stated_diagram_all_classes_and_events_are_drawn_together() -> None:
    (page,) = pages(DomainPages().generate(bakery(domains=[]), OPTIONS))
    drawing = page.content.partition("## All classes")[2].partition("## Classes")[0]
    assert [name for name in ("Loaf", "Grain", "Dough", "Baked", "Happened") if f'["{name}"]' not in drawing] == []


def test_a_diagram_of_elements_that_hold_no_classes_is_not_drawn() -> None:
    domains = [{"id": "words", "name": "Words", "of": ["shop.oven"]}]
    (page,) = pages(DomainPages().generate(bakery(domains=domains), OPTIONS))
    assert "```" not in page.content


def test_a_field_of_another_class_leads_to_it_and_that_class_knows() -> None:
    (page,) = pages(DomainPages().generate(bakery(), OPTIONS))
    assert "| `grains` | [list&#91;Grain&#93;](#class--grain) | private |" in section(page, "class--loaf")
    assert "- Type of a field of: [Loaf](#class--loaf), " in section(page, "class--grain")


def test_a_stereotype_that_says_more_than_the_kind_is_shown() -> None:
    (page,) = pages(DomainPages().generate(bakery(), OPTIONS))
    assert "*Aggregate «Root»*" in section(page, "class--loaf")
    assert "*Enumeration*" in section(page, "class--grain")
    assert "*Abstract class*" in section(page, "class--dough")
