"""Views drawn: boxes, boundaries, arrows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.generators.views.shop import shop
from trueline.generators.diagrams.graph import Box, Frame, Graph
from trueline.generators.views.derived import derived_views
from trueline.generators.views.elements import draw_landscape, draw_view
from trueline.model.records.views import View


def view(**fields: Any) -> View:
    return View.model_validate({"id": "v", "name": "V", "kind": "container", "of": "shop", **fields})


def drawn(**fields: Any) -> Graph:
    return draw_view(shop(), "shop", view(**fields), "systems/shop/containers.md")


def outline(items: tuple[Box | Frame, ...], depth: int = 0) -> Iterator[str]:
    for item in items:
        yield f"{'  ' * depth}{item.title} {item.kind}".rstrip()
        if isinstance(item, Frame):
            yield from outline(item.items, depth + 1)


def boxes(items: tuple[Box | Frame, ...]) -> Iterator[Box]:
    for item in items:
        if isinstance(item, Frame):
            yield from boxes(item.items)
        else:
            yield item


def arrows(graph: Graph) -> list[str]:
    return [f"{one.source} -> {one.target}: {one.text}".replace("\n", " ") for one in graph.arrows]


def test_a_container_view_draws_containers_in_their_groups_inside_the_system() -> None:
    assert [*outline(drawn().items)] == [
        "Client [External system]",
        "Clients",
        "  Buyer [Person]",
        "Shop [System]",
        "  Front",
        "    Web Shop [User interface: React]",
        "  Back",
        "    Shop API [Container: FastAPI]",
        "    Data",
        "      Order Store [Database: SQLite]",
        "Bank [External system]",
        "Post [System]",
    ]


def test_arrows_say_what_and_with_which_technology() -> None:
    graph = drawn()
    assert arrows(graph) == [
        "buyer -> shop.web: Buys [HTTPS]",
        "role:client -> shop.api: Calls",
        "shop.web -> shop.api: Orders [JSON]",
        "shop.api -> shop.store: Writes Reads [SQL]",
        "shop.api -> bank: Pays",
        "shop.store -> mail/post: Reports",
    ]
    assert [one.line for one in graph.arrows] == ["solid", "solid", "solid", "solid", "dashed", "dotted"]


def test_shapes_follow_types_and_styles_follow_kinds() -> None:
    looks = {box.id: (box.shape, box.style) for box in boxes(drawn().items)}
    assert looks == {
        "role:client": ("rectangle", "system-external"),
        "buyer": ("person", "person"),
        "shop.web": ("rectangle", "container"),
        "shop.api": ("rectangle", "container"),
        "shop.store": ("cylinder", "database"),
        "bank": ("rectangle", "system-external"),
        "mail/post": ("rectangle", "system"),
    }


def test_everything_links_to_its_page_from_the_page_of_the_drawing() -> None:
    links = {box.id: box.link for box in boxes(drawn().items)}
    assert links["shop.api"] == "elements/shop.api.md"
    assert links["mail/post"] == "../mail/elements/post.md"
    assert {box.link for box in boxes(draw_view(shop(), "shop", view()).items)} == {""}


def test_labels_change_the_words_of_one_view_only() -> None:
    labels = [{"element": "shop.api", "name": "The API", "description": "", "technology": "HTTP"}]
    api = next(box for box in boxes(drawn(labels=labels).items) if box.id == "shop.api")
    assert (api.title, api.kind, api.text) == ("The API", "[Container: HTTP]", "")
    api = next(box for box in boxes(drawn().items) if box.id == "shop.api")
    assert (api.title, api.kind, api.text) == ("Shop API", "[Container: FastAPI]", "Takes orders")


def test_copies_are_numbered_and_each_gets_the_arrows() -> None:
    graph = drawn(copies=[{"element": "shop.api", "count": 2}])
    copies = [(box.id, box.title) for box in boxes(graph.items) if box.title.startswith("Shop API")]
    assert copies == [("shop.api#1", "Shop API 1"), ("shop.api#2", "Shop API 2")]
    assert [one for one in arrows(graph) if "Orders" in one] == [
        "shop.web -> shop.api#1: Orders [JSON]",
        "shop.web -> shop.api#2: Orders [JSON]",
    ]


def test_names_only_leaves_technology_and_descriptions_out() -> None:
    graph = drawn(detail="names")
    assert {(box.kind, box.text) for box in boxes(graph.items)} == {("", "")}
    assert "buyer -> shop.web: Buys" in arrows(graph)


def test_numbered_relationships_follow_the_order_of_the_model() -> None:
    assert [one.partition(": ")[2] for one in arrows(drawn(numbered=True))] == [
        "1. Buys [HTTPS]", "2. Calls", "3. Orders [JSON]", "4. Writes Reads [SQL]", "5. Pays", "6. Reports",
    ]  # fmt: skip


def test_colours_and_direction_come_from_the_view() -> None:
    graph = drawn(styles=[{"select": {"tag": "core"}, "colour": "#ff6b6b"}], direction="right")
    assert graph.direction == "right"
    assert {box.id for box in boxes(graph.items) if box.colour == "#ff6b6b"} == {"shop.api", "shop.store"}


def test_adding_a_component_changes_no_other_id() -> None:
    space = shop()
    before = {
        box.id for derived in derived_views(space, "shop") for box in boxes(draw_view(space, "shop", derived).items)
    }
    elements = [
        element.model_dump(by_alias=True, exclude_defaults=True) for element in space.index("shop").record.elements
    ]
    added = shop(elements=[{"id": "shop.api.first", "name": "First", "kind": "component"}, *elements])
    after = {
        box.id for derived in derived_views(added, "shop") for box in boxes(draw_view(added, "shop", derived).items)
    }
    assert after - before == {"shop.api.first"}
    assert before <= after


def test_the_landscape_of_the_workspace_holds_every_system_and_person() -> None:
    graph = draw_landscape(shop(), "index.md")
    assert [box.id for box in boxes(graph.items)] == [
        "shop/buyer", "shop/shop", "shop/bank", "shop/loner", "mail/post",
    ]  # fmt: skip
    assert arrows(graph) == [
        "shop/buyer -> shop/shop: Shops at",
        "shop/shop -> shop/bank: Pays",
        "shop/shop -> mail/post: Reports",
    ]
    assert next(boxes(graph.items)).link == "systems/shop/elements/buyer.md"


def test_a_view_that_shows_nothing_is_an_empty_drawing() -> None:
    graph = drawn(kind="custom", of=None)
    assert (graph.items, graph.arrows) == ((), ())
