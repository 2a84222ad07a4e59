"""Pages of people, systems and containers."""

from __future__ import annotations

from tests.generators.views.shop import shop
from tests.golden import check_golden
from trueline.generators.element_pages import ElementPages
from trueline.model.protocols import Artefact, Options

SAID = {
    "rules": [
        {"id": "calm", "name": "Calm", "rule": "forbid", "source": ["shop.store"], "packages": ["os"], "because": "so"}
    ],
    "qualities": [{"id": "quick", "name": "Quick", "characteristic": "latency", "of": ["shop.api"]}],
    "views": [{"id": "all", "name": "All of it", "kind": "container", "of": "shop"}],
}


def pages(**fields: object) -> dict[str, str]:
    produced = ElementPages().generate(shop(**fields), Options())
    return {each.path: each.content for each in produced if isinstance(each, Artefact)}


def test_the_pages_are_those_that_were_looked_at() -> None:
    check_golden("element_pages", ElementPages().generate(shop(**SAID), Options()))


def test_people_systems_and_containers_have_a_page_and_the_rest_a_section_on_one() -> None:
    made = pages()
    assert sorted(path.removeprefix("site/systems/shop/elements/") for path in made if "/shop/" in path) == [
        "bank.md", "buyer.md", "loner.md", "shop.api.md", "shop.code.md", "shop.md", "shop.store.md", "shop.web.md",
    ]  # fmt: skip
    api = made["site/systems/shop/elements/shop.api.md"]
    for inside in ("shop.api.orders", "shop.api.orders.place", "shop.api.stock"):
        assert f'<a id="{inside}"></a>' in api


def test_a_system_is_used_through_what_is_inside_it() -> None:
    bank = pages()["site/systems/shop/elements/bank.md"]
    assert "| [place_order()](shop.api.md#shop.api.orders.place) | Pays |  | asynchronous |" in bank
    system = pages()["site/systems/shop/elements/shop.md"]
    assert "| [Bank](bank.md) | Pays |  | through [place_order()]" in system


def test_an_element_says_where_it_is_drawn_and_what_speaks_of_it() -> None:
    api = pages(**SAID)["site/systems/shop/elements/shop.api.md"]
    assert "- Drawn in: [All of it](../containers.md#view--all)" in api
    assert "- Qualities: [Quick](../qualities.md#quality--quick)" in api
    store = pages(**SAID)["site/systems/shop/elements/shop.store.md"]
    assert "- Rules: [Calm](../rules.md#rule--calm)" in store


def test_elements_that_stand_in_nothing_share_a_page() -> None:
    alone = {"id": "clock", "name": "Clock", "kind": "component", "description": "Ticks"}
    made = pages(elements=[alone], relationships=[], roles=[], groups=[])
    assert "## Clock" in made["site/systems/shop/elements/index.md"]
