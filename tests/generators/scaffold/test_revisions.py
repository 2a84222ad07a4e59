"""Revisions: each change of a model's tables, applied to databases that hold rows, and undone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError

from tests.generators.scaffold.databases import (
    ID,
    NAME,
    Past,
    described,
    differences,
    engine_of,
    entity,
    metadata,
    refers,
    revision_text,
)
from tests.postgres import Postgres
from trueline.model.records.schema import Entity


@pytest.fixture(params=["sqlite", "postgresql"])
def past(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Past]:
    """An empty database of each kind, on its way through versions of a model."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/test.db"
    else:
        server: Postgres = request.getfixturevalue("postgres")
        url = server.database()
    with engine_of(url) as engine:
        yield Past(engine)


def lead(past: Past, *entities: Entity) -> str:
    """Take a database to the next version, make sure that it is what the model says, and return the revision."""
    revision = past.go(*entities)
    assert differences(past.engine, metadata(entities)) == []
    return revision_text(revision) if revision else ""


def test_what_is_undone_is_as_it_was(past: Past) -> None:
    """Everything about a table changes at once, and back again."""
    city = entity("city", ID, NAME, {"name": "code", "type": "string", "length": 3, "unique": True})
    lead(past, entity("store", ID, {**NAME, "index": True, "comment": "Over the door"}, refers("city", "city")), city)
    before = described(past.engine)
    number = {"name": "number", "type": "bigint", "primary_key": True}
    size = {"name": "size", "type": "enum", "values": ["it's :small", "100%"], "default": "100%", "nullable": True}
    town = {
        "name": "city",
        "type": "string",
        "length": 3,
        "references": {"entity": "entity:db.city", "attribute": "code"},
    }
    lead(past, entity("store", number, {**NAME, "length": 80, "nullable": True, "unique": True}, size, town), city)
    past.back()
    assert described(past.engine) == before
    past.back()
    assert described(past.engine) == {}


def test_rows_get_an_obvious_value_in_a_column_that_is_new_and_required(past: Past) -> None:
    lead(past, entity("item", ID, {**NAME, "nullable": True}))
    past.execute("INSERT INTO item (id, name) VALUES (1, NULL)")
    columns: list[dict[str, Any]] = [
        {"name": "note", "type": "text"},
        {"name": "count", "type": "int", "minimum": 1},
        {"name": "price", "type": "decimal", "precision": 12, "scale": 2, "maximum": -3},
        {"name": "is_new", "type": "boolean"},
        {"name": "state", "type": "enum", "values": ["draft", "done"], "default": "draft"},
    ]
    lead(past, entity("item", ID, {**NAME, "default": "it's :x"}, *columns))
    rows = past.execute("SELECT name, note, count, CAST(price AS INTEGER), state FROM item WHERE NOT is_new")
    assert rows == [("it's :x", "", 1, -3, "draft")]
    past.back()
    assert past.execute("SELECT * FROM item") == [(1, "it's :x")]


def test_where_no_value_is_obvious_a_person_is_asked_and_no_row_is_harmed(past: Past) -> None:
    lead(past, entity("item", ID))
    past.execute("INSERT INTO item (id) VALUES (1)")
    before = described(past.engine)
    with pytest.raises(DBAPIError):
        past.go(entity("item", ID, {"name": "owner", "type": "uuid"}))
    assert "no value is obvious: give them one here" in revision_text(past.revisions[-1])
    assert described(past.engine) == before
    assert past.execute("SELECT * FROM item") == [(1,)]


def test_a_moment_that_the_database_knows_is_no_riddle(past: Past) -> None:
    lead(past, entity("item", ID))
    past.execute("INSERT INTO item (id) VALUES (1)")
    lead(past, entity("item", ID, {"name": "at", "type": "timestamp", "default_expression": "CURRENT_TIMESTAMP"}))
    assert past.execute("SELECT id FROM item WHERE at IS NOT NULL")


