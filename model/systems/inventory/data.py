"""What the stores hold. The source document names them only; the tables are ours."""

from trueline.model import column as c

from .elements import inventory, read_model, store

with inventory.added():
    log = store.schema("Event log")
    event = log.entity(
        "event",
        {
            "position": c.bigint(pk=True, comment="Order of all events"),
            "event_id": c.uuid(unique=True),
            "stream_id": c.uuid(comment="The aggregate it belongs to"),
            "stream_type": c.string(80, comment="Inventory, Product, Store or a saga"),
            "version": c.integer(minimum=1, comment="Order within the stream"),
            "type": c.string(120, index=True),
            "payload": c.json(),
            "metadata": c.json(nullable=True),
            "stored_at": c.timestamp(default_expression="CURRENT_TIMESTAMP", index=True),
        },
        unique=[["stream_id", "version"]],
        description="One thing that happened; the unique key is what makes concurrency optimistic",
    )
    relay = log.entity(
        "relay_position",
        {
            "subscriber": c.string(80, pk=True),
            "position": c.bigint(minimum=0, default=0),
            "moved_at": c.timestamp(default_expression="CURRENT_TIMESTAMP"),
        },
        description="Up to which event the log was handed on to the bus",
    )

    db = read_model.schema("Read model")
    shop = db.entity("store", {"id": c.uuid(pk=True), "name": c.string(80, unique=True)}, description="A shop")
    article = db.entity(
        "product",
        {
            "id": c.uuid(pk=True),
            "sku": c.string(64, unique=True),
            "name": c.string(200, index=True),
            "price": c.decimal(12, 2, minimum=0),
        },
        description="What is sold",
    )
    level = db.entity(
        "stock_level",
        {
            "store_id": c.fk(shop, on_delete="cascade"),
            "product_id": c.fk(article, on_delete="cascade", index=True),
            "quantity": c.integer(minimum=0),
            "reserved": c.integer(minimum=0, default=0),
            "version": c.integer(minimum=0),
        },
        key=["store_id", "product_id"],
        checks=["reserved <= quantity"],
        description="How much of one product there is in one store",
    )
    reservation = db.entity(
        "reservation",
        {
            "id": c.uuid(pk=True),
            "store_id": c.fk(shop, on_delete="cascade", index=True),
            "product_id": c.fk(article, on_delete="cascade", index=True),
            "quantity": c.integer(minimum=1),
            "state": c.enum("held", "committed", "released", default="held"),
            "held_until": c.timestamp(),
            "extensions": c.integer(minimum=0, default=0),
        },
        indexes=[["state", "held_until"]],
        description="Stock that is kept for someone",
    )
    position = db.entity(
        "projection_position",
        {"projection": c.string(80, pk=True), "position": c.bigint(minimum=0)},
        description="Up to which event a projection has read",
    )
    shop.has(level, "holds")
    article.has(level, "is kept as")
    shop.has(reservation, "keeps", identifying=False)
    article.has(reservation, "is kept in", identifying=False)
