"""Who and what there is, and who uses what."""

from trueline.model import Architecture

pcf = Architecture(
    "pcf-api",
    title="PCF API",
    description="Users, resources and notifications, offered over GraphQL, REST and WebSocket.",
)
pcf.document("Architecture Diagrams", purpose="Interactive architecture diagrams for the PCF API.")

# ---- clients -------------------------------------------------------------------------------------------------------
clients = pcf.group("Client Layer")
web = clients.system("Web App", "The browser front end", external=True)
cli = clients.system("CLI Tool", "The command line", external=True)
mobile = clients.system("Mobile App", "The front end on the way", external=True)
client = pcf.role("Client", [web, cli, mobile], description="Whoever calls the API", kind="system")

# ---- what runs -----------------------------------------------------------------------------------------------------
api = pcf.system("PCF API", "Keeps users and resources, and tells users what happens", id="pcf")
edge, api_layer, service_layer, data_layer = api.groups("API Gateway", "API Layer", "Service Layer", "Data Layer")
balancer = edge.gateway("Load Balancer", "Spreads calls over the API", id="balancer")
limiter = edge.gateway("Rate Limiter", "Slows down who asks too often", id="rate-limiter")
auth = edge.application("Auth Service", "Knows who is calling", short="Auth", id="auth")
graphql = api_layer.application("GraphQL Server", "Answers GraphQL queries", technology="GraphQL", short="GraphQL")
rest = api_layer.application("REST Endpoints", "Answers plain HTTP", technology="REST")
socket = api_layer.application("WebSocket Handler", "Keeps connections open", technology="WebSocket")
users = service_layer.application("User Service", "Users and their sessions")
resources = service_layer.application("Resource Service", "Resources and their versions")
notifier = service_layer.application("Notification Service", "Tells users what happened")
db = data_layer.database("Primary DB", "Users, resources and permissions", technology="PostgreSQL", short="DB", id="db")
cache = data_layer.cache("Redis Cache", "What is read often", technology="Redis", id="cache")
queue = data_layer.queue("Message Queue", "Messages on their way", technology="Kafka", id="queue")
gateway = pcf.role("Gateway", [balancer, limiter], description="The way in", kind="container")
service = pcf.role(
    "Service", [users, resources, notifier], description="The service that does the work", kind="container"
)

for each in (web, cli, mobile):
    each.uses(balancer, "Calls", "HTTPS")
balancer.uses(limiter, "Hands calls to")
limiter.uses(auth, "Lets pass to")
for face in (graphql, rest, socket):
    auth.uses(face, "Lets known callers through to")
for face in (graphql, rest):
    face.uses(users, "Asks for users")
    face.uses(resources, "Asks for resources")
socket.uses(notifier, "Subscribes to")
for each in (users, resources):
    each.uses(db, "Reads and writes", "SQL")
    each.uses(cache, "Keeps hot data in", "Redis protocol")
notifier.sends(queue, "Queues messages")
auth.uses(cache, "Keeps sessions in", "Redis protocol")

# ---- what the API Pods and services also reach ---------------------------------------------------------------------
outside = pcf.group("External Services")
s3 = outside.system("S3 Storage", "Files", technology="S3", type="blob-store", external=True)
email = outside.system("Email Service", "Sends mail", external=True)
monitoring = outside.system("Monitoring", "Watches the API", external=True)
api.uses(s3, "Stores files")
api.uses(email, "Sends mail through")
api.sends(monitoring, "Reports to")

# ---- the code ------------------------------------------------------------------------------------------------------
code = api.library(
    "PCF modules", "One code base of the API and its services", id="code",
    run_by=[auth, graphql, rest, socket, users, resources, notifier], status="planned",
)  # fmt: skip
core, api_modules, service_modules, infrastructure = code.groups(
    "Core Modules", "API Modules", "Service Modules", "Infrastructure"
)
config = core.component("config", "Settings")
errors = core.component("errors", "What can go wrong")
tools = core.component("utils", "Small functions that everyone needs")
graphql_module = api_modules.component("graphql", "Schema and resolvers")
rest_module = api_modules.component("rest", "Routes")
middleware = api_modules.component("middleware", "What every request passes through")
auth_module = service_modules.component("auth", "Tokens and permissions")
users_module = service_modules.component("users", "Users and sessions")
resources_module = service_modules.component("resources", "Resources and versions")
database_module = infrastructure.component("database", "Access to the database")
cache_module = infrastructure.component("cache", "Access to the cache")
telemetry = infrastructure.component("telemetry", "Traces, metrics and logs")

graphql_module.uses(config, "Reads settings")
graphql_module.uses(errors, "Reports")
graphql_module.uses(auth_module, "Checks permissions")
graphql_module.uses(users_module, "Resolves users")
graphql_module.uses(resources_module, "Resolves resources")
rest_module.uses(config, "Reads settings")
rest_module.uses(errors, "Reports")
rest_module.uses(middleware, "Stands behind")
auth_module.uses(database_module, "Looks up tokens")
auth_module.uses(cache_module, "Keeps tokens")
users_module.uses(database_module, "Keeps users")
resources_module.uses(database_module, "Keeps resources")
middleware.uses(telemetry, "Traces requests")
middleware.uses(config, "Reads settings")
with pcf.added():
    rest_module.uses(auth_module, "Leaves sessions and roles to")
    rest_module.uses(users_module, "Leaves users to")
    rest_module.uses(resources_module, "Leaves resources to")

# ---- watching ------------------------------------------------------------------------------------------------------
watch = pcf.system("Observability", "Collects what the application tells about itself", id="observability")
otel = watch.application("OpenTelemetry Collector", "Takes traces, metrics and logs", technology="OpenTelemetry")
prometheus = watch.database("Prometheus", "Keeps metrics")
jaeger = watch.database("Jaeger", "Keeps traces")
loki = watch.database("Loki", "Keeps logs")
grafana = watch.ui("Grafana", "Shows them all")
alerts = watch.application("Alert Manager", "Decides whom to wake")
slack = pcf.system("Slack", "Messages to the team", external=True)
pagerduty = pcf.system("PagerDuty", "Calls who is on duty", external=True)
api.sends(otel, "Traces, metrics and logs", "OTLP")
otel.sends(prometheus, "Metrics")
otel.sends(jaeger, "Traces")
otel.sends(loki, "Logs")
for source in (prometheus, jaeger, loki):
    source.sends(grafana, "Feeds")
grafana.sends(alerts, "Raises")
alerts.sends(slack, "Notifies")
alerts.sends(pagerduty, "Notifies")