def test_rows_that_refer_to_a_table_outlive_its_changes(past: Past) -> None:
    """SQLite makes a table anew to change it, and deletes the old one: nothing may cascade from that."""
    child = entity(
        "line", ID, {**refers("item_id", "item"), "references": {"entity": "entity:db.item", "on_delete": "cascade"}}
    )
    lead(past, entity("item", ID, NAME), child)
    past.execute("INSERT INTO item (id, name) VALUES (1, 'pen')")
    past.execute("INSERT INTO line (id, item_id) VALUES (1, 1)")
    lead(past, entity("item", ID, {**NAME, "nullable": True, "length": 90}), child)
    past.back()
    assert past.execute("SELECT id, item_id FROM line") == [(1, 1)]


def test_a_key_that_grows_keeps_its_rows_and_goes_on_counting(past: Past) -> None:
    lead(past, entity("item", ID, NAME), entity("line", ID, refers("item_id", "item")))
    past.execute("INSERT INTO item (name) VALUES ('pen')")
    past.execute("INSERT INTO line (item_id) VALUES (1)")
    big = {**ID, "type": "bigint"}
    lead(past, entity("item", big, NAME), entity("line", big, refers("item_id", "item", type_="bigint")))
    past.execute("INSERT INTO item (name) VALUES ('cap')")
    past.back()
    past.execute("INSERT INTO item (name) VALUES ('ink')")
    assert past.execute("SELECT id, name FROM item ORDER BY id") == [
        (1, "pen"),
        (2, "cap"),
        (3, "ink"),
    ]
    assert past.execute("SELECT 1 FROM line JOIN item ON item.id = line.item_id")


def test_a_table_keeps_its_rows_under_another_name(past: Past) -> None:
    lead(past, entity("item", ID, {**NAME, "index": True}), entity("line", ID, refers("item_id", "item")))
    past.execute("INSERT INTO item (name) VALUES ('pen')")
    past.execute("INSERT INTO line (item_id) VALUES (1)")
    before = described(past.engine)
    thing = entity("thing", ID, {**NAME, "index": True}, formerly=("db.item",))
    said = lead(past, thing, entity("line", ID, refers("item_id", "thing")))
    assert 'op.rename_table("item", "thing")' in said
    past.execute("INSERT INTO thing (name) VALUES ('cap')")
    assert past.execute("SELECT id, name FROM thing ORDER BY id") == [(1, "pen"), (2, "cap")]
    past.back()
    assert described(past.engine) == before


def test_a_table_gets_a_key_that_the_database_counts(past: Past) -> None:
    code = {"name": "code", "type": "string", "length": 9}
    lead(past, entity("item", {**code, "primary_key": True}))
    past.execute("INSERT INTO item (code) VALUES ('a'), ('b')")
    before = described(past.engine)
    lead(past, entity("item", {**ID, "type": "bigint"}, code))
    past.execute("INSERT INTO item (code) VALUES ('c')")
    assert past.execute("SELECT id, code FROM item ORDER BY id") == [
        (1, "a"),
        (2, "b"),
        (3, "c"),
    ]
    past.back()
    assert described(past.engine) == before


def test_a_number_that_was_given_by_people_is_counted_on(past: Past) -> None:
    other = entity("city", ID)
    lead(past, entity("item", refers("id", "city", primary_key=True), NAME), other)
    past.execute("INSERT INTO city (id) VALUES (7)")
    past.execute("INSERT INTO item (id, name) VALUES (7, 'pen')")
    lead(past, entity("item", ID, NAME), other)
    past.execute("INSERT INTO item (name) VALUES ('cap')")
    assert past.execute("SELECT id FROM item ORDER BY id") == [(7,), (8,)]
    past.execute("DELETE FROM item WHERE id = 8")
    past.back()
    past.again()
    past.execute("INSERT INTO item (name) VALUES ('ink')")


def test_tables_that_refer_to_each_other_come_and_go(past: Past) -> None:
    def pair(**more: Any) -> tuple[Entity, Entity]:
        first = entity("hen", ID, refers("egg_id", "egg", nullable=True), refers("mother_id", "hen", nullable=True))
        return first, entity("egg", ID, refers("hen_id", "hen"), **more)

    lead(past, *pair())
    lead(past, *pair(checks=("hen_id > 0",)))
    past.back()
    lead(past)
    past.back()
    past.back()
    assert described(past.engine) == {}


