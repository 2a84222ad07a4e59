"""Names of tables and constraints: by convention, no longer than PostgreSQL takes them, and each given once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from ..python.names import words

LONGEST = 63
"""Bytes of an identifier in PostgreSQL; what is longer is cut off there, and not in SQLite."""
CONVENTION = {
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
}
"""The same in the words of SQLAlchemy."""
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def conventional(kind: str, table: str, columns: Iterable[str] = (), rest: str = "") -> str:
    """Return the name that the convention gives.

    Args:
        kind: a key of the convention.
        table: name of the table.
        columns: names of its columns.
        rest: what a check is about, or the table that a foreign key leads to.
    """
    return "_".join(filter(None, (kind, table, *columns, rest)))


def identifier(text: str) -> str:
    """Return a name of a model as a database takes it: as it is where it can be, in small letters otherwise."""
    return text if _IDENTIFIER.fullmatch(text) else "_".join(words(text)) or "unnamed"


class Names:
    """The names of one database, which must differ even where case is ignored.

    Tables, keys and indexes share one name space in PostgreSQL.
    """

    def __init__(self) -> None:
        """Keep what Alembic needs."""
        self._taken = {"alembic_version"}

    def give(self, wanted: str) -> str:
        """Return `wanted`, shortened where it is too long, and numbered where it is taken."""
        given, number = _fit(wanted, ""), 2
        while given.lower() in self._taken:
            given, number = _fit(wanted, f"_{number}"), number + 1
        self._taken.add(given.lower())
        return given


def _fit(name: str, tail: str) -> str:
    if len(name) + len(tail) <= LONGEST:
        return name + tail
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{name[: LONGEST - len(tail) - 9]}_{digest}{tail}"
