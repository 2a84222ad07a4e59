"""The words of the domain: classes, events, commands and queries.

The document names the key endpoints, one command and its event; what a resource is, and what the steps of the
transaction do, is ours.
"""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from trueline.model import field, many

from .elements import api_layer, auth, bus, entities, one, orchestrator, platform, three, two, values

STANDINGS = ("placed", "paid", "shipped", "cancelled")
PAYMENTS = ("taken", "refunded")
OUTCOMES = ("running", "completed", "compensating", "rolled-back", "stuck")

# ---- fields that classes, messages and bodies share ----------------------------------------------------------------
id_field = {"id": field(UUID)}
page = {
    "limit": field(int, minimum=1, maximum=200, default=50, description="At most so many"),
    "offset": field(int, minimum=0, default=0, description="After so many"),
}
resource_fields = {
    "name": field(str, min_length=1, max_length=200, example="Blue chair"),
    "description": field(str, optional=True, max_length=2000),
}
change_fields = {**resource_fields, "version": field(int, minimum=1, description="The version that was read")}
search_fields = {"text": field(str, min_length=1, max_length=100, description="Part of a name"), **page}
reason_fields = {"reason": field(str, max_length=500)}
_money = {"amount": field(Decimal, minimum=0), "currency": field(str, pattern="^[A-Z]{3}$", example="EUR")}
_address = {"address": field(str, min_length=1, max_length=500)}
_refresh = {"refresh_token": field(str, min_length=1)}

