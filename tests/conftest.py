"""Fixtures that every test may ask for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest

from tests.mermaid.parser import MermaidParser
from tests.postgres import Postgres, PostgresMissingError, running


@pytest.fixture(scope="session")
def mermaid() -> Iterator[MermaidParser]:
    """Mermaid's own parser, started once."""
    with MermaidParser() as parser:
        yield parser


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server, started when a test first asks for it."""
    try:
        with running() as server:
            yield server
    except PostgresMissingError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium, as `make browser` found it."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, (shutil.which(name) for name in names if name)), None)
    if found is None:
        pytest.fail("No Chromium: run `make browser`, or set CHROMIUM to its path.", pytrace=False)
    return found
