"""Kills a build at every single step that changes the disk, and lets the next build run; prints what was found as JSON.

Run as a program: `killing.py TEMPLATE CHANGED AFTERWARDS SCRATCH`, where TEMPLATE is a project that was built, CHANGED
and AFTERWARDS are folders of files to lay over it before the build that is killed and before the one that follows.
The kill is SIGKILL from an audit hook; each build runs in a forked process, so that this one pays for the imports.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

from trueline.workspace.building import Request, build
from trueline.workspace.discovery import find_project

CHANGING = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.truncate"}


def main(template: Path, changed: Path, afterwards: Path, scratch: Path) -> None:
    """Print one finding for every step at which the build was killed."""
    findings: list[dict[str, Any]] = []
    step, completed = 0, False
    while not completed:
        step += 1
        root = scratch / "project"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(template, root)
        shutil.copytree(changed, root, dirs_exist_ok=True)
        completed = not killed_at(step, root)
        left = texts(root)
        shutil.copytree(afterwards, root, dirs_exist_ok=True)
        status = os.waitstatus_to_exitcode(forked(lambda root=root: run(root)))
        findings.append({"left": left, "status": status, "final": texts(root), "completed": completed})
    print(json.dumps(findings))


def killed_at(step: int, root: Path) -> bool:
    """Build and die at the given step; return whether the build got that far."""

    def child() -> None:
        seen = 0

        def hook(event: str, args: tuple[Any, ...]) -> None:
            nonlocal seen
            writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
            if (writes or event in CHANGING) and str(args[0]).startswith(str(root)):
                seen += 1
                if seen == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        run(root)

    return os.waitstatus_to_exitcode(forked(child)) == -signal.SIGKILL


def forked(work: Any) -> int:
    """Run `work` in a process of its own; return how it ended."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
            os._exit(0)
        except BaseException as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
            os._exit(1)
    return os.waitpid(pid, 0)[1]


def run(root: Path) -> None:
    """Build the project as the command would."""
    result = build(find_project(root), Request())
    if result.refused:
        raise RuntimeError(f"refused: {[str(change.key) for change in result.refused]}")


def texts(root: Path) -> dict[str, str]:
    """Return the text of every file but caches."""
    return {
        file.relative_to(root).as_posix(): file.read_text()
        for file in sorted(root.rglob("*"))
        if file.is_file() and not {".cache", "__pycache__"} & set(file.relative_to(root).parts)
    }


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
