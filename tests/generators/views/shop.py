"""A small shop, with everything that a drawing can show."""

from __future__ import annotations

from typing import Any

from trueline.model.forms import from_data
from trueline.model.verification import verify
from trueline.model.workspace import Workspace

SHOP: dict[str, Any] = {
    "trueline": 1,
    "id": "shop",
    "title": "Shop",
    "groups": [
        {"id": "clients", "name": "Clients"},
        {"id": "shop.front", "name": "Front", "of": "shop"},
        {"id": "shop.back", "name": "Back", "of": "shop"},
        {"id": "shop.back.data", "name": "Data", "of": "shop", "parent": "group:shop.back"},
        {"id": "open", "name": "Open zone", "dimension": "zone"},
        {"id": "closed", "name": "Closed zone", "dimension": "zone"},
        {"id": "empty", "name": "Nobody"},
    ],
    "roles": [{"id": "client", "name": "Client", "kind": "system", "external": True, "played_by": ["buyer"]}],
    "elements": [
        {"id": "buyer", "name": "Buyer", "description": "Wants things", "kind": "person", "groups": ["group:clients"]},
        {"id": "shop", "name": "Shop", "description": "Sells", "kind": "system"},
        {
            "id": "shop.web", "name": "Web Shop", "short": "Web", "description": "Shows what there is",
            "kind": "container", "type": "ui", "technology": "React", "groups": ["group:shop.front", "group:open"],
        },
        {
            "id": "shop.api", "name": "Shop API", "short": "API", "description": "Takes orders", "kind": "container",
            "technology": "FastAPI", "groups": ["group:shop.back", "group:closed"], "tags": ["core"],
        },
        {"id": "shop.api.orders", "name": "Orders", "kind": "component"},
        {"id": "shop.api.orders.place", "name": "place_order()", "kind": "code"},
        {"id": "shop.api.stock", "name": "Stock", "kind": "component", "status": "planned"},
        {
            "id": "shop.store", "name": "Order Store", "kind": "container", "type": "database", "technology": "SQLite",
            "groups": ["group:shop.back.data", "group:closed"], "tags": ["core"],
        },
        {"id": "shop.code", "name": "Shop code", "kind": "container", "type": "library", "run_by": ["shop.api"]},
        {"id": "shop.code.rules", "name": "Rules", "kind": "component"},
        {"id": "bank", "name": "Bank", "kind": "system", "external": True},
        {"id": "loner", "name": "Loner", "kind": "system"},
    ],
    "relationships": [
        {"source": "buyer", "target": "shop", "description": "Shops at"},
        {"source": "buyer", "target": "shop.web", "description": "Buys", "technology": "HTTPS"},
        {"source": "role:client", "target": "shop.api", "description": "Calls"},
        {"source": "shop.web", "target": "shop.api.orders", "description": "Orders", "technology": "JSON"},
        {"source": "shop.api.orders", "target": "shop.store", "description": "Writes", "technology": "SQL"},
        {"source": "shop.api.stock", "target": "shop.store", "description": "Reads", "technology": "SQL"},
        {"source": "shop.api.orders", "target": "shop.api.stock", "description": "Reserves"},
        {"source": "shop.api.orders.place", "target": "bank", "description": "Pays", "interaction": "asynchronous"},
        {"source": "shop.store", "target": "mail/post", "description": "Reports", "interaction": "optional"},
    ],
}  # fmt: skip
MAIL: dict[str, Any] = {
    "trueline": 1,
    "id": "mail",
    "title": "Mail",
    "elements": [
        {"id": "post", "name": "Post", "kind": "system"},
        {"id": "post.box", "name": "Box", "kind": "container"},
    ],
}


def shop(**fields: Any) -> Workspace:
    """Return the shop and its mail, with more said of the shop."""
    space = Workspace((from_data({**SHOP, **fields}), from_data(MAIL)), title="All we have")
    verify(space)
    return space
