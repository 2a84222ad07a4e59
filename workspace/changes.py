"""What is to be done to files: every difference between the disk and the model, with its state."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import Ownership

from .manifest import Entry, Key


class State(StrEnum):
    """How an artefact stands to what lies on the disk."""

    NEW = "new"
    CHANGED = "changed"
    MERGED = "merged"
    EDITED = "edited"
    CONFLICT = "conflict"
    UNRESOLVED = "unresolved"
    LEFT = "left"
    ORPHAN = "orphan"
    EDITED_ORPHAN = "edited-orphan"

    @property
    def is_refused(self) -> bool:
        """Whether it takes `--force` to go on."""
        return self in (State.EDITED, State.CONFLICT, State.EDITED_ORPHAN)


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between the disk and what the model gives.

    Attributes:
        key: the file, or the region of one.
        state: what sort of difference.
        old: what lies on the disk, LF newlines; None where nothing does.
        new: what should, None where nothing should; for what is `LEFT` to its owner, the lines that it lacks.
    """

    key: Key
    state: State
    old: bytes | None
    new: bytes | None


@dataclass(slots=True)
class Plan:
    """Everything a build would do.

    Attributes:
        changes: every difference, by path.
        unchanged: how many artefacts are as they should be.
        writes: whole new contents of files, in the order of writing.
        removals: files to delete.
        entries: the manifest afterwards.
        diagnostics: what is worth saying and stops nothing.
        base: folder of the base texts of merges, with a slash at its end.
        heading: line of the manifest that says what it is about, if it does.
    """

    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0
    writes: dict[str, bytes] = field(default_factory=dict)
    removals: list[str] = field(default_factory=list)
    entries: set[Entry] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    base: str = ""
    heading: str = ""

    @property
    def refused(self) -> list[Change]:
        """The changes that would lose what a person wrote."""
        return [change for change in self.changes if change.state.is_refused]

    def outputs(self) -> set[str]:
        """Every file that depends on the model, base texts of merges among them."""
        bases = {self.base + entry.path for entry in self.entries if entry.ownership is Ownership.MERGE}
        return {entry.path for entry in self.entries} | bases
