"""A PostgreSQL server of its own for tests: started in a temporary folder, reached through a socket, and thrown away.

Nothing listens on the network, and the server keeps no promise about what a power cut would leave: it is quick.
"""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

_INSTALLED = Path("/usr/lib/postgresql")
_OPTIONS = {
    "autovacuum": "off",
    "fsync": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "50",
    "synchronous_commit": "off",
    "timezone": "UTC",
}


class PostgresMissingError(Exception):
    """No PostgreSQL can be started here; the message says what to do."""


@dataclass(slots=True)
class Postgres:
    """A running server.

    Attributes:
        folder: where its socket stands.
        user: who owns everything in it.
    """

    folder: Path
    user: str
    _number: Iterator[int] = field(default_factory=lambda: count(1))

    def database(self, name: str = "") -> str:
        """Make an empty database, in place of one of that name, and return its address as SQLAlchemy writes it."""
        import psycopg
        from psycopg import sql

        name = name or f"test_{next(self._number)}"
        with psycopg.connect(host=str(self.folder), user=self.user, dbname="postgres", autocommit=True) as connection:
            quoted = sql.Identifier(name)
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(quoted))
            connection.execute(sql.SQL("CREATE DATABASE {}").format(quoted))
        return f"postgresql+psycopg://{self.user}@/{name}?host={self.folder}"


@contextmanager
def running() -> Iterator[Postgres]:
    """Start a server, yield it, and stop it with everything that was stored.

    Raises:
        PostgresMissingError: where there are no binaries, or nobody may run them.
    """
    binaries, user = _binaries(), _user()
    # Not below pytest's own folders, which only their owner may enter; and a socket's path must be short.
    with tempfile.TemporaryDirectory(prefix="postgres-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        shutil.chown(folder, user)
        data = folder / "data"
        how = ("-U", user, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        _run(user, folder, binaries / "initdb", "-D", data, *how)
        with (data / "postgresql.conf").open("a", encoding="utf-8") as settings:
            for name, value in {**_OPTIONS, "unix_socket_directories": str(folder)}.items():
                settings.write(f"{name} = '{value}'\n")
        control = (user, folder, binaries / "pg_ctl", "-D", data, "-w")
        _run(*control, "-l", folder / "log", "start")
        try:
            yield Postgres(folder, user)
        finally:
            _run(*control, "-m", "immediate", "stop")


def _binaries() -> Path:
    """Return the folder of `initdb` and `pg_ctl`, of one version: the one on PATH, or else the newest installed."""
    on_path = shutil.which("initdb")
    if on_path:
        # Distributions link single programs into PATH; what these need stands beside the originals.
        return Path(on_path).resolve().parent
    found = sorted(_INSTALLED.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if found:
        return found[-1].parent
    raise PostgresMissingError("No PostgreSQL: install one, or put `initdb` and `pg_ctl` on PATH.")


def _user() -> str:
    """Return who runs the server: PostgreSQL refuses to be run by root."""
    if os.geteuid() != 0:
        return getpass.getuser()
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise PostgresMissingError("PostgreSQL does not run as root, and there is no user `postgres` or `nobody`.")


def _run(user: str, folder: Path, *command: str | Path) -> None:
    """Run a program of PostgreSQL as `user`, who may be unable to enter the folder of the tests."""
    root = os.geteuid() == 0
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, check=False, user=user if root else None,
        group=pwd.getpwnam(user).pw_gid if root else None, extra_groups=[] if root else None,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name} failed:\n{done.stdout}")
