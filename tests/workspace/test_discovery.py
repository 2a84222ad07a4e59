"""Which project a folder belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest

from trueline.model.diagnostics import TruelineError
from trueline.workspace.discovery import find_project


def mistake(folder: Path) -> str:
    with pytest.raises(TruelineError) as caught:
        find_project(folder)
    (found,) = caught.value.diagnostics
    return f"{found.location}: {found.message}" if found.location else found.message


def test_the_nearest_folder_upwards_that_speaks_of_trueline_is_the_project(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.trueline]\narchitectures = ["m:a"]\n')
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    found = find_project(inner)
    assert (found.root, found.file, found.prefix) == (tmp_path.resolve(), "pyproject.toml", ("tool", "trueline"))
    (tmp_path / "a" / "trueline.toml").write_text('architectures = ["m:b"]\n')
    found = find_project(inner)
    assert (found.root.name, found.file, found.prefix) == ("a", "trueline.toml", ())
    assert found.table == {"architectures": ["m:b"]}


def test_two_configurations_in_one_folder_are_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.trueline]\n")
    (tmp_path / "trueline.toml").write_text("")
    assert mistake(tmp_path).startswith("trueline.toml: both trueline.toml and [tool.trueline] of pyproject.toml")


def test_no_configuration_anywhere_is_a_mistake(tmp_path: Path) -> None:
    assert mistake(tmp_path) == f"neither '{tmp_path.resolve()}' nor a folder above it configures trueline"
    assert mistake(tmp_path / "gone") == f"there is no folder '{(tmp_path / 'gone').resolve()}'"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"a = 1\nb = \n", "trueline.toml:2: trueline.toml is not valid TOML: invalid value"),
        (b"a = 1\nb = [\n1,\n", "trueline.toml:3: trueline.toml is not valid TOML: "),
        (b"a = 1\na = 2\n", "trueline.toml:2: trueline.toml is not valid TOML: cannot overwrite a value"),
        (b"a = '\xff'\n", "trueline.toml: trueline.toml is not UTF-8 text (byte 5)"),
    ],
)
def test_a_broken_file_is_told_with_its_line(tmp_path: Path, text: bytes, said: str) -> None:
    (tmp_path / "trueline.toml").write_bytes(text)
    assert mistake(tmp_path).startswith(said)
