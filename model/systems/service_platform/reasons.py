"""Rules and decisions."""

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
