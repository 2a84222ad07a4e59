"""Which pages an architecture has, in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trueline.model.index import Index
from trueline.model.sharing import shared
from trueline.model.workspace import Workspace

from .drawings import Drawings
from .matrices import Matrices


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of an architecture.

    Attributes:
        name: of the page, as `trueline.model.addresses.page` takes it.
        title: what navigation calls it.
        about: what stands on it, in one line.
        holds: the fields of the architecture it shows; empty where it shows views.
        views: the kind of views it shows.
    """

    name: str
    title: str
    about: str
    holds: tuple[str, ...] = ()
    views: str = ""


PAGES: tuple[Entry, ...] = (
    Entry("index", "Overview", "What the system is, and where to read on"),
    Entry("landscape", "Landscape", "People and systems, and who uses what", views="landscape"),
    Entry("context", "System context", "How the system fits into the world", views="context"),
    Entry("containers", "Containers", "What runs, and on which technology", views="container"),
    Entry("components", "Components", "What containers are made of", views="component"),
    Entry("code", "Code", "What components are made of", views="code"),
    Entry("views", "More views", "Views across the levels", views="custom"),
    Entry("matrix", "Dependency matrix", "Which part uses which, as a table", ("relationships",)),
    Entry("flows", "Flows", "Who says what to whom, in which order", ("flows",)),
    Entry("dynamic", "Dynamic views", "How elements work together in one case", ("flows",)),
    Entry("processes", "Processes", "What happens after what", ("processes",)),
    Entry("machines", "State machines", "States, triggers and guards", ("machines",)),
    Entry("patterns", "Patterns", "Resilience and data patterns with their numbers", ("patterns",)),
    Entry("interfaces", "Interfaces", "Endpoints, fields, channels and jobs", ("interfaces", "jobs")),
    Entry("messages", "Messages", "Commands, queries and events", ("commands", "queries", "events")),
    Entry("domain", "Domain", "Classes and how they relate", ("domains", "classes")),
    Entry("schema", "Schema", "Tables and their relationships", ("schemas",)),
    Entry("deployment", "Deployment", "Where things run", ("deployments",)),
    Entry("security", "Security zones", "Who may reach what", views="security"),
    Entry("rules", "Rules", "Allowed and prohibited dependencies", ("rules",)),
    Entry("qualities", "Qualities", "What is promised, and how it is verified", ("qualities",)),
    Entry("decisions", "Decisions", "What was decided, and why", ("decisions",)),
    Entry("documentation", "Documentation", "Everything else worth knowing", ("sections",)),
    Entry("groups", "Groups and roles", "Layers, packages, zones, and who plays which part", ("groups", "roles")),
    Entry("names", "All names", "An index of everything that has a name"),
)


def contents(workspace: Workspace, architecture: str) -> Iterator[Entry]:
    """Yield the pages that an architecture has."""
    index = workspace.index(architecture)
    drawings = shared(workspace, Drawings)
    kinds = {view.kind for view in (*drawings.stated(architecture), *drawings.derived(architecture))}
    for entry in PAGES:
        if entry.views:
            if entry.views in kinds:
                yield entry
        elif entry.name == "matrix":
            if shared(workspace, Matrices).of(architecture):
                yield entry
        elif not entry.holds or _filled(index, entry):
            yield entry


def _filled(index: Index, entry: Entry) -> bool:
    if entry.name in ("flows", "dynamic"):
        drawn_as = "dynamic" if entry.name == "dynamic" else "sequence"
        return any(flow.drawn_as == drawn_as for flow in index.record.flows)
    return any(getattr(index.record, field) for field in entry.holds)
