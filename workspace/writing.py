"""Carrying out a plan wholly or not at all, so that every file is whole at every moment, old or new.

First everything is written beside its destination (stage), then everything is renamed into place (replace). A full disk
or a folder that cannot be written to is met while staging, when nothing has changed yet; whatever goes wrong later is
taken back. The order:

1. a journal names everything that is going to be done, so that a run after a kill takes it back;
2. every new content goes to a temporary file in the folder of its destination, the manifests among them;
3. every file that will be replaced or removed gets a second name, its backup (a hard link, or else a copy);
4. the manifest of before *and* after takes its place: from here on, old and new contents both count as ours;
5. each file is renamed into place, orphans are deleted, the manifest of after takes its place;
6. the journal says that all is done: what happens later takes nothing back;
7. backups and folders that were emptied are removed, the journal goes.

There is no fsync: the guarantee is against a killed process, not against a power cut.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from trueline.model.diagnostics import Diagnostic, TruelineError

from .changes import Plan
from .journal import PREFIX, Journal, Step, digest
from .manifest import Entry, print_entries


@dataclass(slots=True)
class Outcome:
    """What was done.

    Attributes:
        written: for each file written its state as it was staged.
        removed: files deleted.
    """

    written: dict[str, os.stat_result] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)


def would_write(plan: Plan, root: Path, manifest: str) -> bool:
    """Whether carrying out `plan` would change anything, be it the manifest alone."""
    if plan.writes or plan.removals:
        return True
    known = _text(root / manifest)
    return known != print_entries(plan.entries, plan.heading) and not (known is None and not plan.entries)


def carry_out(plan: Plan, root: Path, manifest: str, before: Iterable[Entry], journal: Path) -> Outcome:
    """Carry out `plan`; a plan without changes writes nothing at all.

    Args:
        plan: what to do; its refused changes must have been dealt with.
        root: folder of the project; it is made if it is not there.
        manifest: path of the manifest.
        before: what the manifest holds now.
        journal: file that says what is being done.

    Raises:
        TruelineError: where a file or folder cannot be written or removed; then everything is as it was before.
    """
    if not would_write(plan, root, manifest):
        return Outcome()
    union = print_entries({*plan.entries, *before}, plan.heading).encode()
    final = print_entries(plan.entries, plan.heading).encode()
    work = _Work(root, journal, [(manifest, union), *plan.writes.items(), (manifest, final)], plan.removals)
    try:
        work.stage()
        outcome = work.replace()
        work.settle()
    except OSError as error:
        said = "Nothing was changed." if work.take_back() else "What was done is taken back by the next run."
        raise TruelineError(_cannot_write(error, root, said)) from None
    except BaseException:
        work.take_back()
        raise
    work.end()
    return outcome


class _Work:
    """The files of one run: first all that is staged, then all that is put in place."""

    def __init__(
        self, root: Path, journal: Path, contents: Iterable[tuple[str, bytes]], removals: Iterable[str]
    ) -> None:
        self._root = root
        self._file = journal
        # Two runs with journals of their own may be killed in one folder: neither takes the files of the other for its.
        run = digest(str(journal).encode())[:8]
        self._puts = [
            (path, _beside(path, f"{run}-{number}.tmp"), content) for number, (path, content) in enumerate(contents)
        ]
        self._removals = list(removals)
        hashes: dict[str, tuple[str, ...]] = {}
        for path, _, content in self._puts:
            hashes[path] = (*hashes.get(path, ()), digest(content))
        hashes |= dict.fromkeys(self._removals, ())
        self._steps = {
            path: Step(path, _beside(path, f"{run}-{number}.old") if os.path.lexists(root / path) else "", known)
            for number, (path, known) in enumerate(hashes.items())
        }
        self._missing = _missing_folders(root, {path.rpartition("/")[0] for path, _, _ in self._puts})
        self._begun: list[Step] = []
        backups = tuple(step.backup for step in self._steps.values() if step.backup)
        temporaries = tuple(temporary for _, temporary, _ in self._puts)
        made = tuple(map(str, reversed(self._missing)))
        self._journal = Journal((*temporaries, *backups), made, tuple(self._steps.values()))
        self._settled = Journal(backups, tuple(f"{root}/{folder}" for folder in _folders_above(self._removals)))

    def stage(self) -> None:
        """Write every content beside its place, and give a second name to what will be replaced or removed."""
        self._journal.write(self._file)
        for folder in self._missing:
            folder.mkdir()
        for path, temporary, content in self._puts:
            _write(self._root / temporary, content)
            with suppress(FileNotFoundError):
                (self._root / temporary).chmod(stat.S_IMODE((self._root / path).stat().st_mode))
        for step in self._steps.values():
            if step.backup:
                _keep(self._root / step.path, self._root / step.backup)

    def replace(self) -> Outcome:
        """Rename everything into place and delete the orphans, the last manifest at the end."""
        outcome = Outcome()
        *files, last = self._puts
        for path, temporary, _ in files:
            self._put(path, temporary, outcome)
        for path in self._removals:
            self._begun.append(self._steps[path])
            (self._root / path).unlink(missing_ok=True)
            outcome.removed.append(path)
        self._put(*last[:2], outcome)
        return outcome

    def _put(self, path: str, temporary: str, outcome: Outcome) -> None:
        staged = self._root / temporary
        outcome.written[path] = staged.stat()
        self._begun.append(self._steps[path])
        staged.replace(self._root / path)

    def settle(self) -> None:
        """Write down that everything is done."""
        self._settled.write(self._file)

    def end(self) -> None:
        """Remove what is not needed any more."""
        self._settled.clear(self._root, self._file)

    def take_back(self) -> bool:
        """Leave everything as it was before, and say whether that could be done."""
        try:
            # The manifest was put in place first and last: it is restored once, at the end.
            for step in reversed(dict.fromkeys(self._begun)):
                step.restore(self._root)
        except OSError:
            return False
        self._journal.clear(self._root, self._file)
        return True


def _beside(path: str, name: str) -> str:
    folder = path.rpartition("/")[0]
    return f"{folder}/{PREFIX}{name}" if folder else f"{PREFIX}{name}"


def _missing_folders(root: Path, folders: Iterable[str]) -> list[Path]:
    """Return the folders that have to be made, outer ones first."""
    missing: set[Path] = set()
    for name in folders:
        folder = root / name
        while folder not in missing and not folder.is_dir():
            missing.add(folder)
            folder = folder.parent
    return sorted(missing)


def _folders_above(paths: Iterable[str]) -> list[str]:
    """Return every folder that holds one of `paths`, inner ones first."""
    above: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in above:
            above.add(folder)
            folder = folder.rpartition("/")[0]
    return sorted(above, reverse=True)


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        error.filename = error.filename or str(file)
        raise


def _keep(file: Path, backup: Path) -> None:
    """Give a file a second name; where the file system knows no hard links, a copy has to do."""
    # One that a lost journal left may be another name of a file that is in use: writing into it would change that.
    backup.unlink(missing_ok=True)
    try:
        os.link(file, backup)
    except OSError:
        try:
            shutil.copy2(file, backup)
        except OSError as error:
            error.filename = str(backup)
            raise


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
        name = (shown.parent if shown.name.startswith(PREFIX) else shown).as_posix()
    place = f" in '{name}'" if name else ""
    return Diagnostic("workspace.unwritable", f"cannot write{place}: {error.strerror}. {consequence}")
