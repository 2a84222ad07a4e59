"""The five systems of the seeds as code: each is scaffolded into an empty folder, finished in one place, and run."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import httpx2
import pytest

from tests.generators.scaffold.requests_of import Request, requests_of
from tests.postgres import Postgres
from trueline.model.workspace import Workspace
from trueline.workspace.configuration import read_configuration
from trueline.workspace.discovery import find_project
from trueline.workspace.loading import load

ROOT = Path(__file__).parents[3]
FINISHED = Path(__file__).parent / "finished"
BIN = Path(sys.executable).parent


class System(NamedTuple):
    """A system of the seeds.

    Attributes:
        target: what is scaffolded.
        package: what comes of it.
        finished: the use case that is written by hand.
        least: how many endpoints and entities there are at least.
    """

    target: str
    package: str
    finished: str
    least: tuple[int, int]


SYSTEMS = (
    System("inventory", "inventory", "open_store", (13, 7)),
    System("crm", "crm_system", "create_staff", (20, 6)),
    System("pcf-api/pcf", "pcf_api", "list_roles", (28, 9)),
    System("service-platform", "our_system", "check_health", (29, 10)),
    System("python-api-base", "python_api_base", "is_alive", (18, 8)),
)


# What its composition root says otherwise, once the use case is written.
EDITS = {
    "inventory": (
        ("open_store: OpenStore = field(default_factory=OpenStore)",
         "open_store: OpenStore = field(default_factory=lambda: OpenStore(StoresInTables(Database())))"),
        ("from .infrastructure.authentication import TokensOfTheEnvironment\n",
         "from .infrastructure.authentication import TokensOfTheEnvironment\n"
         "from .infrastructure.database import Database\n"),
        ("from .infrastructure.read_model import ReadModelAdapter\n",
         "from .infrastructure.read_model import ReadModelAdapter\n"
         "from .infrastructure.stores import StoresInTables\n"),
    ),
}  # fmt: skip


class Scaffold(NamedTuple):
    """A scaffolded system."""

    system: System
    folder: Path

    def run(self, *command: str | Path, **environment: str) -> str:
        """Run a command in the folder; what it prints comes back, and a failure fails the test with it."""
        done = subprocess.run(
            command, cwd=self.folder, env=self.environment(**environment), text=True, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-6000:]
        return done.stdout

    def environment(self, **more: str) -> dict[str, str]:
        """Return an environment in which the package is found and nothing of this one's settings."""
        kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
        return {**kept, "PYTHONPATH": "src", "PYTHONDONTWRITEBYTECODE": "1", "JOBS": "off", **more}


@pytest.fixture(scope="module")
def systems() -> Workspace:
    """The models of this repository."""
    project = find_project(ROOT)
    return load(project, read_configuration(project))


