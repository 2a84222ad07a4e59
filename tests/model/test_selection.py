"""Selections: which elements, roles and relationships an expression chooses."""

from __future__ import annotations

from typing import Any

import pytest

from trueline.model.forms import from_data
from trueline.model.records.views import Select, SelectRelationships
from trueline.model.relations import relations
from trueline.model.selection import Unmatched, selections, unmatched
from trueline.model.workspace import Workspace

SHOP: dict[str, Any] = {
    "trueline": 1,
    "id": "shop",
    "title": "Shop",
    "groups": [
        {"id": "edge", "name": "Edge"},
        {"id": "edge.public", "name": "Public", "parent": "group:edge"},
        {"id": "core", "name": "Core"},
    ],
    "roles": [{"id": "client", "name": "Client", "played_by": ["buyer"], "tags": ["outer"]}],
    "elements": [
        {"id": "buyer", "name": "Buyer", "kind": "person"},
        {"id": "shop", "name": "Shop", "kind": "system"},
        {"id": "shop.web", "name": "Web", "kind": "container", "type": "ui", "groups": ["group:edge.public"]},
        {"id": "shop.api", "name": "API", "kind": "container", "tags": ["core"], "groups": ["group:edge"]},
        {"id": "shop.api.orders", "name": "Orders", "kind": "component", "properties": {"team": "red"}},
        {"id": "shop.api.stock", "name": "Stock", "kind": "component", "properties": {"team": "blue"}},
        {"id": "shop.store", "name": "Store", "kind": "container", "type": "database", "tags": ["core"]},
        {"id": "bank", "name": "Bank", "kind": "system", "external": True},
        {"id": "bank.ledger", "name": "Ledger", "kind": "container", "status": "planned"},
    ],
    "relationships": [
        {"source": "buyer", "target": "shop.web", "description": "Buys"},
        {"source": "role:client", "target": "shop.api", "description": "Calls"},
        {"source": "shop.web", "target": "shop.api.orders", "description": "Orders", "tags": ["hot"]},
        {"source": "shop.api.orders", "target": "shop.store", "description": "Writes"},
        {"source": "shop.api.stock", "target": "shop.store", "description": "Reads"},
        {"source": "shop.api.orders", "target": "bank.ledger", "description": "Books", "interaction": "asynchronous"},
        {"source": "shop.store", "target": "mail/post", "description": "Reports"},
    ],
}
MAIL: dict[str, Any] = {
    "trueline": 1,
    "id": "mail",
    "title": "Mail",
    "elements": [
        {"id": "post", "name": "Post", "kind": "system", "tags": ["core"]},
        {"id": "post.box", "name": "Box", "kind": "container"},
    ],
}


def workspace(*data: dict[str, Any]) -> Workspace:
    return Workspace(tuple(from_data(one) for one in data or (SHOP, MAIL)))


def chosen(conditions: dict[str, Any], architecture: str = "shop") -> str:
    found = selections(workspace()).ordered(Select.model_validate(conditions), architecture)
    return " ".join(one.removeprefix("shop/") for one in found)


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"element": "shop.api"}, "shop.api"),
        ({"element": "role:client"}, "role:client"),
        ({"element": "mail/post"}, "mail/post"),
        ({"inside": "shop"}, "shop.web shop.api shop.api.orders shop.api.stock shop.store"),
        ({"inside": "shop", "depth": 1}, "shop.web shop.api shop.store"),
        ({"inside": "shop", "depth": 0}, ""),
        ({"inside": "shop", "tag": "core"}, "shop.api shop.store"),
        ({"inside": "mail/post"}, "mail/post.box"),
        ({"group": "group:edge"}, "shop.web shop.api"),
        ({"group": "group:edge.public"}, "shop.web"),
        ({"group": "group:core"}, ""),
        ({"kind": "person"}, "role:client buyer"),
        ({"type": "database"}, "shop.store"),
        ({"tag": "core"}, "shop.api shop.store"),
        ({"property": "team"}, "shop.api.orders shop.api.stock"),
        ({"property": "team", "value": "red"}, "shop.api.orders"),
        ({"status": "planned"}, "bank.ledger"),
        ({"external": True}, "bank bank.ledger"),
        ({"external": False, "kind": "system"}, "shop"),
        ({"any": ["buyer", {"tag": "outer"}]}, "role:client buyer"),
        ({"any": [{"kind": "container"}], "none": ["shop.web"]}, "shop.api shop.store bank.ledger"),
        ({"none": [{"inside": "shop"}]}, "role:client buyer shop bank bank.ledger"),
        ({"kind": "system", "tag": "core"}, ""),
    ],
)
def test_a_selection_chooses_what_fulfils_every_condition(conditions: dict[str, Any], expected: str) -> None:
    assert chosen(conditions) == expected


