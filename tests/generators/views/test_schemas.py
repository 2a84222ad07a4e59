"""Schemas drawn."""

from __future__ import annotations

from typing import Any

from tests.generators.views.shop import shop
from trueline.generators.views.schemas import draw_schema

DATA: dict[str, Any] = {
    "schemas": [
        {
            "id": "main",
            "name": "Main",
            "relationships": [{"source": "entity:user", "target": "entity:session", "verb": "has"}],
        },
        {"id": "other", "name": "Other"},
    ],
    "entities": [
        {
            "id": "user",
            "name": "USER",
            "schema": "schema:main",
            "attributes": [
                {"name": "id", "type": "uuid", "primary_key": True},
                {"name": "email", "type": "string"},
                {"name": "name", "type": "string", "comment": "As spoken"},
            ],
            "keys": [{"columns": ["email"], "unique": True}, {"columns": ["name", "email"], "unique": True}],
        },
        {
            "id": "session",
            "name": "SESSION",
            "schema": "schema:main",
            "attributes": [
                {"name": "user_id", "type": "uuid", "primary_key": True, "references": {"entity": "entity:user"}}
            ],
        },
        {"id": "elsewhere", "name": "ELSEWHERE", "schema": "schema:other"},
    ],
}


def test_a_schema_draws_its_entities_with_types_and_keys() -> None:
    space = shop(**DATA)
    drawn = draw_schema(space, "shop", space.index("shop").record.schemas[0])
    lines = [
        (box.title, [(one.type, one.name, one.keys, one.text) for one in box.attributes]) for box in drawn.entities
    ]
    assert lines == [
        (
            "USER",
            [
                ("uuid", "id", ("PK",), ""),
                ("string", "email", ("UK",), ""),
                ("string", "name", (), "As spoken"),
            ],
        ),
        ("SESSION", [("uuid", "user_id", ("PK", "FK"), "")]),
    ]
    (link,) = drawn.links
    assert (link.source, link.target, link.text, link.identifying) == ("user", "session", "has", True)
    assert (link.source_cardinality, link.target_cardinality) == ("one", "zero-or-more")


def test_a_schema_can_be_drawn_with_names_only() -> None:
    space = shop(**DATA)
    drawn = draw_schema(space, "shop", space.index("shop").record.schemas[0], names_only=True)
    assert [(box.title, box.attributes) for box in drawn.entities] == [("USER", ()), ("SESSION", ())]
    assert len(drawn.links) == 1
