# ruff: noqa: PTH116 - os.stat over many thousand plain strings; Path objects would double the cost of a rebuild
"""Knowing that nothing has changed, without loading the model: the fingerprint of the last complete build.

The fingerprint (`.cache/trueline/build.json`, never committed, may be deleted at any time) names every file that the
build read, found by audit events and the list of loaded modules: the configuration, model files, whatever
those read, templates, trueline itself, generators and libraries; every folder that was listed; every file that was
generated. A file is the same if its size, times of change (`mtime` and `ctime`, in ns) and inode are; if only these
differ (a fresh checkout, a `touch`), its hash decides.

Environment variables, the network and files asked for but never opened (`Path.exists`) are not seen: a model that
depends on them needs `--no-cache`.

The module imports little: it is all that a rebuild without changes costs.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from trueline import __version__
from trueline.model.diagnostics import Diagnostic, Location, Severity

from .recording import names_in

FORMAT = 1
JOURNAL = "journal"
"""What a running build is doing; where it is there, a build is at work or was killed."""
_FILE = "build.json"
_CLOCK = "clock"
_TICK_NS = 25_000_000
"""File systems stamp changes with a clock that may lag by a tick of the kernel (at most 10 ms in practice)."""


class Moment(NamedTuple):
    """The time by the clock of the project's file system, when a build began (ns)."""

    ns: int


class Findings(NamedTuple):
    """What a fresh project's last build had to say: its diagnostics as plain data, and how many artefacts there are."""

    diagnostics: list[dict[str, Any]]
    artefacts: int


def begin(cache: Path) -> Moment:
    """Return the present by the file system's own clock: it may not be ours (NFS)."""
    cache.mkdir(parents=True, exist_ok=True)
    clock = cache / _CLOCK
    clock.write_bytes(b"")
    return Moment(clock.stat().st_mtime_ns)


def look(root: Path, cache: Path, configuration: str) -> Findings | None:
    """Return the findings of the last build, if nothing it depended on has changed since; else None.

    Args:
        root: folder of the project.
        cache: folder of the fingerprint.
        configuration: name of the configuration file.
    """
    if os.path.lexists(cache / JOURNAL):
        return None
    try:
        kept = json.loads((cache / _FILE).read_bytes())
        if kept["format"] != FORMAT or kept["key"] != _key(configuration):
            return None
        for base, files in ((None, kept["inputs"]), (str(root), kept["outputs"])):
            for path, known in files.items():
                if not _same(f"{base}/{path}" if base else path, known, text=base is not None):
                    return None
        if not all(_same_folder(path, known) for path, known in kept["folders"].items()):
            return None
        return Findings(kept["diagnostics"], kept["artefacts"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def keep(
    root: Path,
    cache: Path,
    configuration: str,
    began: Moment,
    *,
    inputs: Iterable[str],
    folders: Mapping[str, frozenset[str]],
    outputs: Mapping[str, os.stat_result | None],
    findings: Findings,
) -> bool:
    """Write the fingerprint of a complete build, unless something changed while it ran.

    Args:
        root: folder of the project.
        cache: folder of the fingerprint.
        configuration: name of the configuration file.
        began: when the build began, before it read anything.
        inputs: absolute paths of all files it read.
        folders: absolute paths of all folders it listed, with the names it saw.
        outputs: paths, relative to the root, of all it generated; those written now with their state as staged.
        findings: what to say again when nothing has changed.

    Returns:
        Whether it was written. If not, an older one is gone, and the next build runs in full.
    """
    inputs = set(inputs)
    generated = {f"{root}/{path}" for path in outputs}
    own = f"{cache}{os.sep}"
    data: dict[str, Any] = {"format": FORMAT, "key": _key(configuration)}
    known = {path: _state(path) for path in inputs if path not in generated and not path.startswith(own)}
    made = {path: _state(f"{root}/{path}", text=True) for path in outputs}
    listed = {path: _folder(path) for path in sorted(folders)}
    settled = (
        all(_settled(state, began) for state in known.values())
        and all(
            _settled(made[path], began) if staged is None else _as_staged(made[path], staged)
            for path, staged in outputs.items()
        )
        # A model that reads what is generated from it has read what was there before.
        and not any(f"{root}/{path}" in inputs for path, staged in outputs.items() if staged is not None)
        and _same_names(folders, _names_made(generated))
    )
    target = cache / _FILE
    if not settled:
        target.unlink(missing_ok=True)
        return False
    data |= {"inputs": known, "outputs": made, "folders": listed}
    data |= {"diagnostics": findings.diagnostics, "artefacts": findings.artefacts}
    temporary = cache / f"{_FILE}.tmp"
    temporary.write_text(json.dumps(data), encoding="utf-8")
    temporary.replace(target)
    return True


def plain(found: Diagnostic) -> dict[str, Any]:
    """Return a diagnostic as plain data."""
    place = found.location
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "about": found.about,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "remedy": found.remedy,
    }


def diagnostic(data: Mapping[str, Any]) -> Diagnostic:
    """Return the diagnostic that `plain` made plain."""
    place = Location(data["file"], data["line"]) if data["file"] is not None else None
    severity = Severity(data["severity"])
    return Diagnostic(data["code"], data["message"], severity, data["about"], place, data["remedy"])


def _key(configuration: str) -> dict[str, object]:
    """Return what every build depends on beside files: versions, and where modules are looked for."""
    return {
        "trueline": __version__,
        "configuration": configuration,
        "python": sys.version,
        "prefix": sys.prefix,
        "path": list(sys.path),
    }


def _state(path: str, *, text: bool = False) -> list[object] | None:
    """Return what a file is known by: size, mtime, ctime, inode, hash; None where there is none."""
    try:
        found = os.stat(path)
        return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, _hash(path, text=text)]
    except OSError:
        return None


