"""The tables of a target as classes of SQLAlchemy, and how to reach the database that holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from trueline.model.protocols import Artefact

from ..database.classes import TableClass
from ..database.naming import CONVENTION
from ..design import Design

_OWN = "infrastructure/_generated"
_STANDARD = {"Decimal": "decimal", "StrEnum": "enum", "Any": "typing", "UUID": "uuid"}


def files(design: Design) -> Iterator[Artefact]:
    """Yield the modules of a database, where there is one."""
    if not design.database.exists:
        return
    yield design.module(f"{_OWN}/__init__.py", "infrastructure/generated.py.j2")
    yield design.module(f"{_OWN}/tables.py", "infrastructure/tables.py.j2", **context(design.database.tables))
    yield design.written("infrastructure/database.py", "infrastructure/database.py.j2")


def context(tables: Sequence[TableClass]) -> dict[str, Any]:
    """Return what the template of tables needs."""
    uses = _uses(tables)
    return {"tables": tables, "uses": uses, "imports": _imports(uses), "convention": CONVENTION}


def _uses(tables: Sequence[TableClass]) -> Mapping[str, bool]:
    """Return what the module needs besides the tables."""
    annotations = " ".join(member.annotation for table in tables for member in table.members)
    words = set(re.findall(r"\w+", annotations))
    columns = [column for table in tables for column in table.table.columns]
    return {
        **{name: name in words for name in ("Any", "Decimal", "UUID", "dt")},
        "JSON_DOCUMENT": any(column.type == "json" for column in columns),
        "StrEnum": any(table.enumerations for table in tables),
        "Timestamp": "dt.datetime" in annotations,
        "length": any("length=" in member.text for table in tables for member in table.members),
        "Mapped": bool(words),
    }


def _imports(uses: Mapping[str, bool]) -> dict[str, list[str]]:
    standard = ["import datetime as dt"] if uses["dt"] else []
    standard += [f"from {module} import {name}" for name, module in _STANDARD.items() if uses[name]]
    third = ["import sqlalchemy as sa"]
    third += ["from sqlalchemy.dialects.postgresql import JSONB"] if uses["JSON_DOCUMENT"] else []
    mapped = ", Mapped, mapped_column" if uses["Mapped"] else ""
    return {"standard": standard, "third": [*third, f"from sqlalchemy.orm import DeclarativeBase{mapped}"]}
