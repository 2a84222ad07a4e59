"""Diagrams, where things run, rules, promises and decisions."""

from trueline.model import ms, unverified

from .elements import (
    application,
    bus,
    cache,
    code,
    commands,
    domain_layer,
    infrastructure,
    inventory,
    local,
    presentation,
    queries,
    stock,
    store,
    sync,
)  # fmt: skip

# ---- views ---------------------------------------------------------------------------------------------------------
overview = inventory.view("System Architecture Overview", stock, level="container", direction="down")
overview.show(sync.copies(2)).hide(local, cache, code)
layers = inventory.view("Clean Architecture Layers", code, level="component", direction="down")
inventory.style(commands, colour="#ff6b6b")
inventory.style(queries, colour="#4ecdc4")
inventory.style(store, colour="#ffe66d")
inventory.style(bus, colour="#95e1d3")

# ---- where things run ----------------------------------------------------------------------------------------------
sites = inventory.deployment("Multi-Store Synchronization", environment="live", direction="right")
central = sites.node("Central System")
central.run(store, "Central Event Store")
central.runs(bus)
for name in ("Store 1", "Store 2", "Store N"):
    shop = sites.node(name, isolated=True)
    shop.run(local, "Local Cache")
    shop.run(sync, "Sync Worker")

# ---- rules ---------------------------------------------------------------------------------------------------------
inventory.rule.layers(
    [presentation, infrastructure], application, domain_layer, name="Clean Architecture Layers",
    because="the rules of the domain outlive every framework and every database",
)  # fmt: skip
inventory.rule.forbid(
    domain_layer, packages=["fastapi", "sqlalchemy"], transitive=False,
    because="the domain can be tested and read without any framework",
)  # fmt: skip

with inventory.added():
    inventory.quality(
        "Reads stay quick", "latency", of=queries, below={"p95": 100 * ms, "p99": 200 * ms}, verified_by=unverified
    )
    inventory.decision(
        "Infrastructure implements ports of the domain",
        context="The layer diagram lets the application use the infrastructure directly, and calls itself clean "
        "architecture, in which nothing inside knows anything outside.",
        decision="At run time the arrows are as drawn; in the code they go through ports, which both sides import.",
        consequences="The arrows of the diagram and the layers of the rule are both true.",
        alternatives="Layers from the top down with the infrastructure lowest: then the domain could not stay pure.",
        about=[application, infrastructure, domain_layer],
    )  # fmt: skip
    inventory.decision(
        "The cache of the flows is the cache behind the query service",
        context="The overview draws the read model as 'SQLite Cache', the layers an in-memory cache, and the flows a "
        "cache beside the read model.",
        decision="The read model is a database; the query service keeps answers in a cache of its own for 30 s; each "
        "store has a local cache.",
        about=[cache, local],
    )  # fmt: skip
