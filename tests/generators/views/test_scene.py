"""What each kind of view shows, inside which boundaries."""

from __future__ import annotations

from typing import Any

import pytest

from tests.generators.views.shop import shop
from trueline.generators.views.derived import derived_views
from trueline.generators.views.scene import Scene
from trueline.model.records.views import View


def scene(**fields: Any) -> Scene:
    view = View.model_validate({"id": "v", "name": "V", **fields})
    return Scene(shop(views=[view.model_dump(exclude_defaults=True)]), "shop", view)


def shown(**fields: Any) -> str:
    found = scene(**fields)
    return " ".join(found.local(one) for one in found.shown)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": "landscape"}, "role:client buyer shop bank loner mail/post"),
        ({"kind": "context", "of": "shop"}, "role:client buyer shop bank mail/post"),
        ({"kind": "context", "of": "loner"}, "loner"),
        (
            {"kind": "container", "of": "shop"},
            "role:client buyer shop shop.web shop.api shop.store bank mail/post",
        ),
        (
            {"kind": "component", "of": "shop.api"},
            "role:client shop.web shop.api shop.api.orders shop.api.stock shop.store bank",
        ),
        ({"kind": "component", "of": "shop.code"}, "shop.code shop.code.rules"),
        (
            {"kind": "code", "of": "shop.api.orders"},
            "shop.web shop.api.orders shop.api.orders.place shop.api.stock shop.store bank",
        ),
        ({"kind": "security"}, "role:client buyer shop.web shop.api shop.store bank mail/post"),
        ({"kind": "custom"}, ""),
        ({"kind": "custom", "include": ["shop", {"inside": "shop", "depth": 1}], "exclude": ["shop.code"]},
         "shop shop.web shop.api shop.store"),
        ({"kind": "context", "of": "shop", "include": ["loner"], "exclude": [{"external": True}]},
         "buyer shop loner mail/post"),
    ],
)  # fmt: skip
def test_a_view_shows_the_default_set_of_its_kind_and_what_it_includes(fields: dict[str, Any], expected: str) -> None:
    assert shown(**fields) == expected


def test_every_element_with_something_inside_has_a_derived_view() -> None:
    views = {view.id: view.name for view in derived_views(shop(), "shop")}
    assert views == {
        "landscape": "Landscape of Shop",
        "security": "Security zones of Shop",
        "context.shop": "System context of Shop",
        "container.shop": "Containers of Shop",
        "component.shop.api": "Components of Shop API",
        "code.shop.api.orders": "Code of Orders",
        "component.shop.code": "Components of Shop code",
        "context.loner": "System context of Loner",
    }


def test_an_explicit_view_replaces_the_derived_one_of_its_kind_and_element() -> None:
    views = [
        {"id": "who", "name": "Who", "kind": "context", "of": "shop/shop"},
        {"id": "context.loner", "name": "Mine", "kind": "custom", "of": "loner"},
    ]
    found = [view.id for view in derived_views(shop(views=views), "shop")]
    assert "context.shop" not in found
    assert "derived.context.loner" in found


def places(fields: dict[str, Any], element: str) -> list[str]:
    return [place.id for place in scene(**fields).places(f"shop/{element}")]


def test_groups_stand_inside_the_boundary_they_belong_to() -> None:
    view = {"kind": "container", "of": "shop"}
    assert places(view, "shop.store") == ["shop", "group:shop.back", "group:shop.back.data"]
    assert places(view, "buyer") == ["group:clients"]
    assert places(view, "shop") == []


def test_the_groups_of_neighbours_are_not_drawn_around_a_component() -> None:
    view: dict[str, Any] = {"kind": "component", "of": "shop.api"}
    assert places(view, "shop.store") == []
    assert places(view, "shop.api.orders") == ["shop.api"]
    assert places({**view, "grouping": ["group"]}, "shop.store") == ["group:shop.back", "group:shop.back.data"]


def test_groups_stand_alone_where_the_boundary_is_not_drawn() -> None:
    view = {"kind": "container", "of": "shop", "exclude": ["shop"]}
    assert places(view, "shop.store") == ["group:shop.back", "group:shop.back.data"]


def test_a_security_view_draws_zones() -> None:
    assert places({"kind": "security"}, "shop.store") == ["group:closed"]
    assert places({"kind": "security"}, "buyer") == []


def test_the_dimensions_of_groups_nest_as_the_view_says() -> None:
    view = {"kind": "container", "of": "shop", "grouping": ["zone", "group"]}
    assert places(view, "shop.web") == [
        "shop", "group:open#shop", "group:shop.front#group:open#shop",
    ]  # fmt: skip
    assert places({**view, "grouping": []}, "shop.web") == ["shop"]


def test_the_last_style_that_chooses_an_element_counts() -> None:
    styles = [{"select": {"tag": "core"}, "colour": "#111111"}]
    view = {
        "id": "v", "name": "V", "kind": "container", "of": "shop",
        "styles": [{"select": "shop.store", "colour": "#222222"}],
    }  # fmt: skip
    space = shop(styles=styles, views=[view])
    found = Scene(space, "shop", space.index("shop").record.views[0])
    assert found.colours == {"shop/shop.api": "#111111", "shop/shop.store": "#222222"}


def test_relationships_are_hidden_where_the_view_says_so() -> None:
    base: dict[str, Any] = {"kind": "container", "of": "shop"}

    def drawn(**fields: Any) -> list[str]:
        return [one.description for one in scene(**base, **fields).connections]

    assert drawn() == ["Buys", "Calls", "Orders", "Writes\nReads", "Pays", "Reports"]
    assert drawn(hide_relationships=[{"source": "buyer"}, {"interaction": "optional"}]) == [
        "Calls", "Orders", "Writes\nReads", "Pays",
    ]  # fmt: skip
    assert drawn(only_relationships=[{"target": "shop.store"}]) == ["Writes\nReads"]