@pytest.fixture(scope="module", params=SYSTEMS, ids=lambda one: one.package)
def scaffold(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Scaffold:
    """A system in an empty folder, with one use case written by hand."""
    system: System = request.param
    folder = tmp_path_factory.mktemp(system.package)
    made = Scaffold(system, folder)
    command = [str(BIN / "trueline"), "scaffold", "apply", system.target, "--into", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    package = folder / "src" / system.package
    assert "NotWrittenYetError" in (package / "application" / f"{system.finished}.py").read_text()
    for source in (FINISHED / system.package).rglob("*.txt"):
        shutil.copy(source, package / source.relative_to(FINISHED / system.package).with_suffix(""))
    composition = package / "composition.py"
    for old, new in EDITS.get(system.package, ()):
        assert composition.read_text().count(old) == 1
        composition.write_text(composition.read_text().replace(old, new))
    return made


def test_types_style_contracts_and_its_own_tests_hold(scaffold: Scaffold, tmp_path: Path) -> None:
    scaffold.run(BIN / "ruff", "check", "--no-cache")
    scaffold.run(BIN / "ruff", "format", "--check", "--no-cache")
    assert "Success" in scaffold.run(BIN / "mypy", "--strict", "--cache-dir", tmp_path / "mypy")
    assert re.search(r"[1-9]\d* kept, 0 broken", scaffold.run(BIN / "lint-imports", "--no-cache"))
    assert " passed" in scaffold.run(BIN / "python", "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider")


def test_migrations_go_up_down_and_up_on_sqlite_and_postgresql(scaffold: Scaffold, postgres: Postgres) -> None:
    database = postgres.database(scaffold.system.package)
    said = scaffold.run(
        BIN / "python", "-m", "pytest", "-v", "tests/test_database.py", "-W", "error", "-p", "no:cacheprovider",
        TEST_DATABASE_URL=database,
    )  # fmt: skip
    assert "sqlite" in said
    assert "postgresql" in said
    assert " skipped" not in said


def test_it_serves_exactly_the_endpoints_of_the_model(scaffold: Scaffold, systems: Workspace) -> None:
    """Every operation answers 401 to strangers, 2xx where it is written, and 501 as a problem document elsewhere."""
    roles = sorted({one.role for index in systems.indexes.values() for one in index.record.endpoints if one.role})
    with _served(scaffold, TOKENS=json.dumps({"all": roles})) as client:
        document = client.get("/openapi.json").json()
        expected = _endpoints(systems, scaffold.system.target)
        served = {(method.upper(), path) for path, row in document["paths"].items() for method in row}
        assert served == set(expected)
        assert len(expected) >= scaffold.system.least[0]
        answered = {}
        for one in requests_of(document):
            answer = _ask(client, one, Authorization="Bearer all")
            answered[one.operation] = answer.status_code
            if one.operation == scaffold.system.finished:
                assert 200 <= answer.status_code < 300, answer.text
            else:
                _assert_not_written(one, answer)
            role = expected[one.method, _path_of(document, one)]
            if role:
                stranger = _ask(client, one)
                assert (stranger.status_code, stranger.headers["content-type"]) == (401, "application/problem+json")
        assert scaffold.system.finished in answered


def test_it_has_the_entities_of_the_model(scaffold: Scaffold) -> None:
    text = (scaffold.folder / "src" / scaffold.system.package / "infrastructure/_generated/tables.py").read_text()
    assert text.count("__tablename__") >= scaffold.system.least[1]


def test_it_is_up_to_date(scaffold: Scaffold) -> None:
    for verb, said in (("check", "up to date"), ("apply", "0 written, 0 removed")):
        command = [str(BIN / "trueline"), "scaffold", verb, scaffold.system.target, "--into", str(scaffold.folder)]
        done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        assert said in done.stderr


def _assert_not_written(one: Request, answer: httpx2.Response) -> None:
    assert answer.status_code == 501, (one, answer.text)
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["status"], problem["title"], problem["instance"]) == (501, "Not Implemented", one.path)


def _ask(client: httpx2.Client, one: Request, **headers: str) -> httpx2.Response:
    return client.request(one.method, one.path, params=one.params, headers=one.headers | headers, json=one.body)


def _path_of(document: dict[str, Any], one: Request) -> str:
    paths: dict[str, dict[str, Any]] = document["paths"]
    return next(path for path, row in paths.items() for each in row.values() if each["operationId"] == one.operation)


def _endpoints(systems: Workspace, target: str) -> dict[tuple[str, str], str]:
    """Return method, path and role of every endpoint of an architecture, from its records alone."""
    record = systems.index(target.partition("/")[0]).record
    bases = {one.id: one.base for one in record.interfaces}
    return {
        (one.method, f"{bases[one.interface.rpartition(':')[2]]}{one.path}"): one.role
        for one in record.endpoints
        if one.status != "retired"
    }


@contextmanager
def _served(scaffold: Scaffold, **environment: str) -> Iterator[httpx2.Client]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    scaffold.run(BIN / "alembic", "upgrade", "head")
    command = [str(BIN / "python"), "-m", "uvicorn", f"{scaffold.system.package}.main:app", "--port", str(port)]
    log = scaffold.folder / "uvicorn.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=scaffold.folder, env=scaffold.environment(**environment), stdout=output, stderr=output
        )
        try:
            with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
                _wait(client, process, log)
                yield client
        finally:
            process.terminate()
            process.wait(30)
            log.unlink()


def _wait(client: httpx2.Client, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        try:
            client.get("/openapi.json")
        except httpx2.ConnectError:
            assert process.poll() is None, log.read_text()
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"it does not answer: {log.read_text()}")
