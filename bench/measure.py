"""Measures a command as a whole process: wall clock, CPU time and memory, its children included.

Every run has a fresh process around it, because the operating system only says what *all* children of a process used
together. So `measure` starts this file as a script, and the script starts the command (getrusage(2), RUSAGE_CHILDREN).
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

# ru_maxrss is in bytes on macOS and in KiB everywhere else.
_PER_KIB = 1024 if sys.platform == "darwin" else 1


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command used."""

    wall: float
    """Seconds on the wall clock."""
    cpu: float
    """Seconds of processor time, user and system, of the command and all its children."""
    memory: float
    """The resident set, in MiB, of its largest process at its largest; not less than the few MiB of the wrapper."""
    status: int
    """The exit status; negative: the signal that ended it."""
    timed_out: bool


def measure(
    command: Sequence[str],
    folder: Path,
    printed: Path,
    environment: Mapping[str, str] | None = None,
    timeout: float = 600.0,
) -> Run:
    """Run a command once and say what it used.

    Args:
        command: The program and its arguments.
        folder: The working directory.
        printed: The file that receives what the command prints and complains.
        environment: Variables set on top of the caller's.
        timeout: Seconds on the wall clock after which the command and its children are killed.

    Returns:
        What it used; a command that fails or runs out of time is not an error here.

    Raises:
        FileNotFoundError: When there is no such command.
    """
    if shutil.which(command[0], path=(environment or {}).get("PATH")) is None:
        raise FileNotFoundError(f"no command {command[0]} to measure")
    wrapper = [
        sys.executable,
        "-I",
        "-S",
        str(Path(__file__).resolve()),
        str(timeout),
        str(printed.resolve()),
        *command,
    ]
    told = {**os.environ, **(environment or {})}
    done = subprocess.run(wrapper, cwd=folder, env=told, check=True, stdout=subprocess.PIPE, text=True)
    return Run(**json.loads(done.stdout))


def _wrapped(timeout: float, printed: Path, command: Sequence[str]) -> Run:
    with printed.open("wb") as output:
        begun = time.perf_counter()
        # A session of its own, so that the children of a command that hangs can be killed with it.
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True
        )
        timed_out = False
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired:
            timed_out = True
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        wall = time.perf_counter() - begun
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu, memory = used.ru_utime + used.ru_stime, used.ru_maxrss / _PER_KIB / 1024
    return Run(wall, cpu, memory, process.returncode, timed_out)


if __name__ == "__main__":
    run = _wrapped(float(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
    json.dump(asdict(run), sys.stdout)