def test_values_are_kept_where_every_database_can_turn_them(past: Past) -> None:
    lead(past, entity("item", ID, {"name": "size", "type": "int", "default": 1}, {"name": "made", "type": "date"}))
    past.execute("INSERT INTO item (id, size, made) VALUES (1, 5, '2024-02-03')")
    text = {"name": "size", "type": "string", "length": 20, "default": "big"}
    lead(past, entity("item", ID, text, {"name": "made", "type": "text"}))
    assert past.execute("SELECT size, made FROM item") == [("5", "2024-02-03")]


def test_a_column_that_no_database_can_turn_is_replaced_and_the_revision_says_so(past: Past) -> None:
    lead(past, entity("item", ID, {**NAME, "nullable": True}, {"name": "size", "type": "int"}))
    said = lead(
        past, entity("item", ID, {"name": "name", "type": "json", "nullable": True}, {"name": "size", "type": "int"})
    )
    assert "# The values of name are lost" in said


def test_a_renamed_column_is_shown_as_what_it_may_be(past: Past) -> None:
    lead(past, entity("item", ID, {**NAME, "nullable": True}))
    said = lead(past, entity("item", ID, {**NAME, "name": "title", "nullable": True}))
    assert 'batch.alter_column("name", new_column_name="title")' in " ".join(said.replace("    # ", "").split())


def test_what_looks_like_a_parameter_survives_that_sqlite_makes_the_table_anew(past: Past) -> None:
    tricky: list[dict[str, Any]] = [
        {"name": "kind", "type": "enum", "values": [" :a", "b :c %s", "it's"], "default": " :a"},
        {"name": "code", "type": "string", "length": 9, "check": "code <> ' :x'", "default": "%(y)s :y"},
        {"name": "data", "type": "json", "default": '{"a": [1, ":b"]}'},
    ]
    lead(past, entity("item", ID, *tricky))
    before = described(past.engine)
    lead(past, entity("item", ID, *tricky, {"name": "note", "type": "text"}))
    after = described(past.engine)["item"]
    assert after["constraints"][1] == before["item"]["constraints"][1]
    assert {name: after["columns"][name] for name in ("kind", "code", "data")}.items() <= before["item"][
        "columns"
    ].items()


def test_a_revision_is_named_after_what_it_does() -> None:
    past = Past(create_engine("sqlite://"))
    names = []
    for entities in (
        [entity("item", ID)],
        [entity("item", ID, {**NAME, "nullable": True})],
        [entity("item", ID, {**NAME, "nullable": True}), entity("line", ID)],
        [entity("item", ID), entity("line", ID)],
        [entity("item", ID, {**NAME, "nullable": True, "name": "a_name_that_is_rather_long_for_a_file"})],
        [entity("item", ID), entity("line", ID)],
        [entity("item", ID), entity("row", ID, formerly=("db.line",))],
    ):
        planned = past.plan(*entities)
        assert planned == past.plan(*entities)  # interrupted, it is planned anew
        past.snapshot = planned.snapshot
        assert planned.new
        names.append(planned.new.name)
    assert names == [
        "0001_initial", "0002_add_item_name", "0003_add_line", "0004_drop_item_name", "0005_change_2_tables",
        "0006_change_2_tables", "0007_rename_row",
    ]  # fmt: skip
    assert max(map(len, names)) <= 32
    assert json.loads(past.snapshot or "")["revisions"] == names


def test_the_same_tables_need_no_revision() -> None:
    past = Past(create_engine("sqlite://"))
    past.snapshot = past.plan(entity("item", ID, NAME)).snapshot
    planned = past.plan(entity("item", ID, NAME, description="Said in other words"))
    assert (planned.known, planned.new, planned.snapshot) == (("0001_initial",), None, past.snapshot)
