"""What a build would do: every artefact held against what lies on the disk. Nothing is written here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import ClassVar

from trueline.model.diagnostics import Diagnostic, Location, Severity, TruelineError
from trueline.model.protocols import Artefact, Ownership

from .changes import Change, Plan, State
from .destinations import Destinations
from .manifest import NO_HASH, Entry, Key, hash_of, normalised
from .merging import merge
from .regions import fill_region, find_regions, holds_marker


class Planner:
    """Takes artefacts one after the other; keeps only what has to be written."""

    forced: ClassVar[Mapping[State, State]] = {
        State.EDITED: State.CHANGED, State.CONFLICT: State.CHANGED, State.EDITED_ORPHAN: State.ORPHAN,
    }  # fmt: skip
    """What becomes of a state where everything is overwritten."""

    def __init__(self, root: Path, manifest: str, entries: Iterable[Entry], *, force: bool = False) -> None:
        """Plan for the project at `root`.

        Args:
            root: its folder.
            manifest: path of its manifest.
            entries: what the manifest holds.
            force: overwrite and delete even what a person edited.
        """
        self._root = root
        self._base = f"{manifest.rpartition('/')[0]}/base/".lstrip("/")
        self._force = force
        self._known: dict[Key, set[Entry]] = defaultdict(set)
        for entry in entries:
            self._known[entry.key].add(entry)
        self._destinations = Destinations(root, manifest)
        self._regions: dict[str, list[Artefact]] = {}
        self._problems: list[Diagnostic] = []
        self._seen: set[Key] = set()
        self._plan = Plan(base=self._base)

    def add(self, artefact: Artefact) -> None:
        """Take one artefact; problems are kept until `finish`."""
        problem = self._destinations.problem(artefact) or _malformed(artefact)
        if problem:
            self._problems.append(problem)
            return
        self._seen.add(Key(artefact.path, artefact.region))
        content = artefact.content.encode()
        match artefact.ownership:
            case Ownership.WHOLE:
                self._whole(artefact, content)
            case Ownership.ONCE:
                self._once(artefact, content)
            case Ownership.MERGE:
                self._merge(artefact, content)
            case Ownership.REGION:
                self._regions.setdefault(artefact.path, []).append(artefact)

    def finish(self, *, complete: bool = True) -> Plan:
        """Return the plan.

        Args:
            complete: whether all artefacts were taken; if not, none is taken for an orphan.

        Raises:
            TruelineError: with every artefact that cannot be written where it wants to be.
        """
        for path, artefacts in self._regions.items():
            self._fill(path, artefacts)
        self._problems += self._destinations.collisions()
        for key in sorted(set(self._known) - self._seen):
            if complete:
                self._orphan(key)
            else:
                self._plan.entries |= self._known[key]
        if self._problems:
            raise TruelineError(self._problems)
        self._plan.changes.sort(key=lambda change: change.key)
        return self._plan

    def _whole(self, artefact: Artefact, content: bytes) -> None:
        key, digest = Key(artefact.path), hash_of(content)
        self._plan.entries.add(Entry(*key, Ownership.WHOLE, digest))
        old = self._read(artefact.path)
        if old is not None and normalised(old) == content:
            self._plan.unchanged += 1
            return
        state = State.NEW if old is None else State.CHANGED if self._wrote(key, old) else State.EDITED
        self._change(key, state, old, content)
        self._plan.writes[artefact.path] = content

    def _once(self, artefact: Artefact, content: bytes) -> None:
        key = Key(artefact.path)
        self._plan.entries.add(Entry(*key, Ownership.ONCE, NO_HASH))
        if (self._root / artefact.path).exists():
            self._plan.unchanged += 1
            return
        self._change(key, State.NEW, None, content)
        self._plan.writes[artefact.path] = content

    def _merge(self, artefact: Artefact, content: bytes) -> None:
        key = Key(artefact.path)
        self._plan.entries.add(Entry(*key, Ownership.MERGE, hash_of(content)))
        raw, base = self._read(artefact.path), self._read(self._base + artefact.path)
        yours = None if raw is None else normalised(raw)
        if base is None and yours is not None and self._wrote(key, yours):
            base = yours
        if yours is None:
            state, merged = State.NEW, content
        elif yours == content or (base is not None and normalised(base) == content):
            state, merged = None, yours
        elif base is None:
            state, merged = State.EDITED, content
        elif normalised(base) == yours:
            state, merged = State.CHANGED, content
        else:
            outcome = merge(normalised(base), yours, content)
            state, merged = (State.CONFLICT if outcome.conflicts else State.MERGED), outcome.content
        if state and merged != yours:
            self._change(key, state, raw, merged)
            self._plan.writes[artefact.path] = _with_newlines_of(raw, merged)
        else:
            self._plan.unchanged += 1
        # The base comes after the file: killed in between, the next build merges the same change again: harmless.
        if base is None or normalised(base) != content:
            self._plan.writes[self._base + artefact.path] = content

    def _fill(self, path: str, artefacts: list[Artefact]) -> None:
        raw = self._read(path)
        if raw is None:
            self._no_file(path, artefacts[0].region)
            return
        try:
            text = normalised(raw).decode()
            before = text
            for artefact in artefacts:
                text = self._fill_one(text, artefact)
        except UnicodeDecodeError:
            self._problems.append(
                Diagnostic("workspace.region", f"'{path}' is not UTF-8 text", location=Location(path))
            )
        except TruelineError as error:
            self._problems += error.diagnostics
        else:
            if text != before:
                self._plan.writes[path] = _with_newlines_of(raw, text.encode())

    def _no_file(self, path: str, region: str) -> None:
        """A project need not have the file (`mkdocs.yml`, say); one that had it has lost it."""
        said = f"there is no file '{path}' to fill region '{region}' of"
        if Key(path, region) in self._known:
            self._problems.append(Diagnostic("workspace.region", said))
        else:
            self._plan.diagnostics.append(Diagnostic("workspace.region", said, Severity.NOTE))

    def _fill_one(self, text: str, artefact: Artefact) -> str:
        key, new = Key(artefact.path, artefact.region), artefact.content.encode()
        filled = fill_region(text, artefact.path, artefact.region, artefact.content)
        self._plan.entries.add(Entry(*key, Ownership.REGION, hash_of(new)))
        old = find_regions(text, artefact.path)[artefact.region].content.encode()
        if filled == text:
            self._plan.unchanged += 1
        else:
            state = State.NEW if not old else State.CHANGED if self._wrote(key, old) else State.EDITED
            self._change(key, state, old, new)
        return filled

    def _orphan(self, key: Key) -> None:
        ownership = next(iter(self._known[key])).ownership
        raw = self._read(key.path)
        base = self._base + key.path
        if ownership is Ownership.MERGE and (self._root / base).exists():
            self._plan.removals.append(base)
        if raw is None or ownership is Ownership.ONCE:
            return
        if ownership is Ownership.REGION:
            self._orphan_region(key, raw)
        elif self._wrote(key, raw):
            self._change(key, State.ORPHAN, raw, None)
            self._plan.removals.append(key.path)
        elif ownership is Ownership.MERGE:
            self._plan.diagnostics.append(
                _note(f"'{key.path}' is no longer generated; it stays, because it was edited")
            )
        else:
            self._change(key, State.EDITED_ORPHAN, raw, None)
            self._plan.removals.append(key.path)

    def _orphan_region(self, key: Key, raw: bytes) -> None:
        """Say that nothing fills a region any more; markers and text are left to their owner."""
        try:
            regions = find_regions(normalised(self._plan.writes.get(key.path, raw)).decode(), key.path)
        except (TruelineError, UnicodeDecodeError):
            return
        if key.region in regions:
            where = Location(key.path, regions[key.region].begin + 1)
            said = f"nothing fills region '{key.region}' any more"
            self._plan.diagnostics.append(_note(said, where, "Take its lines and markers away."))

    def _change(self, key: Key, state: State, old: bytes | None, new: bytes | None) -> None:
        if self._force:
            state = self.forced.get(state, state)
        self._plan.changes.append(Change(key, state, None if old is None else normalised(old), new))

    def _wrote(self, key: Key, content: bytes) -> bool:
        """Whether trueline itself wrote `content` there."""
        hashes = {entry.hash for entry in self._known.get(key, ())}
        return bool(hashes) and hash_of(content) in hashes

    def _read(self, path: str) -> bytes | None:
        try:
            with open(f"{self._root}/{path}", "rb") as file:  # noqa: PTH123 - many thousand times
                return file.read()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            self._problems.append(Diagnostic("workspace.unreadable", f"cannot read '{path}': {error.strerror}"))
            return None


def _malformed(artefact: Artefact) -> Diagnostic | None:
    said = ""
    if "\r" in artefact.content:
        said = "its text holds a carriage return"
    elif artefact.content and not artefact.content.endswith("\n"):
        said = "its text does not end with a newline"
    elif bool(artefact.region) != (artefact.ownership is Ownership.REGION) or any(map(str.isspace, artefact.region)):
        said = f"'{artefact.region}' is not the name of a region"
    elif artefact.region and holds_marker(artefact.content):
        said = "its text holds a marker of regions ('trueline:begin' or 'trueline:end')"
    else:
        try:
            artefact.content.encode()
        except UnicodeEncodeError:
            said = "its text holds half a character (a lone surrogate)"
    if not said:
        return None
    return Diagnostic(
        "workspace.artefact",
        f"cannot write '{artefact.path}': {said}",
        about=", ".join(artefact.about[:3]),
    )


def _with_newlines_of(existing: bytes | None, content: bytes) -> bytes:
    """Return `content` with the newlines of a file that belongs to its user."""
    return content.replace(b"\n", b"\r\n") if existing and b"\r\n" in existing else content


def _note(message: str, location: Location | None = None, remedy: str = "") -> Diagnostic:
    return Diagnostic("workspace.orphan", message, Severity.NOTE, location=location, remedy=remedy)