def _same(path: str, known: list[object] | None, *, text: bool) -> bool:
    try:
        found = os.stat(path)
    except OSError:
        return known is None
    if known is None:
        return False
    if known[:4] == [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]:
        return True
    return (text or known[0] == found.st_size) and known[4] == _hash(path, text=text)


def _hash(path: str, *, text: bool) -> str:
    """Return the hash of a file; of generated text whatever its newlines are."""
    with open(path, "rb") as file:  # noqa: PTH123 - plain strings, as above
        content = file.read()
    return hashlib.sha256(content.replace(b"\r\n", b"\n") if text else content).hexdigest()


def _settled(state: list[object] | None, began: Moment) -> bool:
    """Whether a file is older than the build, so that what is on the disk is what was read."""
    return state is None or max(_number(state[1]), _number(state[2])) < began.ns - _TICK_NS


def _as_staged(state: list[object] | None, staged: os.stat_result) -> bool:
    return state is not None and [state[0], state[1], state[3]] == [
        staged.st_size,
        staged.st_mtime_ns,
        staged.st_ino,
    ]


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _folder(path: str) -> list[object]:
    """Return what a folder is known by: its mtime, and the hash of the names in it."""
    try:
        changed = os.stat(path).st_mtime_ns
    except OSError:
        changed = 0
    return [changed, _hash_of_names(path)]


def _same_folder(path: str, known: list[object]) -> bool:
    with suppress(OSError):
        if os.stat(path).st_mtime_ns == known[0]:
            return True
    return _hash_of_names(path) == known[1]


def _hash_of_names(path: str) -> str:
    names = "\0".join(sorted(names_in(path)))
    return hashlib.sha256(names.encode(errors="surrogateescape")).hexdigest()


def _same_names(seen: Mapping[str, frozenset[str]], made: Mapping[str, set[str]]) -> bool:
    """Whether the folders hold now what was seen in them, apart from what the build made itself."""
    none: set[str] = set()
    return all(names_in(path) - made.get(path, none) == names - made.get(path, none) for path, names in seen.items())


def _names_made(generated: Iterable[str]) -> dict[str, set[str]]:
    """Return for every folder the names in it that lead to something generated."""
    made: dict[str, set[str]] = {}
    for path in generated:
        while path:
            folder, _, name = path.rpartition("/")
            if name in made.setdefault(folder, set()):
                break
            made[folder].add(name)
            path = folder
    return made
