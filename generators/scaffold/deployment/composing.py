"""What runs, as services of compose (compose-spec.io)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from ..python.names import constant
from .running import Process, Running, Store
from .software import POSTGRES, SQLITE
from .yaml_documents import MERGE, Row, Shared, dumped

_PORT = 8000
_TRIES = {"interval": "10s", "timeout": "5s", "retries": 5, "start_period": "30s"}
_ASK = f"import urllib.request; urllib.request.urlopen('http://localhost:{_PORT}/openapi.json')"
_NGINX = "nginx:1.27-alpine"
# Two dollar signs: compose would fill in what stands after one.
_PROXY = """server {{
    listen 80;
    location / {{
        proxy_pass http://{host}:{port};
        proxy_http_version 1.1;
        proxy_set_header Host $$host;
        proxy_set_header X-Forwarded-For $$proxy_add_x_forwarded_for;
        proxy_set_header X-Forwarded-Proto $$scheme;
        proxy_set_header Upgrade $$http_upgrade;
        proxy_set_header Connection $$http_connection;
    }}
}}
"""


class Composition:
    """Services, volumes and secrets of a package.

    Attributes:
        package: name of the Python package.
        running: what runs.
        migrated: whether tables are made by a step of its own.
        jobs: elements that have work which the clock starts.
    """

    def __init__(self, package: str, running: Running, *, migrated: bool, jobs: tuple[str, ...]) -> None:
        """Compose what is `running`."""
        self.package = package
        self.running = running
        self.migrated = migrated and self.main is not None
        self.jobs = jobs

    @cached_property
    def called(self) -> tuple[Process, ...]:
        """The processes that others call; never none."""
        return tuple(one for one in self.running.processes if not one.worker)

    @cached_property
    def clock(self) -> Process | None:
        """The one process in which jobs run: their worker, the only process, or one of its own."""
        if not self.jobs:
            return None
        workers = [one for one in self.running.processes if one.worker and one.copies == 1]
        if len(self.called) == 1 and self.called[0].copies == 1:
            workers.append(self.called[0])
        at_home = (one for one in workers if any(f"{job}.".startswith(f"{one.path}.") for job in self.jobs))
        alone = (one for one in workers if not one.worker)
        return [*at_home, *alone, Process("jobs", worker=True)][0]

    @property
    def processes(self) -> tuple[Process, ...]:
        """Every process of the package that has something to do."""
        return (*self.called, *([self.clock] if self.clock and self.clock.worker else []))

    @property
    def idle(self) -> tuple[Process, ...]:
        """Workers for which the package has nothing to do yet."""
        return tuple(one for one in self.running.processes if one not in self.processes)

    @cached_property
    def main(self) -> Store | None:
        """The database with the tables of the package: one, however many of the model's stores keep some."""
        relational = [one for one in self._tables if one.software.image]
        return next(iter((*relational, *self._tables)), None)

    @cached_property
    def _tables(self) -> tuple[Store, ...]:
        kept = self.running.kept
        return tuple(one for one in self.running.stores if one.path in kept and one.software in (POSTGRES, SQLITE))

    @cached_property
    def together(self) -> tuple[Store, ...]:
        """The stores of which the tables stand in one database here, where there are several."""
        return self._tables if len(self._tables) > 1 else ()

    @cached_property
    def stores(self) -> tuple[Store, ...]:
        """Every store that runs, or is a file."""
        return tuple(one for one in self.running.stores if one is self.main or one not in self._tables)

    @property
    def on_disk(self) -> bool:
        """Whether something is kept in files of the package's own."""
        return any(not one.software.image for one in self.stores)

    @property
    def secrets(self) -> tuple[str, ...]:
        """The variables that whoever runs it has to set."""
        return tuple(_secret(one) for one in self.stores if one.software.secret)

    def document(self) -> str:
        """Return everything as YAML."""
        made: dict[str, Any] = {"name": self.package.replace("_", "-")}
        application = Shared("application", self._application())
        several = len(self.processes) + self.migrated > 1
        made |= {"x-application": application} if several else {}
        made["services"] = self._services({MERGE: application} if several else dict(application))
        volumes: dict[str, Any] = {name: {} for name in self._volumes()}
        made |= {"volumes": volumes} if volumes else {}
        if self.running.gateway:
            made["configs"] = {"proxy": {"content": _PROXY.format(host=self.called[0].name, port=_PORT)}}
        return dumped(made)

    def _services(self, application: dict[str, Any]) -> dict[str, Any]:
        services: dict[str, Any] = {}
        if self.running.gateway:
            services[self.running.gateway] = self._proxy()
        for one in self.processes:
            services[one.name] = application | self._process(one)
        if self.migrated:
            services["migrations"] = application | self._migrations()
        return services | {one.name: self._store(one) for one in self.stores if one.software.image}

    # ---- the package -----------------------------------------------------------------------------------------------
    def _application(self) -> dict[str, Any]:
        """Return what all services of the package share."""
        waits = {one.name: {"condition": "service_healthy"} for one in self.stores if one.software.image}
        if self.migrated:
            waits["migrations"] = {"condition": "service_completed_successfully"}
        made: dict[str, Any] = {"build": ".", "image": self.package.replace("_", "-"), "restart": "unless-stopped"}
        made["environment"] = self._environment
        made |= {"volumes": [f"data:{SQLITE.data}"]} if self.on_disk else {}
        made |= {"depends_on": waits} if waits else {}
        return made | {"healthcheck": {"test": Row(["CMD", "python", "-c", _ASK]), **_TRIES}}

    @cached_property
    def _environment(self) -> Shared:
        """Return the settings: where everything is, and the tokens of whoever may call, from the environment."""
        found: dict[str, Any] = {}
        for one in self.stores:
            name = "DATABASE_URL" if one is self.main else f"{constant(one.name)}_URL"
            found.setdefault(name, self._filled(one.software.url, one))
        off = {"JOBS": "off"} if self.clock and self.clock.worker else {}
        return Shared("environment", found | {"TOKENS": None} | off)

    def _process(self, one: Process) -> dict[str, Any]:
        made: dict[str, Any] = {}
        if one.worker:
            made["environment"] = {MERGE: self._environment, "JOBS": "on"}
        elif not self.running.gateway:
            first = _PORT + sum(each.copies for each in self.called[: self.called.index(one)])
            last = first + one.copies - 1
            made["ports"] = [f"{first}-{last}:{_PORT}" if last > first else f"{first}:{_PORT}"]
        return made | ({"deploy": {"replicas": one.copies}} if one.copies > 1 else {})

    def _migrations(self) -> dict[str, Any]:
        assert self.main is not None
        waits = {self.main.name: {"condition": "service_healthy"}} if self.main.software.image else {}
        once = {"command": Row(["alembic", "upgrade", "head"]), "restart": "on-failure"}
        return once | {"depends_on": waits, "healthcheck": {"disable": True}}

    # ---- what it reaches -------------------------------------------------------------------------------------------
    def _store(self, one: Store) -> dict[str, Any]:
        software = one.software
        made: dict[str, Any] = {"image": software.image, "restart": "unless-stopped"}
        if software.command:
            made["command"] = Row(software.command)
        if software.environment:
            made["environment"] = {key: self._filled(value, one) for key, value in software.environment.items()}
        if software.data:
            made["volumes"] = [f"{one.name}:{software.data}"]
        return made | {"healthcheck": {"test": Row(self._filled(each, one) for each in software.health), **_TRIES}}

    def _filled(self, text: str, one: Store) -> str:
        secret = f"${{{_secret(one)}:?}}"
        return text.replace("{user}", self.package).replace("{host}", one.name).replace("{secret}", secret)

    def _volumes(self) -> Iterator[str]:
        if self.on_disk:
            yield "data"
        yield from (one.name for one in self.stores if one.software.image and one.software.data)

    def _proxy(self) -> dict[str, Any]:
        ask = Row(["CMD", "wget", "-q", "--spider", "http://localhost/openapi.json"])
        return {
            "image": _NGINX,
            "restart": "unless-stopped",
            "ports": ["8080:80"],
            "configs": [{"source": "proxy", "target": "/etc/nginx/conf.d/default.conf"}],
            "depends_on": {self.called[0].name: {"condition": "service_healthy"}},
            "healthcheck": {"test": ask, **_TRIES},
        }


def _secret(one: Store) -> str:
    return f"{constant(one.name)}_PASSWORD"
