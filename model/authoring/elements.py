"""Handles of elements, roles and groups: what stands where, and who uses what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, Unpack

from ..records.base import Status
from ..records.elements import Level
from .drafts import Common, Draft, Handle, Identity, listed, named
from .offers import Offers
from .selections import Selection

if TYPE_CHECKING:
    from .architecture import Architecture


class ElementFields(Identity, total=False):
    """What may be said of an element beside its name, description and technology."""

    type: str
    short: str
    aliases: Sequence[str]
    external: bool
    groups: Sequence[Group]
    responsibilities: Sequence[str]
    configuration: Sequence[str]
    owner: str
    status: Status
    code: str | Sequence[str]
    source: str | Sequence[str]
    run_by: Sequence[Element]


class Place:
    """Somewhere elements can be put: an architecture, an element, or a group of one of them."""

    _inside: Element | None = None
    _member_of: tuple[Group, ...] = ()

    @property
    def _architecture(self) -> Architecture:
        raise LookupError("a place belongs to an architecture")

    def _put(self, kind: Level, name: str, description: str, technology: str, fields: Mapping[str, Any]) -> Element:
        said = dict(fields)
        for several in ("code", "source"):
            if several in said:
                said[several] = listed(said[several])
        said["groups"] = [*self._member_of, *said.get("groups", ())]
        owner = self._inside.path if self._inside else ""
        draft = named(
            self._architecture, owner, name, said, kind=kind, description=description, technology=technology
        )  # fmt: skip
        return self._architecture.add("elements", Element(self._architecture, draft.fields["id"], draft))

    def _container(self, type_: str, name: str, description: str, technology: str, fields: ElementFields) -> Element:
        return self._put("container", name, description, technology, {"type": type_, **fields})

    def person(self, name: str, description: str = "", **fields: Unpack[ElementFields]) -> Element:
        """Put a person here."""
        return self._put("person", name, description, "", fields)

    def system(
        self, name: str, description: str = "", technology: str = "", **fields: Unpack[ElementFields]
    ) -> Element:
        """Put a software system here; `external=True` for one that is not yours."""
        return self._put("system", name, description, technology, fields)

    def container(
        self, name: str, description: str = "", technology: str = "", **fields: Unpack[ElementFields]
    ) -> Element:
        """Put a container here: something that runs on its own."""
        return self._put("container", name, description, technology, fields)

    def application(
        self, name: str, description: str = "", technology: str = "", **fields: Unpack[ElementFields]
    ) -> Element:
        """Put an application here."""
        return self._container("application", name, description, technology, fields)

    def ui(self, name: str, description: str = "", technology: str = "", **fields: Unpack[ElementFields]) -> Element:
        """Put a user interface here: a web or mobile front end, a command line."""
        return self._container("ui", name, description, technology, fields)

    def gateway(
        self, name: str, description: str = "", technology: str = "", **fields: Unpack[ElementFields]
    ) -> Element:
        """Put a gateway, proxy or load balancer here."""
        return self._container("gateway", name, description, technology, fields)

    def worker(
        self, name: str, description: str = "", technology: str = "", **fields: Unpack[ElementFields]
    ) -> Element:
        """Put a background worker here."""
        return self._container("worker", name, description, technology, fields)

    def library(
        self, name: str, description: str = "", technology: str = "", **fields: Unpack[ElementFields]
    ) -> Element:
        """Put a library here: one code base that several containers run (`run_by=`)."""
        return self._container("library", name, description, technology, fields)

    def database(
        self, name: str, description: str = "", technology: str = "", **fields: Unpack[ElementFields]
    ) -> Element:
        """Put a database here."""
        return self._container("database", name, description, technology, fields)

    def event_store(
        self, name: str, description: str = "", technology: str = "", **fields: Unpack[ElementFields]
    ) -> Element:
        """Put an append-only store of events here."""
        return self._container("event-store", name, description, technology, fields)

    def cache(self, name: str, description: str = "", technology: str = "", **fields: Unpack[ElementFields]) -> Element:
        """Put a cache here."""
        return self._container("cache", name, description, technology, fields)

    def search(
        self, name: str, description: str = "", technology: str = "", **fields: Unpack[ElementFields]
    ) -> Element:
        """Put a search engine here."""
        return self._container("search", name, description, technology, fields)

    def blob_store(
        self, name: str, description: str = "", technology: str = "", **fields: Unpack[ElementFields]
    ) -> Element:
        """Put a store of files or objects here."""
        return self._container("blob-store", name, description, technology, fields)

    def queue(self, name: str, description: str = "", technology: str = "", **fields: Unpack[ElementFields]) -> Element:
        """Put a message queue here."""
        return self._container("queue", name, description, technology, fields)

    def bus(self, name: str, description: str = "", technology: str = "", **fields: Unpack[ElementFields]) -> Element:
        """Put a bus or broker here, which hands messages on."""
        return self._container("bus", name, description, technology, fields)

    def component(
        self, name: str, description: str = "", technology: str = "", **fields: Unpack[ElementFields]
    ) -> Element:
        """Put a component here."""
        return self._put("component", name, description, technology, fields)

    def code(self, name: str, description: str = "", technology: str = "", **fields: Unpack[ElementFields]) -> Element:
        """Put a code element here: a class, a function, an endpoint."""
        return self._put("code", name, description, technology, fields)

    def group(self, name: str, dimension: str = "group", **common: Unpack[Common]) -> Group:
        """Open a group here: a layer, a package, whatever belongs together."""
        parent = self if isinstance(self, Group) and self.draft.fields["dimension"] == dimension else None
        owner = self._inside.path if self._inside else ""
        owner = parent.path if parent else owner
        draft = named(
            self._architecture, owner, name, common, parent=parent, dimension=dimension, of=self._inside
        )  # fmt: skip
        return self._architecture.add("groups", Group(self._architecture, draft.fields["id"], draft, self._inside))

    def zone(self, name: str, **common: Unpack[Common]) -> Group:
        """Open a trust zone here, drawn in security views."""
        return self.group(name, "zone", **common)

    def groups(self, *names: str, dimension: str = "group") -> tuple[Group, ...]:
        """Open several groups at once."""
        return tuple(self.group(name, dimension) for name in names)


class Player(Handle):
    """What can take part in a flow or stand at the end of a relationship: an element or a role."""

    def uses(
        self,
        target: Player,
        description: str = "",
        technology: str = "",
        *,
        through: Element | Sequence[Element] | None = None,
        optional: bool = False,
        id: str | None = None,  # noqa: A002 - the field's name in every form of the language
        tags: Sequence[str] = (),
        properties: Mapping[str, str] | None = None,
    ) -> None:
        """State that this uses `target` and waits for it; with `through`, both depend on that port."""
        interaction = "optional" if optional else "synchronous"
        self._relate(target, description, technology, interaction, through, id, tags, properties)

    def sends(
        self,
        target: Player,
        description: str = "",
        technology: str = "",
        *,
        through: Element | Sequence[Element] | None = None,
        id: str | None = None,  # noqa: A002 - the field's name in every form of the language
        tags: Sequence[str] = (),
        properties: Mapping[str, str] | None = None,
    ) -> None:
        """State that this tells `target` something and does not wait."""
        self._relate(target, description, technology, "asynchronous", through, id, tags, properties)

    def _relate(
        self,
        target: Player,
        description: str,
        technology: str,
        interaction: str,
        through: Element | Sequence[Element] | None,
        own_id: str | None,
        tags: Sequence[str],
        properties: Mapping[str, str] | None,
    ) -> None:
        draft = Draft(
            source=self, target=target, description=description, technology=technology, interaction=interaction,
            through=listed(through), id=own_id, tags=listed(tags), properties=dict(properties or {}),
            origin=self.architecture.origin,
        )  # fmt: skip
        self.architecture.collect("relationships", draft)


class Element(Player, Place, Offers):
    """Handle of an element."""

    kind = "element"

    def __init__(self, architecture: Architecture, path: str, draft: Draft) -> None:
        """Stand at `path`; elements put here stand inside."""
        super().__init__(architecture, path, draft)
        self._inside = self

    @property
    def _architecture(self) -> Architecture:
        return self.architecture

    def copies(self, count: int) -> Copies:
        """In a view: draw this `count` times, numbered."""
        return Copies(self, count)

    def is_run_by(self, *containers: Element) -> Element:
        """Add containers that run this library."""
        self.draft.fields.setdefault("run_by", [])
        self.draft.fields["run_by"] = [*self.draft.fields["run_by"], *containers]
        return self


class Copies:
    """An element to be drawn several times in one view."""

    def __init__(self, element: Element, count: int) -> None:
        """Draw `element` `count` times."""
        self.element, self.count = element, count


class Role(Player):
    """Handle of a role."""

    kind = "role"


class Group(Handle, Place, Offers):
    """Handle of a group; elements put here become its members."""

    kind = "group"

    def __init__(self, architecture: Architecture, path: str, draft: Draft, inside: Element | None) -> None:
        """Group things inside `inside`, or at the top."""
        super().__init__(architecture, path, draft)
        self._inside = inside
        self._member_of = (self,)

    @property
    def _architecture(self) -> Architecture:
        return self.architecture

    @property
    def _owner(self) -> Element | None:
        return self._inside

    def add(self, *members: Element | Role) -> Group:
        """Make existing elements members too."""
        for member in members:
            member.draft.fields["groups"] = [*member.draft.fields.get("groups", ()), self]
        return self


Subject: TypeAlias = Element | Group | Role | Selection
