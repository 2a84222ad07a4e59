"""What PostgreSQL holds. The document names the store only: the tables are ours."""

from trueline.model import column as c

from .elements import base, postgres

_now = "CURRENT_TIMESTAMP"

with base.added():
    db = postgres.schema("API database", purpose="Tables behind the repositories")
    user = db.entity(
        "users",
        {
            "id": c.uuid(pk=True),
            "email": c.string(254, unique=True),
            "name": c.string(200),
            "password_hash": c.string(255),
            "is_active": c.boolean(default=True),
            "created_at": c.timestamp(default_expression=_now),
            "updated_at": c.timestamp(default_expression=_now),
        },
        description="Accounts",
    )
    role = db.entity(
        "role",
        {"id": c.uuid(pk=True), "name": c.string(80, unique=True), "description": c.string(500, nullable=True)},
        description="Permissions under one name",
    )
    permission = db.entity(
        "role_permission",
        {"role_id": c.fk(role, on_delete="cascade"), "permission": c.string(80, comment="Such as items:write")},
        key=["role_id", "permission"],
        description="What a role allows",
    )
    user_role = db.entity(
        "user_role",
        {
            "user_id": c.fk(user, on_delete="cascade"),
            "role_id": c.fk(role, index=True),
            "granted_at": c.timestamp(default_expression=_now),
        },
        key=["user_id", "role_id"],
        description="Which user has which role",
    )
    token = db.entity(
        "refresh_token",
        {
            "id": c.uuid(pk=True),
            "user_id": c.fk(user, on_delete="cascade", index=True),
            "token_hash": c.string(64, unique=True),
            "expires_at": c.timestamp(index=True),
            "used_at": c.timestamp(nullable=True),
        },
        description="Tokens that go on with a session, each once",
    )
    item = db.entity(
        "item",
        {
            "id": c.uuid(pk=True),
            "sku": c.string(64, unique=True),
            "name": c.string(200, index=True),
            "description": c.text(nullable=True),
            "price_amount": c.decimal(12, 2, minimum=0),
            "price_currency": c.string(3),
            "state": c.enum("draft", "active", "archived", default="draft"),
            "created_by": c.fk(user, index=True),
            "version": c.integer(minimum=1, default=1, comment="Counts changes"),
            "created_at": c.timestamp(default_expression=_now),
            "updated_at": c.timestamp(default_expression=_now),
        },
        indexes=[["state", "created_at"]],
        description="What is offered",
    )
    audit = db.entity(
        "audit_log",
        {
            "id": c.bigint(pk=True),
            "at": c.timestamp(default_expression=_now, index=True),
            "actor_id": c.fk(user, on_delete="set-null", nullable=True, index=True),
            "action": c.string(80),
            "entity": c.string(80),
            "entity_id": c.string(64),
            "changes": c.json(),
            "request_id": c.uuid(nullable=True),
        },
        indexes=[["entity", "entity_id"]],
        description="Who changed what; rows are only added",
    )
    outbox = db.entity(
        "outbox",
        {
            "id": c.bigint(pk=True),
            "event_id": c.uuid(unique=True),
            "topic": c.string(80),
            "type": c.string(120),
            "payload": c.json(),
            "stored_at": c.timestamp(default_expression=_now),
            "published_at": c.timestamp(nullable=True, index=True),
        },
        description="Events on their way to Kafka, stored with the change that caused them",
    )
    user.has(user_role, "has")
    role.has(user_role, "is given by")
    role.has(permission, "allows")
    user.has(token, "holds")
    user.has(item, "creates", identifying=False)
    user.relates(audit, "is named in", "zero-or-one", "zero-or-more", identifying=False)
