"""The seams between the model and everything that is made from it: artefacts, options and the generator protocol."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from .diagnostics import Diagnostic

if TYPE_CHECKING:
    from .workspace import Workspace

GENERATOR_API = 1


class Ownership(StrEnum):
    """Who may change an artefact after it was written.

    `WHOLE`: trueline alone; always rewritten. `ONCE`: written if absent, then the user's. `MERGE`: a three-way merge of
    the user's file with the last and the new generated text. `REGION`: only the lines between
    `trueline:begin ID` and `trueline:end` of a user's file.
    """

    WHOLE = "whole"
    ONCE = "once"
    MERGE = "merge"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file, or a region of one, that a generator wants to exist.

    Attributes:
        path: POSIX path relative to the project root.
        content: the whole text (of the file, or of the region without its markers), newline-terminated, LF only.
        ownership: see `Ownership`.
        region: the region's identifier for `REGION`, else empty.
        about: references of the things it is made from.
    """

    path: str
    content: str
    ownership: Ownership = Ownership.WHOLE
    region: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """What a project's configuration says to a generator.

    Attributes:
        site: folder of the documentation source, POSIX, relative to the project root.
        settings: the generator's own table of the configuration, as it was read.
    """

    site: str = "site"
    settings: Mapping[str, object] = field(default_factory=dict)


@runtime_checkable
class Generator(Protocol):
    """A maker of artefacts, found under the entry-point group `trueline.generators`.

    The entry point names a callable without arguments that returns one. `api` is `GENERATOR_API` of the protocol it
    was written for. `generate` must be a pure function of its arguments: same model, same bytes.
    """

    api: int
    name: str

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield every artefact for `workspace`, and a diagnostic for whatever the format cannot hold."""
        ...
