"""Deployments: empty places, edges into nowhere, and what runs nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Severity
from ..index import Pointer
from ..records.deployment import Deployment, DeploymentNode
from .inspection import Finding, Inspection, Model, found


def nodes(below: tuple[DeploymentNode, ...], at: Pointer) -> Iterator[tuple[Pointer, DeploymentNode]]:
    """Yield every place with its own, the outer ones first."""
    for number, node in enumerate(below):
        here = (*at, number)
        yield here, node
        yield from nodes(node.nodes, (*here, "nodes"))


def _empty(model: Model) -> Iterator[Finding]:
    for thing, deployment in model.stated("deployment", Deployment):
        if not deployment.nodes:
            yield found(thing, f"nothing runs in the deployment '{deployment.name}'")


def _empty_nodes(model: Model) -> Iterator[Finding]:
    for thing, deployment in model.stated("deployment", Deployment):
        for pointer, node in nodes(deployment.nodes, ("nodes",)):
            if not (node.instances or node.infrastructure or node.nodes):
                yield found(thing, f"nothing runs on '{node.name}' in '{deployment.name}'", *pointer)


def _undescribed(model: Model) -> Iterator[Finding]:
    for thing, deployment in model.stated("deployment", Deployment):
        for pointer, node in nodes(deployment.nodes, ("nodes",)):
            if not node.description:
                yield found(thing, f"the node '{node.name}' of '{deployment.name}' has no description", *pointer)
            for number, piece in enumerate(node.infrastructure):
                if not piece.description:
                    message = f"the infrastructure '{piece.name}' of '{deployment.name}' has no description"
                    yield found(thing, message, *pointer, "infrastructure", number)


def _unspecified(model: Model) -> Iterator[Finding]:
    for thing, deployment in model.stated("deployment", Deployment):
        for pointer, node in nodes(deployment.nodes, ("nodes",)):
            if not node.technology:
                yield found(thing, f"the node '{node.name}' of '{deployment.name}' has no technology", *pointer)
            for number, piece in enumerate(node.infrastructure):
                if not piece.technology:
                    message = f"the infrastructure '{piece.name}' of '{deployment.name}' has no technology"
                    yield found(thing, message, *pointer, "infrastructure", number)


def _paths(below: tuple[DeploymentNode, ...], outer: str = "") -> Iterator[str]:
    """Yield the path of every place, instance and piece of infrastructure; one that is there twice comes twice."""
    for node in below:
        here = f"{outer}{node.id}"
        yield here
        yield from (f"{here}.{one.id}" for one in node.instances)
        yield from (f"{here}.{one.id}" for one in node.infrastructure)
        yield from _paths(node.nodes, f"{here}.")


def _edges(model: Model) -> Iterator[Finding]:
    for thing, deployment in model.stated("deployment", Deployment):
        known = set(_paths(deployment.nodes))
        for number, edge in enumerate(deployment.edges):
            for end in ("source", "target"):
                if getattr(edge, end) not in known:
                    message = f"an edge of '{deployment.name}' names '{getattr(edge, end)}', which is not there"
                    yield found(thing, message, "edges", number, end)


def _doubles(model: Model) -> Iterator[Finding]:
    for thing, deployment in model.stated("deployment", Deployment):
        seen: set[str] = set()
        for path in _paths(deployment.nodes):
            if path in seen:
                yield found(thing, f"two things of '{deployment.name}' have the path '{path}'", "nodes")
            seen.add(path)


def _nowhere(model: Model) -> Iterator[Finding]:
    running: set[str] = set()
    for thing, deployment in model.stated("deployment", Deployment):
        for _, node in nodes(deployment.nodes, ("nodes",)):
            for instance in node.instances:
                running.update(model.relations.chain(model.relations.resolve(instance.of, thing.architecture)))
    for thing, container in model.elements("container"):
        around = model.relations.chain(thing.reference)
        # Where one container of a system is deployed, the others are expected to be.
        if thing.reference in running or container.run_by or container.external or container.status != "live":
            continue
        if len(around) > 1 and around[1] in running:
            yield found(thing, f"no deployment says where the container '{container.name}' runs")


INSPECTIONS = (
    Inspection(
        "model.deployment.empty", Severity.WARNING, "A deployment without nodes shows nothing.",
        "nothing runs in the deployment 'Production'", "Add its nodes, or take it away.", _empty,
    ),
    Inspection(
        "model.deployment.edge", Severity.ERROR, "An edge into nowhere cannot be drawn.",
        "an edge of 'Production' names 'zone.web', which is not there",
        "Write the ids of the nodes and the instance, joined by dots.", _edges,
    ),
    Inspection(
        "model.deployment.duplicate", Severity.ERROR, "An edge must know which of two things it leads to.",
        "two things of 'Production' have the path 'zone.web'", "Give one of them another id.", _doubles,
    ),
    Inspection(
        "model.node.empty", Severity.WARNING, "A place where nothing runs is not part of the deployment.",
        "nothing runs on 'Host 2' in 'Production'", "Say what runs there, or take it away.", _empty_nodes,
    ),
    Inspection(
        "model.node.undescribed", Severity.OFF, "Who operates a place wants to know what it is there for.",
        "the node 'Host 2' of 'Production' has no description", "Say in one sentence what it is.", _undescribed,
    ),
    Inspection(
        "model.node.technology", Severity.OFF, "Who operates a place wants to know what it is made of.",
        "the node 'Host 2' of 'Production' has no technology", "Name it, such as Kubernetes or Debian.", _unspecified,
    ),
    Inspection(
        "model.container.undeployed", Severity.NOTE, "Where its neighbours run is known, so where it runs should be.",
        "no deployment says where the container 'Night batch' runs", "Add an instance of it to a node.", _nowhere,
    ),
)  # fmt: skip
