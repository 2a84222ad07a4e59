"""Three-way merges: what was generated last, what the user made of it, and what is generated now."""

from __future__ import annotations

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


def merge(base: bytes, yours: bytes, generated: bytes) -> Merged:
    """Merge two changes of `base`, as `git merge-file` does (diff3).

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
        labels = [word for name in ("yours", "generated last", "generated now") for word in ("-L", name)]
        done = subprocess.run([git, "merge-file", "-p", *labels, *names], cwd=folder, capture_output=True, check=False)
    if not 0 <= done.returncode <= 127:
        raise TruelineError(
            Diagnostic("workspace.merge.git", f"git merge-file failed: {done.stderr.decode(errors='replace').strip()}")
        )
    return Merged(done.stdout, done.returncode)
