"""What callers reach over REST, GraphQL and WebSocket. The document names these three and no operation of them."""

from uuid import UUID

from trueline.model import Many, field, optional

from . import messages as m
from .elements import auth_module, graphql_module, pcf, resources_module, rest_module, socket, users_module

_invalid = "Not a valid request"
_no_user, _no_role, _no_resource = "No such user", "No such role", "No such resource"
_user, _role, _resource = {"user_id": UUID}, {"role_id": UUID}, {"resource_id": UUID}

with pcf.added():
    # ---- sessions: whoever calls these has no token yet, or sends it along -----------------------------------------
    sessions = rest_module.http("Sessions", base="/api/v1/auth", problems="rfc9457", description="Tokens and their end")
    post_login = sessions.post(
        "/login", m.log_in,
        {200: m.tokens, 401: "Wrong address or password", 422: _invalid, 429: "Too many attempts; see Retry-After"},
        handled_by=auth_module,
    )  # fmt: skip
    post_refresh = sessions.post(
        "/refresh", m.refresh, {200: m.tokens, 401: "The token is used up or expired", 422: _invalid},
        handled_by=auth_module,
    )  # fmt: skip
    post_logout = sessions.post("/logout", m.log_out, {204: "Ended", 422: _invalid}, handled_by=auth_module)
    post_validate = sessions.endpoint(
        "POST", "/validate", m.validate, {200: m.caller, 401: "Not a valid token", 422: _invalid},
        body=m.validate, handled_by=auth_module,
    )  # fmt: skip

    # ---- users -----------------------------------------------------------------------------------------------------
    rest_api = rest_module.http(
        "REST API", base="/api/v1", version="1", problems="rfc9457", security="JWT bearer",
        description="Users, roles and resources",
    )  # fmt: skip
    rest_api.get(
        "/users", m.list_users, {200: Many(m.user), 422: _invalid}, query={"email": optional(str), **m.page},
        role="users:read", handled_by=users_module,
    )  # fmt: skip
    post_user = rest_api.post(
        "/users", m.create_user, {201: m.user, 409: "The address is taken", 422: _invalid}, role="users:write",
        handled_by=users_module,
    )  # fmt: skip
    get_user = rest_api.get(
        "/users/{user_id}", m.find_user, {200: m.user, 404: _no_user}, params=_user, role="users:read",
        handled_by=users_module,
    )  # fmt: skip
    rest_api.patch(
        "/users/{user_id}", m.change_user, {200: m.user, 404: _no_user, 422: _invalid}, params=_user,
        body=m.user_change, role="users:write", handled_by=users_module,
    )  # fmt: skip
    rest_api.delete(
        "/users/{user_id}", m.remove_user, {204: "Removed", 404: _no_user, 409: "The user still owns resources"},
        params=_user, role="users:write", handled_by=users_module,
    )  # fmt: skip

    # ---- roles and permissions -------------------------------------------------------------------------------------
    for give, take, path, params, done in (
        (m.grant_role, m.revoke_role, "/users/{user_id}/roles/{role_id}", {**_user, **_role}, "role"),
        (
            m.allow, m.disallow, "/users/{user_id}/permissions/{permission_id}", {**_user, "permission_id": UUID},
            "permission",
        ),
    ):  # fmt: skip
        missing = f"No such user or {done}"
        rest_api.put(
            path, give, {204: "Given", 404: missing}, params=params, role="roles:write", handled_by=auth_module
        )
        rest_api.delete(
            path, take, {204: "Taken", 404: missing}, params=params, role="roles:write", handled_by=auth_module
        )
    rest_api.get(
        "/users/{user_id}/permissions", m.permissions_of, {200: Many(m.permission), 404: _no_user}, params=_user,
        role="roles:read", handled_by=auth_module,
    )  # fmt: skip
    rest_api.get(
        "/permissions", m.list_permissions, {200: Many(m.permission), 422: _invalid}, query=m.page, role="roles:read",
        handled_by=auth_module,
    )  # fmt: skip
    rest_api.get(
        "/roles", m.list_roles, {200: Many(m.role), 422: _invalid}, query=m.page, role="roles:read",
        handled_by=auth_module,
    )  # fmt: skip
    rest_api.post(
        "/roles", m.create_role, {201: m.role, 409: "The name is taken", 422: _invalid}, role="roles:write",
        handled_by=auth_module,
    )  # fmt: skip
    rest_api.get(
        "/roles/{role_id}", m.find_role, {200: m.role, 404: _no_role}, params=_role, role="roles:read",
        handled_by=auth_module,
    )  # fmt: skip
    rest_api.put(
        "/roles/{role_id}", m.change_role,
        {200: m.role, 404: _no_role, 409: "The name is taken", 422: _invalid}, params=_role, body=m.role_change,
        role="roles:write", handled_by=auth_module,
    )  # fmt: skip
    rest_api.delete(
        "/roles/{role_id}", m.remove_role, {204: "Removed", 404: _no_role, 409: "Users still have the role"},
        params=_role, role="roles:write", handled_by=auth_module,
    )  # fmt: skip

    # ---- resources -------------------------------------------------------------------------------------------------
    rest_api.get(
        "/resources", m.list_resources, {200: Many(m.resource), 422: _invalid},
        query={"owner_id": optional(UUID), "type": optional(str), **m.page}, role="resources:read",
        handled_by=resources_module,
    )  # fmt: skip
    post_resource = rest_api.post(
        "/resources", m.create_resource, {201: m.resource, 422: _invalid}, role="resources:write",
        handled_by=resources_module,
    )  # fmt: skip
    get_resource = rest_api.get(
        "/resources/{resource_id}", m.find_resource, {200: m.resource, 404: _no_resource}, params=_resource,
        role="resources:read", handled_by=resources_module,
    )  # fmt: skip
    rest_api.patch(
        "/resources/{resource_id}", m.change_resource, {200: m.resource, 404: _no_resource, 422: _invalid},
        params=_resource, body=m.resource_change, role="resources:write", handled_by=resources_module,
    )  # fmt: skip
    rest_api.delete(
        "/resources/{resource_id}", m.remove_resource, {204: "Removed", 404: _no_resource}, params=_resource,
        role="resources:write", handled_by=resources_module,
    )  # fmt: skip
    rest_api.get(
        "/resources/{resource_id}/versions", m.list_versions,
        {200: Many(m.version), 404: _no_resource, 422: _invalid}, params=_resource, query=m.page,
        role="resources:read", handled_by=resources_module,
    )  # fmt: skip
    post_version = rest_api.post(
        "/resources/{resource_id}/versions", m.add_version,
        {201: m.version, 404: _no_resource, 409: "There is a newer version; read it and retry", 422: _invalid},
        params=_resource, body=m.version_data, role="resources:write", handled_by=resources_module,
    )  # fmt: skip
    rest_api.get(
        "/resources/{resource_id}/versions/{version}", m.find_version, {200: m.version, 404: "No such version"},
        params={**_resource, "version": field(int, minimum=1)}, role="resources:read", handled_by=resources_module,
    )  # fmt: skip

    # ---- GraphQL: the arguments are what the message carries -------------------------------------------------------
    graph = graphql_module.graphql("GraphQL API", security="JWT bearer", description="Users and resources in one query")
    graph.field("query", "user", m.find_user, returns=m.user, role="users:read")
    graph.field("query", "users", m.list_users, returns=m.user, many=True, role="users:read")
    graph.field("query", "roles", m.list_roles, returns=m.role, many=True, role="roles:read")
    graph.field("query", "resource", m.find_resource, returns=m.resource, role="resources:read")
    graph.field("query", "resources", m.list_resources, returns=m.resource, many=True, role="resources:read")
    graph.field("query", "resourceVersions", m.list_versions, returns=m.version, many=True, role="resources:read")
    graph.field("mutation", "createUser", m.create_user, returns=m.user, role="users:write")
    graph.field("mutation", "changeUser", m.change_user, returns=m.user, role="users:write")
    graph.field("mutation", "createResource", m.create_resource, returns=m.resource, role="resources:write")
    graph.field("mutation", "changeResource", m.change_resource, returns=m.resource, role="resources:write")
    graph.field("mutation", "addResourceVersion", m.add_version, returns=m.version, role="resources:write")
    graph.field("mutation", "removeResource", m.remove_resource, returns=m.resource, role="resources:write")
    graph.field(
        "subscription", "resourceVersionAdded", arguments={"resource_id": optional(UUID)}, returns=m.version_added,
        role="resources:read", description="Each new version of one resource, or of all",
    )  # fmt: skip

    # ---- WebSocket -------------------------------------------------------------------------------------------------
    live = socket.websocket("Notifications", security="JWT bearer", description="What happens, as it happens")
    live.channel(
        "notifications", path="/notifications", receives=[m.subscribe, m.unsubscribe], sends=[m.notification],
        description="What concerns the caller, by topic",
    )  # fmt: skip