with platform.added():
    # ---- classes -----------------------------------------------------------------------------------------------------
    standing = values.enumeration("OrderStatus", *STANDINGS, description="How far an order has come")
    payment_status = values.enumeration("PaymentStatus", *PAYMENTS, description="Where the money is")
    outcome = values.enumeration("TransactionStatus", *OUTCOMES, description="How far a transaction has come")

    resource = entities.aggregate(
        "Resource",
        {
            **id_field, **resource_fields, "version": field(int, minimum=1), "created_at": datetime,
            "updated_at": datetime,
        },
        ["change(name, description)"],
        description="Whatever Service 1 keeps; an order names it as what is bought",
        invariants=["each change adds one to version"],
    )  # fmt: skip
    item = entities.domain_entity(
        "OrderItem",
        {"resource_id": UUID, "quantity": field(int, minimum=1, example=2), "price": field(Decimal, minimum=0)},
        description="How many of one resource, each at which price",
    )
    _order = {"account_id": field(UUID, description="Who orders"), "items": field(item, many=True)}
    order = entities.aggregate(
        "Order", {**id_field, **_order, **_money, "status": field(standing, default="placed"), "created_at": datetime},
        ["pay()", "ship()", "cancel(reason)"],
        description="What somebody wants to have",
        invariants=["amount is the sum of its items", "it has at least one item"],
    )  # fmt: skip
    payment = entities.domain_entity(
        "Payment",
        {
            **id_field, "order_id": UUID, **_money, "status": field(payment_status, default="taken"),
            "taken_at": datetime,
        },
        description="Money for one order",
    )  # fmt: skip
    shipment = entities.domain_entity(
        "Shipment", {**id_field, "order_id": UUID, **_address, "shipped_at": datetime},
        description="One order on its way",
    )  # fmt: skip
    transaction = entities.aggregate(
        "Transaction",
        {
            **id_field, "status": field(outcome, default="running"),
            "step": field(str, description="Under way, or the last one"), "order_id": field(UUID, optional=True),
            "started_at": datetime,
        },
        description="One run through the steps of a saga",
    )  # fmt: skip
    session = entities.domain_entity(
        "Session", {**id_field, "account_id": UUID, "created_at": datetime, "expires_at": datetime},
        description="What a refresh token stands for",
    )  # fmt: skip
    order.composes(item, "has many")
    item.associates(resource, "is about")
    payment.associates(order, "pays for")
    shipment.associates(order, "carries")
    transaction.associates(order, "is about")

    # ---- what comes in and goes out ----------------------------------------------------------------------------------
    resource_change = api_layer.klass(
        "ResourceChange", change_fields, stereotype="DTO", description="What a resource is to be"
    )
    cancellation = api_layer.klass("Cancellation", reason_fields, stereotype="DTO", description="Why an order is off")
    token_pair = api_layer.value_object(
        "TokenPair",
        {
            "access_token": str, **_refresh, "token_type": field(str, default="Bearer"),
            "expires_in": field(int, minimum=1, description="Seconds"),
        },
        description="What callers prove who they are by",
    )  # fmt: skip
    user_context = api_layer.value_object(
        "UserContext", {"account_id": UUID, "permissions": many(str), "expires_at": datetime},
        description="Who calls, and what they may do",
    )  # fmt: skip
    health = api_layer.value_object(
        "Health", {"status": field(str, values=("up", "down")), "reason": field(str, optional=True)},
        description="Whether requests can be answered",
    )  # fmt: skip

    # ---- events ------------------------------------------------------------------------------------------------------
    happened = bus.event(
        "DomainEvent", {"event_id": UUID, "occurred_at": datetime, "trace_id": str}, abstract=True,
        stereotype="Abstract", description="What every event says",
    )  # fmt: skip
    created = one.event(
        "ResourceCreated", {**id_field, "name": str}, extends=happened, topic="resources",
        description="A resource is there",
    )  # fmt: skip
    changed = one.event(
        "ResourceChanged", {**id_field, "version": int}, extends=happened, topic="resources",
        description="A resource is not what it was",
    )  # fmt: skip
    deleted = one.event(
        "ResourceDeleted", id_field, extends=happened, topic="resources", description="A resource is gone"
    )
    placed = one.event(
        "OrderPlaced", {"order_id": UUID, **_order, **_money}, extends=happened, topic="orders",
        description="Somebody ordered",
    )  # fmt: skip
    cancelled = one.event(
        "OrderCancelled", {"order_id": UUID, **reason_fields}, extends=happened, topic="orders",
        description="An order is off",
    )  # fmt: skip
    taken, refunded = (
        two.event(
            f"Payment{what}", {"payment_id": UUID, "order_id": UUID, **_money}, extends=happened, topic="payments",
            description=text,
        )
        for what, text in (("Taken", "An order is paid"), ("Refunded", "The money went back"))
    )  # fmt: skip
    shipped = three.event(
        "OrderShipped", {"shipment_id": UUID, "order_id": UUID}, extends=happened, topic="orders",
        description="An order is on its way",
    )  # fmt: skip
    completed, rolled_back = (
        orchestrator.event(
            f"Transaction{what}", {"transaction_id": UUID, "order_id": UUID}, extends=happened, topic="transactions",
            description=text,
        )
        for what, text in (("Completed", "Every step is done"), ("RolledBack", "Every step that was done is undone"))
    )  # fmt: skip
    resource.emits(created)
    resource.emits(changed)
    resource.emits(deleted)
    order.emits(placed)
    order.emits(cancelled)
    order.emits(shipped)
    payment.emits(taken)
    payment.emits(refunded)

    # ---- commands and queries ----------------------------------------------------------------------------------------
    log_in = auth.command(
        "LogIn",
        {
            "login": str, "password": str,
            "code": field(str, optional=True, pattern="^[0-9]{6}$", description="The second factor"),
        },
        description="Get tokens for a password",
    )  # fmt: skip
    refresh = auth.command("RefreshTokens", _refresh, description="Get new tokens before the old ones end")
    log_out = auth.command("LogOut", _refresh, idempotent=True, description="End a session")
    validate = auth.query("ValidateToken", returns=user_context, description="Tell who calls, and what they may do")
    list_sessions = auth.query(
        "ListSessions", page, returns=session, many=True, description="List one's own sessions, newest first"
    )
    end_session = auth.command("EndSession", id_field, idempotent=True, description="End one of one's own sessions")

    create = one.command(
        "Create Resource", resource_fields, yields=[created], idempotent=True, description="Keep a new resource"
    )
    list_resources = one.query(
        "ListResources", page, returns=resource, many=True, description="List resources, newest first"
    )
    read_resource = one.query("ReadResource", id_field, returns=resource, description="Read a resource")
    change = one.command(
        "ChangeResource", {**id_field, **change_fields}, yields=[changed], idempotent=True,
        description="Change a resource",
    )  # fmt: skip
    delete = one.command("DeleteResource", id_field, yields=[deleted], idempotent=True, description="Delete a resource")
    search = two.query(
        "SearchResources", search_fields, returns=resource, many=True, description="Find resources by their names"
    )

    place = one.command(
        "PlaceOrder", {**_order, "currency": _money["currency"]}, yields=[placed], idempotent=True,
        description="Order something",
    )  # fmt: skip
    list_orders = one.query("ListOrders", page, returns=order, many=True, description="List one's own orders")
    read_order = one.query("ReadOrder", id_field, returns=order, description="Read an order")
    cancel = one.command(
        "CancelOrder", {**id_field, **reason_fields}, yields=[cancelled], idempotent=True, description="Cancel an order"
    )
    pay = two.command(
        "TakePayment", {"order_id": UUID, **_money}, yields=[taken], idempotent=True, description="Take the money"
    )
    read_payment = two.query("ReadPayment", id_field, returns=payment, description="Read a payment")
    refund = two.command(
        "RefundPayment", id_field, yields=[refunded], idempotent=True, description="Give the money back"
    )
    ship = three.command(
        "ShipOrder", {"order_id": UUID, **_address}, yields=[shipped], idempotent=True, description="Send an order off"
    )
    read_shipment = three.query("ReadShipment", id_field, returns=shipment, description="Read a shipment")
    buy = orchestrator.command(
        "StartTransaction", {**_order, "currency": _money["currency"], **_address}, yields=[completed, rolled_back],
        idempotent=True, description="Order, pay and ship, or none of it",
    )  # fmt: skip
    read_transaction = orchestrator.query(
        "ReadTransaction", id_field, returns=transaction, description="Tell how far a transaction has come"
    )
    forget_keys = one.command(
        "ForgetKeys", {"hours": field(int, minimum=1, default=24, description="Since they were used")},
        idempotent=True, description="Forget old idempotency keys",
    )  # fmt: skip

    # ---- diagrams ----------------------------------------------------------------------------------------------------
    platform.domain(
        "Resources and orders",
        classes=[resource, order, item, payment, shipment, transaction, standing, payment_status, outcome],
        purpose="What the services keep, and how it belongs together",
    )  # fmt: skip
    platform.domain(
        "Events of the services",
        classes=[
            happened, created, changed, deleted, placed, cancelled, taken, refunded, shipped, completed, rolled_back,
        ],
        purpose="What the services tell each other",
    )  # fmt: skip
