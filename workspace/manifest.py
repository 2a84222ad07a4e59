"""The manifest: what trueline wrote, and what it looked like. It is committed, so every clone knows what is generated.

One sorted line an artefact: hash, ownership, path. While files are being replaced the manifest holds the lines of
before *and* after, so that a build that is killed at any moment leaves no file that looks edited by hand. For the
same reason two lines for one path, as a merge of branches may leave them, are read as alternatives, and the marks
of an unresolved merge are skipped.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from trueline.model.diagnostics import Diagnostic, Location, TruelineError
from trueline.model.protocols import Ownership

HEADER = "# Written by trueline. Commit this file: it tells generated text from yours.\n"
NO_HASH = "-"
"""Stands in the line of a `ONCE` file, whose text is the user's."""

_LINE = re.compile(r"(-|[0-9a-f]{64}) (whole|once|merge|region:(\S+)) (\S.*)")
_MERGE_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


class Key(NamedTuple):
    """What a line is about: a file, or one region of a file."""

    path: str
    region: str = ""

    def __str__(self) -> str:
        return f"{self.path} (region '{self.region}')" if self.region else self.path


class Entry(NamedTuple):
    """One line of the manifest."""

    path: str
    region: str
    ownership: Ownership
    hash: str

    @property
    def key(self) -> Key:
        """What the line is about."""
        return Key(self.path, self.region)


def hash_of(content: bytes) -> str:
    """Return the hash of a text in UTF-8, the same whatever its newlines."""
    return hashlib.sha256(normalised(content)).hexdigest()


def normalised(content: bytes) -> bytes:
    """Return a text with LF newlines: a checkout with CRLF is no edit."""
    return content.replace(b"\r\n", b"\n") if b"\r" in content else content


def read(root: Path, path: str) -> str:
    """Return the text of the manifest `path` of the folder `root`, empty where there is none.

    Raises:
        TruelineError: where it cannot be read.
    """
    try:
        return (root / path).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise TruelineError(
            Diagnostic("workspace.manifest", f"cannot read '{path}': {error.strerror}", location=Location(path))
        ) from None


def parse(text: str, file: str) -> frozenset[Entry]:
    """Return the lines of a manifest.

    Raises:
        TruelineError: for a line that no version of trueline wrote.
    """
    entries = set()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith(("#", *_MERGE_MARKS)):
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            raise TruelineError(
                Diagnostic(
                    "workspace.manifest",
                    f"{file} holds a line that trueline did not write: '{line[:80]}'",
                    location=Location(file, number),
                    remedy="Restore the file from version control.",
                )
            )
        ownership = Ownership.REGION if found[3] else Ownership(found[2])
        entries.add(Entry(found[4], found[3] or "", ownership, found[1]))
    return frozenset(entries)


def print_entries(entries: Iterable[Entry], heading: str = "") -> str:
    """Return the text of a manifest; the `heading` is a line of its own, `#` before it."""
    lines = []
    for entry in sorted(set(entries)):
        ownership = f"region:{entry.region}" if entry.region else entry.ownership.value
        lines.append(f"{entry.hash} {ownership} {entry.path}\n")
    return HEADER + heading + "".join(lines)
