"""Disturbs a run at every single step that changes the disk, and lets the next run; prints what was found as JSON.

Run as a program: `killing.py HOW WORK TEMPLATE CHANGED AFTERWARDS SCRATCH`. HOW is `kill` (SIGKILL) or `fail` (the step
ends with an error, once), both from an audit hook. WORK is `build`, or `TARGET FOLDER` of a scaffold. TEMPLATE is a
project as it was before; CHANGED and AFTERWARDS are folders of files to lay over it before the run that is disturbed
and before the one that follows. Each run is a forked process, so that this one pays for the imports.
"""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import signal
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from trueline.cli.main import app
from trueline.workspace.building import Request, build
from trueline.workspace.discovery import find_project

CHANGING = {"os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.truncate"}


def main(how: str, work: str, template: Path, changed: Path, afterwards: Path, scratch: Path) -> None:
    """Print one finding for every step at which the run was disturbed."""
    if work != "build":
        with redirect_stdout(io.StringIO()):  # everything is imported once, here
            app(["scaffold", "plan", work.split()[0], "--into", "x", "-C", str(template)], standalone_mode=False)
    findings: list[dict[str, Any]] = []
    step, completed = 0, False
    while not completed:
        step += 1
        root = scratch / "project"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(template, root)
        shutil.copytree(changed, root, dirs_exist_ok=True)
        ended, reached = disturbed_at(step, root, how, work)
        completed = not reached
        left = texts(root)
        shutil.copytree(afterwards, root, dirs_exist_ok=True)
        status = os.waitstatus_to_exitcode(forked(lambda root=root: run(root, work)))
        found = {"ended": ended, "left": left, "status": status, "final": texts(root), "completed": completed}
        findings.append(found)
    print(json.dumps(findings))


def disturbed_at(step: int, root: Path, how: str, work: str) -> tuple[int, bool]:
    """Run and be disturbed at the given step; return how the run ended, and whether it got that far."""
    reached = root.parent / "reached"
    reached.unlink(missing_ok=True)

    def child() -> None:
        seen = 0

        def hook(event: str, args: tuple[Any, ...]) -> None:
            nonlocal seen
            writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
            if (writes or event in CHANGING) and str(args[0]).startswith(str(root)):
                seen += 1
                if seen == step:
                    reached.touch()
                    if how == "kill":
                        os.kill(os.getpid(), signal.SIGKILL)
                    raise OSError(errno.EIO, os.strerror(errno.EIO), args[0])

        sys.addaudithook(hook)
        run(root, work)

    return os.waitstatus_to_exitcode(forked(child)), reached.exists()


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


def run(root: Path, work: str) -> None:
    """Build or scaffold as the command would."""
    if work != "build":
        target, folder = work.split()
        if app(["scaffold", "apply", target, "--into", folder, "-C", str(root)], standalone_mode=False) == 2:
            raise RuntimeError("refused")
        return
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
    main(sys.argv[1], sys.argv[2], *map(Path, sys.argv[3:]))
