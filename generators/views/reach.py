"""Which running instance reaches which: edges of a deployment, stated or derived from the model's relationships."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from trueline.model.records.deployment import Deployment, DeploymentNode, Infrastructure, Instance
from trueline.model.records.elements import Interaction
from trueline.model.relations import Connection, Relations, relations
from trueline.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Running:
    """An instance or a piece of infrastructure in its place.

    Attributes:
        path: node ids and its own, joined by dots.
        element: absolute reference of what it is an instance of; empty for infrastructure.
        record: the instance or the infrastructure.
        isolators: paths of the isolated nodes around it, from the inside out.
    """

    path: str
    element: str
    record: Instance | Infrastructure
    isolators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """One thing that runs reaches another; the ends are paths."""

    source: str
    target: str
    description: str
    technology: str
    interaction: Interaction


def running(workspace: Workspace, architecture: str, deployment: Deployment) -> tuple[Running, ...]:
    """Return every instance and piece of infrastructure, nodes in the author's order."""
    web = relations(workspace)
    return tuple(found for node in deployment.nodes for found in _in_node(web, architecture, node, "", ()))


def _in_node(
    web: Relations, architecture: str, node: DeploymentNode, above: str, isolators: tuple[str, ...]
) -> Iterator[Running]:
    path = f"{above}.{node.id}" if above else node.id
    isolators = (path, *isolators) if node.isolated else isolators
    for piece in node.infrastructure:
        yield Running(f"{path}.{piece.id}", "", piece, isolators)
    for instance in node.instances:
        yield Running(f"{path}.{instance.id}", web.resolve(instance.of, architecture), instance, isolators)
    for inner in node.nodes:
        yield from _in_node(web, architecture, inner, path, isolators)


def reaches(workspace: Workspace, architecture: str, deployment: Deployment) -> tuple[Reach, ...]:
    """Return the edges of `deployment`: those derived from relationships, then those stated.

    Every instance of a relationship's source reaches every instance of its target, but what stands in an isolated node
    reaches nothing in another one. An edge that is stated between instances of two elements replaces all that are
    derived for these two elements in that direction.
    """
    present = running(workspace, architecture, deployment)
    by_path = {one.path: one for one in present}
    stated = [edge for edge in deployment.edges if edge.source in by_path and edge.target in by_path]
    replaced = {(by_path[edge.source].element, by_path[edge.target].element) for edge in stated}
    derived: list[Reach] = []
    if deployment.derived:
        by_element = _by_element(present)
        for connection in relations(workspace).connections(set(by_element)):
            if (connection.source, connection.target) not in replaced:
                derived += _derived(connection, by_element)
    own = [Reach(edge.source, edge.target, edge.description, edge.technology, edge.interaction) for edge in stated]
    return (*derived, *own)


def _by_element(present: Sequence[Running]) -> Mapping[str, list[Running]]:
    found: dict[str, list[Running]] = defaultdict(list)
    for one in present:
        if one.element:
            found[one.element].append(one)
    return found


def _derived(connection: Connection, by_element: Mapping[str, list[Running]]) -> Iterator[Reach]:
    sources, targets = by_element[connection.source], by_element[connection.target]
    for source in sources:
        for target in targets:
            # What relates to itself tells its other instances; a single one tells itself.
            itself = source is target and len(sources) > 1
            if not itself and not _cut_off(source, target):
                yield Reach(
                    source.path, target.path, connection.description, connection.technology, connection.interaction
                )


def _cut_off(source: Running, target: Running) -> bool:
    """Say whether the two stand in different isolated nodes; one that surrounds both does not part them."""
    return not set(source.isolators) <= set(target.isolators) and not set(target.isolators) <= set(source.isolators)
