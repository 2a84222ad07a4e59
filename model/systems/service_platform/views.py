"""Diagrams."""

from .elements import (
    api_layer,
    auth,
    bus,
    cache,
    client,
    code,
    command_handler,
    database,
    domain_layer,
    domain_services,
    entities,
    events,
    external,
    four,
    gateway,
    graphql,
    infrastructure_layer,
    one,
    platform,
    query_handler,
    queue,
    read_database,
    repositories,
    repository_layer,
    rest,
    services,
    system,
    three,
    two,
    use_cases,
    user,
    values,
    write_database,
)  # fmt: skip

overview = platform.view("Architecture Diagram", direction="down", detail="names")
overview.show(client, gateway, auth, one, two, database, cache, queue).hide_relationships(one, two)
overview.hide_relationships(auth, database)
for what, colour in (
    (client, "#e1f5ff"), (gateway, "#fff3e0"), (auth, "#f3e5f5"), (one, "#e8f5e9"), (two, "#e8f5e9"),
    (database, "#ffebee"), (cache, "#fff9c4"), (queue, "#fce4ec"),
):  # fmt: skip
    overview.style(what, colour=colour)

context = platform.view("High-Level Components", system, level="context", description="System Context Diagram")
context.show(user, external, database).hide(client)

modules = platform.view("Dependency Graph", code, level="component", direction="right", grouping=["none"])
modules.hide(database, cache, external)
for what, colour in (
    (api_layer, "#e3f2fd"), (domain_layer, "#f3e5f5"), (repository_layer, "#e8f5e9"),
    (infrastructure_layer, "#fff3e0"),
):  # fmt: skip
    modules.style(what, colour=colour)

layered = platform.view("Layered Architecture", direction="down", detail="names", grouping=["layer"])
layered.show(
    rest, graphql, use_cases, services, entities, values, domain_services, repositories, database, cache, external
).label(external, "External APIs")  # fmt: skip

driven = platform.view("Event-Driven Architecture", direction="right", detail="names")
driven.show(one, bus, two, three, four).only_relationships(one, bus).only_relationships(bus)
driven.style(bus, colour="#fff3e0")

cqrs = platform.view("CQRS Pattern", direction="down", detail="names", grouping=["cqrs"])
cqrs.show(client, command_handler, write_database, query_handler, read_database, events)
