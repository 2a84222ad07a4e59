"""Level 3: what the core, infrastructure and interface layers are made of."""

from trueline.model import s

from .elements import (
    auth,
    base,
    caches,
    configuration,
    core,
    graphql,
    infrastructure,
    injection,
    interface,
    middleware,
    producers,
    protocols,
    repositories,
    rest,
    socket,
    types,
)  # fmt: skip

# ---- core ----------------------------------------------------------------------------------------------------------
foundations = core.container("Base", "What every layer builds on", id="base")
for name, what in (
    ("CQRS Base", "Commands, queries and their handlers"),
    ("Domain Base", "Entities and value objects"),
    ("Events Base", "Events and their handlers"),
    ("Patterns Base", "Patterns that recur"),
    ("Repository Base", "Repositories"),
):
    foundations.component(name, what)
settings = configuration.component("Settings", "All settings, from the environment")
for name, what in (
    ("Database Config", "Where the database is"),
    ("Security Config", "Keys and tokens"),
    ("Observability Config", "Where telemetry goes"),
):
    settings.uses(configuration.component(name, what), "Holds")
container = injection.component("Container", "What is built, and from what")
for name, what in (
    ("Resolver", "Finds what a part needs"),
    ("Scopes", "How long a part lives"),
    ("Lifecycle", "What happens when it begins and ends"),
):
    container.uses(injection.component(name, what), "Works with")
errors = core.container("Core Errors", "What can go wrong, as types", id="errors")
for name, what in (
    ("Base Errors", "The root of all errors"),
    ("HTTP Errors", "Errors with a status"),
    ("Shared Errors", "Errors of several layers"),
):
    errors.component(name, what)
for name, what in (
    ("Application Protocols", "What use cases ask for"),
    ("Data Access Protocols", "What stores offer"),
    ("Entity Protocols", "What entities have"),
    ("Repository Protocols", "What repositories offer"),
):
    protocols.component(name, what)
for name, what in (
    ("ID Types", "Identifiers"),
    ("JSON Types", "Documents"),
    ("Result Types", "Success or failure"),
    ("Security Types", "Secrets and tokens"),
):
    types.component(name, what)

# ---- infrastructure ------------------------------------------------------------------------------------------------
session = repositories.component("Session Manager", "Opens and closes sessions")
builder = repositories.component("Query Builder", "Puts queries together")
each_repository = repositories.component("Repositories", "One for each aggregate")
repositories.component("Migrations", "The schema over time")
unit = repositories.component("Unit of Work", "All or nothing")
for part in (builder, each_repository, unit):
    session.uses(part, "Gives sessions to")
redis_provider = caches.component("Redis Provider", "A cache for many processes", technology="Redis")
memory_provider = caches.component("Memory Provider", "A cache in the process")
decorators = caches.component("Cache Decorators", "Caching by one line")
redis_provider.uses(decorators, "Serves")
memory_provider.uses(decorators, "Serves")
producers.component("Kafka Producer", "Publishes events", technology="Kafka")
producers.component("Kafka Consumer", "Reads events", technology="Kafka")
producers.component("RabbitMQ Queue", "Takes tasks", technology="RabbitMQ")
worker = producers.component("RabbitMQ Worker", "Does tasks", technology="RabbitMQ")
jwt = auth.component("JWT Service", "Signs and checks tokens", technology="JWT")
auth.component("Password Policy", "Which passwords are good enough")
auth.component("Token Store", "Which tokens are valid")
resilience = infrastructure.container("Resilience", "Calls that may fail")
circuit = resilience.component("Circuit Breaker", "Stops calling what keeps failing")
again = resilience.component("Retry", "Tries again after a pause")
bulk = resilience.component("Bulkhead", "Bounds how many calls are under way")
observability = infrastructure.container("Observability", "What the system tells about itself")
for name, what in (
    ("Telemetry", "Collects the three others"),
    ("Logging", "What happened"),
    ("Metrics", "How much and how fast"),
    ("Tracing", "On which way"),
):
    observability.component(name, what)
with base.added():
    circuit.circuit_breaker(protects=repositories, caller=circuit, failures=5, within=60 * s, half_open_after=30 * s)
    again.retry(caller=again, callee=producers)
    bulk.bulkhead(caller=bulk, protects=repositories, limit=20)

# ---- interface -----------------------------------------------------------------------------------------------------
v1 = rest.component("v1 Endpoints", "The first version of the API")
v2 = rest.component("v2 Endpoints", "The second version of the API")
health_router = rest.component("Health Router", "Alive and ready")
schema = graphql.component("Schema", "What can be asked")
resolvers = graphql.component("Resolvers", "How it is answered")
loaders = graphql.component("DataLoaders", "Many keys in one query", id="dataloaders")
handlers = socket.component("Handlers", "Take and send messages")
chat = socket.component("Chat", "Messages between users")
security = middleware.component("Security Middleware", "Headers, origins, tokens")
logging = middleware.component("Logging Middleware", "One line a request")
request = middleware.component("Request Middleware", "Ids and timing")
versioning = interface.container("Versioning", "Several versions side by side")
versioning.component("Versioning Strategy", "Which version a request means")
versioning.component("Deprecation Handler", "Tells callers what goes away")
problems = interface.container("Interface Errors", "Errors as answers", id="problems")
problems.component("Error Handlers", "Exceptions to answers")
problems.component("RFC 7807 Formatter", "Answers as problem documents", technology="RFC 7807", id="rfc-7807")
v1.uses(security, "Stands behind")
v2.uses(security, "Stands behind")
schema.uses(resolvers, "Is answered by")
resolvers.uses(loaders, "Load through")
security.uses(logging, "Passes on to")
logging.uses(request, "Passes on to")
