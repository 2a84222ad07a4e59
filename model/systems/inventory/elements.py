"""Who and what there is, and who uses what."""

from trueline.model import Architecture

inventory = Architecture(
    "inventory",
    title="Inventory",
    description="Knows the stock of every store: event-sourced, with commands and queries apart.",
)
inventory.document("Architecture Diagrams", purpose="Mermaid diagrams for the system architecture.")

# ---- around the system ---------------------------------------------------------------------------------------------
clients = inventory.group("Client Layer")
web = clients.system("Web Application", "Looks up and reserves stock", external=True)
mobile = clients.system("Mobile App", "Looks up and reserves stock on the way", external=True)
till = clients.system("Store System", "Tills and shelves of one store", external=True)
client = inventory.role("Client", [web, mobile, till], description="Whoever calls the API", kind="system")

# ---- what runs -----------------------------------------------------------------------------------------------------
stock = inventory.system("Inventory", "Knows the stock of every store", id="stock")
edge, services_layer, storage, background = stock.groups(
    "API Gateway Layer", "Application Layer", "Infrastructure Layer", "Background Workers"
)
gateway = edge.gateway("API Gateway / Load Balancer", "Lets clients in and spreads their calls", id="gateway")
commands = services_layer.application(
    "Inventory Command Service", "Write operations", technology="FastAPI", id="commands",
    formerly=["command-service"], tags=["core"],
)  # fmt: skip
queries = services_layer.application(
    "Inventory Query Service", "Read operations", technology="FastAPI", id="queries", tags=["core"]
)
store = storage.event_store("Event Store", "Every change, append only", technology="JSON/SQLite", tags=["core"])
read_model = storage.database("Read Model", "Stock per product and store", technology="SQLite Cache")
bus = storage.bus("Event Bus", "Hands each event on", technology="in memory", tags=["core"])
cache = storage.cache("Query Cache", "Answers of the last seconds", technology="in memory", short="Cache")
sync = background.worker("Store Sync Worker", "Keeps one store's cache current", short="Sync Worker")
analytics = background.worker("Analytics Worker", "Counts what is sold where")
local = stock.cache("Local Cache", "The stock of one store, at hand when the network is not")

for each in (web, mobile, till):
    each.uses(gateway, "Reads and changes stock", "HTTPS/JSON")
gateway.uses(commands, "Routes writes")
gateway.uses(queries, "Routes reads")
commands.uses(store, "Appends events", "SQL")
store.sends(bus, "Publishes what was stored")
commands.sends(bus, "Publishes events")
bus.sends(read_model, "Updates the projection")
bus.sends(cache, "Invalidates entries")
bus.sends(sync, "Push events")
bus.sends(analytics, "Feeds the counts")
queries.uses(read_model, "Reads stock", "SQL")
queries.uses(cache, "Looks here first")
sync.uses(local, "Update")
local.uses(store, "Pull updates if offline", optional=True)

# ---- the code ------------------------------------------------------------------------------------------------------
code = stock.library(
    "Inventory code", "One code base, run by the services and the workers", technology="Python",
    code="reference_impl.inventory", run_by=[commands, queries, sync, analytics], status="planned",
)  # fmt: skip
presentation, application, domain_layer, infrastructure = code.groups(
    "Presentation Layer", "Application Layer", "Domain Layer", "Infrastructure Layer"
)
api = presentation.component(
    "FastAPI Endpoints", "The way in over HTTP", short="API", code=".interface.endpoints", status="planned"
)
middleware = presentation.component(
    "Middleware & Error Handlers", "Requests in, problem documents out", id="middleware",
    code=".interface.middleware", status="planned",
)  # fmt: skip
schemas = presentation.component(
    "Request/Response Schemas", "What may come in and go out", id="schemas", code=".interface.schemas", status="planned"
)
command_set = application.component(
    "Commands", "AddStock\nReserveStock\nReleaseStock", code=".application.commands", status="planned"
)
query_set = application.component(
    "Queries", "GetStock\nCheckAvailability", code=".application.queries", status="planned"
)
app_services = application.component(
    "Application Services", "InventoryService\nSyncService", code=".application.services", status="planned"
)
entities = domain_layer.component("Entities", "Inventory\nProduct", code=".domain.entities", status="planned")
events = domain_layer.component("Domain Events", "StockAdded\nStockReserved", code=".domain.events", status="planned")
values = domain_layer.component("Value Objects", "StockQuantity", code=".domain.values", status="planned")
exceptions = domain_layer.component(
    "Domain Exceptions", "What the rules of the domain refuse", code=".domain.exceptions", status="planned"
)
repository = infrastructure.component(
    "Event Store Repository", "Appends and loads events", code=".infrastructure.event_store", status="planned"
)
read_repository = infrastructure.component(
    "Read Model Repository", "Answers queries", code=".infrastructure.read_model", status="planned"
)
bus_adapter = infrastructure.component(
    "Event Bus Implementation", "Hands events on in the process", code=".infrastructure.bus", status="planned"
)
breaker = infrastructure.component(
    "Circuit Breaker", "Keeps a failing read model from being asked", code=".infrastructure.breaker", status="planned"
)
memory_cache = infrastructure.component(
    "In-Memory Cache", "Entries with a time to live", code=".infrastructure.cache", status="planned"
)
with inventory.added():
    ports = domain_layer.component(
        "Ports", "What the application needs of the outside", code=".domain.ports", status="planned"
    )

api.uses(command_set, "Sends")
api.uses(query_set, "Asks")
command_set.uses(app_services, "Are carried out by")
query_set.uses(app_services, "Are answered by")
app_services.uses(entities, "Change")
app_services.uses(events, "Record")
entities.uses(values, "Are made of")
app_services.uses(repository, "Append and load", through=ports)
app_services.uses(read_repository, "Read", through=ports)
app_services.uses(bus_adapter, "Publish", through=ports)
app_services.uses(breaker, "Guard their reads", through=ports)
bus_adapter.uses(memory_cache, "Invalidates")
with inventory.added():
    api.uses(schemas, "Validate with")
    api.uses(middleware, "Stand behind")
    entities.uses(exceptions, "Raise")
    breaker.uses(read_repository, "Lets calls through to")
    app_services.uses(memory_cache, "Look up", through=ports)
