"""Tables: what a model says of its entities, as classes that a database can hold."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql.base import RESERVED_WORDS as OF_POSTGRESQL
from sqlalchemy.dialects.sqlite.base import SQLiteIdentifierPreparer
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session

from tests.generators.scaffold import archive
from tests.generators.scaffold.databases import (
    described,
    differences,
    engine_of,
    entity,
    imported,
    metadata,
    tables_text,
)
from tests.generators.scaffold.packages import run, write
from tests.golden import check_golden
from tests.postgres import Postgres
from trueline.generators.scaffold import Kept
from trueline.generators.scaffold.database.naming import LONGEST
from trueline.generators.scaffold.database.sql import RESERVED, expression
from trueline.generators.scaffold.parts import migrations, tables
from trueline.model.diagnostics import TruelineError
from trueline.model.protocols import Artefact

ID = {"name": "id", "type": "int", "primary_key": True}


def test_every_kind_of_column_has_its_class_and_its_revision() -> None:
    made = archive.design()
    files = (one for one in (*tables.files(made), *migrations.files(made)) if isinstance(one, Artefact))
    # What is the same for every model is run instead, further below.
    told = ("tables.py", "0001_initial.py", "schema.json", "alembic.ini", "script.py.mako")
    check_golden("scaffold/tables", [one for one in files if one.path.endswith(told)])


@pytest.mark.parametrize(
    ("path", "stored"),
    [
        ("house", ["person", "topic", "letter", "loans", "visit"]),
        ("house.reading-room", ["person", "topic", "letter", "loans", "visit"]),
        ("vault", ["letter", "loans", "visit"]),
        ("house.index", ["person", "topic"]),
        ("house.cafe", []),
    ],
)
def test_a_target_has_the_tables_of_the_stores_that_it_uses(path: str, stored: list[str]) -> None:
    """What another system keeps for itself is not its own, even where it uses that system."""
    assert [one.table.name for one in archive.design(path).database.tables] == stored


def test_a_target_without_tables_has_no_database() -> None:
    made = archive.design("house.cafe")
    assert [*tables.files(made), *migrations.files(made)] == []


def test_revisions_that_are_there_stay_when_nothing_changes() -> None:
    first = {one.path: one.content for one in migrations.files(archive.design()) if isinstance(one, Artefact)}
    again = [*migrations.files(archive.design(before=first.get))]
    assert [one.path for one in again if isinstance(one, Kept)] == ["migrations/versions/0001_initial.py"]
    assert {one.path: one.content for one in again if isinstance(one, Artefact)}.items() <= first.items()


def test_what_is_stored_comes_back_as_it_was(tmp_path: Path) -> None:
    """Moments keep their time zone in SQLite too; values of an enumeration are their texts, and no others."""
    event = entity(
        "event", ID, {"name": "at", "type": "timestamp"}, {"name": "data", "type": "json", "nullable": True},
        {"name": "state", "type": "enum", "values": ["on", "it's off"], "default": "it's off"},
    )  # fmt: skip
    module = imported(tables_text([event]))
    moment = dt.datetime(2026, 3, 1, 9, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    with engine_of(f"sqlite:///{tmp_path}/test.db") as engine:
        module.Base.metadata.create_all(engine)
        with Session(engine) as session, session.begin():
            session.add(module.Event(at=moment))
        with Session(engine) as session:
            found = session.scalars(select(module.Event)).one()
            assert (found.at, found.at.tzinfo, found.state) == (moment, dt.UTC, module.EventState.IT_S_OFF)
            assert session.scalar(text("SELECT data IS NULL FROM event"))
        with Session(engine) as session, pytest.raises(IntegrityError, match="ck_event_state_values"):
            session.execute(text("INSERT INTO event (id, at, state) VALUES (2, '2026-03-01', 'lost')"))
        with Session(engine) as session:
            session.add(module.Event(at=dt.datetime(2026, 3, 1, 9)))
            with pytest.raises(StatementError, match="has no time zone"):
                session.flush()


def test_names_that_mean_something_to_python_or_sql_are_only_names(postgres: Postgres) -> None:
    names = ["metadata", "registry", "class", "int", "sa", "dt", "order", "Group", "_x", "text", "date", "from"]
    columns = [{"name": name, "type": "int", "minimum": 0, "index": True} for name in names[:-3]]
    columns += [
        {"name": "text", "type": "text"},
        {"name": "date", "type": "date"},
        {"name": "from", "type": "timestamp"},
    ]
    order = entity("order", ID, *columns, table="select")
    index = entity("Base", ID, {"name": "select", "type": "int", "references": {"entity": "entity:db.order"}})
    wanted = metadata([order, index])
    assert [*wanted.tables["select"].columns.keys()] == ["id", *names]
    with engine_of(postgres.database()) as engine:
        wanted.create_all(engine)
        assert differences(engine, wanted) == []


def test_no_name_is_too_long_or_given_twice(postgres: Postgres) -> None:
    """PostgreSQL cuts names off after 63 bytes, and has one name space for tables and indexes."""
    long = "a_name_of_a_table_that_goes_on_and_on_and_on_and_on_and_on_x"
    column = {"name": f"column_of_{long}"[:63], "type": "int", "minimum": 0, "index": True, "unique": True}
    keys = [{"columns": ["id", column["name"]]}, {"columns": [column["name"], "id"], "name": "Wanted"}]
    found = [
        entity("one", ID, column, table=long, keys=keys),
        entity("two", ID, {**column, "unique": False}, table=long.upper(), keys=keys),
        entity("pk_three", ID),
        entity("three", ID, checks=("id > 0", "id  >  0", "id < 0")),
    ]
    with engine_of(postgres.database()) as engine:
        metadata(found).create_all(engine)
        assert differences(engine, metadata(found)) == []
        names = re.findall(r"'name'[,:] '([^']+)'", str(described(engine)))
    assert len(set(names)) == 15
    assert all(len(name) <= LONGEST for name in names)
    assert {"pk_three_2", "ck_three_id_0_2", "ck_three_id_0_3", "Wanted", "Wanted_2"} <= set(names)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ({"references": {"entity": "entity:db.nobody"}}, "entity:db.nobody.id, which is not in this database."),
        ({"references": {"entity": "entity:db.city", "attribute": "zip"}}, "city.zip, which does not exist."),
        (
            {"references": {"entity": "entity:db.city", "attribute": "mayor"}},
            "city.mayor, which may be the same in several rows.",
        ),
        ({"references": {"entity": "entity:db.city", "attribute": "code"}}, "city.code, which is of another type."),
    ],
)
def test_what_no_database_could_refer_to_is_said_and_left_out(column: dict[str, Any], said: str) -> None:
    city = entity("city", ID, {"name": "code", "type": "uuid", "unique": True}, {"name": "mayor", "type": "int"})
    written = tables_text([entity("store", ID, {"name": "city_id", "type": "int", **column}), city])
    assert f"    # Refers to {said}\n    city_id: Mapped[int]\n" in written


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ({"type": "int", "default": "many"}, "'item.it' has a default that cannot be: 'many' is not a number"),
        ({"type": "int", "default": 1.5}, "'1.5' is not a whole number"),
        ({"type": "boolean", "default": "maybe"}, "'maybe' is neither true nor false"),
        ({"type": "date", "default": "today"}, "'item.it' has a default that cannot be"),
        ({"type": "bytes", "default": "x"}, "no form of 'x' is understood by every database"),
        ({"type": "text", "default": "a\nb"}, "it has several lines"),
        (
            {"type": "uuid", "default_expression": "now(); DROP TABLE item"},
            "has a default_expression that cannot be: holds ;",
        ),
        ({"type": "text", "minimum": 1}, "'item.it' has a minimum, which no text has"),
        ({"type": "text", "check": "1 = 1)"}, "'item.it' has a check that closes a parenthesis that it does not open"),
        ({"type": "string", "length": 2**31}, "'item.it' is longer than 10485760 characters"),
        ({"type": "decimal", "precision": 2000}, "'item.it' has more than 1000 digits"),
        ({"type": "int", "name": "ID"}, "'item.id' stands twice"),
    ],
)
def test_what_no_database_could_hold_is_told(column: dict[str, Any], said: str) -> None:
    with pytest.raises(TruelineError) as told:
        tables_text([entity("item", ID, {"name": "it", **column})])
    assert said in told.value.diagnostics[0].message
    assert told.value.diagnostics[0].remedy


@pytest.mark.parametrize(
    "attack", ["'", '"', "(", ")", "a; b", "a -- b", "a /* b", "$$ a $$", "E'\\'' OR a'", "a ' b; '' c"]
)
def test_a_condition_cannot_end_what_stands_around_it(attack: str) -> None:
    with pytest.raises(ValueError, match=r"holds|close"):
        expression(attack)


@pytest.mark.parametrize(
    ("condition", "line"),
    [
        ("a  >\n 1", "a > 1"),
        ("name <> ';--('", "name <> ';--('"),
        ("\"a;b\" ~ '[[:alpha:]]'", "\"a;b\" ~ '[[:alpha:]]'"),
        ("note <> 'it''s  (two)'", "note <> 'it''s  (two)'"),
    ],
)
def test_a_condition_stays_what_it_was(condition: str, line: str) -> None:
    assert expression(condition) == line


def test_every_word_that_sqlalchemy_quotes_is_quoted() -> None:
    assert OF_POSTGRESQL | SQLiteIdentifierPreparer.reserved_words <= RESERVED


def test_alembic_runs_the_revisions_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    """A revision of SQLite that fails leaves nothing behind; that of PostgreSQL can be read before it runs."""
    folder = write(archive.target(), tmp_path)
    revision = folder / "migrations" / "versions" / "0001_initial.py"
    whole = revision.read_text(encoding="utf-8")
    revision.write_text(
        whole.replace("\n\n\ndef downgrade", '\n    op.execute("broken")\n\n\ndef downgrade'), encoding="utf-8"
    )
    assert 'near "broken"' in _alembic(folder, "upgrade", "head", fails=True)
    revision.write_text(whole, encoding="utf-8")
    assert "Running upgrade  -> 0001_initial" in _alembic(folder, "upgrade", "head")
    assert "No new upgrade operations detected" in _alembic(folder, "check")
    printed = _alembic(folder, "upgrade", "head", "--sql", DATABASE_URL="postgres://nobody@nowhere/archive")
    assert "CREATE TABLE letter (" in printed


def _alembic(folder: Path, *command: str, fails: bool = False, **environment: str) -> str:
    """Run Alembic in a folder; return what it says."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "alembic", *command], cwd=folder, env={**os.environ, **environment},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    assert bool(done.returncode) is fails, done.stdout
    return done.stdout


