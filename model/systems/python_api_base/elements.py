"""Level 1 and 2: the system, what is around it, and what it is made of."""

from trueline.model import Architecture

base = Architecture(
    "python-api-base",
    title="Python API Base",
    description="A layered API to build on: REST, GraphQL and WebSocket over one core.",
)
base.document("C4 Model Diagrams")
base.link("Data Flows", "data-flows.md")
base.link("Dependencies", "dependencies.md")
base.link("Layers Documentation", "../layers/index.md")
base.audience("Level 1", diagram="System Context", purpose="Who and what is around the API")
base.audience("Level 2", diagram="Container Diagram", purpose="The layers and what each holds")
base.audience(
    "Level 3", diagram="Component Diagram", purpose="What one layer is made of: core, infrastructure, interface"
)

# ---- around the system ---------------------------------------------------------------------------------------------
outside, inside_group, stores, messaging = base.groups(
    "External Systems", "Python API Base", "Data Stores", "Messaging"
)
user = outside.person("User/Client", "Calls the API from a browser, an app or a program", id="user")
admin = outside.person("Admin", "Runs the API")
others = outside.system("External Services", "Services of others that the API needs", external=True)
api = inside_group.system("Python API Base", "REST/GraphQL/WebSocket API", id="api")
postgres = stores.system("PostgreSQL", "Relational data", type="database", external=True, id="postgresql")
redis = stores.system("Redis", "Cached data", type="cache", external=True)
elastic = stores.system("Elasticsearch", "Full text search", type="search", external=True)
minio = stores.system("MinIO/S3", "Files", type="blob-store", external=True, id="minio")
kafka = messaging.system("Kafka", "Events to other systems", type="bus", external=True)
rabbit = messaging.system("RabbitMQ", "Tasks for workers", type="queue", external=True, id="rabbitmq")

user.uses(api, "HTTP/WS")
admin.uses(api, "HTTP")
api.uses(others, "HTTP")
api.uses(postgres, "SQL")
api.uses(redis, "Cache")
api.uses(elastic, "Search")
api.uses(minio, "Storage")
api.sends(kafka, "Events")
api.sends(rabbit, "Tasks")

# ---- the layers ----------------------------------------------------------------------------------------------------
interface, application, domain, infrastructure, core = api.groups(
    "Interface Layer", "Application Layer", "Domain Layer", "Infrastructure Layer", "Core Layer"
)
rest = interface.container("REST API", "Resources over HTTP", technology="FastAPI Routers", id="rest")
graphql = interface.container("GraphQL", "One query for what a page needs", technology="Strawberry", id="graphql")
socket = interface.container("WebSocket", "Messages both ways", technology="Handlers", id="websocket")
middleware = interface.container("Middleware Stack", "What every request passes through", id="middleware")
use_cases = application.container("Use Cases", "What the system does for its users")
commands = application.container("Commands", "Wishes to change something")
queries = application.container("Queries", "Questions that change nothing")
services = application.container("Services", "What several use cases share")
entities = domain.container("Entities", "Things with an identity")
values = domain.container("Value Objects", "Things that are equal by their values")
specifications = domain.container("Specifications", "Conditions with a name")
events = domain.container("Domain Events", "Things that happened")
repositories = infrastructure.container("DB Repositories", "Load and keep entities", id="database")
caches = infrastructure.container("Cache Providers", "Keep what is read often", id="cache")
producers = infrastructure.container("Message Producers", "Tell other systems", id="messaging")
auth = infrastructure.container("Auth Services", "Know who is calling", id="auth")
configuration = core.container("Configuration", "Settings of every part", id="config")
injection = core.container("DI Container", "Puts the parts together", id="di")
protocols = core.container("Protocols", "What parts ask of each other")
types = core.container("Type Definitions", "Types that every part shares", id="types")

for face in (rest, graphql, socket):
    face.uses(middleware, "Passes requests through")
middleware.uses(use_cases, "Hands requests to")
use_cases.uses(commands, "Carry out")
use_cases.uses(queries, "Answer")
use_cases.uses(services, "Share work through")
commands.uses(entities, "Change")
queries.uses(entities, "Read")
entities.uses(values, "Are made of")
entities.uses(specifications, "Are held against")
entities.uses(events, "Record")
use_cases.uses(repositories, "Load and keep through")
use_cases.uses(caches, "Look up in")
use_cases.uses(producers, "Publish through")
use_cases.uses(auth, "Ask who is calling")
configuration.uses(use_cases, "Configures")
injection.uses(use_cases, "Builds")
protocols.uses(entities, "Are kept by")
