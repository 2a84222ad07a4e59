"""A scaffold in a folder: held against what lies there, and put into it wholly or not at all.

Each target has a manifest of its own in the folder, so that several can share one, and so that a folder can be moved to
where no model is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from trueline.model.diagnostics import Diagnostic, Location, TruelineError
from trueline.model.protocols import Artefact

from .changes import Change, Plan, State
from .differences import counted
from .journal import clean_up
from .locking import cannot_lock, locked
from .manifest import NO_HASH, Entry, hash_of, normalised, parse, read
from .merging import conflicts_in, first_mark
from .scaffold_planning import ScaffoldPlanner
from .writing import carry_out, would_write

if TYPE_CHECKING:
    from .configuration import Configuration
    from .discovery import Project

_MANIFESTS = ".trueline/scaffold"
_HEADING = re.compile(r"^# Scaffold of (\S+)\.$", re.M)


class Kept(Protocol):
    """A file that stays as it is; the manifest goes on with what it knows of it."""

    @property
    def path(self) -> str:
        """Path relative to the folder."""
        ...


Before = Callable[[str], str | None]
"""Returns the text that was generated last for a path, as long as nobody edited it; data (JSON) as it lies there."""
Make = Callable[[Before], Iterable[Artefact | Kept | Diagnostic]]
"""Makes the files of a scaffold, with paths relative to its folder, and says what there is to say."""


@dataclass(frozen=True, slots=True)
class Scaffold:
    """What is scaffolded, and where to.

    Attributes:
        project: whose model it is from.
        configuration: of that project.
        reference: of the target.
        formerly: references that it had.
        package: its name in the folder.
        folder: absolute; need not be there.
        shown: the folder as its user writes it.
    """

    project: Project
    configuration: Configuration
    reference: str
    formerly: frozenset[str]
    package: str
    folder: Path
    shown: str

    @property
    def manifest(self) -> str:
        """Path of its manifest in the folder."""
        return f"{_MANIFESTS}/{self.package}/manifest"

    @property
    def journal(self) -> Path:
        """File that says what is being done in the folder."""
        name = hashlib.sha256(str(self.folder).encode()).hexdigest()[:16]
        return self.project.cache / "scaffold" / f"{name}.journal"


@dataclass(frozen=True, slots=True)
class Result:
    """What was done, or would be.

    Attributes:
        changes: every difference between the folder and the model, by path.
        unchanged: how many files are as they should be.
        diagnostics: what there is to say.
        differs: whether anything would be written, be it the manifest alone.
        done: whether the changes were carried out.
    """

    changes: tuple[Change, ...]
    unchanged: int
    diagnostics: tuple[Diagnostic, ...]
    differs: bool
    done: bool = False

    @property
    def refused(self) -> tuple[Change, ...]:
        """Changes that would lose what a person wrote."""
        return tuple(one for one in self.changes if one.state in (State.EDITED, State.EDITED_ORPHAN))

    @property
    def conflicts(self) -> tuple[Change, ...]:
        """Files with marks of conflicts, or that would get some."""
        return tuple(one for one in self.changes if one.state in (State.CONFLICT, State.UNRESOLVED))


def plan(scaffold: Scaffold, make: Make, *, force: bool = False) -> Result:
    """Return what `apply` would do; nothing is written.

    Raises:
        TruelineError: where a file cannot be made, or not where it wants to be.
    """
    return _result(scaffold, _planned(scaffold, make, _entries(scaffold), force))


def apply(scaffold: Scaffold, make: Make, *, force: bool = False) -> Result:
    """Write the files of a scaffold.

    If a person edited a generated one, nothing at all is written (`Result.refused`), unless forced.

    Raises:
        TruelineError: where a file cannot be made, or not where it wants to be; nothing has changed.
    """
    project = scaffold.project
    with ExitStack() as stack:
        try:
            # The same as a build takes: both may write into the same folders.
            stack.enter_context(locked(project.cache / "lock"))
        except OSError as error:
            raise TruelineError(cannot_lock(project.root, project.cache, error)) from None
        clean_up(scaffold.folder, scaffold.journal)
        before = _entries(scaffold)
        planned = _planned(scaffold, make, before, force)
        result = _result(scaffold, planned)
        if result.refused:
            return result
        carry_out(planned, scaffold.folder, scaffold.manifest, before, scaffold.journal)
    written = (_conflict(scaffold, one) for one in result.changes if one.state is State.CONFLICT)
    return replace(result, diagnostics=(*result.diagnostics, *written), done=True)


def _planned(scaffold: Scaffold, make: Make, entries: frozenset[Entry], force: bool) -> Plan:
    planner = ScaffoldPlanner(scaffold.folder, scaffold.manifest, entries, _owners(scaffold), force=force)
    remarks: list[Diagnostic] = []
    for one in make(_before(scaffold.folder, entries)):
        if isinstance(one, Artefact):
            planner.add(one)
        elif isinstance(one, Diagnostic):
            remarks.append(one)
        else:
            planner.keep(one.path)
    planned = planner.finish()
    planned.diagnostics += remarks
    planned.heading = f"# Scaffold of {scaffold.reference}.\n"
    return planned


def _result(scaffold: Scaffold, planned: Plan) -> Result:
    unresolved = (_conflict(scaffold, one) for one in planned.changes if one.state is State.UNRESOLVED)
    return Result(
        tuple(planned.changes),
        planned.unchanged,
        tuple(scaffold.configuration.weigh([*planned.diagnostics, *unresolved])),
        would_write(planned, scaffold.folder, scaffold.manifest),
    )


def _conflict(scaffold: Scaffold, change: Change) -> Diagnostic:
    text = change.new or b""
    said = f"{counted(conflicts_in(text), 'conflict')} in {change.key.path}: resolve the marks"
    place = change.key.path if scaffold.shown == "." else f"{scaffold.shown}/{change.key.path}"
    return Diagnostic("scaffold.conflict", said, location=Location(place, first_mark(text)))


def _entries(scaffold: Scaffold) -> frozenset[Entry]:
    """Return what the manifest holds; it must be of the same target.

    Raises:
        TruelineError: where the folder is none, or another target has the same package in it.
    """
    if scaffold.folder.exists() and not scaffold.folder.is_dir():
        raise TruelineError(Diagnostic("scaffold.folder", f"'{scaffold.shown}' is a file, where a folder is needed"))
    text = read(scaffold.folder, scaffold.manifest)
    others = set(_HEADING.findall(text)) - {scaffold.reference, *scaffold.formerly}
    if others:
        said = f"'{scaffold.shown}' holds the scaffold of '{min(others)}', which is called '{scaffold.package}' too"
        remedy = "Name another folder with --into, or give one of them another short name."
        raise TruelineError(Diagnostic("scaffold.package", said, about=scaffold.reference, remedy=remedy))
    return parse(text, scaffold.manifest)


def _before(folder: Path, entries: Iterable[Entry]) -> Before:
    hashes: dict[str, set[str]] = {}
    for entry in entries:
        hashes.setdefault(entry.path, set()).add(entry.hash)

    def before(path: str) -> str | None:
        try:
            content = (folder / path).read_bytes() if path in hashes else b""
        except OSError:
            return None
        # Data, such as the snapshot of a database, is what the next generation starts from: also where it was edited.
        known = path in hashes and (path.endswith(".json") or hash_of(content) in hashes[path])
        return normalised(content).decode() if known else None

    return before


def _owners(scaffold: Scaffold) -> Mapping[str, str]:
    """Return what else writes into the folder: other scaffolds, and `trueline build`."""
    owners: dict[str, str] = {}
    folder, project = scaffold.folder, scaffold.project
    if folder.is_relative_to(project.root):
        inside = folder.relative_to(project.root).as_posix()
        prefix = "" if inside == "." else f"{inside}/"
        path = scaffold.configuration.manifest
        for entry in parse(read(project.root, path), path):
            if entry.path.startswith(prefix) and not entry.region:
                owners[entry.path.removeprefix(prefix)] = "`trueline build`"
    for file in sorted((folder / _MANIFESTS).glob("*/manifest")):
        name = file.parent.name
        path = f"{_MANIFESTS}/{name}/manifest"
        if name != scaffold.package:
            written = (entry.path for entry in parse(read(folder, path), path) if entry.hash != NO_HASH)
            owners |= dict.fromkeys(written, f"the scaffold of '{name}'")
    return owners
