"""How a scaffold runs on one machine: what is in its composition, and what is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml

from tests.generators.scaffold.kiosk import design, kiosk, target
from tests.golden import check_golden
from trueline.generators.scaffold import Target
from trueline.generators.scaffold.deployment.software import named
from trueline.generators.scaffold.parts import deployment
from trueline.model import Architecture, Workspace, minutes
from trueline.model.records.deployment import DeploymentNode

NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
FIELDS = {
    "build", "command", "configs", "depends_on", "deploy", "environment", "healthcheck", "image", "ports", "restart",
    "volumes",
}  # fmt: skip
CONDITIONS = {"service_healthy", "service_completed_successfully"}


def compose(of: Target) -> dict[str, Any]:
    """Return the composition of a target, merged keys in place."""
    (text,) = (one.content for one in deployment.files(design(of)) if one.path == "compose.yaml")
    found = yaml.safe_load(text)
    assert isinstance(found, dict)
    return found


def only(architecture: Architecture) -> Target:
    """Return the first element of an architecture."""
    record = architecture.record()
    return Target(Workspace((record,)), record.id, record.elements[0])


def test_a_deployment_becomes_a_composition() -> None:
    check_golden("scaffold/deployment", deployment.files(design(target())))


def test_the_environment_most_like_production_is_taken() -> None:
    services = compose(target())["services"]
    assert services["desk"]["deploy"] == {"replicas": 4}
    assert "laptop" not in str(services)
    assert services["front-door"]["depends_on"] == {"desk": {"condition": "service_healthy"}}


def test_without_a_deployment_there_is_the_application_with_its_stores() -> None:
    services = compose(target(deployments=()))["services"]
    assert list(services) == ["ticket-stand", "migrations", "ledger", "board", "scans", "horn"]
    assert services["ticket-stand"]["ports"] == ["8000:8000"]
    assert services["ticket-stand"]["depends_on"]["migrations"] == {"condition": "service_completed_successfully"}


def test_a_target_that_stands_alone_is_one_service() -> None:
    alone = Architecture("alone", title="Alone")
    alone.system("Hermit", id="hermit")
    assert list(compose(only(alone))) == ["name", "services"]
    (made,) = compose(only(alone))["services"].values()
    assert set(made) == {"build", "image", "restart", "environment", "healthcheck", "ports"}
    assert [one.path for one in deployment.files(design(only(alone)))] == [
        "compose.yaml",
        "Dockerfile",
        ".dockerignore",
    ]


def test_a_file_of_sqlite_is_kept_on_a_volume() -> None:
    notes = Architecture("notes", title="Notes")
    book = notes.system("Notes", id="notes")
    book.application("App").uses(book.database("Shelf", technology="SQLite"), "Reads")
    made = compose(only(notes))
    (service,) = made["services"].values()
    assert service["volumes"] == ["data:/data"]
    assert service["environment"]["SHELF_URL"] == "sqlite:////data/shelf.db"
    assert made["volumes"] == {"data": {}}


@pytest.mark.parametrize(
    ("copies", "worker", "expected"),
    [
        (1, False, {"app": None}),
        (3, False, {"app": "off", "jobs": "on"}),
        (1, True, {"app": "off", "night": "on"}),
    ],
)
def test_jobs_run_in_one_process(copies: int, worker: bool, expected: dict[str, str | None]) -> None:
    clock = Architecture("clock", title="Clock")
    tower = clock.system("Tower", id="tower")
    app = tower.application("App")
    place = clock.deployment("Live").node("Here")
    place.run(app, count=copies)
    if worker:
        place.run(tower.worker("Day"))
        night = tower.worker("Night")
        place.run(night)
        night.job("Strike", every=30 * minutes)
    else:
        app.job("Strike", every=30 * minutes)
    services = compose(only(clock))["services"]
    assert {name: one["environment"].get("JOBS") for name, one in services.items()} == expected


@pytest.mark.parametrize(
    "text",
    ["Ticket", "$(mkdir hit) ${HIT}", "a: &b {c: *b}", "- x\n  ? y", "!!python/name:os.system", '"\n', "# x", "漢"],
)
def test_every_composition_is_whole(text: str) -> None:
    """As far as the schema of compose says it: names, fields, references, and no password in clear."""
    record = kiosk.record()
    elements = [
        one.model_copy(update={"name": f"{text} {one.name}", "short": "", "technology": f"{one.technology} {text}"})
        for one in record.elements
    ]
    deployments = [
        one.model_copy(update={"name": f"{text} {one.name}", "nodes": tuple(map(_renamed(text), one.nodes))})
        for one in record.deployments
    ]
    made = compose(target(elements=tuple(elements), deployments=tuple(deployments)))
    assert_whole(made)
    assert len(made["services"]) == len(compose(target())["services"])


def _renamed(text: str) -> Callable[[DeploymentNode], DeploymentNode]:
    def renamed(node: DeploymentNode) -> DeploymentNode:
        said = {"name": text}
        instances = [one.model_copy(update=said | {"technology": f"{one.technology} {text}"}) for one in node.instances]
        pieces = [one.model_copy(update={"name": f"{text} {one.name}"}) for one in node.infrastructure]
        return node.model_copy(
            update={"name": f"{text} {node.name}", "instances": tuple(instances), "infrastructure": tuple(pieces)}
        )

    return renamed


def assert_whole(made: dict[str, Any]) -> None:
    services, volumes, configs = made["services"], made.get("volumes", {}), made.get("configs", {})
    assert NAME.fullmatch(made["name"])
    ports = [port.partition(":")[0] for one in services.values() for port in one.get("ports", ())]
    assert len(ports) == len(set(ports))
    for name, one in services.items():
        assert NAME.fullmatch(name)
        assert set(one) <= FIELDS
        assert one["image"]
        assert not one["image"].endswith(":latest")
        for other, how in one.get("depends_on", {}).items():
            assert how["condition"] in CONDITIONS
            assert other != name
            if how["condition"] == "service_healthy":
                assert services[other]["healthcheck"]["test"][0] in ("CMD", "CMD-SHELL")
        assert {each.partition(":")[0] for each in one.get("volumes", ())} <= set(volumes)
        assert {each["source"] for each in one.get("configs", ())} <= set(configs)
        for secret in _secrets(one.get("environment", {})):
            assert re.search(r"\$\{[A-Z][A-Z0-9_]*_PASSWORD:\?\}", secret), secret
    for text in _texts(made):
        assert not re.search(r"(?<!\$)\$(?![{$])", text), text


def _secrets(environment: dict[str, Any]) -> Iterator[str]:
    yield from (value for key, value in environment.items() if "PASS" in key)
    yield from (value for value in environment.values() if value and re.search(r"://[^/]*:[^/]*@", value))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(inner)


@pytest.mark.parametrize(
    ("texts", "image"),
    [
        (("", "PostgreSQL/SQLite"), "postgres:"),
        (("SQLite", "PostgreSQL"), ""),
        (("Redis/Memcached",), "redis:"),
        (("Amazon S3",), "minio/minio:"),
        (("Kafka 3",), "apache/kafka:"),
        (("MySQL 8",), "mysql:"),
    ],
)
def test_technologies_are_known_by_their_names(texts: tuple[str, ...], image: str) -> None:
    found = named(*texts)
    assert found is not None
    assert found.image.startswith(image)
    assert bool(found.image) == bool(image)


def test_what_nobody_knows_is_not_made_up() -> None:
    assert named("Acme Store", "in memory", "credis") is None
    (text,) = (one.content for one in deployment.files(design(target())) if one.path == "compose.yaml")
    assert "# Not here, as the model does not say what runs it: Print Queue.\n" in text
