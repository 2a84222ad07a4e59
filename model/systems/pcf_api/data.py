"""What the primary database holds."""

from trueline.model import column as c

from .elements import db

schema = db.schema("Database Schema", id="db-schema", expandable=True)
user = schema.entity(
    "USER",
    {
        "id": c.uuid(pk=True),
        "email": c.string(unique=True),
        "name": c.string(),
        "password_hash": c.string(),
        "created_at": c.timestamp(),
        "updated_at": c.timestamp(),
    },
)
session = schema.entity(
    "SESSION",
    {
        "id": c.uuid(pk=True),
        "user_id": c.fk(user),
        "token": c.string(unique=True),
        "expires_at": c.timestamp(),
        "created_at": c.timestamp(),
    },
)
resource = schema.entity(
    "RESOURCE",
    {
        "id": c.uuid(pk=True),
        "owner_id": c.fk(user),
        "name": c.string(),
        "type": c.string(),
        "metadata": c.json(),
        "created_at": c.timestamp(),
        "updated_at": c.timestamp(),
    },
)
version = schema.entity(
    "RESOURCE_VERSION",
    {
        "id": c.uuid(pk=True),
        "resource_id": c.fk(resource),
        "version": c.integer(),
        "data": c.json(),
        "created_by": c.fk(user),
        "created_at": c.timestamp(),
    },
)
role = schema.entity(
    "ROLE",
    {
        "id": c.uuid(pk=True),
        "name": c.string(unique=True),
        "description": c.string(),
        "created_at": c.timestamp(),
    },
)
permission = schema.entity(
    "PERMISSION",
    {
        "id": c.uuid(pk=True),
        "resource_type": c.string(),
        "action": c.string(),
        "conditions": c.json(),
    },
)
user.has(session, "has")
user.has(resource, "owns")
user.has(permission, "has")
resource.has(version, "has")
role.has(permission, "contains")
user.has(role, "has")
