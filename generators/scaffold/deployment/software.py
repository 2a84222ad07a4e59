"""Well-known software behind stores and brokers: the image that runs it, and how it is set up, watched and reached."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Software:
    """A product that runs in a container.

    `{user}` stands for a name, `{secret}` for what compose fills in from the environment, `{host}` for the service.

    Attributes:
        names: how models write it, as whole words.
        image: with its version; empty where it is a file of whoever uses it.
        url: under which it is reached.
        health: command that tells whether it works.
        data: folder that outlives the container; empty where there is none.
        environment: its settings.
        command: in place of the image's own.
    """

    names: tuple[str, ...]
    image: str = ""
    url: str = ""
    health: tuple[str, ...] = ()
    data: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)
    command: tuple[str, ...] = ()

    @property
    def secret(self) -> bool:
        """Whether it has a password."""
        return any("{secret}" in value for value in self.environment.values())


POSTGRES = Software(
    ("postgresql", "postgres"),
    "postgres:17-alpine",
    "postgresql://{user}:{secret}@{host}:5432/{user}",
    ("CMD", "pg_isready", "-U", "{user}"),
    "/var/lib/postgresql/data",
    {"POSTGRES_DB": "{user}", "POSTGRES_USER": "{user}", "POSTGRES_PASSWORD": "{secret}"},
)
SQLITE = Software(("sqlite",), url="sqlite:////data/{host}.db", data="/data")

_MYSQL = {
    "MYSQL_DATABASE": "{user}", "MYSQL_USER": "{user}", "MYSQL_PASSWORD": "{secret}",
    "MYSQL_RANDOM_ROOT_PASSWORD": "yes",
}  # fmt: skip
_KAFKA = {
    "KAFKA_NODE_ID": "1",
    "KAFKA_PROCESS_ROLES": "broker,controller",
    "KAFKA_LISTENERS": "PLAINTEXT://:9092,CONTROLLER://:9093",
    "KAFKA_ADVERTISED_LISTENERS": "PLAINTEXT://{host}:9092",
    "KAFKA_CONTROLLER_LISTENER_NAMES": "CONTROLLER",
    "KAFKA_CONTROLLER_QUORUM_VOTERS": "1@localhost:9093",
    "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP": "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
    "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR": "1",
    "KAFKA_LOG_DIRS": "/var/lib/kafka/data",
}
_ELASTIC = {"discovery.type": "single-node", "xpack.security.http.ssl.enabled": "false", "ELASTIC_PASSWORD": "{secret}"}

SOFTWARE: tuple[Software, ...] = (
    POSTGRES,
    SQLITE,
    Software(
        ("mysql",), "mysql:8.4", "mysql://{user}:{secret}@{host}:3306/{user}",
        ("CMD", "mysqladmin", "ping", "-h", "localhost"), "/var/lib/mysql", _MYSQL,
    ),
    Software(
        ("mariadb",), "mariadb:11", "mariadb://{user}:{secret}@{host}:3306/{user}",
        ("CMD", "healthcheck.sh", "--connect", "--innodb_initialized"), "/var/lib/mysql",
        {key.replace("MYSQL", "MARIADB"): value for key, value in _MYSQL.items()},
    ),
    Software(
        ("mongodb", "mongo"), "mongo:7", "mongodb://{user}:{secret}@{host}:27017/",
        ("CMD", "mongosh", "--quiet", "--eval", "db.adminCommand('ping')"), "/data/db",
        {"MONGO_INITDB_ROOT_USERNAME": "{user}", "MONGO_INITDB_ROOT_PASSWORD": "{secret}"},
    ),
    Software(("redis",), "redis:7-alpine", "redis://{host}:6379/0", ("CMD", "redis-cli", "ping"), "/data"),
    Software(("valkey",), "valkey/valkey:8-alpine", "redis://{host}:6379/0", ("CMD", "valkey-cli", "ping"), "/data"),
    Software(("memcached",), "memcached:1.6-alpine", "{host}:11211", ("CMD", "nc", "-z", "localhost", "11211")),
    Software(
        ("rabbitmq",), "rabbitmq:4-management-alpine", "amqp://{user}:{secret}@{host}:5672/",
        ("CMD", "rabbitmq-diagnostics", "-q", "ping"), "/var/lib/rabbitmq",
        {"RABBITMQ_DEFAULT_USER": "{user}", "RABBITMQ_DEFAULT_PASS": "{secret}"},
    ),
    Software(
        ("kafka",), "apache/kafka:3.9.0", "{host}:9092",
        ("CMD-SHELL", "cd / && opt/kafka/bin/kafka-broker-api-versions.sh --bootstrap-server localhost:9092"),
        "/var/lib/kafka/data", _KAFKA,
    ),
    Software(
        ("nats",), "nats:2-alpine", "nats://{host}:4222",
        ("CMD", "wget", "-qO-", "http://localhost:8222/healthz"), "/data",
        command=("--jetstream", "--store_dir=/data", "--http_port=8222"),
    ),
    Software(
        ("elasticsearch", "elastic"), "docker.elastic.co/elasticsearch/elasticsearch:8.17.0",
        "http://elastic:{secret}@{host}:9200",
        ("CMD-SHELL", "curl -fsu elastic:$$ELASTIC_PASSWORD http://localhost:9200/_cluster/health"),
        "/usr/share/elasticsearch/data", _ELASTIC,
    ),
    Software(
        ("minio", "s3"), "minio/minio:RELEASE.2025-04-22T22-12-26Z", "http://{user}:{secret}@{host}:9000",
        ("CMD", "mc", "ready", "local"), "/data", {"MINIO_ROOT_USER": "{user}", "MINIO_ROOT_PASSWORD": "{secret}"},
        ("server", "/data"),
    ),
)  # fmt: skip
"""What is known; each image is pinned, as `latest` is another one tomorrow."""


def named(*texts: str) -> Software | None:
    """Return the software that the first of some texts names which names any; of several in it, the first."""
    for text in texts:
        found = [
            (match.start(), one)
            for one in SOFTWARE
            if (match := re.search(rf"\b(?:{'|'.join(one.names)})\b", text, re.IGNORECASE))
        ]
        if found:
            return min(found, key=lambda each: each[0])[1]
    return None


def is_nginx(*texts: str) -> bool:
    """Return whether some texts name nginx."""
    return any(re.search(r"\bnginx\b", text, re.IGNORECASE) for text in texts)
