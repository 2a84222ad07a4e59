"""Items, users and roles to begin with: classes, commands, queries and events. The document names their places only."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from trueline.model import field, hours, many, optional

from .elements import base, commands, entities, events, queries, values
from .layers import chat, handlers, jwt, v1, worker

page = {"limit": field(int, minimum=1, maximum=200, default=50), "offset": field(int, minimum=0, default=0)}
search = field(str, optional=True, max_length=200, description="Words in the name")
_email = field(str, min_length=3, max_length=254, example="ada@example.com")
_name = field(str, min_length=1, max_length=200)
_other_name = field(str, min_length=1, max_length=200, optional=True)
_details = field(str, optional=True, max_length=2000)
_read = field(int, minimum=1, description="The version that was read")

with base.added():
    # ---- classes ---------------------------------------------------------------------------------------------------
    money = values.value_object(
        "Money",
        {"amount": field(Decimal, minimum=0), "currency": field(str, pattern="^[A-Z]{3}$", example="EUR")},
        ["add(other)"],
        description="An amount in one currency (ISO 4217)",
        invariants=["amount is never negative", "amounts of two currencies are never added"],
    )
    item_state = values.enumeration("ItemState", "draft", "active", "archived", description="Where an item stands")
    item = entities.aggregate(
        "Item",
        {
            "id": UUID,
            "sku": str,
            "name": _name,
            "description": _details,
            "price": money,
            "state": item_state,
            "created_by": UUID,
            "version": field(int, minimum=1),
            "created_at": datetime,
            "updated_at": datetime,
        },
        ["change(name, description, price)", "activate()", "archive()"],
        description="Something that is offered",
        invariants=["an archived item does not change"],
    )
    item_page = queries.klass(
        "ItemPage",
        {
            "items": many(item),
            "next": field(str, optional=True, description="What to ask for next; absent on the last page"),
        },
        description="Some items, and how to get more",
    )
    role = entities.domain_entity(
        "Role", {"id": UUID, "name": str, "permissions": many(str)}, description="Permissions under one name"
    )
    user = entities.aggregate(
        "User",
        {
            "id": UUID,
            "email": _email,
            "name": _name,
            "is_active": bool,
            "roles": many(str),
            "created_at": datetime,
            "updated_at": datetime,
        },
        ["give(role)", "take(role)", "deactivate()"],
        description="Someone with an account, as callers see them",
    )
    entry = entities.domain_entity(
        "AuditEntry",
        {
            "id": int,
            "at": datetime,
            "actor_id": optional(UUID),
            "action": str,
            "entity": str,
            "entity_id": str,
            "changes": dict,
        },
        description="Who changed what, and when",
    )
    tokens = jwt.value_object(
        "Tokens",
        {
            "access_token": str,
            "refresh_token": str,
            "token_type": field(str, example="Bearer"),
            "expires_in": field(int, minimum=1, description="Seconds"),
        },
        description="What a caller shows with every request, and how to get the next ones",
    )
    health_check = queries.klass(
        "HealthCheck", {"name": str, "ok": bool, "detail": field(str, optional=True)},
        description="Whether one thing answers that the API needs",
    )  # fmt: skip
    health = queries.klass(
        "Health", {"status": field(str, values=("ok", "failing")), "checks": many(health_check)},
        description="Whether the API can work",
    )  # fmt: skip

    # ---- what requests carry, where it is less than the command ----------------------------------------------------
    _item_change = {"version": _read, "name": _other_name, "description": _details, "price": optional(money)}
    _user_change = {
        "name": _other_name,
        "is_active": optional(bool),
        "roles": field(str, many=True, optional=True, description="All the roles the user is to have"),
    }
    item_change = v1.klass("ItemChange", _item_change, description="What is to change of an item")
    user_change = v1.klass("UserChange", _user_change, description="What is to change of a user")

    # ---- events ----------------------------------------------------------------------------------------------------
    happened = events.event(
        "DomainEvent", {"event_id": UUID, "occurred_at": datetime, "actor_id": optional(UUID)}, abstract=True,
        description="What every event carries",
    )  # fmt: skip
    item_created = events.event(
        "ItemCreated", {"item_id": UUID, "sku": str, "name": str, "price": money}, extends=happened, topic="items"
    )
    item_changed = events.event(
        "ItemChanged", {"item_id": UUID, "version": int, "name": str, "price": money}, extends=happened, topic="items"
    )
    item_removed = events.event("ItemRemoved", {"item_id": UUID}, extends=happened, topic="items")
    user_created = events.event("UserCreated", {"user_id": UUID, "email": str}, extends=happened, topic="users")
    user_changed = events.event("UserChanged", {"user_id": UUID, "roles": many(str)}, extends=happened, topic="users")
    user_removed = events.event("UserRemoved", {"user_id": UUID}, extends=happened, topic="users")
    posted = events.event(
        "MessagePosted", {"message_id": UUID, "room": str, "author_id": UUID, "text": str}, extends=happened,
        topic="chat",
    )  # fmt: skip

    # ---- commands --------------------------------------------------------------------------------------------------
    create_item = commands.command(
        "CreateItem",
        {"sku": field(str, min_length=1, max_length=64), "name": _name, "description": _details, "price": money},
        yields=[item_created], description="Offer something new",
    )  # fmt: skip
    change_item = commands.command(
        "ChangeItem", {"item_id": UUID, **_item_change}, yields=[item_changed], description="Change an item"
    )
    remove_item = commands.command(
        "RemoveItem", {"item_id": UUID}, yields=[item_removed], idempotent=True, description="Offer it no more"
    )
    create_user = commands.command(
        "CreateUser",
        {"email": _email, "name": _name, "password": field(str, min_length=12, max_length=128), "roles": many(str)},
        yields=[user_created], description="Open an account",
    )  # fmt: skip
    change_user = commands.command(
        "ChangeUser", {"user_id": UUID, **_user_change}, yields=[user_changed], idempotent=True,
        description="Change what is known of a user",
    )  # fmt: skip
    remove_user = commands.command(
        "RemoveUser", {"user_id": UUID}, yields=[user_removed], idempotent=True, description="Close an account"
    )
    log_in = commands.command(
        "LogIn", {"email": _email, "password": field(str, max_length=128)}, description="Begin a session"
    )
    refresh = commands.command(
        "RefreshTokens", {"refresh_token": str}, description="Go on with a session; the old token is used up"
    )
    forget = commands.command("ForgetTokens", idempotent=True, description="Forget tokens that have expired")
    watch_item = handlers.command("WatchItem", {"item_id": UUID}, idempotent=True, description="Hear of one item")
    post_message = chat.command(
        "PostMessage",
        {"room": field(str, min_length=1, max_length=80), "text": field(str, min_length=1, max_length=4000)},
        yields=[posted], description="Say something in a room",
    )  # fmt: skip
    worker.job("Forget expired tokens", every=1 * hours, runs=forget, description="Deletes tokens past their end")

    # ---- queries ---------------------------------------------------------------------------------------------------
    find_item = queries.query("FindItem", {"item_id": UUID}, returns=item, description="One item")
    list_items = queries.query(
        "ListItems", {"search": search, "state": optional(item_state), **page}, returns=item, many=True,
        description="Items by words and state",
    )  # fmt: skip
    browse_items = queries.query(
        "BrowseItems", {"search": search, "after": optional(str), "limit": page["limit"]}, returns=item_page,
        description="Items page by page, while others are added",
    )  # fmt: skip
    find_user = queries.query("FindUser", {"user_id": UUID}, returns=user, description="One user")
    list_users = queries.query("ListUsers", {"search": search, **page}, returns=user, many=True, description="Users")
    list_roles = queries.query("ListRoles", returns=role, many=True, description="Every role")
    list_entries = queries.query(
        "ListAuditEntries", {"entity": optional(str), "entity_id": optional(str), **page}, returns=entry, many=True,
        description="What was changed, newest first",
    )  # fmt: skip
    is_alive = queries.query("IsAlive", returns=health, description="Whether the process answers")
    is_ready = queries.query("IsReady", returns=health, description="Whether everything answers that it needs")

    # ---- how the classes relate ------------------------------------------------------------------------------------
    item.composes(money)
    item.associates(item_state)
    item.associates(user, "is created by")
    user.aggregates(role, "has")
    entry.associates(user, "tells of")
    for each in (item_created, item_changed, item_removed):
        item.emits(each)
    for each in (user_created, user_changed, user_removed):
        user.emits(each)
    base.domain("Items and users", classes=[item, money, item_state, user, role, entry])
