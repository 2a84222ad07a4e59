"""Models at other times and places: at a git revision, in a file, in a module."""

from __future__ import annotations

import io
import json
import multiprocessing
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from trueline.model.diagnostics import Diagnostic, TruelineError, did_you_mean
from trueline.model.forms import from_data, to_json
from trueline.model.records.architecture import ArchitectureRecord

from .configuration import Configuration, read_configuration
from .discovery import Project, find_project
from .freshness import diagnostic, plain
from .loading import load

MODELS = "reference/models"
_TARGET = re.compile(r".*\.(?:ya?ml|json)|[A-Za-z_][\w.]*:[A-Za-z_][\w.]*")


@dataclass(frozen=True)
class State:
    """The architectures of one time or place.

    Attributes:
        name: what the user called it.
        architectures: by their ids.
        how: where they were read.
    """

    name: str
    architectures: dict[str, ArchitectureRecord]
    how: str


def state(project: Project, name: str) -> State:
    """Return the architectures that a user means by `name`.

    Args:
        project: the project whose models are meant.
        name: `.` for the project as it is; a model file; `module:attribute`; else a revision that git knows. There, the
            models that a build wrote as JSON are read; only where there are none is the code of that time executed.

    Raises:
        TruelineError: where there is no such thing, or it cannot be read.
    """
    configuration = read_configuration(project)
    if name == ".":
        return State(name, _loaded(project, configuration), "the project as it is")
    if _TARGET.fullmatch(name) and not _is_revision(project.root, name):
        return State(name, _loaded(project, configuration.model_copy(update={"architectures": (name,)})), name)
    revision = _revision(project.root, name)
    written = dict(_written(project.root, revision, f"{configuration.site}/{MODELS}"))
    if written:
        return State(name, written, f"{configuration.site}/{MODELS} at {revision[:12]}")
    return State(name, _executed(project.root, revision), f"the models at {revision[:12]}")


def _loaded(project: Project, configuration: Configuration) -> dict[str, ArchitectureRecord]:
    return {record.id: record for record in load(project, configuration).architectures}


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        message = "git, which knows the revisions, is not on PATH"
        raise TruelineError(Diagnostic("diff.git", message, remedy="Name two model files instead.")) from None


def _is_revision(root: Path, name: str) -> bool:
    return (
        not (root / name).exists() and _git(root, "rev-parse", "--verify", "-q", f"{name}^{{commit}}").returncode == 0
    )


def _revision(root: Path, name: str) -> str:
    found = _git(root, "rev-parse", "--verify", "-q", "--end-of-options", f"{name}^{{commit}}")
    if found.returncode == 0:
        return found.stdout.decode().strip()
    if _git(root, "rev-parse", "--git-dir").returncode:
        message = f"'{name}' is no model file, and '{root}' is no git repository"
        raise TruelineError(Diagnostic("diff.unknown", message, remedy="Name a .yaml, .yml or .json file."))
    refs = _git(root, "for-each-ref", "--format=%(refname:short)").stdout.decode().split()
    files = [
        path.relative_to(root).as_posix() for pattern in ("*.yaml", "*.yml", "*.json") for path in root.glob(pattern)
    ]
    near = did_you_mean(name, [*refs, *files, "HEAD"])
    raise TruelineError(Diagnostic("diff.unknown", f"'{name}' is neither a revision nor a model file", remedy=near))


def _written(root: Path, revision: str, folder: str) -> Iterator[tuple[str, ArchitectureRecord]]:
    """Yield the models that a build of that time wrote as data."""
    # Paths are those of the repository, of which the project may be a part.
    listed = _git(root, "ls-tree", "-z", "--name-only", revision, f"{folder}/").stdout.decode()
    for path in filter(None, listed.split("\0")):
        if path.endswith(".json"):
            text = _git(root, "show", f"{revision}:./{path}").stdout
            try:
                record = from_data(json.loads(text))
            except ValueError as error:
                raise TruelineError(Diagnostic("diff.unreadable", f"'{path}' at {revision[:12]}: {error}")) from None
            except TruelineError as error:
                there = (
                    replace(one, message=f"'{path}' at {revision[:12]}: {one.message}") for one in error.diagnostics
                )
                raise TruelineError(there) from None
            yield record.id, record


def _executed(root: Path, revision: str) -> dict[str, ArchitectureRecord]:
    """Load the models of a revision in a folder and a process of their own."""
    inside = _git(root, "rev-parse", "--show-prefix").stdout.decode().strip()
    archive = _git(root, "archive", "--format=tar", f"{revision}:{inside}" if inside else revision)
    with tempfile.TemporaryDirectory(prefix="trueline-diff-") as place:
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as packed:
            packed.extractall(place, filter="data")
        here, there = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.get_context("spawn").Process(target=_send, args=(place, there), daemon=True)
        process.start()
        there.close()
        try:
            texts, errors = here.recv()
        except EOFError:
            texts, errors = [], [plain(Diagnostic("diff.unreadable", f"the models at {revision[:12]} end the process"))]
        process.join()
    if errors:
        raise TruelineError(diagnostic(one) for one in errors)
    records = (from_data(json.loads(text)) for text in texts)
    return {record.id: record for record in records}


def _send(place: str, answer: Connection) -> None:
    try:
        project = find_project(Path(place))
        records = load(project, read_configuration(project)).architectures
        answer.send(([to_json(record) for record in records], []))
    except TruelineError as error:
        answer.send(([], [plain(one) for one in error.diagnostics]))
