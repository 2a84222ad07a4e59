"""Three-way merges: what was generated last, what the user made of it, and what is generated now."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from trueline.model.diagnostics import Diagnostic, TruelineError


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome of a merge.

    Attributes:
        content: the merged text; holds conflict marks where `conflicts` is not 0.
        conflicts: how many places both sides changed differently.
    """

    content: bytes
    conflicts: int


_LABELS = ("yours", "generated last", "generated now")
_MARK = re.compile(rb"^(?:<<<<<<< yours|\|\|\|\|\|\|\| generated last|>>>>>>> generated now)\r?$", re.M)


def first_mark(content: bytes) -> int:
    """Return the line (1-based) of the first mark of a conflict that `merge` left in a text; 0 where there is none."""
    found = _MARK.search(content)
    return content.count(b"\n", 0, found.start()) + 1 if found else 0


def conflicts_in(content: bytes) -> int:
    """Return how many conflicts of `merge` a text holds; some of their marks may be gone."""
    marks = [found[0].split()[0] for found in _MARK.finditer(content)]
    return max(map(marks.count, marks), default=0)


def merge(base: bytes, yours: bytes, generated: bytes) -> Merged:
    """Merge two changes of `base`, as `git merge-file` does; a conflict shows all three texts (diff3).

    Args:
        base: what was generated last; LF newlines, as in the other two.
        yours: what the user made of it.
        generated: what is generated now.

    Raises:
        TruelineError: where git is missing or fails.
    """
    git = shutil.which("git")
    if git is None:
        raise TruelineError(
            Diagnostic(
                "workspace.merge.git",
                "git is needed to merge generated text with yours, and is not installed",
                remedy="Install git.",
            )
        )
    with tempfile.TemporaryDirectory(prefix="trueline-") as folder:
        names = {"yours": yours, "base": base, "generated": generated}
        for name, content in names.items():
            (Path(folder) / name).write_bytes(content)
        labels = [word for label in _LABELS for word in ("-L", label)]
        command = [git, "merge-file", "-p", *labels]
        done = subprocess.run([*command, *names], cwd=folder, capture_output=True, check=False)
        if 0 < done.returncode <= 127:
            # Only now, because this way git finds more conflicts: it takes nothing out of them that both sides share.
            done = subprocess.run([*command, "--diff3", *names], cwd=folder, capture_output=True, check=False)
    if not 0 <= done.returncode <= 127:
        raise TruelineError(
            Diagnostic("workspace.merge.git", f"git merge-file failed: {done.stderr.decode(errors='replace').strip()}")
        )
    return Merged(done.stdout, done.returncode)
