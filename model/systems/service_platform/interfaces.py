"""What the services offer. The document names three key endpoints and one path of a service; the rest is ours."""

from trueline.model import Many, field, hours

from .domain import (
    buy,
    cancel,
    cancellation,
    change,
    create,
    delete,
    end_session,
    forget_keys,
    health,
    id_field,
    list_orders,
    list_resources,
    list_sessions,
    log_in,
    log_out,
    order,
    page,
    pay,
    payment,
    place,
    read_order,
    read_payment,
    read_resource,
    read_shipment,
    read_transaction,
    refresh,
    refund,
    resource,
    resource_change,
    search,
    search_fields,
    session,
    ship,
    shipment,
    token_pair,
    transaction,
    user_context,
    validate,
)
from .elements import auth, gateway, graphql, one, orchestrator, platform, three, two

_invalid = "Not valid"
_users = {401: "Invalid token", 403: "Forbidden"}
_guarded = {**_users, 503: "The circuit breaker is open; see Retry-After"}
_key = {"Idempotency-Key": field(str, min_length=1, max_length=64, description="The same for every try of one call")}
_repeated = "The key was used for another request"
_refused = {401: "Wrong login, password, code or token", 422: _invalid, 429: "Too many attempts; see Retry-After"}

# ---- who is who ----------------------------------------------------------------------------------------------------
tokens = auth.http("Key endpoints", problems="rfc9457", security="OAuth2, JWT")
tokens.post("/auth/login", log_in, {200: (token_pair, "Logged in"), **_refused}, handled_by=auth)
tokens.post("/auth/refresh", refresh, {200: (token_pair, "New tokens"), **_refused}, handled_by=auth)
tokens.post("/auth/logout", log_out, {204: "Logged out", **_refused}, handled_by=auth)
with platform.added():
    tokens.get(
        "/auth/context", validate, {200: (user_context, "User context"), 401: "Invalid token"}, handled_by=auth,
        role="sessions:own",
    )  # fmt: skip
    tokens.get(
        "/auth/sessions", list_sessions, {200: (Many(session), "The sessions"), **_users, 422: _invalid}, query=page,
        handled_by=auth, role="sessions:own",
    )  # fmt: skip
    tokens.delete(
        "/auth/sessions/{id}", end_session, {204: "Ended", **_users, 404: "No such session"}, params=id_field,
        handled_by=auth, role="sessions:own",
    )  # fmt: skip

    # ---- resources ---------------------------------------------------------------------------------------------------
    _unknown = {404: "No such resource"}
    resources = one.http(
        "Resources", description="What Service 1 keeps", problems="rfc9457", security="OAuth2, JWT"
    )  # fmt: skip
    post_resource = resources.post(
        "/resource", create, {201: (resource, "Created"), **_guarded, 409: _repeated, 422: _invalid},
        name="Create a resource", headers=_key, handled_by=one, role="resources:write",
    )  # fmt: skip
    resources.get(
        "/resource", list_resources, {200: (Many(resource), "The list"), **_guarded, 422: _invalid}, query=page,
        handled_by=one, role="resources:read",
    )  # fmt: skip
    resources.get(
        "/resource/{id}", read_resource, {200: (resource, "The resource"), **_guarded, **_unknown}, params=id_field,
        handled_by=one, role="resources:read",
    )  # fmt: skip
    resources.put(
        "/resource/{id}", change,
        {200: (resource, "Changed"), **_guarded, **_unknown, 409: "Somebody changed it first", 422: _invalid},
        params=id_field, body=resource_change, handled_by=one, role="resources:write",
    )  # fmt: skip
    resources.delete(
        "/resource/{id}", delete, {204: "Deleted", **_guarded, **_unknown, 409: "An order names it"}, params=id_field,
        handled_by=one, role="resources:write",
    )  # fmt: skip
    finder = two.http(
        "Search", description="Questions about resources", problems="rfc9457", security="OAuth2, JWT"
    )  # fmt: skip
    finder.get(
        "/search", search, {200: (Many(resource), "What was found"), **_guarded, 422: _invalid}, query=search_fields,
        handled_by=two, role="resources:read",
    )  # fmt: skip
    graph = graphql.graphql(security="OAuth2, JWT")
    graph.field("query", "resource", read_resource, arguments=id_field, returns=resource, role="resources:read")
    graph.field(
        "query", "search", search, arguments=search_fields, returns=resource, many=True, role="resources:read"
    )  # fmt: skip

    # ---- the steps of the saga ---------------------------------------------------------------------------------------
    _unknown = {404: "No such order"}
    orders = one.http("Orders", description="Step 1", problems="rfc9457", security="OAuth2, JWT")
    orders.post(
        "/orders", place, {201: (order, "Placed"), **_guarded, 409: _repeated, 422: _invalid}, headers=_key,
        handled_by=one, role="orders:write",
    )  # fmt: skip
    orders.get(
        "/orders", list_orders, {200: (Many(order), "The list"), **_guarded, 422: _invalid}, query=page,
        handled_by=one, role="orders:read",
    )  # fmt: skip
    orders.get(
        "/orders/{id}", read_order, {200: (order, "The order"), **_guarded, **_unknown}, params=id_field,
        handled_by=one, role="orders:read",
    )  # fmt: skip
    orders.post(
        "/orders/{id}/cancel", cancel,
        {200: (order, "Cancelled"), **_guarded, **_unknown, 409: "It is shipped", 422: _invalid}, params=id_field,
        body=cancellation, handled_by=one, role="orders:write",
    )  # fmt: skip
    payments = two.http("Payments", description="Step 2", problems="rfc9457", security="OAuth2, JWT")
    payments.post(
        "/payments", pay,
        {201: (payment, "Taken"), **_guarded, 402: "Declined", **_unknown, 409: _repeated, 422: _invalid},
        headers=_key, handled_by=two, role="payments:write",
    )  # fmt: skip
    payments.get(
        "/payments/{id}", read_payment, {200: (payment, "The payment"), **_guarded, 404: "No such payment"},
        params=id_field, handled_by=two, role="payments:read",
    )  # fmt: skip
    payments.post(
        "/payments/{id}/refund", refund, {200: (payment, "Refunded"), **_guarded, 404: "No such payment"},
        params=id_field, handled_by=two, role="payments:write",
    )  # fmt: skip
    shipments = three.http("Shipments", description="Step 3", problems="rfc9457", security="OAuth2, JWT")
    shipments.post(
        "/shipments", ship,
        {201: (shipment, "On its way"), **_users, **_unknown, 409: "It is not paid, or shipped already", 422: _invalid},
        headers=_key, handled_by=three, role="shipments:write",
    )  # fmt: skip
    shipments.get(
        "/shipments/{id}", read_shipment, {200: (shipment, "The shipment"), **_users, 404: "No such shipment"},
        params=id_field, handled_by=three, role="shipments:read",
    )  # fmt: skip
    transactions = orchestrator.http(
        "Transactions", description="All steps, or none", problems="rfc9457", security="OAuth2, JWT"
    )  # fmt: skip
    transactions.post(
        "/transactions", buy, {202: (transaction, "Started"), **_users, 409: _repeated, 422: _invalid}, headers=_key,
        handled_by=orchestrator, role="transactions:write",
    )  # fmt: skip
    transactions.get(
        "/transactions/{id}", read_transaction,
        {200: (transaction, "The transaction"), **_users, 404: "No such transaction"}, params=id_field,
        handled_by=orchestrator, role="transactions:read",
    )  # fmt: skip

    # ---- whether it works --------------------------------------------------------------------------------------------
    for base, service in (
        ("", gateway), ("/auth", auth), ("/service-1", one), ("/service-2", two), ("/service-3", three),
        ("/orchestrator", orchestrator),
    ):  # fmt: skip
        check = service.query("CheckHealth", returns=health, description="Tell whether requests can be answered")
        face = service.http("Health", base=base, description="For the load balancer", problems="rfc9457")
        face.get(
            "/health", check, {200: (health, "Up"), 503: (health, "Down: no request is answered")}, handled_by=service
        )  # fmt: skip
    forgetting = one.job(
        "Forget old keys", every=1 * hours, runs=forget_keys, description="Deletes idempotency keys that are a day old"
    )
