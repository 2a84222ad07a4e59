"""The words of the domain: classes, events, commands and queries, and the interface that offers them."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from trueline.model import field

from .elements import api, command_set, entities, events, inventory, query_set, values

# ---- classes -------------------------------------------------------------------------------------------------------
quantity = values.value_object(
    "StockQuantity", {"value": int}, ["validate()", "add(other)", "subtract(other)"],
    description="How many there are", invariants=["value is never negative"],
)  # fmt: skip
product = entities.domain_entity("Product", {"id": UUID, "sku": str, "name": str, "price": Decimal}, ["validate()"])
item = entities.aggregate(
    "Inventory",
    {
        "id": UUID,
        "product_id": UUID,
        "store_id": UUID,
        "quantity": quantity,
        "reserved": quantity,
        "version": int,
    },
    [
        "add_stock(quantity)",
        "reserve_stock(quantity)",
        "release_stock(quantity)",
        "commit_reservation(quantity)",
        "get_available()",
    ],
    description="The stock of one product in one store",
    invariants=["reserved is never more than quantity"],
)
happened = events.event(
    "DomainEvent", {"event_id": UUID, "timestamp": datetime, "version": int, "metadata": dict},
    abstract=True, stereotype="Abstract",
)  # fmt: skip
_what = {"product_id": UUID, "store_id": UUID, "quantity": int}
added = events.event("StockAddedEvent", _what, extends=happened)
reserved = events.event("StockReservedEvent", {**_what, "reservation_id": UUID}, extends=happened)
released = events.event("StockReleasedEvent", {**_what, "reservation_id": UUID}, extends=happened)
item.associates(product)
item.associates(quantity)
item.emits(happened)
inventory.domain("Domain Model", classes=[product, item, quantity, happened, added, reserved, released])

# ---- commands and queries ------------------------------------------------------------------------------------------
_amount = field(int, minimum=1, example=5)
add_stock = command_set.command(
    "AddStock", {"product_id": UUID, "store_id": UUID, "quantity": _amount}, yields=[added],
    description="Put stock on the shelf",
)  # fmt: skip
reserve_stock = command_set.command(
    "ReserveStock", {"product_id": UUID, "store_id": UUID, "quantity": _amount}, yields=[reserved],
    description="Keep stock for someone",
)  # fmt: skip
release_stock = command_set.command(
    "ReleaseStock", {"product_id": UUID, "store_id": UUID, "reservation_id": UUID, "quantity": _amount},
    yields=[released], description="Give reserved stock back",
)  # fmt: skip
get_stock = query_set.query("GetStock", {"product_id": UUID}, returns=item, description="How much there is")
check_availability = query_set.query(
    "CheckAvailability", {"product_id": UUID, "store_id": UUID, "quantity": _amount},
    description="Whether so much can be reserved",
)  # fmt: skip
with inventory.added():
    committed = events.event("ReservationCommittedEvent", {**_what, "reservation_id": UUID}, extends=happened)
    commit_reservation = command_set.command(
        "CommitReservation", {"product_id": UUID, "store_id": UUID, "reservation_id": UUID, "quantity": _amount},
        yields=[committed], description="Hand reserved stock out",
    )  # fmt: skip

# ---- the interface -------------------------------------------------------------------------------------------------
http = api.http("Inventory API", base="/v1", problems="rfc9457", security="JWT bearer")
_conflict = "Someone else appended first; read again and retry"
post_stock = http.post(
    "/inventory/stock", add_stock, {201: item, 409: _conflict, 422: "Not a valid request"}, role="stock:write"
)
get_product = http.get(
    "/inventory/products/{id}", get_stock,
    {200: item, 404: "No such product", 503: "The read model does not answer; see Retry-After"},
    params={"id": UUID}, role="stock:read",
)  # fmt: skip
with inventory.added():
    post_reservation = http.post(
        "/inventory/reservations", reserve_stock,
        {201: item, 409: _conflict, 422: "Not enough stock"}, role="stock:write",
    )  # fmt: skip
    delete_reservation = http.delete(
        "/inventory/reservations/{id}", release_stock,
        {204: "Given back", 404: "No such reservation", 409: _conflict}, params={"id": UUID}, role="stock:write",
    )  # fmt: skip
    commit = http.post(
        "/inventory/reservations/{id}/commit", commit_reservation,
        {200: item, 404: "No such reservation", 409: _conflict}, params={"id": UUID}, role="stock:write",
    )  # fmt: skip
    availability = http.get(
        "/inventory/products/{id}/availability", check_availability, {200: "Whether so much is there"},
        params={"id": UUID}, query={"store_id": UUID, "quantity": _amount}, role="stock:read",
    )  # fmt: skip
