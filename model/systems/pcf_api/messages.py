"""What is wished, asked and announced, and what comes back. The document draws parts only: all of this is ours."""

from datetime import datetime
from uuid import UUID

from trueline.model import field, hours, many, optional

from .elements import auth_module, notifier, pcf, resources_module, rest_module, users_module

page = {"limit": field(int, minimum=1, maximum=200, default=50), "offset": field(int, minimum=0, default=0)}
_email = field(str, min_length=3, max_length=254, example="ada@example.com")
_name = field(str, min_length=1, max_length=200)
_other_name = field(str, min_length=1, max_length=200, optional=True)
_password = field(str, min_length=12, max_length=128)
_role = {"name": field(str, min_length=1, max_length=80), "description": field(str, max_length=500)}
_when = {"event_id": UUID, "occurred_at": datetime}

with pcf.added():
    # ---- who is calling --------------------------------------------------------------------------------------------
    tokens = auth_module.value_object(
        "Tokens",
        {
            "access_token": str,
            "refresh_token": str,
            "token_type": field(str, example="Bearer"),
            "expires_in": field(int, minimum=1, description="Seconds"),
        },
        description="What a caller shows with every request, and how to get the next ones",
    )
    caller = auth_module.value_object(
        "Caller", {"user_id": UUID, "session_id": UUID, "roles": many(str), "expires_at": datetime},
        description="Whom a token stands for",
    )  # fmt: skip
    opened = auth_module.event("SessionOpened", {**_when, "session_id": UUID, "user_id": UUID}, topic="sessions")
    ended = auth_module.event("SessionEnded", {**_when, "session_id": UUID, "user_id": UUID}, topic="sessions")
    log_in = auth_module.command(
        "LogIn", {"email": _email, "password": field(str, max_length=128)}, yields=[opened],
        description="Begin a session",
    )  # fmt: skip
    refresh = auth_module.command(
        "RefreshTokens", {"refresh_token": str}, description="Go on with a session; the old token is used up"
    )
    log_out = auth_module.command(
        "LogOut", {"refresh_token": str}, yields=[ended], idempotent=True, description="End a session"
    )
    forget = auth_module.command("ForgetSessions", yields=[ended], idempotent=True, description="End what has expired")
    validate = auth_module.query("ValidateToken", {"token": str}, returns=caller, description="Whom a token stands for")
    auth_module.job(
        "Forget expired sessions", every=1 * hours, runs=forget, description="Deletes sessions past their end"
    )

    # ---- roles and permissions -------------------------------------------------------------------------------------
    permission = auth_module.domain_entity(
        "Permission", {"id": UUID, "resource_type": str, "action": str, "conditions": optional(dict)},
        description="That something may be done with resources of one type",
    )  # fmt: skip
    role = auth_module.domain_entity(
        "Role",
        {"id": UUID, "name": str, "description": str, "permissions": many(permission), "created_at": datetime},
        description="Permissions under one name",
    )
    role_change = rest_module.klass(
        "RoleChange", {**_role, "permission_ids": many(UUID)}, description="A role as it is to be"
    )
    _grant = {"user_id": UUID, "role_id": UUID}
    _allowance = {"user_id": UUID, "permission_id": UUID}
    role_changed = auth_module.event(
        "RoleChanged", {**_when, "role_id": UUID, "change": field(str, values=("created", "changed", "removed"))},
        topic="roles",
    )  # fmt: skip
    granted = auth_module.event("RoleGranted", {**_when, **_grant}, topic="roles")
    revoked = auth_module.event("RoleRevoked", {**_when, **_grant}, topic="roles")
    allowed = auth_module.event("PermissionGiven", {**_when, **_allowance}, topic="roles")
    disallowed = auth_module.event("PermissionTaken", {**_when, **_allowance}, topic="roles")
    create_role = auth_module.command(
        "CreateRole", {**_role, "permission_ids": many(UUID)}, yields=[role_changed], description="Add a role"
    )
    change_role = auth_module.command(
        "ChangeRole", {"role_id": UUID, **_role, "permission_ids": many(UUID)}, yields=[role_changed],
        idempotent=True, description="Change a role as a whole",
    )  # fmt: skip
    remove_role = auth_module.command(
        "RemoveRole", {"role_id": UUID}, yields=[role_changed], idempotent=True, description="Remove a role"
    )
    grant_role = auth_module.command(
        "GrantRole", _grant, yields=[granted], idempotent=True, description="Give a user a role"
    )
    revoke_role = auth_module.command(
        "RevokeRole", _grant, yields=[revoked], idempotent=True, description="Take a role from a user"
    )
    allow = auth_module.command(
        "GivePermission", _allowance, yields=[allowed], idempotent=True, description="Allow one user one thing more"
    )
    disallow = auth_module.command(
        "TakePermission", _allowance, yields=[disallowed], idempotent=True, description="Take that back"
    )
    list_roles = auth_module.query("ListRoles", page, returns=role, many=True, description="Every role")
    find_role = auth_module.query("FindRole", {"role_id": UUID}, returns=role, description="One role")
    list_permissions = auth_module.query(
        "ListPermissions", page, returns=permission, many=True, description="Every permission"
    )
    permissions_of = auth_module.query(
        "PermissionsOfUser", {"user_id": UUID}, returns=permission, many=True,
        description="What a user may do, by roles or alone",
    )  # fmt: skip

    # ---- users -----------------------------------------------------------------------------------------------------
    user = users_module.domain_entity(
        "User",
        {
            "id": UUID,
            "email": _email,
            "name": _name,
            "roles": many(str),
            "created_at": datetime,
            "updated_at": datetime,
        },
        description="Someone with an account, as callers see them",
    )
    user_change = rest_module.klass("UserChange", {"name": _other_name}, description="What is to change of a user")
    user_created = users_module.event(
        "UserCreated", {**_when, "user_id": UUID, "email": str, "name": str}, topic="users"
    )
    user_changed = users_module.event("UserChanged", {**_when, "user_id": UUID, "name": str}, topic="users")
    user_removed = users_module.event("UserRemoved", {**_when, "user_id": UUID}, topic="users")
    create_user = users_module.command(
        "CreateUser", {"email": _email, "name": _name, "password": _password}, yields=[user_created],
        description="Open an account",
    )  # fmt: skip
    change_user = users_module.command(
        "ChangeUser", {"user_id": UUID, "name": _other_name}, yields=[user_changed], idempotent=True,
        description="Change what is known of a user",
    )  # fmt: skip
    remove_user = users_module.command(
        "RemoveUser", {"user_id": UUID}, yields=[user_removed], idempotent=True, description="Close an account"
    )
    list_users = users_module.query(
        "ListUsers", {"email": optional(str), **page}, returns=user, many=True, description="Users by address"
    )
    find_user = users_module.query("FindUser", {"user_id": UUID}, returns=user, description="One user")

    # ---- resources -------------------------------------------------------------------------------------------------
    version = resources_module.domain_entity(
        "ResourceVersion",
        {
            "id": UUID,
            "resource_id": UUID,
            "version": field(int, minimum=1),
            "data": dict,
            "created_by": UUID,
            "created_at": datetime,
        },
        description="What a resource held at one time; never changed",
    )
    resource = resources_module.aggregate(
        "Resource",
        {
            "id": UUID,
            "owner_id": UUID,
            "name": _name,
            "type": str,
            "metadata": dict,
            "created_at": datetime,
            "updated_at": datetime,
        },
        description="Something that belongs to a user",
        invariants=["versions count up from 1 without gaps"],
    )
    resource_change = rest_module.klass(
        "ResourceChange", {"name": _other_name, "metadata": optional(dict)}, description="What is to change"
    )
    version_data = rest_module.klass(
        "NewVersion", {"based_on": field(int, minimum=0, description="The version that was read"), "data": dict},
        description="What the next version holds",
    )  # fmt: skip
    _about = {**_when, "resource_id": UUID, "owner_id": UUID}
    resource_created = resources_module.event(
        "ResourceCreated", {**_about, "name": str, "type": str}, topic="resources"
    )
    resource_changed = resources_module.event(
        "ResourceChanged", {**_about, "name": str, "metadata": dict}, topic="resources"
    )
    version_added = resources_module.event("ResourceVersionAdded", {**_about, "version": int}, topic="resources")
    resource_removed = resources_module.event("ResourceRemoved", _about, topic="resources")
    create_resource = resources_module.command(
        "CreateResource",
        {"name": _name, "type": field(str, min_length=1, max_length=80), "metadata": optional(dict), "data": dict},
        yields=[resource_created, version_added], description="Add a resource with its first version",
    )  # fmt: skip
    change_resource = resources_module.command(
        "ChangeResource", {"resource_id": UUID, "name": _other_name, "metadata": optional(dict)},
        yields=[resource_changed], idempotent=True, description="Change name or metadata",
    )  # fmt: skip
    add_version = resources_module.command(
        "AddVersion", {"resource_id": UUID, "based_on": field(int, minimum=0), "data": dict},
        yields=[version_added], description="Add the next version",
    )  # fmt: skip
    remove_resource = resources_module.command(
        "RemoveResource", {"resource_id": UUID}, yields=[resource_removed], idempotent=True,
        description="Remove a resource with its versions",
    )  # fmt: skip
    list_resources = resources_module.query(
        "ListResources", {"owner_id": optional(UUID), "type": optional(str), **page}, returns=resource, many=True,
        description="Resources by owner and type",
    )  # fmt: skip
    find_resource = resources_module.query(
        "FindResource", {"resource_id": UUID}, returns=resource, description="One resource"
    )
    list_versions = resources_module.query(
        "ListVersions", {"resource_id": UUID, **page}, returns=version, many=True, description="Newest first"
    )
    find_version = resources_module.query(
        "FindVersion", {"resource_id": UUID, "version": field(int, minimum=1)}, returns=version,
        description="What a resource held",
    )  # fmt: skip

    # ---- notifications ---------------------------------------------------------------------------------------------
    _topics = field(str, many=True, values=("users", "roles", "resources"))
    subscribe = notifier.command("Subscribe", {"topics": _topics}, idempotent=True, description="Hear of topics")
    unsubscribe = notifier.command(
        "Unsubscribe", {"topics": _topics}, idempotent=True, description="Hear of topics no more"
    )
    notification = notifier.event(
        "Notification", {**_when, "user_id": UUID, "topic": str, "text": str, "resource_id": optional(UUID)},
        topic="notifications", description="What one user is told",
    )  # fmt: skip

    # ---- how the classes relate ------------------------------------------------------------------------------------
    user.aggregates(role, "has")
    user.aggregates(permission, "has")
    role.aggregates(permission, "contains")
    resource.associates(user, "is owned by")
    resource.composes(version, "has")
    for each in (resource_created, resource_changed, version_added, resource_removed):
        resource.emits(each)
    pcf.domain("Users and resources", classes=[user, role, permission, resource, version])
