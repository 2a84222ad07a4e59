"""Generators found by entry point."""

from __future__ import annotations

from pathlib import Path

import pytest

from trueline.model.diagnostics import TruelineError
from trueline.workspace.plugins import GENERATORS, make, registered, select

from .projects import install

MODULE = """\
class Good:
    api = 1
    name = "good"

    def generate(self, workspace, options):
        return []


class Old(Good):
    api = 0
    name = "old"


class Silent:
    name = "silent"


class Misnamed(Good):
    pass


class Half:
    api = 1
    name = "half"


def broken():
    raise OSError("no licence")
"""
NAMES = {"good": "Good", "old": "Old", "silent": "Silent", "misnamed": "Misnamed", "half": "Half", "broken": "broken"}


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    entries = {name: f"plugin_under_test:{attribute}" for name, attribute in NAMES.items()}
    install(tmp_path, "sample", {**entries, "gone": "no_such_module:X"}, {"plugin_under_test.py": MODULE})
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def mistake(name: str) -> str:
    (one,) = select([name], registered(GENERATORS), GENERATORS)
    with pytest.raises(TruelineError) as caught:
        make(one)
    return caught.value.diagnostics[0].message


def test_generators_come_sorted_by_name_and_are_not_imported_to_be_listed(plugins: Path) -> None:
    names = [one.name for one in registered(GENERATORS) if one.distribution == "sample 1.0"]
    assert names == sorted([*NAMES, "gone"])


def test_a_good_one_is_made(plugins: Path) -> None:
    (one,) = select(["good"], registered(GENERATORS), GENERATORS)
    assert make(one).name == "good"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("old", "is written for version 0 of the generator protocol; this trueline speaks version 1"),
        ("silent", "does not say its 'api' version"),
        ("misnamed", "calls itself 'good'"),
        ("half", "is no generator: plugin_under_test:Half gives a Half"),
        ("broken", "cannot be loaded: OSError: no licence"),
        ("gone", "cannot be loaded: ModuleNotFoundError: No module named 'no_such_module'"),
    ],
)
def test_a_bad_one_is_told_with_the_distribution_it_comes_from(plugins: Path, name: str, said: str) -> None:
    assert mistake(name) == f"the generator '{name}' of sample 1.0 {said}"


def test_one_name_from_two_distributions_is_a_mistake(plugins: Path) -> None:
    install(plugins, "twin", {"good": "other:Good"}, {})
    with pytest.raises(TruelineError) as caught:
        registered(GENERATORS)
    assert [found.message for found in caught.value.diagnostics] == [
        "both sample 1.0 and twin 1.0 register a generator 'good'"
    ]


def test_an_unknown_name_is_answered_with_the_nearest_one(plugins: Path) -> None:
    with pytest.raises(TruelineError) as caught:
        select(["goood", "half"], registered(GENERATORS), GENERATORS)
    assert [found.remedy for found in caught.value.diagnostics] == ["Did you mean 'good'?"]