UNITS = """
    import asyncio, json, uuid
    from sqlalchemy import select
    from sqlalchemy.exc import IntegrityError
    from archive.infrastructure._generated import tables
    from archive.infrastructure.database import Database

    async def main():
        database = Database()
        async with database.session() as session:
            person = tables.Person(name="Ada")
            session.add(person)
        try:
            async with database.session() as session:
                session.add(tables.Person(name="Bob"))
                await session.flush()
                session.add(tables.Letter(id=uuid.uuid4(), number=1, author_id=99, topic="none", text="", worth=1))
        except IntegrityError:
            pass
        async with database.session() as session:
            found = (await session.scalars(select(tables.Person))).all()
        await database.close()
        print(json.dumps([[one.id, one.name] for one in (person, *found)]))

    asyncio.run(main())
"""


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_unit_of_work_is_stored_as_a_whole_or_not_at_all(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Foreign keys hold in SQLite too; what was stored can be read after its unit of work."""
    url = request.getfixturevalue("postgres").database() if kind == "postgresql" else "sqlite:///./test.db"
    folder = write(archive.target(), tmp_path)
    _alembic(folder, "upgrade", "head", DATABASE_URL=url)
    assert run(folder, UNITS, DATABASE_URL=url.replace("+psycopg", "")) == [[1, "Ada"], [1, "Ada"]]
