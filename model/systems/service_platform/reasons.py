"""Rules and decisions."""

from .behaviour import outbox
from .domain import pay, place, ship
from .elements import (
    api_layer,
    database,
    domain_layer,
    infrastructure_layer,
    one,
    orchestrator,
    platform,
    repository_layer,
)
from .interfaces import post_resource, resources

INWARD = "dependencies should flow inward"

platform.rule.layers(
    api_layer, domain_layer, repository_layer, infrastructure_layer, name="Dependency Direction", because=INWARD
)
platform.rule.allow(api_layer, domain_layer, name="API layer can depend on Domain layer", because=INWARD)
platform.rule.allow(domain_layer, repository_layer, name="Domain layer can depend on Repository layer", because=INWARD)
platform.rule.allow(
    repository_layer, infrastructure_layer, name="Repository layer can depend on Infrastructure layer", because=INWARD
)
platform.rule.forbid(domain_layer, api_layer, name="Domain should not depend on API", because="never the reverse")
platform.rule.forbid(
    infrastructure_layer, domain_layer, name="Infrastructure should NOT depend on Domain", because="never the reverse"
)

with platform.added():
    platform.decision(
        "Two sets of layers are one code base",
        context="The dependency graph has an API, a domain, a repository and an infrastructure layer; the layered "
        "architecture has a presentation, an application, a domain and an infrastructure layer.",
        decision="The first four are the folders of the code, the second four are groups of what stands in them and "
        "beside them: the use cases and application services stand in the folder of the domain, the repositories in "
        "their own.",
        about=[api_layer, domain_layer, repository_layer, infrastructure_layer],
    )  # fmt: skip
    platform.decision(
        "Layers point down, and are called inward",
        context="The document says that dependencies flow inward, and lets the domain depend on repositories and these "
        "on infrastructure, which other architectures call outward.",
        decision="The arrows and the lists count: each layer may use the next one, never the reverse.",
        about=[domain_layer, infrastructure_layer],
    )  # fmt: skip
    platform.decision(
        "Names that a flow shortens are names of the same thing",
        context="Flows speak of Client, API, Auth, DB, MQ and Service1; the overview of Client Applications, API "
        "Gateway, Auth Service, Database, Message Queue and Service 1.",
        decision="Each is one element. Where any service can play the part it is a role: Business Service, and "
        "Service A, B and C of a chain of calls. DB is the primary of the topology.",
        about=[one, database, orchestrator],
    )  # fmt: skip
    platform.decision(
        "Placeholders are filled as little as possible",
        context="The document leaves names, dates, purposes and some addresses open.",
        decision="Names stay Service 1 and Service 2, each purpose is one sentence, addresses point at files that a "
        "project would have, and the technology of the gateway names all of the examples.",
        about=[one],
    )  # fmt: skip
    platform.decision(
        "The transaction of the document is an order",
        context="The document draws a saga of three steps, and does not say what they do.",
        decision="Step 1 places an order, step 2 takes the payment and step 3 ships. An order is about resources, "
        "which Service 1 keeps. The first two are undone by cancelling and refunding.",
        consequences="Whoever knows the real steps changes commands and tables, and no diagram of the document.",
        about=[orchestrator, place, pay, ship],
    )  # fmt: skip
    platform.decision(
        "What was stored is published from an outbox",
        context="The flow commits a transaction and publishes an event after it; a service that stops between the two "
        "would lose the event.",
        decision="The event is stored in the same transaction, and published from there.",
        consequences="An event can come twice; whoever receives it knows it by its id.",
        about=[one, outbox],
    )  # fmt: skip
    platform.decision(
        "Calls that create something can be repeated",
        context="The gateway tries failed calls again, also those that did their work and lost their answer.",
        decision="They carry an Idempotency-Key; the first answer is kept under it for a day, and given again.",
        about=[post_resource],
    )  # fmt: skip
    platform.decision(
        "What a path says is not said again",
        context="A command names the resource it is about; so does the path through which it is called.",
        decision="A field of a command or query that has the name of a parameter is taken from there. What remains is "
        "the body; where nothing remains there is none.",
        about=[resources],
    )  # fmt: skip
