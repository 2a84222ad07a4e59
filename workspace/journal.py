"""What a run is about to do to files, written down before it does it, so that a later run can take it back.

The journal (`.cache/trueline`, never committed) is itself whole at every moment. It goes when the run is over.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

PREFIX = ".trueline-"
"""How every file begins that a run makes for itself."""


@dataclass(frozen=True, slots=True)
class Step:
    """One file that a run puts in place or takes away.

    Attributes:
        path: of the file.
        backup: another name of what was there before; empty where nothing was.
        hashes: of the contents that the run may leave there; none where it takes the file away.
    """

    path: str
    backup: str = ""
    hashes: tuple[str, ...] = ()

    def restore(self, root: Path) -> None:
        """Bring back what was there before; if it still is, nothing happens."""
        if self.backup:
            (root / self.backup).replace(root / self.path)
        else:
            (root / self.path).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Journal:
    """What a run makes and does.

    Attributes:
        litter: files that nobody needs after the run, backups among them.
        folders: absolute paths of folders that go, if they are empty, in this order.
        steps: what the run does, in its order; none once it is complete.
    """

    litter: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    steps: tuple[Step, ...] = field(default=())

    def write(self, file: Path) -> None:
        """Write it down, replacing what the file said."""
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary = _beside(file)
        temporary.write_text(json.dumps(asdict(self)), encoding="utf-8")
        temporary.replace(file)

    def clear(self, root: Path, file: Path) -> None:
        """Remove the litter, then the journal `file`; what cannot be removed is left to the next run."""
        left = [name for name in self.litter if not _removed(root / name)]
        for folder in self.folders:
            with suppress(OSError):
                Path(folder).rmdir()
        if not left:
            _removed(file)


def digest(content: bytes) -> str:
    """Return the hash that a step knows a content by."""
    return hashlib.sha256(content).hexdigest()


def clean_up(root: Path, file: Path) -> None:
    """Take back what a killed run has done, and remove what it left behind.

    If somebody changed one of its files in the meantime, nothing is taken back: the manifest of such a run knows the
    old and the new contents, so that the next run completes it.
    """
    journal = _read(file)
    if journal is None:
        return
    done = _to_restore(root, journal.steps)
    with suppress(OSError):
        for step in reversed(done):
            step.restore(root)
    journal.clear(root, file)


def _to_restore(root: Path, steps: Iterable[Step]) -> list[Step]:
    """Return the steps that were done; none where a file is neither as before nor as the run left it."""
    done = []
    for step in steps:
        now = _hash(root / step.path)
        before = _hash(root / step.backup) if step.backup else None
        if step.backup and before is None:
            return []  # the run was killed before it had touched anything
        if now == before:
            continue
        if now not in (step.hashes or (None,)):
            return []
        done.append(step)
    return done


def _read(file: Path) -> Journal | None:
    _removed(_beside(file))
    try:
        said = json.loads(file.read_bytes())
        steps = tuple(Step(one["path"], one["backup"], tuple(one["hashes"])) for one in said["steps"])
        journal = Journal(tuple(said["litter"]), tuple(said["folders"]), steps)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        journal = Journal()
    # Whatever the file says, nothing of the user's is removed because of it.
    return Journal(tuple(name for name in journal.litter if _is_ours(name)), journal.folders, journal.steps)


def _is_ours(name: str) -> bool:
    return Path(name).name.startswith(PREFIX)


def _beside(file: Path) -> Path:
    return file.with_name(f"{file.name}.tmp")


def _removed(file: Path) -> bool:
    try:
        file.unlink(missing_ok=True)
    except NotADirectoryError:
        return True
    except OSError:
        return False
    return True


def _hash(file: Path) -> str | None:
    try:
        return digest(file.read_bytes())
    except OSError:
        return None
