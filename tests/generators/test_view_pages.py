"""Pages of views."""

from __future__ import annotations

from tests.generators.views.shop import shop
from tests.golden import check_golden
from trueline.generators.view_pages import ViewPages
from trueline.model.protocols import Artefact, Options

VIEWS = [
    {
        "id": "all", "name": "All of it", "description": "Nothing hidden", "kind": "container", "of": "shop",
        "audience": "Developers", "purpose": "To find things",
        "presentation": {"collapsible": True, "zoomable": True}, "tags": ["core"], "origin": "added",
        "links": [{"title": "More", "url": "https://example.com"}],
    },
    {"id": "zones", "name": "Zones", "kind": "security"},
    {"id": "some", "name": "Some", "kind": "custom", "include": [{"element": "shop.api"}, {"element": "shop.store"}]},
]  # fmt: skip


def test_the_pages_are_those_that_were_looked_at() -> None:
    check_golden("view_pages", ViewPages().generate(shop(views=VIEWS), Options()))


def test_a_kind_without_views_has_no_page() -> None:
    made = {each.path for each in ViewPages().generate(shop(), Options()) if isinstance(each, Artefact)}
    assert "site/systems/mail/security.md" not in made
    assert "site/systems/shop/views.md" not in made
    assert "site/systems/shop/landscape.md" in made
