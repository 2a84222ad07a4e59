"""Everything that the parts of a scaffold print, decided once: names, signatures, classes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from trueline.model.protocols import Artefact, Ownership

from .cases import RESERVED, UseCase
from .channels import Stream, streams
from .database import SNAPSHOT, Database
from .domain.machine_tables import MachineTable, machine_tables
from .domain.shapes import Domain
from .graphql.fields import FieldCase, field_cases
from .jobs import Run, runs
from .json_schemas import Payloads
from .operations import Face, Operation, faces
from .policies.sagas import SagaClass, Sagas
from .policies.settings import Settings
from .ports.ports import Port, Ports
from .printing import Templates
from .python.names import Scope
from .python.standard_imports import signature_imports, third_imports
from .schemas import printed
from .target import Target

Before = Callable[[str], str | None]
"""Returns the text that was generated last for a path, as long as nobody edited it; data (JSON) as it lies there."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was generated once and is left as it is, such as a revision of the database.

    Attributes:
        path: relative to the folder of the scaffold.
    """

    path: str


class Design:
    """A target as code.

    Attributes:
        target: what is scaffolded.
        templates: fills them.
        before: what was generated last.
        payloads: classes of `schemas`; all of them once this is made.
        faces: HTTP interfaces.
        fields: GraphQL fields.
        streams: WebSocket channels.
        runs: scheduled jobs.
        ports: destinations of what leaves it.
    """

    def __init__(self, target: Target, templates: Templates, before: Before) -> None:
        """Decide everything for `target`."""
        self.target = target
        self.templates = templates
        self.before = before
        self.payloads = Payloads(target.workspace, Scope(apart=""))
        self.names = Scope()
        self.names.reserve(RESERVED)
        self.faces: tuple[Face, ...] = tuple(faces(target, self.payloads, self.names))
        self.fields: tuple[FieldCase, ...] = tuple(field_cases(target, self.payloads, self.names, self.operations))
        self.streams: tuple[Stream, ...] = tuple(streams(target, self.payloads, self.names))
        self.runs: tuple[Run, ...] = tuple(runs(target, self.names, self._handling()))
        for kind, records in (("event", target.events), ("command", target.commands), ("class", target.classes)):
            for record in records:
                self.payloads.add(f"{kind}:{record.id}", target.architecture)
        self.ports: tuple[Port, ...] = Ports(target, self.payloads, self.domain).make()

    @property
    def renamed(self) -> tuple[tuple[str, str], ...]:
        """What is called otherwise than its name says, because another has that: its name, and what it is called."""
        return (*self.names.renamed, *self.payloads.renamed)

    @property
    def package(self) -> str:
        """Name of the Python package."""
        return self.target.package

    @property
    def title(self) -> str:
        """Name of the target, as the model writes it."""
        return self.target.element.name

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """Every HTTP operation."""
        return tuple(one for face in self.faces for one in face.operations)

    @cached_property
    def domain(self) -> Domain:
        """Its values, entities and events."""
        return Domain(self.target)

    @cached_property
    def machines(self) -> tuple[MachineTable, ...]:
        """Its state machines."""
        return tuple(machine_tables(self.target, self.domain))

    @cached_property
    def database(self) -> Database:
        """What it stores."""
        return Database(self.target, self.before(SNAPSHOT))

    @cached_property
    def settings(self) -> Settings:
        """What it can be set to."""
        return Settings(self.target, self.machines)

    @cached_property
    def sagas(self) -> tuple[SagaClass, ...]:
        """Its sagas."""
        return tuple(Sagas(self.target, self.settings).make())

    @cached_property
    def cases(self) -> tuple[UseCase, ...]:
        """Everything to be written by hand in `application`, whatever calls it."""
        received = (one for stream in self.streams for one in stream.received)
        found: dict[str, UseCase] = {}
        for one in (*self.operations, *self.fields, *received, *self.runs):
            found.setdefault(one.name, one)  # a use case that several call is written once
        return tuple(found.values())

    def _handling(self) -> Iterator[tuple[str | None, UseCase]]:
        """Yield operations and fields, each with what it handles."""
        yield from ((one.endpoint.handles, one) for one in self.operations)
        yield from ((one.field.handles, one) for one in self.fields)

    @cached_property
    def schemas(self) -> str:
        """The text of the module of payloads, as it was generated last where that still holds."""
        last = self.before(f"src/{self.package}/application/_generated/schemas.py")
        return printed(self.payloads.definitions, last or "")

    def module(self, path: str, template: str, **more: Any) -> Artefact:
        """Return a generated Python module below the package: always rewritten, never edited.

        Args:
            path: below the package, such as `domain/_generated/events.py`.
            template: name of the template.
            more: what it needs besides the design.
        """
        return self.generated(path, self._filled(template, more))

    def generated(self, path: str, body: str) -> Artefact:
        """Return a generated Python module of which the text is known."""
        return self.whole(f"src/{self.package}/{path}", f"{self.header(body)}{body}")

    def header(self, body: str) -> str:
        """Return the comment at the top of a generated module: its source, and the hash of what follows."""
        digest = hashlib.sha256(body.encode()).hexdigest()[:16]
        source = f"# Generated by `trueline scaffold` from {self.target.reference}; change the model instead.\n"
        return f"{source}# sha256 of what follows: {digest}\n"

    def written(self, path: str, template: str, **more: Any) -> Artefact:
        """Return a Python module below the package that is written once, and then belongs to people."""
        return self.once(f"src/{self.package}/{path}", self._filled(template, more))

    def whole(self, path: str, text: str) -> Artefact:
        """Return a file of the folder that is always rewritten."""
        return Artefact(path, text, Ownership.WHOLE, about=(self.target.reference,))

    def once(self, path: str, text: str) -> Artefact:
        """Return a file of the folder that is written once."""
        return Artefact(path, text, Ownership.ONCE, about=(self.target.reference,))

    def merged(self, path: str, template: str, **more: Any) -> Artefact:
        """Return a file of the folder in which generated lines and those of people stand side by side."""
        return Artefact(path, self._filled(template, more), Ownership.MERGE, about=(self.target.reference,))

    def once_from(self, path: str, template: str, **more: Any) -> Artefact:
        """Return a file of the folder, outside the package, that is written once."""
        return self.once(path, self._filled(template, more))

    def _filled(self, template: str, more: dict[str, Any]) -> str:
        return self.templates.fill(template, design=self, package=self.package, title=self.title, **more)

    def imports(self, cases: tuple[UseCase, ...], *names: str) -> dict[str, list[str]]:
        """Return the import lines that signatures of `cases` need, `names` of typing among them."""
        types = [case.types for case in cases]
        return {"standard": signature_imports(types, *names), "third": third_imports(types)}
