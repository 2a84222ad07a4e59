"""What the primary database holds. Lengths, defaults, indexes and the tables between tables are ours."""

from trueline.model import column as c

from .elements import db, pcf

schema = db.schema("Database Schema", id="db-schema", expandable=True)
user = schema.entity(
    "USER",
    {
        "id": c.uuid(pk=True),
        "email": c.string(254, unique=True),
        "name": c.string(200),
        "password_hash": c.string(255),
        "created_at": c.timestamp(default_expression="CURRENT_TIMESTAMP"),
        "updated_at": c.timestamp(default_expression="CURRENT_TIMESTAMP"),
    },
)
session = schema.entity(
    "SESSION",
    {
        "id": c.uuid(pk=True),
        "user_id": c.fk(user, on_delete="cascade", index=True),
        "token": c.string(255, unique=True),
        "expires_at": c.timestamp(index=True),
        "created_at": c.timestamp(default_expression="CURRENT_TIMESTAMP"),
    },
)
resource = schema.entity(
    "RESOURCE",
    {
        "id": c.uuid(pk=True),
        "owner_id": c.fk(user, index=True),
        "name": c.string(200),
        "type": c.string(80, index=True),
        "metadata": c.json(),
        "created_at": c.timestamp(default_expression="CURRENT_TIMESTAMP"),
        "updated_at": c.timestamp(default_expression="CURRENT_TIMESTAMP"),
    },
)
version = schema.entity(
    "RESOURCE_VERSION",
    {
        "id": c.uuid(pk=True),
        "resource_id": c.fk(resource, on_delete="cascade"),
        "version": c.integer(minimum=1),
        "data": c.json(),
        "created_by": c.fk(user, index=True),
        "created_at": c.timestamp(default_expression="CURRENT_TIMESTAMP"),
    },
    unique=[["resource_id", "version"]],
)
role = schema.entity(
    "ROLE",
    {
        "id": c.uuid(pk=True),
        "name": c.string(80, unique=True),
        "description": c.string(500),
        "created_at": c.timestamp(default_expression="CURRENT_TIMESTAMP"),
    },
)
permission = schema.entity(
    "PERMISSION",
    {
        "id": c.uuid(pk=True),
        "resource_type": c.string(80),
        "action": c.string(80),
        "conditions": c.json(nullable=True),
    },
    indexes=[["resource_type", "action"]],
)
user.has(session, "has")
user.has(resource, "owns")
user.has(permission, "has")
resource.has(version, "has")
role.has(permission, "contains")
user.has(role, "has")

# ---- the tables between tables -------------------------------------------------------------------------------------
with pcf.added():
    user_role = schema.entity(
        "USER_ROLE",
        {
            "user_id": c.fk(user, on_delete="cascade"),
            "role_id": c.fk(role, index=True),
            "granted_at": c.timestamp(default_expression="CURRENT_TIMESTAMP"),
        },
        key=["user_id", "role_id"],
        description="Which user has which role",
    )
    role_permission = schema.entity(
        "ROLE_PERMISSION",
        {
            "role_id": c.fk(role, on_delete="cascade"),
            "permission_id": c.fk(permission, on_delete="cascade", index=True),
        },
        key=["role_id", "permission_id"],
        description="Which role contains which permission",
    )
    user_permission = schema.entity(
        "USER_PERMISSION",
        {
            "user_id": c.fk(user, on_delete="cascade"),
            "permission_id": c.fk(permission, on_delete="cascade", index=True),
        },
        key=["user_id", "permission_id"],
        description="Which user has a permission without a role",
    )
    user.has(user_role, "is given")
    role.has(user_role, "is given by")
    role.has(role_permission, "allows by")
    permission.has(role_permission, "is allowed by")
    user.has(user_permission, "is allowed")
    permission.has(user_permission, "is given by")
    pcf.decision(
        "Roles and permissions are shared",
        context="The diagram lets a user have roles and permissions, and a role contain permissions, but draws no "
        "column that leads from one to the other; names of roles are unique.",
        decision="Tables of pairs stand between them, so that one role serves many users.",
        consequences="The diagram keeps its lines; the pairs are drawn beside them.",
        about=[user, role, permission],
    )
