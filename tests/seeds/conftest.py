"""What the tests of the seed documents share."""

from __future__ import annotations

from pathlib import Path

import pytest

from trueline.model.workspace import Workspace
from trueline.workspace.configuration import read_configuration
from trueline.workspace.discovery import find_project
from trueline.workspace.loading import load

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def workspace() -> Workspace:
    """The architectures of this repository, as its configuration names them."""
    project = find_project(ROOT)
    return load(project, read_configuration(project))
