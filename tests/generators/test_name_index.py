"""The index of all names."""

from __future__ import annotations

from tests.generators.views.shop import shop
from tests.golden import check_golden
from trueline.generators.name_index import NameIndex
from trueline.model.protocols import Artefact, Options


def test_the_pages_are_those_that_were_looked_at() -> None:
    check_golden("name_index", NameIndex().generate(shop(), Options()))


def test_every_name_and_short_name_of_everything_stands_in_it() -> None:
    space = shop()
    made = {each.path: each.content for each in NameIndex().generate(space, Options()) if isinstance(each, Artefact)}
    page = made["site/systems/shop/names.md"].replace("\\", "")
    names = {thing.record.name for thing in space.things() if thing.architecture == "shop"} | {"Web", "API"}
    assert {name for name in names if f"\n- [{name}](" not in page and f"\n- {name} → [" not in page} == set()
