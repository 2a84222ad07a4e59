"""The lock files pin what the project declares, and name no place that it comes from."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.tracked import ROOT, project, tracked_texts


def declared() -> list[str]:
    """Return every requirement of `pyproject.toml`."""
    table = project()
    extras = table["project"]["optional-dependencies"].values()
    optional = [requirement for extra in extras for requirement in extra]
    requirements = [*table["project"]["dependencies"], *table["dependency-groups"]["dev"], *optional]
    return [one for one in requirements if canonicalize_name(Requirement(one).name) != "trueline"]


def pinned() -> dict[str, str]:
    """Return name and version of everything in the lock file."""
    rows = re.findall(r"^([\w.-]+)==(\S+) \\$", tracked_texts()["requirements.lock"], re.MULTILINE)
    return {canonicalize_name(name): version for name, version in rows}


def node_lock() -> dict[str, Any]:
    packages: dict[str, Any] = json.loads(tracked_texts()["package-lock.json"])["packages"]
    return packages


@pytest.mark.parametrize("requirement", declared())
def test_the_lock_pins_what_is_declared(requirement: str) -> None:
    wanted = Requirement(requirement)
    assert wanted.specifier.contains(pinned()[canonicalize_name(wanted.name)]), "run `make lock`"


@pytest.mark.parametrize("requirement", declared())
def test_a_declared_dependency_has_a_lower_bound(requirement: str) -> None:
    assert ">=" in {specifier.operator for specifier in Requirement(requirement).specifier}


def test_every_pin_comes_with_the_hashes_of_its_files() -> None:
    blocks = re.split(r"^(?=[\w.-]+==)", tracked_texts()["requirements.lock"], flags=re.MULTILINE)[1:]
    assert len(blocks) == len(pinned())
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_lock_of_python_names_no_place() -> None:
    assert (
        re.findall(r"https?://|file://|--\w*(?:index|find-links|trusted)", tracked_texts()["requirements.lock"]) == []
    )


def test_the_lock_of_node_names_no_place() -> None:
    assert [name for name, row in node_lock().items() if "resolved" in row] == []
    assert "omit-lockfile-registry-resolved=true" in (ROOT / ".npmrc").read_text(encoding="utf-8")


def test_the_packages_of_node_are_exact_and_locked() -> None:
    package = json.loads(tracked_texts()["package.json"])
    wanted = {**package["dependencies"], **package["devDependencies"]}
    assert [name for name, version in wanted.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
    assert {name: node_lock()[f"node_modules/{name}"]["version"] for name in wanted} == wanted
