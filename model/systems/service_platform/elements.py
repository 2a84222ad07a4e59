"""Who and what there is, and who uses what."""

from trueline.model import Architecture

platform = Architecture(
    "service-platform",
    title="Service Platform",
    description="Services behind a gateway, with a database, a cache and a queue, and the patterns that hold them "
    "together.",
)
platform.document(
    "Architecture", version="1.0", updated="undated", authors=["unnamed authors"],
    purpose="system architecture, components, and key patterns",
)  # fmt: skip
platform.link("Repository Map: Code structure and organization", "01-repo-map.md")
platform.link("Workflows: Business processes", "03-workflows.md")
platform.link("Data Model: Database schema and APIs", "04-data-and-api.md")
platform.link("ADRs: Architecture decisions", "adr/index.md")
platform.link("Architecture decision records", "adr/")
platform.link("Design patterns", "design-patterns.md")
platform.link("Best practices", "best-practices.md")

# ---- around the system ---------------------------------------------------------------------------------------------
user = platform.person("User", "End user of the system")
client = platform.system("Client Applications", "Whatever calls the platform for a user", external=True, id="client")
database = platform.system("Database", "Stores application data", type="database")
external = platform.system("External Service", "Third-party API", external=True)

# ---- what runs -----------------------------------------------------------------------------------------------------
system = platform.system("Our System", "The main application", id="system")
gateway = system.gateway(
    "API Gateway", "The only way in", "Kong, Nginx or AWS API Gateway",
    responsibilities=[
        "Route requests to appropriate services",
        "Authentication and authorization",
        "Rate limiting",
        "Request/response transformation",
    ],
    configuration=["config/api-gateway.yaml"],
)  # fmt: skip
auth = system.application(
    "Auth Service", "Knows who is who", "OAuth2, JWT", aliases=["Authentication Service"],
    responsibilities=[
        "User authentication",
        "Token generation and validation",
        "Session management",
        "MFA support",
    ],
)  # fmt: skip
one = system.application(
    "Service 1", "Purpose: keeps resources and tells what happened to them", short="Service1",
    source="internal/services/service1/", links={"API docs": "docs/api/service1.md"},
)  # fmt: skip
two = system.application(
    "Service 2", "Purpose: answers questions about resources", short="Service2",
    source="internal/services/service2/", links={"API docs": "docs/api/service2.md"},
)  # fmt: skip
three = system.application("Service 3", "Listens to events", short="Service3")
four = system.application("Service 4", "Listens to events")
cache = system.cache("Redis Cache", "Answers that were given before", "Redis")
queue = system.queue("Message Queue", "Events that wait for a worker", short="MQ")
worker = system.worker("Worker", "Does what need not be done at once")
bus = system.bus("Event Bus", "Hands each event to whoever subscribed")
orchestrator = system.application("Orchestrator", "Leads transactions that span services")

business = platform.role("Business Service", [one, two], description="Any service behind the gateway", kind="container")
primary = platform.role("Primary DB", [database], description="The database that takes writes", kind="container")
service_a, service_b, service_c = (
    platform.role(f"Service {letter}", [one, two, three], description="A service in a chain of calls", kind="container")
    for letter in "ABC"
)

user.uses(system, "Uses")
system.uses(external, "Calls API")
system.uses(database, "Reads/Writes")
client.uses(gateway)
gateway.uses(auth)
gateway.uses(one)
gateway.uses(two)
for service in (one, two):
    service.uses(database)
    service.uses(cache)
    service.sends(queue)

one.sends(bus, "Publish Event")
for service in (two, three, four):
    bus.sends(service, "Subscribe")
with platform.added():
    queue.sends(worker, "Consume")
    user.uses(gateway, "Sends requests to")
    three.uses(database, "Reads")
    for service in (one, two, three):
        orchestrator.uses(service, "Executes and compensates steps of")
    gateway.uses(orchestrator, "Starts transactions at")
    gateway.uses(three, "Reads shipments from")
    auth.uses(database, "Keeps accounts and sessions in")
    three.uses(database, "Keeps shipments in")
    orchestrator.uses(database, "Keeps transactions in")
    for service in (two, three, orchestrator):
        service.sends(bus, "Publish Event")

# ---- reads and writes apart ----------------------------------------------------------------------------------------
writing, reading = system.group("Write Side", "cqrs"), system.group("Read Side", "cqrs")
command_handler = writing.application("Command Handler", "Changes")
write_database = writing.database("Write Database", "What commands change")
query_handler = reading.application("Query Handler", "Answers")
read_database = reading.database("Read Database", "What queries read")
events = system.event_store("Event Store", "Every change, append only")
client.uses(command_handler, "Write")
command_handler.uses(write_database)
command_handler.uses(events)
client.uses(query_handler, "Read")
query_handler.uses(read_database)
events.sends(read_database, "Sync")

# ---- the code ------------------------------------------------------------------------------------------------------
code = system.library("Service code", "What every service is made of", "Go", source="internal/", run_by=[one, two])
api_layer = code.component("API Layer", "What comes in and goes out", source="internal/api/")
domain_layer = code.component("Domain Layer", "What the services are about", source="internal/domain/")
repository_layer = code.component("Repository Layer", "How things are kept", source="internal/repository/")
infrastructure_layer = code.component("Infrastructure Layer", "What is outside", source="internal/infrastructure/")
api_layer.uses(domain_layer)
domain_layer.uses(repository_layer)
repository_layer.uses(infrastructure_layer)

presentation, application, domain, infrastructure = (
    system.group(f"{name} Layer", "layer") for name in ("Presentation", "Application", "Domain", "Infrastructure")
)
rest = api_layer.code("REST API", "Resources over HTTP", groups=[presentation])
graphql = api_layer.code("GraphQL API", "Questions over HTTP", groups=[presentation])
use_cases = domain_layer.code("Use Cases", "What can be done", groups=[application])
services = domain_layer.code("Application Services", "How it is done", groups=[application])
entities = domain_layer.code("Domain Entities", "What has an identity", groups=[domain])
values = domain_layer.code("Value Objects", "What has a value alone", groups=[domain])
domain_services = domain_layer.code("Domain Services", "Rules between entities", groups=[domain])
repositories = repository_layer.code("Repositories", "Collections of entities", groups=[infrastructure])
infrastructure.add(database, cache, external)
rest.uses(use_cases)
graphql.uses(use_cases)
use_cases.uses(services)
services.uses(entities)
services.uses(domain_services)
entities.uses(repositories)
repositories.uses(database)
repositories.uses(cache)
services.uses(external)
