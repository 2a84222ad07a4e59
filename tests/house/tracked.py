"""The files of the repository, as git knows them."""

from __future__ import annotations

import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@cache
def tracked_files() -> tuple[str, ...]:
    """Return the POSIX paths of all tracked files that exist, and of new ones that git would not ignore; sorted."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return tuple(sorted(path for path in set(listed.stdout.split("\0")) if path and (ROOT / path).is_file()))


@cache
def tracked_texts() -> dict[str, str]:
    """Return path and text of each tracked file that is text."""
    texts: dict[str, str] = {}
    for path in tracked_files():
        content = (ROOT / path).read_bytes()
        if b"\0" not in content:
            texts[path] = content.decode("utf-8")
    return texts


@cache
def python_files() -> tuple[str, ...]:
    """Return the tracked Python files."""
    return tuple(path for path in tracked_files() if path.endswith(".py"))


@cache
def project() -> dict[str, Any]:
    """Return `pyproject.toml`."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
