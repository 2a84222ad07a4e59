"""What the database holds. The document names it only; the tables are ours."""

from trueline.model import column as c

from .domain import OUTCOMES, PAYMENTS, STANDINGS
from .elements import database, platform

NOW = "CURRENT_TIMESTAMP"

with platform.added():
    db = database.schema("Platform database", purpose="Which tables the services share")
    account = db.entity(
        "account",
        {
            "id": c.uuid(pk=True),
            "login": c.string(254, unique=True),
            "password_hash": c.string(200),
            "second_factor": c.string(64, nullable=True, comment="Secret of the second factor, encrypted"),
            "permissions": c.json(),
            "is_active": c.boolean(default=True),
        },
        description="Who can log in, and what they may do",
    )
    session = db.entity(
        "session",
        {
            "id": c.uuid(pk=True),
            "account_id": c.fk(account, on_delete="cascade", index=True),
            "token_hash": c.string(64, unique=True, comment="Of the refresh token"),
            "created_at": c.timestamp(default_expression=NOW),
            "expires_at": c.timestamp(index=True),
        },
        description="What a refresh token stands for",
    )
    resource = db.entity(
        "resource",
        {
            "id": c.uuid(pk=True),
            "name": c.string(200, index=True),
            "description": c.string(2000, nullable=True),
            "version": c.integer(minimum=1, default=1),
            "created_at": c.timestamp(default_expression=NOW),
            "updated_at": c.timestamp(default_expression=NOW),
        },
        description="Whatever Service 1 keeps",
    )
    order = db.entity(
        "order",
        {
            "id": c.uuid(pk=True),
            "account_id": c.fk(account, index=True),
            "amount": c.decimal(12, 2, minimum=0),
            "currency": c.string(3),
            "status": c.enum(*STANDINGS, default="placed"),
            "created_at": c.timestamp(default_expression=NOW),
        },
        table="orders",
        description="What somebody wants to have",
    )
    item = db.entity(
        "order_item",
        {
            "order_id": c.fk(order, on_delete="cascade"),
            "resource_id": c.fk(resource, index=True),
            "quantity": c.integer(minimum=1),
            "price": c.decimal(12, 2, minimum=0),
        },
        key=["order_id", "resource_id"],
        table="order_items",
        description="How many of one resource, each at which price",
    )
    payment = db.entity(
        "payment",
        {
            "id": c.uuid(pk=True),
            "order_id": c.fk(order, index=True),
            "amount": c.decimal(12, 2, minimum=0),
            "currency": c.string(3),
            "status": c.enum(*PAYMENTS, default="taken"),
            "taken_at": c.timestamp(default_expression=NOW),
        },
        table="payments",
        description="Money for one order",
    )
    shipment = db.entity(
        "shipment",
        {
            "id": c.uuid(pk=True),
            "order_id": c.fk(order, unique=True),
            "address": c.string(500),
            "shipped_at": c.timestamp(default_expression=NOW),
        },
        table="shipments",
        description="One order on its way",
    )
    transaction = db.entity(
        "transaction",
        {
            "id": c.uuid(pk=True),
            "order_id": c.fk(order, nullable=True, index=True),
            "status": c.enum(*OUTCOMES, default="running", index=True),
            "step": c.string(80),
            "request": c.json(comment="What it was started with"),
            "started_at": c.timestamp(default_expression=NOW),
        },
        table="transactions",
        description="One run through the steps of a saga",
    )
    message = db.entity(
        "outbox_message",
        {
            "id": c.bigint(pk=True, comment="Order in which they are published"),
            "event_id": c.uuid(unique=True),
            "topic": c.string(80),
            "type": c.string(120),
            "payload": c.json(),
            "attempts": c.integer(minimum=0, default=0),
            "stored_at": c.timestamp(default_expression=NOW),
            "published_at": c.timestamp(nullable=True, index=True),
        },
        table="outbox",
        description="An event that was stored with its change, and is published after it",
    )
    key = db.entity(
        "idempotency_key",
        {
            "account_id": c.fk(account, on_delete="cascade"),
            "key": c.string(64),
            "request_hash": c.string(64, comment="Tells another request under the same key"),
            "status": c.integer(minimum=100, maximum=599, nullable=True),
            "response": c.json(nullable=True),
            "used_at": c.timestamp(default_expression=NOW, index=True),
        },
        key=["account_id", "key"],
        table="idempotency_keys",
        description="What was answered to a call, in case it comes again",
    )
    account.has(session, "has")
    account.has(key, "has used")
    account.has(order, "places", identifying=False)
    order.has(item, "has", optional=False)
    resource.has(item, "is bought in", identifying=False)
    order.has(payment, "is paid by", identifying=False)
    order.has(shipment, "is carried by", many=False, identifying=False)
    order.has(transaction, "is bought in", many=False, identifying=False)
