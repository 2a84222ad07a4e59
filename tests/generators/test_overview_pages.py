"""The entrance of each architecture and of all of them."""

from __future__ import annotations

from tests.generators.views.shop import shop
from tests.golden import check_golden
from trueline.generators.overview_pages import OverviewPages
from trueline.model.protocols import Artefact, Options

SAID = {
    "description": "Sells things",
    "document": {
        "title": "The shop", "version": "3", "updated": "2026-01-31", "authors": ["Ada", "Bo"], "purpose": "To tell",
    },
    "audiences": [{"level": "Containers", "diagram": "All of it", "readers": "All", "purpose": "To find things"}],
    "technologies": [{"name": "SQLite", "layer": "Data", "purpose": "Keeps", "used_by": ["shop.store"]}],
    "principles": [{"name": "Ports", "description": "Said | by the inside", "elements": ["shop.api.orders"]}],
    "links": [{"title": "Runbook", "url": "https://example.com/run"}, {"title": "Elsewhere", "url": "../notes.md"}],
}  # fmt: skip


def test_the_pages_are_those_that_were_looked_at() -> None:
    check_golden("overview_pages", OverviewPages().generate(shop(**SAID), Options()))


def test_only_what_leads_out_of_the_site_is_a_link() -> None:
    made = {
        each.path: each.content
        for each in OverviewPages().generate(shop(**SAID), Options())
        if isinstance(each, Artefact)
    }
    page = made["site/systems/shop/index.md"]
    assert "- [Runbook](https://example.com/run)" in page
    assert "- Elsewhere (`../notes.md`)" in page
