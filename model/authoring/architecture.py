"""The entry to the authoring API: `Architecture("inventory", title="Inventory")`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Literal, TypeVar, Unpack

from ..diagnostics import Location
from ..forms import from_data
from ..records.architecture import SCHEMA_VERSION, ArchitectureRecord
from ..records.base import Origin
from ..records.elements import Level
from ..records.qualities import Characteristic
from ..records.quantities import Quantity
from ..records.views import ViewKind
from .deployments import Deployment
from .drafts import Common, Draft, Drawing, Handle, Pointer, listed, named, plain
from .elements import Element, Group, Place, Player, Role, Subject
from .flows import Flow
from .processes import Process
from .rules import Rules
from .selections import select
from .views import View

H = TypeVar("H", bound=Handle)

unverified = ""
"""Says aloud that nothing verifies a quality; the documentation shows it as such."""


class _Document(Handle):
    """Handle of what is documented but not referred to by other calls."""


class Quality(_Document):
    """Handle of a quality target."""

    kind = "quality"


class Decision(_Document):
    """Handle of a decision."""

    kind = "decision"


class Section(_Document):
    """Handle of a section."""

    kind = "section"


class DomainModel(_Document):
    """Handle of a class diagram."""

    kind = "domain"


class Architecture(Place):
    """An architecture in the making.

    Args:
        id: a slug, unique in the workspace.
        title: what readers call it.
        description: one or two sentences.
    """

    def __init__(self, id: str, title: str, description: str = "") -> None:  # noqa: A002 - the field's own name
        """Begin an empty architecture."""
        self.id = id
        self.origin: Origin = "stated"
        self._draft = Draft(trueline=SCHEMA_VERSION, id=id, title=title, description=description)
        self.rule = Rules(self)

    @property
    def _architecture(self) -> Architecture:
        return self

    # ---- what the other modules build on -------------------------------------------------------------------------

    def add(self, field: str, handle: H) -> H:
        """Add a named thing; returns its handle."""
        self.collect(field, handle.draft)
        return handle

    def collect(self, field: str, draft: Draft) -> None:
        """Append a record to one of the lists of the architecture."""
        self._draft.fields.setdefault(field, []).append(draft)

    def data(self) -> tuple[dict[str, Any], dict[Pointer, Location]]:
        """Return the plain data of the architecture, and the place of each of its parts."""
        places: dict[Pointer, Location] = {}
        return plain(self._draft, self, (), places), places

    def record(self) -> ArchitectureRecord:
        """Return the architecture as a frozen record.

        Raises:
            TruelineError: with every error, each at the file and line of the call that made it.
        """
        return self.read()[0]

    def read(self) -> tuple[ArchitectureRecord, Locator]:
        """Return the record together with what finds the place of its parts."""
        data, places = self.data()
        locator = Locator(places)
        return from_data(data, locator), locator

    @contextmanager
    def added(self) -> Iterator[None]:
        """Mark everything made inside as added to what the source document states."""
        before, self.origin = self.origin, "added"
        try:
            yield
        finally:
            self.origin = before

    # ---- what is said of the whole -------------------------------------------------------------------------------

    def document(
        self, title: str, *, version: str = "", updated: str = "", authors: Sequence[str] = (), purpose: str = ""
    ) -> None:
        """Name the document the architecture was stated in."""
        self._draft.fields["document"] = Draft(
            title=title, version=version, updated=updated, authors=list(authors), purpose=purpose
        )  # fmt: skip

    def link(self, title: str, url: str) -> None:
        """Add a way to more."""
        self.collect("links", Draft(title=title, url=url))

    def audience(self, level: str, *, diagram: str = "", readers: str = "", purpose: str = "") -> None:
        """Say who reads which level of the documentation, and why."""
        self.collect("audiences", Draft(level=level, diagram=diagram, readers=readers, purpose=purpose))

    def technology(self, name: str, *, layer: str = "", purpose: str = "", used_by: Sequence[Element] = ()) -> None:
        """Name a technology, where it is used and what for."""
        self.collect("technologies", Draft(name=name, layer=layer, purpose=purpose, used_by=listed(used_by)))

    def principle(self, name: str, description: str = "", *elements: Element) -> None:
        """Name an architectural pattern or principle that the system follows."""
        self.collect("principles", Draft(name=name, description=description, elements=list(elements)))

    # ---- players -------------------------------------------------------------------------------------------------

    def role(
        self, name: str, played_by: Sequence[Element] = (), *, short: str = "", kind: Level = "person",
        external: bool = False, groups: Sequence[Group] = (), **common: Unpack[Common],
    ) -> Role:  # fmt: skip
        """Name a part in flows and views that several elements play."""
        draft = named(
            self, "", name, common, played_by=listed(played_by), short=short, kind=kind, external=external,
            groups=list(groups),
        )  # fmt: skip
        return self.add("roles", Role(self, draft.fields["id"], draft))

    # ---- diagrams ------------------------------------------------------------------------------------------------

    def view(
        self, name: str, of: Element | None = None, *, level: ViewKind | None = None,
        grouping: Sequence[str] | None = None, detail: Literal["full", "names"] = "full", numbered: bool = False,
        **drawing: Unpack[Drawing],
    ) -> View:  # fmt: skip
        """Describe a view; without a level it shows only what `show` adds."""
        draft = named(
            self, "", name, drawing, kind=level or "custom", of=of, detail=detail, numbered=numbered,
            grouping=None if grouping is None else list(grouping),
        )  # fmt: skip
        return self.add("views", View(self, draft.fields["id"], draft))

    def style(self, what: Subject, *, colour: str) -> None:
        """Draw elements in a colour (`#rrggbb`) in every view."""
        self.collect("styles", Draft(select=select(what), colour=colour))

    def flow(
        self, name: str, *participants: Player, dynamic: bool = False, algorithm: Sequence[str] = (),
        **drawing: Unpack[Drawing],
    ) -> Flow:  # fmt: skip
        """Describe who says what to whom; `dynamic` puts it among the C4 dynamic views."""
        draft = named(
            self, "", name, drawing, participants=list(participants), steps=[], algorithm=listed(algorithm),
            drawn_as="dynamic" if dynamic else "sequence",
        )  # fmt: skip
        return self.add("flows", Flow(self, draft.fields["id"], draft))

    def process(self, name: str, of: Player | None = None, **drawing: Unpack[Drawing]) -> Process:
        """Describe what happens after what."""
        draft = named(self, "", name, drawing, of=of, nodes=[], edges=[], styles={})
        return self.add("processes", Process(self, draft.fields["id"], draft))

    def domain(
        self, name: str, *of: Element, classes: Sequence[Handle] = (), **drawing: Unpack[Drawing]
    ) -> DomainModel:
        """Draw a class diagram of `classes`, or of all classes and events of the elements `of`."""
        draft = named(self, "", name, drawing, of=list(of), classes=list(classes))
        return self.add("domains", DomainModel(self, draft.fields["id"], draft))

    def deployment(
        self, name: str, environment: str = "", *, scenario: str = "", derived: bool = True,
        steps: Sequence[str] = (), **drawing: Unpack[Drawing],
    ) -> Deployment:  # fmt: skip
        """Describe where things run in one environment, or in one scenario of it."""
        draft = named(
            self, "", name, drawing, environment=environment, scenario=scenario, derived=derived, nodes=[], edges=[],
            steps=listed(steps),
        )  # fmt: skip
        return self.add("deployments", Deployment(self, draft.fields["id"], draft))

    # ---- promises and reasons ------------------------------------------------------------------------------------

    def quality(
        self, name: str, characteristic: Characteristic = "other", *,
        of: Element | Handle | Sequence[Element | Handle] = (), below: Mapping[str, Quantity | int] | None = None,
        at_most: Mapping[str, Quantity | int] | None = None, at_least: Mapping[str, Quantity | int] | None = None,
        exactly: Mapping[str, Quantity | int] | None = None, means: Sequence[str] = (), verified_by: str = unverified,
        **common: Unpack[Common],
    ) -> Quality:  # fmt: skip
        """Promise something; say how it is verified, or `unverified`."""
        said = (("<", below), ("<=", at_most), (">=", at_least), ("==", exactly))
        measures = [
            Draft(name=label, comparison=comparison, value=value)
            for comparison, amounts in said
            for label, value in (amounts or {}).items()
        ]
        draft = named(
            self, "", name, common, characteristic=characteristic, of=listed(of), measures=measures,
            means=listed(means), verified_by=verified_by,
        )  # fmt: skip
        return self.add("qualities", Quality(self, draft.fields["id"], draft))

    def decision(
        self, title: str, *, context: str = "", decision: str = "", consequences: str = "", alternatives: str = "",
        status: str = "accepted", date: str = "", about: Sequence[Handle] = (), supersedes: Sequence[Decision] = (),
        **common: Unpack[Common],
    ) -> Decision:  # fmt: skip
        """Record a decision; the texts are Markdown."""
        draft = named(
            self, "", title, common, status=status, date=date, context=context, decision=decision,
            consequences=consequences, alternatives=alternatives, about=listed(about), supersedes=listed(supersedes),
        )  # fmt: skip
        return self.add("decisions", Decision(self, draft.fields["id"], draft))

    def section(self, name: str, body: str, *, about: Sequence[Handle] = (), **common: Unpack[Common]) -> Section:
        """Add free documentation in Markdown."""
        draft = named(self, "", name, common, body=body, about=listed(about))
        return self.add("sections", Section(self, draft.fields["id"], draft))


class Locator:
    """Finds where a part of an architecture was written: the nearest place that is known."""

    def __init__(self, places: Mapping[Pointer, Location]) -> None:
        """Search in `places`."""
        self._places = places

    def __call__(self, pointer: Pointer) -> Location | None:
        """Return the place of the part at `pointer`, or of what is around it."""
        while pointer not in self._places:
            if not pointer:
                return None
            pointer = pointer[:-1]
        return self._places[pointer]
