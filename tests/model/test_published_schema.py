"""The JSON Schema of the data form."""

from __future__ import annotations

import json

import jsonschema
import pytest

from tests.model.test_forms import SYSTEMS, system
from trueline.model.forms import to_data
from trueline.model.published_schema import made_schema, published_schema

CHECKER = jsonschema.Draft202012Validator(json.loads(published_schema()))


def test_the_published_schema_is_what_the_records_say() -> None:
    again = "python -m trueline.model.published_schema > model/architecture.schema.json"
    assert published_schema() == made_schema(), f"the language has changed; run: {again}"


def test_the_published_schema_is_a_schema_and_refuses_unknown_fields() -> None:
    jsonschema.Draft202012Validator.check_schema(CHECKER.schema)
    assert not CHECKER.is_valid({"trueline": 1, "id": "shop", "title": "Shop", "colour": "red"})
    assert CHECKER.is_valid({"trueline": 1, "id": "shop", "title": "Shop"})


@pytest.mark.parametrize("module", SYSTEMS)
def test_the_published_schema_accepts_every_system(module: str) -> None:
    assert [error.message for error in CHECKER.iter_errors(to_data(system(module)))] == []


def test_fields_are_described_by_the_texts_below_them() -> None:
    measure = json.loads(published_schema())["$defs"]["Measure"]
    assert measure["properties"]["name"]["description"] == "What is measured: `p95`, `min`, `hit rate`."
