"""Measuring a command as a whole process."""

import sys
from pathlib import Path

import pytest

from bench.measure import Run, measure

SPIN = "import time\nend = time.process_time() + {}\nwhile time.process_time() < end: pass"
CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', {!r}], check=True)"


def run(code: str, folder: Path, timeout: float = 60.0) -> Run:
    return measure([sys.executable, "-c", code], folder, folder / "printed.txt", {"SAID": "aloud"}, timeout)


def test_the_processor_time_of_children_counts(tmp_path: Path) -> None:
    found = run(CHILD.format(SPIN.format(0.4)), tmp_path)
    assert found.status == 0
    assert 0.4 <= found.cpu < 2.0


def test_sleeping_takes_time_on_the_wall_and_none_of_the_processor(tmp_path: Path) -> None:
    found = run("import time; time.sleep(0.5)", tmp_path)
    assert found.wall >= 0.5
    assert found.cpu < 0.4


def test_memory_is_that_of_the_largest_process_in_mebibytes(tmp_path: Path) -> None:
    found = run(CHILD.format("size = 200 * 2**20; text = b'x' * size"), tmp_path)
    assert 200 <= found.memory < 260


def test_memory_does_not_carry_over_from_the_process_that_measures(tmp_path: Path) -> None:
    ballast = b"x" * (100 * 2**20)
    found = run("pass", tmp_path)
    assert len(ballast) == 100 * 2**20
    assert found.memory < 60


def test_a_command_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    begin = "from pathlib import Path; import time; "
    child = f"{begin}time.sleep(4); Path('late.txt').touch()"
    found = run(CHILD.format(child), tmp_path, timeout=1.0)
    assert found.timed_out
    assert found.status < 0
    assert 1.0 <= found.wall < 4.0
    wait = run("import time; time.sleep(4)", tmp_path)
    assert wait.status == 0
    assert not (tmp_path / "late.txt").exists()


def test_a_command_that_fails_is_measured_and_its_status_told(tmp_path: Path) -> None:
    found = run("raise SystemExit(3)", tmp_path)
    assert found.status == 3
    assert not found.timed_out


def test_what_a_command_prints_and_complains_is_kept(tmp_path: Path) -> None:
    run("import os, sys; print(os.environ['SAID']); print('oh', file=sys.stderr)", tmp_path)
    assert sorted((tmp_path / "printed.txt").read_text().split()) == ["aloud", "oh"]


def test_a_command_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no-such-command"):
        measure(["no-such-command"], tmp_path, tmp_path / "printed.txt")
