"""The whole of one architecture as data."""

from __future__ import annotations

from typing import Literal

from .base import Link, Name, Record, Slug, Text
from .behaviour import Flow, Process
from .deployment import Deployment
from .documentation import Audience, Decision, Document, Principle, Section, Technology
from .domain import ClassRelationship, DomainClass, DomainModel
from .elements import Element, Group, Relationship, Role
from .interfaces import Channel, Command, Endpoint, Event, GraphField, Interface, Job, Query
from .machines import Machine
from .patterns import Pattern
from .qualities import Quality
from .rules import Rule
from .schema import Entity, Schema
from .views import Style, View

SCHEMA_VERSION = 1


class ArchitectureRecord(Record):
    """An architecture; what follows from it is derived, never stored."""

    trueline: Literal[1]
    """Version of this form."""
    id: Slug
    title: Name
    description: Text = ""
    document: Document | None = None
    links: tuple[Link, ...] = ()
    audiences: tuple[Audience, ...] = ()
    technologies: tuple[Technology, ...] = ()
    principles: tuple[Principle, ...] = ()
    groups: tuple[Group, ...] = ()
    roles: tuple[Role, ...] = ()
    elements: tuple[Element, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    views: tuple[View, ...] = ()
    styles: tuple[Style, ...] = ()
    flows: tuple[Flow, ...] = ()
    processes: tuple[Process, ...] = ()
    schemas: tuple[Schema, ...] = ()
    entities: tuple[Entity, ...] = ()
    classes: tuple[DomainClass, ...] = ()
    class_relationships: tuple[ClassRelationship, ...] = ()
    domains: tuple[DomainModel, ...] = ()
    commands: tuple[Command, ...] = ()
    queries: tuple[Query, ...] = ()
    events: tuple[Event, ...] = ()
    interfaces: tuple[Interface, ...] = ()
    endpoints: tuple[Endpoint, ...] = ()
    fields: tuple[GraphField, ...] = ()
    channels: tuple[Channel, ...] = ()
    jobs: tuple[Job, ...] = ()
    machines: tuple[Machine, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    deployments: tuple[Deployment, ...] = ()
    rules: tuple[Rule, ...] = ()
    qualities: tuple[Quality, ...] = ()
    decisions: tuple[Decision, ...] = ()
    sections: tuple[Section, ...] = ()


# The fields of an architecture that hold named things, and the kind under which a reference finds them.
KINDS: dict[str, str] = {
    "group": "groups",
    "role": "roles",
    "element": "elements",
    "view": "views",
    "flow": "flows",
    "process": "processes",
    "schema": "schemas",
    "entity": "entities",
    "class": "classes",
    "domain": "domains",
    "command": "commands",
    "query": "queries",
    "event": "events",
    "interface": "interfaces",
    "endpoint": "endpoints",
    "field": "fields",
    "channel": "channels",
    "job": "jobs",
    "machine": "machines",
    "pattern": "patterns",
    "deployment": "deployments",
    "rule": "rules",
    "quality": "qualities",
    "decision": "decisions",
    "section": "sections",
}
