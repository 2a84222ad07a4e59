"""Taking back what a killed run has begun, unless somebody has gone on with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from trueline.model.protocols import Artefact
from trueline.workspace.journal import Journal, Step, clean_up, digest
from trueline.workspace.manifest import parse
from trueline.workspace.planning import Planner
from trueline.workspace.writing import carry_out

NEW, OLD = b"new\n", b"old\n"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A run that has replaced `a`, removed `b`, made `c`, and was killed before it came to `d`."""
    for name, content in (("a", NEW), (".trueline-a", OLD), (".trueline-b", OLD), ("c", NEW), ("d", OLD)):
        (tmp_path / name).write_bytes(content)
    (tmp_path / ".trueline-d").hardlink_to(tmp_path / "d")
    (tmp_path / ".trueline-new").write_bytes(NEW)
    (tmp_path / "made").mkdir()
    steps = (
        Step("a", ".trueline-a", (digest(NEW),)),
        Step("b", ".trueline-b"),
        Step("c", "", (digest(NEW),)),
        Step("d", ".trueline-d", (digest(NEW),)),
    )
    litter = (".trueline-a", ".trueline-b", ".trueline-d", ".trueline-new")
    file = tmp_path / ".cache/journal"
    Journal(litter, (str(tmp_path / "made"),), steps).write(file)
    return file


def contents(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in root.iterdir() if path.is_file()}


def test_what_was_begun_is_taken_back(journal: Path, tmp_path: Path) -> None:
    clean_up(tmp_path, journal)
    assert contents(tmp_path) == {"a": OLD, "b": OLD, "d": OLD}
    assert not journal.exists()
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("name", ["a", "b", "c", "d"])
def test_nothing_is_taken_back_once_somebody_has_changed_one_of_the_files(
    journal: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).unlink(missing_ok=True)
    (tmp_path / name).write_bytes(b"mine\n")
    clean_up(tmp_path, journal)
    assert contents(tmp_path) == {"a": NEW, "c": NEW, "d": OLD, name: b"mine\n"}
    assert not journal.exists()


def test_nothing_is_taken_back_without_all_that_was_kept(journal: Path, tmp_path: Path) -> None:
    (tmp_path / ".trueline-b").unlink()
    clean_up(tmp_path, journal)
    assert contents(tmp_path) == {"a": NEW, "c": NEW, "d": OLD}


def test_a_run_that_was_done_is_not_taken_back(journal: Path, tmp_path: Path) -> None:
    Journal((".trueline-a", ".trueline-b", ".trueline-d", ".trueline-new")).write(journal)
    clean_up(tmp_path, journal)
    assert contents(tmp_path) == {"a": NEW, "c": NEW, "d": OLD}


def test_what_a_lost_journal_left_is_not_written_into(tmp_path: Path) -> None:
    journal = tmp_path / ".cache/journal"

    def write(text: str) -> None:
        known = parse((tmp_path / "manifest").read_text() if (tmp_path / "manifest").exists() else "", "manifest")
        planner = Planner(tmp_path, "manifest", known)
        planner.add(Artefact("a", text))
        carry_out(planner.finish(), tmp_path, "manifest", known, journal)

    write("old\n")
    (tmp_path / "precious").write_bytes(b"precious\n")
    run = digest(str(journal).encode())[:8]
    for number in range(3):
        (tmp_path / f".trueline-{run}-{number}.old").hardlink_to(tmp_path / "precious")
    write("new\n")
    assert (tmp_path / "precious").read_bytes() == b"precious\n"
    assert (tmp_path / "a").read_bytes() == NEW
