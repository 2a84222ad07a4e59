"""What a scaffold would do: as a build, but for files that people go on with.

A file that is written once stays generated as long as nobody edited it: what the manifest knows of it is its hash. A
conflict of a merge is written with marks and told, because it is resolved where the file is, not in the model. A file
that was there before is never touched; what it lacks is told once, and again when that changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import ClassVar

from trueline.model.diagnostics import Diagnostic, Severity
from trueline.model.protocols import Artefact, Ownership

from .changes import State
from .differences import counted
from .manifest import NO_HASH, Entry, Key, hash_of, normalised
from .merging import first_mark
from .planning import Planner


class ScaffoldPlanner(Planner):
    """Takes the files of a scaffold one after the other."""

    # A conflict stays one: there is nothing to overwrite.
    forced: ClassVar[Mapping[State, State]] = {State.EDITED: State.CHANGED, State.EDITED_ORPHAN: State.ORPHAN}

    def __init__(
        self, root: Path, manifest: str, entries: Iterable[Entry], owners: Mapping[str, str], *, force: bool = False
    ) -> None:
        """Plan for the folder `root`.

        Args:
            root: the folder.
            manifest: path of the manifest of this scaffold.
            entries: what the manifest holds.
            owners: what else writes into the folder, by path.
            force: overwrite and delete even generated files that a person edited.
        """
        super().__init__(root, manifest, entries, force=force)
        self._owners = owners

    def add(self, artefact: Artefact) -> None:
        """Take one file; what belongs to another scaffold cannot be ours."""
        owner = self._owners.get(artefact.path)
        if owner and artefact.ownership is Ownership.WHOLE:
            said = f"cannot write '{artefact.path}': it belongs to {owner}"
            remedy = "Name another folder with --into."
            self._problems.append(
                Diagnostic("scaffold.owned", said, about=", ".join(artefact.about[:3]), remedy=remedy)
            )
        else:
            super().add(artefact)

    def keep(self, path: str) -> None:
        """Take a file that stays as it is, whatever it holds."""
        key = Key(path)
        self._seen.add(key)
        self._plan.entries |= self._known.get(key, set())
        self._plan.unchanged += 1

    def _once(self, artefact: Artefact, content: bytes) -> None:
        key, raw = Key(artefact.path), self._read(artefact.path)
        known = {Entry(*key, Ownership.ONCE, entry.hash) for entry in self._known.get(key, ())}
        written = {Entry(*key, Ownership.ONCE, hash_of(content))}
        if raw is not None and not self._generated(key):
            written = {Entry(*key, Ownership.ONCE, NO_HASH)}
            if key.path in self._owners and not known:
                self._stays(key, raw, [])
            else:
                self._plan.unchanged += 1
        elif raw is not None and normalised(raw) == content:
            self._plan.unchanged += 1
        elif raw is None or self._wrote(key, raw):
            self._change(key, State.NEW if raw is None else State.CHANGED, raw, content)
            self._plan.writes[artefact.path] = content
        else:
            # Whoever takes the edit back gets the next version again.
            written = known
            self._plan.unchanged += 1
        self._plan.entries |= written

    def _merge(self, artefact: Artefact, content: bytes) -> None:
        key, raw = Key(artefact.path), self._read(artefact.path)
        if raw is None:
            super()._merge(artefact, content)
        elif first_mark(raw):
            self._unresolved(key, raw)
        elif self._is_ours(key, raw):
            super()._merge(artefact, content)
        else:
            self._leave(key, raw, content)

    def _is_ours(self, key: Key, raw: bytes) -> bool:
        """Whether a file was generated, and what was generated last is known."""
        if key.path in self._owners or not self._generated(key):
            return False
        return self._wrote(key, raw) or (self._root / (self._base + key.path)).exists()

    def _generated(self, key: Key) -> bool:
        return any(entry.hash != NO_HASH for entry in self._known.get(key, ()))

    def _unresolved(self, key: Key, raw: bytes) -> None:
        self._plan.entries |= self._known.get(key, set())
        self._change(key, State.UNRESOLVED, raw, normalised(raw))

    def _leave(self, key: Key, raw: bytes, content: bytes) -> None:
        """Leave a file to its owner; once it holds every line that is generated for it, changes are merged into it."""
        base = self._read(self._base + key.path)
        last = None if base is None else normalised(base)
        lacking = _lacking(raw, content)
        adopted = not lacking and key.path not in self._owners
        self._plan.entries.add(Entry(*key, Ownership.MERGE, hash_of(content) if adopted else NO_HASH))
        if last != content:
            self._plan.writes[self._base + key.path] = content
        if last == content or adopted:
            self._plan.unchanged += 1
        else:
            self._stays(key, raw, _lacking(last or b"", b"".join(lacking)))

    def _stays(self, key: Key, raw: bytes, lacking: list[bytes]) -> None:
        self._change(key, State.LEFT, raw, b"".join(lacking))
        owner = self._owners.get(key.path)
        said = f"'{key.path}' {f'belongs to {owner}' if owner else 'is yours'} and stays as it is"
        remedy = f"It lacks {counted(len(lacking), 'line')} of '{self._base}{key.path}'." if lacking else ""
        self._plan.diagnostics.append(Diagnostic("scaffold.left", said, Severity.NOTE, remedy=remedy))

    def _orphan(self, key: Key) -> None:
        ownership = next(iter(self._known[key])).ownership
        raw = self._read(key.path)
        if ownership is Ownership.ONCE and raw is not None:
            if self._wrote(key, raw):
                self._change(key, State.ORPHAN, raw, None)
                self._plan.removals.append(key.path)
            else:
                self._plan.diagnostics.append(_yours(key.path))
        elif ownership is Ownership.MERGE and raw is not None and not self._wrote(key, raw):
            base = self._base + key.path
            if (self._root / base).exists():
                self._plan.removals.append(base)
            self._plan.diagnostics.append(_yours(key.path))
        else:
            super()._orphan(key)


def _lacking(text: bytes, content: bytes) -> list[bytes]:
    """Return the lines of `content`, but for empty ones, that `text` does not hold."""
    held = {line.strip() for line in text.splitlines()}
    return [line for line in content.splitlines(keepends=True) if line.strip() and line.strip() not in held]


def _yours(path: str) -> Diagnostic:
    return Diagnostic("scaffold.orphan", f"nothing generates '{path}' any more; it is yours", Severity.NOTE)
