"""Where things run: environments, nodes, instances and the edges between single instances."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import PATH, Count, Drawn, ElementRef, Flag, Name, Record, Slug, Text
from .elements import Interaction, Type

InstancePath = Annotated[str, Field(pattern=rf"^{PATH}$")]


class Instance(Record):
    """A running copy of an element; `count` says how many, drawn as one box where it is not 1."""

    id: Slug
    of: ElementRef
    name: Text = ""
    """How the diagram calls it; by default the element's name."""
    technology: Text = ""
    description: Text = ""
    count: Count = 1
    tags: tuple[Slug, ...] = ()


class Infrastructure(Record):
    """A piece of infrastructure that is no element of the model: a load balancer, a firewall, a DNS."""

    id: Slug
    name: Name
    technology: Text = ""
    description: Text = ""
    type: Type | None = None
    tags: tuple[Slug, ...] = ()


class DeploymentNode(Record):
    """A place where instances run; places nest."""

    id: Slug
    name: Name
    technology: Text = ""
    description: Text = ""
    count: Count = 1
    isolated: Flag = False
    """Instances inside reach nothing inside another isolated node, except by an edge that is stated."""
    instances: tuple[Instance, ...] = ()
    infrastructure: tuple[Infrastructure, ...] = ()
    nodes: tuple[DeploymentNode, ...] = ()


class DeploymentEdge(Record):
    """One instance (or piece of infrastructure) reaches another."""

    source: InstancePath
    """Node ids and the instance's own, joined by dots."""
    target: InstancePath
    description: Text = ""
    technology: Text = ""
    interaction: Interaction = "synchronous"


class Deployment(Drawn):
    """One environment, or one scenario of it.

    Edges follow the relationships of the model: every instance of the source reaches every instance of the target,
    but none inside another isolated node. An edge that is stated for a pair of elements replaces those.
    """

    environment: Text = ""
    scenario: Text = ""
    """Such as `before scaling`: scenarios of one environment are drawn side by side."""
    nodes: tuple[DeploymentNode, ...] = ()
    edges: tuple[DeploymentEdge, ...] = ()
    derived: Flag = True
    """Whether relationships of the model imply edges at all."""
    steps: tuple[Name, ...] = ()
    """How it is carried out, told in numbered sentences."""
