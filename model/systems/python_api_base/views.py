"""One diagram a level and layer."""

from trueline.model import inside

from .elements import (
    api,
    auth,
    base,
    caches,
    configuration,
    graphql,
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
from .layers import errors, foundations, observability, problems, resilience, versioning

context = base.view("Level 1: System Context", api, level="context", direction="down", detail="full")
containers = base.view("Level 2: Container Diagram", level="container", direction="down")
containers.show(api, inside(api, 1)).hide(foundations, errors, resilience, observability, versioning, problems)

layer = base.view("Level 3: Component Diagram - Core Layer", level="component", direction="down", detail="names")
for part, folder in (
    (foundations, "base/"),
    (configuration, "config/"),
    (injection, "di/"),
    (errors, "errors/"),
    (protocols, "protocols/"),
    (types, "types/"),
):
    layer.show(part, inside(part)).label(part, folder)

layer = base.view(
    "Level 3: Component Diagram - Infrastructure Layer", level="component", direction="down", detail="names"
)
for part, name in (
    (repositories, "Database"),
    (caches, "Cache"),
    (producers, "Messaging"),
    (auth, "Auth"),
    (resilience, "Resilience"),
    (observability, "Observability"),
):
    layer.show(part, inside(part)).label(part, name)

layer = base.view("Level 3: Component Diagram - Interface Layer", level="component", direction="down", detail="names")
for part, name in (
    (rest, "REST API"),
    (graphql, "GraphQL"),
    (socket, "WebSocket"),
    (middleware, "Middleware"),
    (versioning, "Versioning"),
    (problems, "Errors"),
):
    layer.show(part, inside(part)).label(part, name)

base.decision(
    "Modules of one process are drawn as containers",
    context="The document's level 2 is called a container diagram, and shows layers and modules of one process.",
    decision="Its boxes are containers here too, and what level 3 shows inside them are components.",
    consequences="Diagrams and levels agree with the document; a container is not always a process of its own.",
    about=[interface],
)
base.decision(
    "The arrows from the core point at what it configures",
    context="Configuration and injection are drawn with arrows towards the use cases, though use cases import them.",
    decision="The arrows say who acts on whom at run time; in the code the direction is the other way round.",
    about=[configuration, injection, protocols],
)