def test_an_empty_selection_chooses_all_of_its_own_architecture_and_nothing_else() -> None:
    assert chosen({}, "mail") == "mail/post mail/post.box"


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"neighbours_of": "shop.api"}, "role:client shop.web shop.store bank.ledger"),
        ({"neighbours_of": "shop.api", "towards": "in"}, "role:client shop.web"),
        ({"neighbours_of": "shop.api", "towards": "out"}, "shop.store bank.ledger"),
        ({"neighbours_of": "shop"}, "role:client buyer bank mail/post"),
        ({"neighbours_of": "shop.api.orders"}, "shop.web shop.store bank.ledger"),
        ({"neighbours_of": "mail/post"}, "shop"),
        ({"neighbours_of": "buyer", "depth": 2}, "shop bank mail/post role:client"),
        ({"neighbours_of": "shop.api", "depth": 2, "towards": "out"}, "shop.store bank.ledger mail/post"),
    ],
)
def test_neighbours_are_named_on_the_level_of_the_element(conditions: dict[str, Any], expected: str) -> None:
    assert sorted(chosen(conditions).split()) == sorted(expected.split())


def test_a_relationship_is_chosen_by_its_stated_ends_or_by_what_is_drawn_for_them() -> None:
    space = workspace()
    books = next(one for one in relations(space).stated if one.record.description == "Books")

    def holds(**conditions: Any) -> bool:
        select = SelectRelationships.model_validate(conditions)
        return selections(space).holds(select, "shop", books, "shop/shop", "shop/bank")

    assert holds()
    assert holds(source="shop.api.orders")
    assert holds(source="shop", target={"external": True})
    assert holds(interaction="asynchronous", description="Books")
    assert not holds(source="shop.api")
    assert not holds(tag="hot")
    assert not holds(interaction="synchronous")
    assert not holds(description="Writes")


def test_a_selection_follows_the_former_id_of_an_element() -> None:
    renamed = {**MAIL, "elements": [{"id": "courier", "name": "Courier", "kind": "system", "formerly": ["post"]}]}
    found = selections(workspace(SHOP, renamed)).ordered(Select(element="mail/post"), "shop")
    assert found == ("mail/courier",)


def test_selections_that_choose_nothing_are_named_with_their_place() -> None:
    views = [
        {"id": "all", "name": "All", "kind": "custom", "include": ["shop", {"tag": "no-such"}]},
        {
            "id": "web",
            "name": "Web",
            "kind": "custom",
            "include": [{"inside": "shop"}],
            "hide_relationships": [{"source": {"type": "queue"}}],
        },
    ]
    styles = [{"select": {"tag": "core"}, "colour": "#ff0000"}, {"select": {"tag": "cor"}, "colour": "#ff0000"}]
    assert [*unmatched(workspace({**SHOP, "views": views, "styles": styles}, MAIL))] == [
        Unmatched("shop", ("views", 0, "include", 1), "shop/view:all"),
        Unmatched("shop", ("views", 1, "hide_relationships", 0, "source"), "shop/view:web"),
        Unmatched("shop", ("styles", 1, "select"), ""),
    ]


def test_every_caller_shares_the_tables_of_one_workspace() -> None:
    space = workspace()
    assert selections(space) is selections(space)
    assert relations(space) is relations(space)
    assert relations(space) is not relations(workspace())
