"""The words of the domain: classes, events, commands and queries, and the interface that offers them."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from trueline.model import Many, field, many

from .elements import api, app_services, command_set, entities, events, inventory, query_set, values

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

with inventory.added():
    shop = entities.domain_entity("Store", {"id": UUID, "name": str}, description="Where stock is")
    reservation_state = entities.enumeration(
        "ReservationState", "held", "committed", "released", description="Where a reservation stands"
    )
    reservation = entities.domain_entity(
        "Reservation",
        {
            "id": UUID,
            "product_id": UUID,
            "store_id": UUID,
            "quantity": quantity,
            "state": reservation_state,
            "held_until": datetime,
            "extensions": field(int, minimum=0),
        },
        description="Stock that is kept for someone",
    )
    reservation.associates(item, "is part of")
    _which = {**_what, "reservation_id": UUID}
    committed = events.event("ReservationCommittedEvent", _which, extends=happened)
    extended = events.event("ReservationExtendedEvent", {**_which, "held_until": datetime}, extends=happened)
    registered = events.event(
        "ProductRegisteredEvent", {"product_id": UUID, "sku": str, "name": str, "price": Decimal}, extends=happened
    )
    opened = events.event("StoreOpenedEvent", {"store_id": UUID, "name": str}, extends=happened)

    # What queries answer with.
    store_stock = query_set.klass(
        "StoreStock",
        {
            "store_id": UUID,
            "product_id": UUID,
            "quantity": field(int, minimum=0),
            "reserved": field(int, minimum=0),
            "available": field(int, minimum=0),
            "version": field(int, minimum=0),
        },
        description="The stock of one product in one store",
    )
    product_stock = query_set.klass(
        "ProductStock",
        {"product": product, "available": field(int, minimum=0), "stores": many(store_stock)},
        description="The stock of one product, store by store",
    )
    available = query_set.klass(
        "Availability",
        {
            "product_id": UUID,
            "store_id": UUID,
            "asked": field(int, minimum=1),
            "available": field(int, minimum=0),
            "enough": bool,
        },
        description="Whether so much can be reserved",
    )

# ---- commands and queries ------------------------------------------------------------------------------------------
_amount = field(int, minimum=1, example=5)
_page = {"limit": field(int, minimum=1, maximum=200, default=50), "offset": field(int, minimum=0, default=0)}
_search = {"search": field(str, optional=True, max_length=200, description="Part of the SKU or the name")}
_below = {"below": field(int, optional=True, minimum=1, description="Only what is less than this")}
_one = {"reservation_id": UUID}
add_stock = command_set.command(
    "AddStock", {"product_id": UUID, "store_id": UUID, "quantity": _amount}, yields=[added],
    description="Put stock on the shelf",
)  # fmt: skip
reserve_stock = command_set.command(
    "ReserveStock", {"product_id": UUID, "store_id": UUID, "quantity": _amount}, yields=[reserved],
    description="Keep stock for someone",
)  # fmt: skip
release_stock = command_set.command(
    "ReleaseStock", _one, yields=[released], idempotent=True, description="Give reserved stock back"
)
get_stock = query_set.query("GetStock", {"product_id": UUID}, returns=product_stock, description="How much there is")
check_availability = query_set.query(
    "CheckAvailability", {"product_id": UUID, "store_id": UUID, "quantity": _amount}, returns=available,
    description="Whether so much can be reserved",
)  # fmt: skip
with inventory.added():
    commit_reservation = command_set.command(
        "CommitReservation", _one, yields=[committed], idempotent=True, description="Hand reserved stock out"
    )
    extend_reservation = command_set.command(
        "ExtendReservation", _one, yields=[extended], description="Keep reserved stock longer"
    )
    expire_reservations = command_set.command(
        "ExpireReservations", yields=[released], idempotent=True, description="Give back what was held too long"
    )
    register_product = command_set.command(
        "RegisterProduct",
        {
            "sku": field(str, min_length=1, max_length=64),
            "name": field(str, min_length=1, max_length=200),
            "price": field(Decimal, minimum=0),
        },
        yields=[registered], description="Make a product known",
    )  # fmt: skip
    open_store = command_set.command(
        "OpenStore", {"name": field(str, min_length=1, max_length=80)}, yields=[opened],
        description="Make a store known",
    )  # fmt: skip
    get_reservation = query_set.query("GetReservation", _one, returns=reservation, description="One reservation")
    list_products = query_set.query(
        "ListProducts", {**_search, **_page}, returns=product, many=True, description="What is sold"
    )
    list_stores = query_set.query("ListStores", _page, returns=shop, many=True, description="Every store")
    list_stock = query_set.query(
        "ListStock", {"store_id": UUID, **_below, **_page}, returns=store_stock, many=True,
        description="What one store has",
    )  # fmt: skip

# ---- the interface: {id} is the document's word for a product's id -------------------------------------------------
http = api.http("Inventory API", base="/v1", problems="rfc9457", security="JWT bearer")
_product = {"id": UUID}
_conflict = "Someone else appended first; read again and retry"
_invalid, _no_reservation = "Not a valid request", "No such reservation"
post_stock = http.post(
    "/inventory/stock", add_stock, {201: item, 404: "No such product or store", 409: _conflict, 422: _invalid},
    role="stock:write", handled_by=app_services,
)  # fmt: skip
get_product = http.get(
    "/inventory/products/{id}", get_stock,
    {200: product_stock, 404: "No such product", 503: "The read model does not answer; see Retry-After"},
    params=_product, role="stock:read", handled_by=app_services,
)  # fmt: skip
with inventory.added():
    post_product = http.post(
        "/inventory/products", register_product, {201: product, 409: "The SKU is taken", 422: _invalid},
        role="catalogue:write", handled_by=app_services,
    )  # fmt: skip
    list_of_products = http.get(
        "/inventory/products", list_products, {200: Many(product), 422: _invalid}, query={**_search, **_page},
        role="stock:read", handled_by=app_services,
    )  # fmt: skip
    post_store = http.post(
        "/inventory/stores", open_store, {201: shop, 409: "The name is taken", 422: _invalid},
        role="catalogue:write", handled_by=app_services,
    )  # fmt: skip
    list_of_stores = http.get(
        "/inventory/stores", list_stores, {200: Many(shop), 422: _invalid}, query=_page, role="stock:read",
        handled_by=app_services,
    )  # fmt: skip
    stock_of_store = http.get(
        "/inventory/stores/{store_id}/stock", list_stock,
        {200: Many(store_stock), 404: "No such store", 422: _invalid}, params={"store_id": UUID},
        query={**_below, **_page}, role="stock:read", handled_by=app_services,
    )  # fmt: skip
    post_reservation = http.post(
        "/inventory/reservations", reserve_stock,
        {201: reservation, 404: "No such product or store", 409: _conflict, 422: "Not enough stock"},
        role="stock:write", handled_by=app_services,
    )  # fmt: skip
    one_reservation = http.get(
        "/inventory/reservations/{reservation_id}", get_reservation, {200: reservation, 404: _no_reservation},
        params=_one, role="stock:read", handled_by=app_services,
    )  # fmt: skip
    delete_reservation = http.delete(
        "/inventory/reservations/{reservation_id}", release_stock,
        {204: "Given back", 404: _no_reservation, 409: _conflict}, id="delete-inventory-reservations-id", params=_one,
        role="stock:write", handled_by=app_services,
    )  # fmt: skip
    commit = http.post(
        "/inventory/reservations/{reservation_id}/commit", commit_reservation,
        {200: item, 404: _no_reservation, 409: _conflict}, id="post-inventory-reservations-id-commit", params=_one,
        role="stock:write", handled_by=app_services,
    )  # fmt: skip
    extend = http.post(
        "/inventory/reservations/{reservation_id}/extend", extend_reservation,
        {200: reservation, 404: _no_reservation, 409: "Extended too often, or held no more"}, params=_one,
        role="stock:write", handled_by=app_services,
    )  # fmt: skip
    availability = http.get(
        "/inventory/products/{id}/availability", check_availability,
        {200: available, 404: "No such product or store", 422: _invalid}, params=_product,
        query={"store_id": UUID, "quantity": _amount}, role="stock:read", handled_by=app_services,
    )  # fmt: skip
