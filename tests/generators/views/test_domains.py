"""Domain models drawn."""

from __future__ import annotations

from typing import Any

import pytest

from tests.generators.views.shop import shop
from trueline.generators.views.domains import draw_domain
from trueline.generators.views.spelling import spelled_type
from trueline.model.records.domain import DataField

DOMAIN: dict[str, Any] = {
    "domains": [
        {"id": "named", "name": "Named", "classes": ["class:order", "event:paid", "event:happened"]},
        {"id": "of-orders", "name": "Of orders", "of": ["shop.api.orders"]},
        {"id": "all", "name": "All"},
    ],
    "classes": [
        {
            "id": "order",
            "name": "Order",
            "kind": "aggregate",
            "of": "shop.api.orders",
            "fields": [
                {"name": "id", "type": "uuid"},
                {"name": "total", "of": "class:money", "visibility": "private"},
            ],
            "operations": [{"signature": "pay(money)"}, {"signature": "_check()", "visibility": "protected"}],
        },
        {"id": "money", "name": "Money", "kind": "value-object", "fields": [{"name": "amount", "type": "decimal"}]},
        {"id": "status", "name": "Status", "kind": "enumeration", "values": ["OPEN", "PAID"]},
    ],
    "events": [
        {"id": "happened", "name": "DomainEvent", "abstract": True},
        {
            "id": "paid",
            "name": "OrderPaid",
            "extends": "event:happened",
            "payload": [{"name": "at", "type": "datetime"}],
        },
    ],
    "class_relationships": [
        {"source": "class:order", "target": "event:happened", "kind": "depends", "description": "emits"},
        {"source": "class:order", "target": "class:money", "kind": "composes"},
    ],
}


def drawn(number: int) -> tuple[list[str], list[str]]:
    space = shop(**DOMAIN)
    diagram = draw_domain(space, "shop", space.index("shop").record.domains[number])
    classes = [f"{one.stereotype} {one.title}: {', '.join(one.members)}".strip() for one in diagram.classes]
    return classes, [f"{one.source} {one.kind} {one.target} {one.text}".strip() for one in diagram.links]


def test_classes_and_events_are_drawn_with_their_members() -> None:
    assert drawn(0) == (
        [
            "aggregate Order: +UUID id, -Money total, +pay(money), #_check()",
            "event OrderPaid: +datetime at",
            "abstract DomainEvent:",
        ],
        ["class:order depends event:happened emits", "event:paid inherits event:happened"],
    )


def test_a_domain_model_of_an_element_draws_its_classes() -> None:
    assert drawn(1) == (["aggregate Order: +UUID id, -Money total, +pay(money), #_check()"], [])


def test_a_domain_model_that_names_nothing_draws_everything() -> None:
    classes, links = drawn(2)
    assert [one.partition(":")[0] for one in classes] == [
        "aggregate Order", "value object Money", "enumeration Status", "abstract DomainEvent", "event OrderPaid",
    ]  # fmt: skip
    assert "enumeration Status: OPEN, PAID" in classes
    assert len(links) == 3


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ({"type": "string"}, "str"),
        ({"type": "json", "optional": True}, "dict | None"),
        ({"type": "uuid", "many": True}, "list[UUID]"),
        ({"of": "class:money", "many": True, "optional": True}, "list[Money] | None"),
        ({"spelled": "Money[EUR]", "type": "decimal"}, "Money[EUR]"),
        ({"values": ["a", "b"]}, "str"),
        ({}, "Any"),
    ],
)
def test_types_are_spelled_as_in_python(field: dict[str, Any], expected: str) -> None:
    assert spelled_type(shop(**DOMAIN), "shop", DataField.model_validate({"name": "x", **field})) == expected
