"""The scripts of others that a site draws with: brought from npm in exactly the versions that were tested."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePosixPath

from trueline.model.diagnostics import Diagnostic, TruelineError

VENDOR = "assets/vendor"
_IGNORED = "# Brought by `trueline assets`; not for version control.\n*\n"
_INSTEAD = (
    "Install Node, or take the files from a folder (trueline assets --from node_modules), or name the address of a "
    "network that serves npm packages as `libraries` in [generators.site_assets]."
)


@dataclass(frozen=True)
class Library:
    """A script of another project.

    Attributes:
        name: of its npm package.
        version: exactly.
        file: path of the script in the package.
        integrity: `sha512-…` of the package, as npm writes it.
        sri: `sha384-…` of the script, as browsers check it.
    """

    name: str
    version: str
    file: str
    integrity: str
    sri: str

    @property
    def target(self) -> str:
        """Name of the script in the site."""
        return PurePosixPath(self.file).name


@cache
def libraries() -> tuple[Library, ...]:
    """Return what a site needs."""
    text = files("trueline.templates").joinpath("libraries.json").read_text("utf-8")
    return tuple(Library(name=name, **facts) for name, facts in json.loads(text).items())


def missing(site: Path) -> tuple[Library, ...]:
    """Return the libraries that a documentation source does not have, or not as they were tested."""
    return tuple(one for one in libraries() if not _is_whole(site / VENDOR / one.target, one))


def bring(site: Path, source: Path | None = None) -> tuple[Library, ...]:
    """Put the missing libraries into a documentation source, each whole or not at all; return them.

    Args:
        site: folder of the documentation source.
        source: folder of installed packages (`node_modules`) to copy them from; without it, npm fetches them.

    Raises:
        TruelineError: where they cannot be had, or are not what was tested.
    """
    wanted = missing(site)
    if wanted:
        folder = site / VENDOR
        folder.mkdir(parents=True, exist_ok=True)
        _put(folder / ".gitignore", _IGNORED.encode())
        for library, content in _copied(wanted, source) if source else _fetched(wanted):
            _put(folder / library.target, content)
    return wanted


def scripts(site: Path) -> dict[str, str]:
    """Return the text of the libraries of a documentation source, by name; nothing if one is missing."""
    if missing(site):
        return {}
    return {one.name: (site / VENDOR / one.target).read_text("utf-8") for one in libraries()}


def _is_whole(path: Path, library: Library) -> bool:
    return path.is_file() and _digest("sha384", path.read_bytes()) == library.sri


def _digest(algorithm: str, content: bytes) -> str:
    return f"{algorithm}-{base64.b64encode(hashlib.new(algorithm, content).digest()).decode()}"


def _put(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(temporary).chmod(0o644)
    Path(temporary).replace(path)


def _copied(wanted: tuple[Library, ...], source: Path) -> Iterator[tuple[Library, bytes]]:
    for library in wanted:
        path = source / library.name / library.file
        if not path.is_file():
            raise _failure(f"there is no '{path}'", f"npm install {library.name}@{library.version} puts it there.")
        content = path.read_bytes()
        _check(library, "sha384", content, library.sri)
        yield library, content


def _fetched(wanted: tuple[Library, ...]) -> Iterator[tuple[Library, bytes]]:
    npm = shutil.which("npm")
    if npm is None:
        raise _failure("npm, which fetches the scripts that draw, is not on PATH", _INSTEAD)
    with tempfile.TemporaryDirectory() as place:
        for library in wanted:
            command = [npm, "pack", f"{library.name}@{library.version}", "--ignore-scripts", "--silent"]
            done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
            packed = Path(place) / f"{library.name}-{library.version}.tgz"
            if done.returncode or not packed.is_file():
                said = (done.stderr.strip() or "npm said nothing").splitlines()[-1]
                raise _failure(f"npm could not fetch {library.name} {library.version}: {said}", _INSTEAD)
            _check(library, "sha512", packed.read_bytes(), library.integrity)
            with tarfile.open(packed) as archive:
                member = archive.extractfile(f"package/{library.file}")
                assert member is not None
                yield library, member.read()


def _check(library: Library, algorithm: str, content: bytes, expected: str) -> None:
    if _digest(algorithm, content) != expected:
        raise _failure(f"{library.name} is not the version {library.version} that was tested", "Nothing was written.")


def _failure(message: str, remedy: str) -> TruelineError:
    return TruelineError(Diagnostic("workspace.libraries.missing", message, remedy=remedy))
