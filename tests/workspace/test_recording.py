"""What a build has read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from trueline.workspace.recording import Recorder


def test_files_opened_for_reading_are_recorded_even_in_vain_and_those_written_are_not(tmp_path: Path) -> None:
    (tmp_path / "read").write_text("")
    recorder = Recorder()
    with recorder.recording():
        (tmp_path / "read").read_text()
        (tmp_path / "written").write_text("")
        try:
            (tmp_path / "missing").read_text()
        except FileNotFoundError:
            os.close(os.open(str(tmp_path / "read"), os.O_RDONLY))
        with recorder.paused():
            (tmp_path / "written").read_text()
    (tmp_path / "written").read_text()
    assert {Path(file).name for file in recorder.files if file.startswith(str(tmp_path))} == {"read", "missing"}


def test_folders_listed_are_recorded_with_the_names_in_them(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    recorder = Recorder()
    with recorder.recording():
        list(tmp_path.iterdir())
        (tmp_path / "b").write_text("")
        list(tmp_path.glob("*"))
    assert recorder.folders[str(tmp_path)] == {"a"}


def test_relative_paths_are_those_of_the_moment(tmp_path: Path, monkeypatch: object) -> None:
    recorder = Recorder()
    before = Path.cwd()
    (tmp_path / "x").write_text("")
    with recorder.recording():
        os.chdir(tmp_path)
        try:
            Path("x").read_text()
        finally:
            os.chdir(before)
    assert str(tmp_path / "x") in recorder.files


def test_loaded_modules_are_inputs_as_source_and_the_standard_library_is_not() -> None:
    found = Recorder().inputs()
    assert sys.modules["trueline.workspace.recording"].__file__ in found
    assert json_file() not in found
    assert not any(file.endswith(".pyc") for file in found)


def json_file() -> str | None:
    import json

    return json.__file__
