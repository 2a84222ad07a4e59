"""What is missing on a machine is said in one line before anything is installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tracked import ROOT

BASH = shutil.which("bash") or "bash"


def preflight(what: str, programs: dict[str, str], place: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `.ci/preflight what` where only `programs` (name → shell script) are on PATH."""
    place.mkdir(exist_ok=True)
    for name, script in programs.items():
        (place / name).write_text(f"#!{BASH}\n{script}\n", encoding="utf-8")
        (place / name).chmod(0o755)
    return subprocess.run(
        [BASH, str(ROOT / ".ci" / "preflight"), what],
        env={"PATH": str(place), **more},
        capture_output=True,
        text=True,
        cwd=ROOT,
    )


@pytest.mark.parametrize(
    ("what", "programs", "said"),
    [
        ("python", {}, "Python 3.11 or newer is needed and none was found on PATH; set PYTHON to its command."),
        ("python", {"python3": "exit 1", "python": "exit 1"}, "Python 3.11 or newer is needed and none was found"),
        ("python", {"python3": '[[ "$2" != *ensurepip* ]]'}, "python3 cannot make virtual environments"),
        ("node", {}, "Node 20 or newer is needed and `node` is not on PATH."),
        ("node", {"node": "echo v18.20.1"}, "Node 20 or newer is needed, and `node` is 18.20.1."),
        ("node", {"node": "echo v20.0.0"}, "npm is needed (it comes with Node) and is not on PATH."),
        ("chromium", {"id": "echo 1000"}, "Chromium is needed to look at the site; install it, or set CHROMIUM"),
    ],
)
def test_what_is_missing_stops_everything_and_is_named(
    what: str, programs: dict[str, str], said: str, tmp_path: Path
) -> None:
    done = preflight(what, programs, tmp_path / "bin")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.splitlines()[-1].startswith(f"trueline: {said}")


def test_a_python_of_another_name_is_found(tmp_path: Path) -> None:
    right = f'exec "{sys.executable}" "$@"'
    done = preflight("python", {"python3": "exit 1", "python3.12": right}, tmp_path / "bin")
    assert (done.returncode, done.stdout, done.stderr) == (0, "python3.12\n", "")


def test_the_python_that_was_asked_for_comes_first(tmp_path: Path) -> None:
    right = f'exec "{sys.executable}" "$@"'
    done = preflight("python", {"python3": right, "mine": right}, tmp_path / "bin", PYTHON="mine")
    assert done.stdout == "mine\n"


@pytest.mark.parametrize("version", ["v20.0.0", "v24.11.1"])
def test_a_node_that_is_new_enough_passes_in_silence(version: str, tmp_path: Path) -> None:
    done = preflight("node", {"node": f"echo {version}", "npm": ""}, tmp_path / "bin")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_chromium_that_is_there_is_printed_and_nothing_installed(tmp_path: Path) -> None:
    place = tmp_path / "bin"
    done = preflight("chromium", {"google-chrome": "", "apt-get": "echo installing"}, place)
    assert (done.returncode, done.stdout) == (0, f"{place / 'google-chrome'}\n")
    asked = preflight("chromium", {"mine": ""}, place, CHROMIUM=str(place / "mine"))
    assert asked.stdout == f"{place / 'mine'}\n"


def test_a_missing_chromium_is_installed_as_root_on_debian_and_downloaded_elsewhere(tmp_path: Path) -> None:
    place = tmp_path / "bin"
    install = f'echo "#!{BASH}" > "{place}/chromium"; "{shutil.which("chmod")}" +x "{place}/chromium"'
    debian = Path("/etc/debian_version").exists()
    programs = {"id": "echo 0", "apt-get": install} if debian else {"id": "echo 1000", "npx": install}
    done = preflight("chromium", programs, place)
    assert (done.returncode, done.stdout) == (0, f"{place / 'chromium'}\n")
