"""A bakery, with everything that pages of data, messages, interfaces and places can show."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from trueline.model.addresses import Addresses
from trueline.model.diagnostics import Diagnostic
from trueline.model.forms import from_data
from trueline.model.protocols import Artefact, Options
from trueline.model.verification import verify
from trueline.model.workspace import Workspace

_ELEMENTS: dict[str, Any] = {
    "trueline": 1,
    "id": "bakery",
    "title": "Bakery",
    "roles": [{"id": "eater", "name": "Eater", "played_by": ["customer"]}],
    "elements": [
        {"id": "customer", "name": "Customer", "kind": "person"},
        {"id": "shop", "name": "Shop", "kind": "system"},
        {"id": "shop.till", "name": "Till", "kind": "container", "technology": "FastAPI"},
        {"id": "shop.till.sales", "name": "Sales", "kind": "component"},
        {"id": "shop.oven", "name": "Oven", "kind": "container", "type": "worker"},
        {"id": "shop.book", "name": "Book", "kind": "container", "type": "database", "technology": "SQLite"},
    ],
    "relationships": [
        {"source": "role:eater", "target": "shop.till", "description": "Orders at", "technology": "HTTPS"},
        {"source": "shop.till", "target": "shop.book", "description": "Writes", "technology": "SQL"},
        {"source": "shop.till", "target": "shop.oven", "description": "Asks", "interaction": "asynchronous"},
    ],
}
_DATA: dict[str, Any] = {
    "schemas": [
        {
            "id": "shop.book.sales", "name": "Sales book", "of": "shop.book", "purpose": "What is kept",
            "presentation": {"collapsible": True},
            "relationships": [
                {"source": "entity:sale", "target": "entity:line", "verb": "is made of",
                 "target_cardinality": "one-or-more"},
                {"source": "entity:sale", "target": "entity:sale", "source_cardinality": "zero-or-one",
                 "target_cardinality": "zero-or-one", "identifying": False},
            ],
        },
        {"id": "empty", "name": "Nothing yet", "tags": ["later"]},
    ],
    "entities": [
        {
            "id": "sale", "name": "Sale", "schema": "schema:shop.book.sales", "table": "sales",
            "description": "One visit | one bill",
            "attributes": [
                {"name": "id", "type": "uuid", "primary_key": True},
                {"name": "number", "type": "int", "minimum": 1, "maximum": 9999, "comment": "On the bill"},
                {"name": "state", "type": "enum", "values": ["open", "paid"], "default": "open"},
                {"name": "total", "type": "decimal", "precision": 10, "scale": 2, "check": "total >= 0"},
                {"name": "paid", "type": "boolean", "default": False},
                {"name": "at", "type": "timestamp", "default_expression": "CURRENT_TIMESTAMP", "index": True},
                {"name": "again", "type": "uuid", "nullable": True,
                 "references": {"entity": "entity:sale", "on_delete": "set-null"}},
            ],
            "keys": [{"columns": ["number"], "unique": True}, {"columns": ["state", "at"], "name": "by_state"}],
            "checks": ["paid or state = 'open'"],
        },
        {
            "id": "line", "name": "Line", "schema": "schema:shop.book.sales", "status": "planned", "origin": "added",
            "attributes": [
                {"name": "sale_id", "type": "uuid", "primary_key": True,
                 "references": {"entity": "entity:sale", "on_delete": "cascade"}},
                {"name": "bread", "type": "string", "length": 80, "default": ""},
            ],
            "keys": [{"columns": ["sale_id", "bread"], "unique": True}],
        },
    ],
}  # fmt: skip
_DOMAIN: dict[str, Any] = {
    "classes": [
        {
            "id": "loaf", "name": "Loaf", "description": "What is sold", "of": "shop.till.sales", "kind": "aggregate",
            "stereotype": "Root", "tags": ["core"], "invariants": ["weighs something"],
            "fields": [
                {"name": "id", "type": "uuid"},
                {"name": "grains", "of": "class:grain", "many": True, "visibility": "private"},
                {"name": "price", "type": "decimal", "minimum": 0, "description": "In cents", "example": 250},
                {"name": "code", "type": "string", "pattern": "[A-Z]|x", "min_length": 1, "max_length": 3,
                 "optional": True},
            ],
            "operations": [
                {"signature": "bake(minutes)", "description": "Makes it brown"},
                {"signature": "_rise()", "visibility": "protected"},
            ],
        },
        {"id": "grain", "name": "Grain", "kind": "enumeration", "values": ["rye", "wheat"]},
        {"id": "dough", "name": "Dough", "kind": "class", "abstract": True, "origin": "added"},
    ],
    "class_relationships": [
        {"source": "class:loaf", "target": "class:dough", "kind": "inherits"},
        {"source": "class:loaf", "target": "event:baked", "kind": "depends", "description": "emits"},
    ],
    "domains": [{"id": "words", "name": "Words of the bakery", "of": ["shop.till.sales"]}],
}  # fmt: skip
_MESSAGES: dict[str, Any] = {
    "commands": [
        {"id": "order", "name": "Order", "description": "Wants bread", "of": "shop.till.sales", "idempotent": True,
         "payload": [{"name": "bread", "type": "string", "values": ["rye", "wheat"], "default": "rye"}],
         "yields": ["event:baked"]},
    ],
    "queries": [
        {"id": "which", "name": "Which", "returns": "class:loaf", "many": True,
         "payload": [{"name": "grain", "of": "class:grain"}]},
    ],
    "events": [
        {"id": "happened", "name": "Happened", "abstract": True, "payload": [{"name": "at", "type": "datetime"}]},
        {"id": "baked", "name": "Baked", "extends": "event:happened", "topic": "bakery.baked", "stereotype": "Fact",
         "of": "shop.till.sales", "payload": [{"name": "loaf", "of": "class:loaf"}]},
    ],
    "flows": [
        {"id": "buying", "name": "Buying", "steps": [
            {"step": "message", "source": "role:eater", "target": "shop.till", "about": "endpoint:post-order"},
            {"step": "block", "kind": "opt", "branches": [{"steps": [
                {"step": "message", "source": "shop.oven", "target": "shop.till", "about": "event:baked",
                 "kind": "send"},
                {"step": "message", "source": "shop.till", "target": "shop.till", "about": "event:baked"},
                {"step": "message", "source": "shop.till", "target": "role:eater", "about": "endpoint:post-order",
                 "kind": "reply", "status": 201},
            ]}]},
        ]},
    ],
    "sections": [{"id": "why", "name": "Why", "body": "Bread.", "about": ["event:baked", "class:loaf"]}],
}  # fmt: skip
_FACES: dict[str, Any] = {
    "interfaces": [
        {"id": "api", "name": "API", "of": "shop.till", "kind": "http", "base": "/v1", "version": "1",
         "security": "JWT bearer", "problems": "rfc9457"},
        {"id": "graph", "name": "Graph", "of": "shop.till", "kind": "graphql"},
        {"id": "bell", "name": "Bell", "of": "shop.oven", "kind": "websocket", "base": "/ws"},
    ],
    "endpoints": [
        {"id": "post-order", "name": "POST /orders", "interface": "interface:api", "method": "POST",
         "path": "/orders", "handles": "command:order", "handled_by": "shop.till.sales", "role": "order:write",
         "responses": [{"status": 201, "body": "class:loaf", "many": True},
                       {"status": 409, "description": "Sold out | gone"}]},
        {"id": "old", "name": "Yesterday's bread", "interface": "interface:api", "method": "GET",
         "path": "/old/{id}", "description": "What is left", "deprecated": True, "status": "deprecated",
         "parameters": [{"name": "id", "type": "uuid", "place": "path"},
                        {"name": "limit", "type": "int", "place": "query", "default": 10, "maximum": 99}]},
    ],
    "fields": [
        {"id": "loaves", "name": "loaves", "interface": "interface:graph", "operation": "query",
         "handles": "query:which", "returns": "class:loaf", "many": True,
         "arguments": [{"name": "grain", "of": "class:grain", "optional": True}]},
    ],
    "channels": [
        {"id": "ring", "name": "Ring", "interface": "interface:bell", "path": "/ring", "sends": ["event:baked"],
         "receives": ["command:order"], "status": "planned"},
    ],
    "jobs": [
        {"id": "sweep", "name": "Sweep", "of": "shop.oven", "every": "1.5h", "runs": "query:which"},
        {"id": "count", "name": "Count", "of": "shop.till", "cron": "0 4 * * *", "overlap": True},
    ],
}  # fmt: skip
_PLACES: dict[str, Any] = {
    "deployments": [
        {"id": "home", "name": "At home", "description": "One oven", "environment": "test", "purpose": "To try",
         "steps": ["Heat it", "Bake | wait"],
         "nodes": [
             {"id": "kitchen", "name": "Kitchen", "technology": "Wood", "isolated": True, "description": "Warm",
              "infrastructure": [{"id": "door", "name": "Door", "technology": "Oak", "type": "gateway"}],
              "nodes": [
                  {"id": "table", "name": "Table", "count": 2, "instances": [
                      {"id": "one", "of": "shop.till"}, {"id": "two", "of": "shop.till", "name": "Second till"}]},
                  {"id": "shelf", "name": "Shelf", "instances": [
                      {"id": "left", "of": "shop.book", "count": 3, "technology": "Paper", "tags": ["kept"]},
                      {"id": "right", "of": "shop.book"}]},
              ]},
         ]},
        {"id": "small", "name": "One shop", "environment": "live", "scenario": "before growing", "nodes": [
            {"id": "town", "name": "Town", "instances": [{"id": "till", "of": "shop.till"}]}]},
        {"id": "large", "name": "A chain", "environment": "live", "scenario": "after growing", "nodes": [
            {"id": "town", "name": "Town", "count": 3, "instances": [
                {"id": "till", "of": "shop.till", "count": 2}, {"id": "oven", "of": "shop.oven"}]}]},
    ],
    "qualities": [
        {"id": "back", "name": "Back soon", "characteristic": "rto", "description": "Within the hour"},
    ],
}  # fmt: skip

OPTIONS = Options()


def bakery(**fields: Any) -> Workspace:
    """Return the bakery beside an architecture of which nothing is known; `fields` replace what is said of it."""
    made = from_data(_ELEMENTS | _DATA | _DOMAIN | _MESSAGES | _FACES | _PLACES | fields)
    space = Workspace((made, from_data({"trueline": 1, "id": "field", "title": "Field"})), title="Bread")
    verify(space)
    return space


def pages(produced: Iterable[Artefact | Diagnostic]) -> list[Artefact]:
    """Return what a generator produced, which is nothing but pages."""
    made = list(produced)
    assert all(isinstance(one, Artefact) for one in made)
    return [one for one in made if isinstance(one, Artefact)]


def section(page: Artefact, anchor: str) -> str:
    """Return the part of a page from an anchor to the next one."""
    found = page.content.partition(f'<a id="{anchor}"></a>')[2]
    assert found, f"{page.path} has no anchor {anchor}"
    return found.partition('<a id="')[0]


def astray(space: Workspace, page: Artefact) -> list[str]:
    """Return what a page is about that it has no anchor for, and its links to anchors that it does not have."""
    addresses = Addresses(space)
    promised = [addresses.of(one) for one in page.about]
    missing = [str(one) for one in promised if one is None or f'<a id="{one.anchor}"></a>' not in page.content]
    elsewhere = [str(one) for one in promised if one and page.path != f"site/{one.page}"]
    linked = re.findall(r"\]\(#([^)]+)\)", page.content)
    return [*missing, *elsewhere, *(one for one in linked if f'<a id="{one}"></a>' not in page.content)]
