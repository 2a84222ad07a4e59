"""Generated tables and revisions, run against a real database."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from types import ModuleType
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, MetaData, create_engine, event, inspect
from sqlalchemy.pool import NullPool

from trueline.generators.scaffold import Templates
from trueline.generators.scaffold.database.classes import classes
from trueline.generators.scaffold.database.history import History, Revision, history
from trueline.generators.scaffold.database.reading import Stored, read
from trueline.generators.scaffold.parts.tables import context
from trueline.model.records.schema import Attribute, Entity

TEMPLATES = Templates()
_NUMBER = count()
ID: dict[str, Any] = {"name": "id", "type": "int", "primary_key": True}
NAME: dict[str, Any] = {"name": "name", "type": "string", "length": 50}


def refers(name: str, to: str, attribute: str = "id", type_: str = "int", **more: Any) -> dict[str, Any]:
    """Return a column that refers to another entity."""
    return {"name": name, "type": type_, "references": {"entity": f"entity:db.{to}", "attribute": attribute}, **more}


def entity(name: str, *columns: dict[str, Any], **more: Any) -> Entity:
    """Return an entity of which each column is a dictionary of its fields."""
    attributes = tuple(Attribute.model_validate(column) for column in columns)
    return Entity.model_validate(
        {
            "id": f"db.{name.lower().replace('_', '-')}",
            "name": name,
            "schema": "schema:db",
            "attributes": attributes,
            **more,
        }
    )


def reading(entities: Sequence[Entity]) -> tuple[Stored, ...]:
    """Return the tables of entities that refer to each other as `entity:db.name`."""
    known = {f"entity:{one.id}": one for one in entities}
    return read("shop", entities, known.get)


def tables_text(entities: Sequence[Entity]) -> str:
    """Return the module of tables."""
    return TEMPLATES.fill("infrastructure/tables.py.j2", title="Shop", **context(classes(reading(entities))))


def revision_text(revision: Revision) -> str:
    """Return the module of a revision."""
    return TEMPLATES.fill("migrations/revision.py.j2", title="Shop", revision=revision)


def imported(text: str) -> ModuleType:
    """Return a module of which the text is known."""
    module = ModuleType(f"generated_{next(_NUMBER)}")
    # Annotations are looked up in the module by its name.
    sys.modules[module.__name__] = module
    exec(compile(text, module.__name__, "exec"), module.__dict__)
    return module


def metadata(entities: Sequence[Entity]) -> MetaData:
    """Return the tables of entities as their module has them."""
    found = imported(tables_text(entities)).Base.metadata
    assert isinstance(found, MetaData)
    return found


class Past:
    """A database on its way through versions of a model."""

    def __init__(self, engine: Engine) -> None:
        """Begin with an empty database."""
        self.engine = engine
        self.snapshot: str | None = None
        self.revisions: list[Revision] = []
        self._modules: list[ModuleType] = []
        self._undone: list[tuple[Revision, ModuleType]] = []

    def plan(self, *entities: Entity) -> History:
        """Return what comes next."""
        return history([one.table for one in reading(entities)], self.snapshot)

    def go(self, *entities: Entity) -> Revision | None:
        """Take the database to the next version."""
        planned = self.plan(*entities)
        self.snapshot = planned.snapshot
        if planned.new:
            self.revisions.append(planned.new)
            self._modules.append(imported(revision_text(planned.new)))
            self._run(self._modules[-1].upgrade)
        return planned.new

    def back(self) -> None:
        """Undo the last revision."""
        self._undone.append((self.revisions.pop(), self._modules.pop()))
        self._run(self._undone[-1][1].downgrade)

    def again(self) -> None:
        """Do once more what was undone last."""
        revision, module = self._undone.pop()
        self.revisions.append(revision)
        self._modules.append(module)
        self._run(module.upgrade)

    def _run(self, function: Any) -> None:
        with self.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"transactional_ddl": True})
            with context.begin_transaction(), Operations.context(context):
                function()
            connection.commit()

    def execute(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a statement; return its rows."""
        with self.engine.begin() as connection:
            found = connection.exec_driver_sql(sql)
            return [tuple(row) for row in found] if found.returns_rows else []


@contextmanager
def engine_of(url: str) -> Iterator[Engine]:
    """Yield an engine that keeps no connections."""
    engine = create_engine(url, poolclass=NullPool)
    if engine.dialect.name == "sqlite":  # as `migrations/env.py` has it
        event.listen(engine, "connect", lambda connection, _record: setattr(connection, "isolation_level", None))
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    yield engine
    engine.dispose()


def differences(engine: Engine, wanted: MetaData) -> list[object]:
    """Return what Alembic would change."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return list(compare_metadata(context, wanted))


def described(engine: Engine) -> dict[str, Any]:
    """Return everything that a database tells of its tables, in an order of names."""
    with engine.connect() as connection:
        names = set(inspect(connection).get_table_names()) - {"alembic_version"}
        return {name: _table(connection, name) for name in sorted(names)}


def _table(connection: Connection, name: str) -> dict[str, Any]:
    look = inspect(connection)
    columns = {
        one["name"]: (str(one["type"]), one["nullable"], one["default"], one.get("comment"))
        for one in look.get_columns(name)
    }
    found = (look.get_unique_constraints, look.get_check_constraints, look.get_foreign_keys, look.get_indexes)
    rows = [sorted(str(sorted(one.items(), key=str)) for one in get(name)) for get in found]
    return {"columns": columns, "primary": look.get_pk_constraint(name), "constraints": rows}
