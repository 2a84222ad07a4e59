"""Carrying out a plan so that every file is whole at every moment, old or new.

First everything is written beside its destination (stage), then everything is renamed into place (commit). A full disk
or a folder that cannot be written to is met while staging, when nothing has changed yet. The order:

1. a journal names the temporary files, so that a build after a kill removes what is left of them;
2. every new content goes to a temporary file in the folder of its destination, the manifests among them;
3. the manifest of before *and* after takes its place: from here on, old and new contents both count as ours;
4. each file is renamed into place, orphans are deleted, folders they emptied are removed;
5. the manifest of after takes its place, the journal goes.

There is no fsync: the guarantee is against a killed process, not against a power cut.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from errno import EACCES
from pathlib import Path

from trueline.model.diagnostics import Diagnostic, TruelineError

from .manifest import Entry, print_entries
from .planning import Plan

_TEMPORARY = ".trueline-{}.tmp"


@dataclass(slots=True)
class Outcome:
    """What was done.

    Attributes:
        written: for each file written its state as it was staged.
        removed: files deleted.
    """

    written: dict[str, os.stat_result] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)


def carry_out(plan: Plan, root: Path, manifest: str, before: Iterable[Entry], journal: Path) -> Outcome:
    """Carry out `plan`; a plan without changes writes nothing at all.

    Args:
        plan: what to do; its refused changes must have been dealt with.
        root: folder of the project.
        manifest: path of the manifest.
        before: what the manifest holds now.
        journal: file that names what is being staged.

    Raises:
        TruelineError: where a file or folder cannot be written; unless the message says otherwise, nothing has changed.
    """
    outcome = Outcome()
    final = print_entries(plan.entries)
    if not plan.writes and not plan.removals and final == _text(root / manifest):
        return outcome
    if not plan.entries and not (root / manifest).exists():
        return outcome
    staging = _Staging(root, journal)
    union = print_entries({*plan.entries, *before})
    try:
        staging.prepare([manifest, manifest, *plan.writes], plan.removals)
        marked = staging.stage(manifest, union.encode())
        finished = staging.stage(manifest, final.encode())
        staged = {path: staging.stage(path, content) for path, content in plan.writes.items()}
    except OSError as error:
        staging.undo()
        raise TruelineError(_cannot_write(error, root, "Nothing was changed.")) from None
    except BaseException:
        staging.undo()
        raise
    try:
        staging.commit(marked, manifest)
        for path, temporary in staged.items():
            outcome.written[path] = temporary.stat()
            staging.commit(temporary, path)
        for path in plan.removals:
            _remove(root, path)
            outcome.removed.append(path)
        outcome.written[manifest] = finished.stat()
        staging.commit(finished, manifest)
    except OSError as error:
        done = f"{len(outcome.written)} of {len(staged)} files were written, each whole; run it again."
        raise TruelineError(_cannot_write(error, root, done)) from None
    finally:
        staging.close()
    return outcome


def clean_up(root: Path, journal: Path) -> None:
    """Remove what a killed build has left behind."""
    left = _text(journal)
    if left is None:
        return
    for line in left.splitlines():
        if Path(line).name.startswith(".trueline-"):
            with suppress(OSError):
                (root / line).unlink()
    with suppress(OSError):
        journal.unlink()


class _Staging:
    """The temporary files of one build."""

    def __init__(self, root: Path, journal: Path) -> None:
        self._root = root
        self._journal = journal
        self._names: list[str] = []
        self._waiting: set[Path] = set()
        self._made: list[Path] = []

    def prepare(self, paths: list[str], removals: list[str]) -> None:
        """Name the temporary files in the journal, and see that what has to be removed can be."""
        for path in removals:
            folder = (self._root / path).parent
            if folder.is_dir() and not os.access(folder, os.W_OK):
                raise PermissionError(EACCES, os.strerror(EACCES), str(folder))
        folders = [path.rpartition("/")[0] for path in paths]
        names = [f"{folder}/" * bool(folder) + _TEMPORARY.format(number) for number, folder in enumerate(folders)]
        self._journal.parent.mkdir(parents=True, exist_ok=True)
        self._journal.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
        self._names = names[::-1]

    def stage(self, path: str, content: bytes) -> Path:
        """Write `content` beside `path`; return the temporary file."""
        temporary = self._root / self._names.pop()
        self._waiting.add(temporary)
        try:
            if not temporary.parent.is_dir():
                self._make_folder(temporary.parent)
            temporary.write_bytes(content)
        except OSError as error:
            error.filename = error.filename or str(temporary)
            raise
        with suppress(FileNotFoundError):
            temporary.chmod(stat.S_IMODE((self._root / path).stat().st_mode))
        return temporary

    def commit(self, temporary: Path, path: str) -> None:
        """Rename a temporary file into place."""
        temporary.replace(self._root / path)
        self._waiting.discard(temporary)

    def close(self) -> None:
        """Remove what was not committed, and the journal."""
        for file in (*self._waiting, self._journal):
            with suppress(OSError):
                file.unlink()

    def undo(self) -> None:
        """Leave nothing behind: neither temporary files nor the folders made for them."""
        self.close()
        for folder in reversed(self._made):
            with suppress(OSError):
                folder.rmdir()

    def _make_folder(self, folder: Path) -> None:
        missing = [folder]
        while not missing[-1].parent.is_dir():
            missing.append(missing[-1].parent)
        for one in reversed(missing):
            one.mkdir()
            self._made.append(one)


def _remove(root: Path, path: str) -> None:
    file = root / path
    file.unlink(missing_ok=True)
    with suppress(OSError):
        for folder in file.parents:
            if folder == root:
                break
            folder.rmdir()


def _text(file: Path) -> str | None:
    try:
        return file.read_bytes().decode(errors="replace").replace("\r\n", "\n")
    except FileNotFoundError:
        return None


def _cannot_write(error: OSError, root: Path, consequence: str) -> Diagnostic:
    name = str(error.filename or "")
    path = Path(name)
    if name and path.is_absolute() and path.is_relative_to(root):
        # The temporary file is nobody's business: the folder is.
        shown = path.relative_to(root)
        name = (shown.parent if shown.name.startswith(".trueline-") else shown).as_posix()
    place = f" in '{name}'" if name else ""
    return Diagnostic("workspace.unwritable", f"cannot write{place}: {error.strerror}. {consequence}")
