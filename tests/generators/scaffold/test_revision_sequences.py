"""Revisions one after the other, whatever the model was before: Hypothesis looks for the way that leads elsewhere."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.generators.scaffold.databases import ID, Past, described, differences, engine_of, entity, metadata, refers
from trueline.model.records.schema import Entity

COLUMNS = ("name", "order", "createdAt", "price", "metadata")
TYPES: dict[str, dict[str, Any]] = {
    "short": {"type": "string", "length": 20, "default": "it's"},
    "long": {"type": "text"},
    "whole": {"type": "int", "minimum": 0, "default": 5},
    "big": {"type": "bigint", "nullable": True},
    "exact": {"type": "decimal", "precision": 12, "scale": 2},
    "truth": {"type": "boolean", "default": True},
    "moment": {"type": "timestamp", "default_expression": "CURRENT_TIMESTAMP"},
    "choice": {"type": "enum", "values": ["a :b", "100%"], "default": "100%"},
    "document": {"type": "json", "nullable": True, "default": "{}"},
    "store": refers("x", "store", nullable=True),
    "note": refers("x", "note", "code", "string", length=9, unique=True),
}


@st.composite
def shops(draw: st.DrawFn) -> list[Entity]:
    """Return some entities; of one name, they may differ from time to time."""
    found = []
    for name in draw(st.lists(st.sampled_from(["store", "note", "user"]), unique=True, max_size=3)):
        types = draw(st.dictionaries(st.sampled_from(COLUMNS), st.sampled_from(sorted(TYPES)), max_size=3))
        columns = [{**TYPES[kind], "name": column} for column, kind in types.items()]
        for column in columns:
            column["index"] = draw(st.booleans())
        keys = (
            [{"columns": ["id", *types], "unique": draw(st.booleans())}]
            if draw(st.booleans()) and "metadata" not in types
            else []
        )
        code = {"name": "code", "type": "string", "length": 9, "unique": True}
        table = draw(st.sampled_from([None, f"{name}s"]))
        found.append(
            entity(
                name, {**ID, "type": draw(st.sampled_from(["int", "bigint"]))}, code, *columns, keys=keys, table=table
            )
        )
    return found


@settings(max_examples=25, deadline=None)
@given(versions=st.lists(shops(), min_size=2, max_size=4))
def test_any_way_leads_to_the_tables_of_the_model_and_back(
    versions: list[list[Entity]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("way")
    with engine_of(f"sqlite:///{folder}/test.db") as engine:
        past = Past(engine)
        states = []
        for number, entities in enumerate(versions):
            state = described(engine)
            if past.go(*entities):
                states.append(state)
            wanted = metadata(entities)
            assert differences(engine, wanted) == []
            with engine_of(f"sqlite:///{folder}/{number}.db") as fresh:
                wanted.create_all(fresh)
                assert described(engine) == described(fresh)
        for state in reversed(states):
            past.back()
            assert described(engine) == state
