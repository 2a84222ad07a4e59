"""What callers reach over REST, GraphQL and WebSocket. The document names these faces and no operation of them."""

from uuid import UUID

from trueline.model import Many, optional

from . import domain as d
from .elements import base, use_cases
from .layers import chat, handlers, health_router, jwt, schema, v1, v2

_invalid = "Not a valid request"
_no_item, _no_user = "No such item", "No such user"
_item, _user = {"item_id": UUID}, {"user_id": UUID}
_form = "rfc7807"
_by = "JWT bearer"

with base.added():
    # ---- tokens: whoever calls these has none yet ------------------------------------------------------------------
    tokens = v1.http("Tokens", base="/api/v1", version="1", problems=_form, description="The way in")
    post_login = tokens.post(
        "/tokens", d.log_in, {201: d.tokens, 401: "Wrong address or password", 422: _invalid}, handled_by=jwt
    )  # fmt: skip
    post_refresh = tokens.post(
        "/tokens/refresh", d.refresh, {200: d.tokens, 401: "The token is used up or expired", 422: _invalid},
        handled_by=jwt,
    )  # fmt: skip

    # ---- version 1 -------------------------------------------------------------------------------------------------
    first = v1.http("API v1", base="/api/v1", version="1", problems=_form, security=_by, description="Items and users")
    first.get(
        "/items", d.list_items, {200: Many(d.item), 422: _invalid},
        query={"search": d.search, "state": optional(d.item_state), **d.page}, role="items:read",
        handled_by=use_cases, deprecated=True,
    )  # fmt: skip
    post_item = first.post(
        "/items", d.create_item, {201: d.item, 409: "The SKU is taken", 422: _invalid}, role="items:write",
        handled_by=use_cases,
    )  # fmt: skip
    get_item = first.get(
        "/items/{item_id}", d.find_item, {200: d.item, 404: _no_item}, params=_item, role="items:read",
        handled_by=use_cases,
    )  # fmt: skip
    first.patch(
        "/items/{item_id}", d.change_item,
        {200: d.item, 404: _no_item, 409: "Someone else changed it first; read again and retry", 422: _invalid},
        params=_item, body=d.item_change, role="items:write", handled_by=use_cases,
    )  # fmt: skip
    first.delete(
        "/items/{item_id}", d.remove_item, {204: "Archived", 404: _no_item}, params=_item, role="items:write",
        handled_by=use_cases,
    )  # fmt: skip
    first.get(
        "/users", d.list_users, {200: Many(d.user), 422: _invalid}, query={"search": d.search, **d.page},
        role="users:read", handled_by=use_cases,
    )  # fmt: skip
    post_user = first.post(
        "/users", d.create_user, {201: d.user, 409: "The address is taken", 422: _invalid}, role="users:write",
        handled_by=use_cases,
    )  # fmt: skip
    get_user = first.get(
        "/users/{user_id}", d.find_user, {200: d.user, 404: _no_user}, params=_user, role="users:read",
        handled_by=use_cases,
    )  # fmt: skip
    first.patch(
        "/users/{user_id}", d.change_user, {200: d.user, 404: _no_user, 422: _invalid}, params=_user,
        body=d.user_change, role="users:write", handled_by=use_cases,
    )  # fmt: skip
    first.delete(
        "/users/{user_id}", d.remove_user, {204: "Removed", 404: _no_user, 409: "Items name the user"}, params=_user,
        role="users:write", handled_by=use_cases,
    )  # fmt: skip
    first.get("/roles", d.list_roles, {200: Many(d.role)}, role="users:read", handled_by=use_cases)
    first.get(
        "/audit", d.list_entries, {200: Many(d.entry), 422: _invalid},
        query={"entity": optional(str), "entity_id": optional(str), **d.page}, role="audit:read",
        handled_by=use_cases,
    )  # fmt: skip

    # ---- version 2 -------------------------------------------------------------------------------------------------
    second = v2.http(
        "API v2", base="/api/v2", version="2", problems=_form, security=_by, description="Items page by page"
    )
    second.get(
        "/items", d.browse_items, {200: d.item_page, 422: _invalid},
        query={"search": d.search, "after": optional(str), "limit": d.page["limit"]}, role="items:read",
        handled_by=use_cases,
    )  # fmt: skip
    second.get(
        "/items/{item_id}", d.find_item, {200: d.item, 404: _no_item}, params=_item, role="items:read",
        handled_by=use_cases,
    )  # fmt: skip

    # ---- health ----------------------------------------------------------------------------------------------------
    health = health_router.http("Health", base="/health", description="What a cluster asks every few seconds")
    health.get("/live", d.is_alive, {200: d.health}, handled_by=health_router)
    health.get(
        "/ready", d.is_ready, {200: d.health, 503: (d.health, "Something does not answer")}, handled_by=health_router
    )

    # ---- GraphQL: the arguments are what the message carries -------------------------------------------------------
    graph = schema.graphql("GraphQL API", security=_by, description="Items and users in one query")
    graph.field("query", "item", d.find_item, returns=d.item, role="items:read")
    graph.field("query", "items", d.browse_items, returns=d.item_page, role="items:read")
    graph.field("query", "user", d.find_user, returns=d.user, role="users:read")
    graph.field("query", "users", d.list_users, returns=d.user, many=True, role="users:read")
    graph.field("mutation", "createItem", d.create_item, returns=d.item, role="items:write")
    graph.field("mutation", "changeItem", d.change_item, returns=d.item, role="items:write")
    graph.field("mutation", "removeItem", d.remove_item, returns=d.item, role="items:write")
    graph.field("mutation", "createUser", d.create_user, returns=d.user, role="users:write")
    graph.field("mutation", "changeUser", d.change_user, returns=d.user, role="users:write")
    graph.field(
        "subscription", "itemChanged", arguments={"item_id": optional(UUID)}, returns=d.item_changed,
        role="items:read", description="Each change of one item, or of all",
    )  # fmt: skip

    # ---- WebSocket -------------------------------------------------------------------------------------------------
    changes = handlers.websocket("Changes", security=_by, description="What happens to items, as it happens")
    changes.channel(
        "items", path="/items", receives=[d.watch_item], sends=[d.item_created, d.item_changed, d.item_removed],
        role="items:read", description="New items, and what becomes of those that are watched",
    )  # fmt: skip
    talk = chat.websocket("Chat", security=_by, description="Messages between users")
    talk.channel("chat", path="/chat", receives=[d.post_message], sends=[d.posted], description="What is said in rooms")
