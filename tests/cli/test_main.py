"""The command as such: help, version, speed, completion."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

import trueline
from tests.workspace.projects import COMMAND

COMMANDS = ("build", "validate", "show")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(COMMAND), *arguments], capture_output=True, text=True, env={**os.environ, **environment}, check=False
    )


def test_help_names_every_command() -> None:
    ended = run("--help")
    assert ended.returncode == 0
    for name in COMMANDS:
        assert f"\n  {name} " in ended.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_every_option_has_a_help_text(command: str) -> None:
    ended = run(command, "--help", COLUMNS="200")
    assert ended.returncode == 0
    options = [line for line in ended.stdout.splitlines() if line.startswith("  -")]
    assert options
    assert all(len(line.split("  ")) > 2 for line in options), ended.stdout


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").stdout == f"trueline {trueline.__version__}\n"
    as_module = subprocess.run(
        [sys.executable, "-m", "trueline", "--version"], capture_output=True, text=True, check=True
    )
    assert as_module.stdout == f"trueline {trueline.__version__}\n"


def test_help_takes_less_than_a_fifth_of_a_second() -> None:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        assert run("--help").returncode == 0
        times.append(time.perf_counter() - start)
    assert min(times) < 0.2


def test_shells_can_complete_the_commands() -> None:
    ended = run(_TRUELINE_COMPLETE="complete_bash", COMP_WORDS="trueline ", COMP_CWORD="1")
    assert set(COMMANDS) <= set(ended.stdout.split())
