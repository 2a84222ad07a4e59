"""Values of a model are found by their address and recognised on a page."""

from __future__ import annotations

import pytest

from trueline.model import Architecture, Workspace, ms

from .values import said, shows


@pytest.fixture(scope="module")
def shop() -> Workspace:
    shop = Architecture("shop", title="Shop")
    shop.document("About the shop", version="2")
    system = shop.system("Shop", "Sells")
    api = system.application("Web API", "Answers", technology="FastAPI", responsibilities=["Routing", "Rate limiting"])
    store = system.database("Store", "Keeps")
    api.uses(store, "Reads orders", "SQL")
    shop.technology("FastAPI", layer="API", purpose="Answers requests")
    shop.view("Inside", system, level="container", collapsible=True)
    shop.quality("Quick", "latency", of=api, below={"p95": 100 * ms})
    return Workspace((shop.record(),))


@pytest.mark.parametrize(
    ("address", "texts"),
    [
        ("shop#/document/version", ("2",)),
        ("shop#/technologies/fast-api/purpose", ("Answers requests",)),
        ("shop/shop.web-api#/responsibilities", ("Routing", "Rate limiting")),
        ("shop/shop.web-api#/responsibilities/1", ("Rate limiting",)),
        ("shop/shop.web-api->shop.store:reads-orders#/technology", ("SQL",)),
        ("shop/shop.web-api->shop.store:reads-orders#/target", ("Store",)),
        ("shop/view:inside#/presentation/collapsible", ("collapsible",)),
        ("shop/view:inside#/presentation/zoomable", ()),
        ("shop/quality:quick#/measures/p95/value", ("100ms",)),
        ("shop/shop.web-api#/owner", ()),
    ],
)
def test_an_address_leads_to_what_the_value_says(shop: Workspace, address: str, texts: tuple[str, ...]) -> None:
    assert said(shop, address) == texts


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("office#/title", "there is no architecture office"),
        ("shop/shop.till", "there is nothing called shop/shop.till"),
        ("shop/shop.web-api->shop.store:writes", "there is no relationship"),
        ("shop/shop.web-api#/responsibilities/7", "ends before '7'"),
        ("shop/shop.web-api#/colour", "ends before 'colour'"),
    ],
)
def test_an_address_that_leads_nowhere_says_where_it_ends(shop: Workspace, address: str, message: str) -> None:
    with pytest.raises(LookupError, match=message):
        said(shop, address)


def test_a_section_shows_a_text_whose_words_stand_together_in_it() -> None:
    section = "## Web API {#api}\n\n| p95 | under `100 ms` |\n\nRate<br/>limiting, *every* request."
    assert shows(section, "Rate\nlimiting")
    assert shows(section, "100ms")
    assert not shows(section, "Rate request")
    assert not shows(section, "Routing")
