"""The JSON Schema of the data form."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.generators.clinic import CLINIC, OPTIONS
from trueline.generators.model_schema import ModelSchema
from trueline.model import Artefact, Workspace
from trueline.model.forms import to_data


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """The schema, read from the file."""
    (written,) = ModelSchema().generate(CLINIC, OPTIONS)
    assert isinstance(written, Artefact)
    assert written.path == "site/reference/model.schema.json"
    read: dict[str, Any] = json.loads(written.content)
    return read


def test_it_is_a_schema(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_it_accepts_a_whole_architecture(schema: dict[str, Any]) -> None:
    errors = [error.message for error in Draft202012Validator(schema).iter_errors(to_data(CLINIC.architectures[0]))]
    assert errors == []


@pytest.mark.parametrize(
    "change", [{"id": "No Slug"}, {"surprise": 1}, {"elements": [{"id": "a"}]}, {"rules": [{"rule": "hope"}]}]
)
def test_it_refuses_what_the_language_refuses(schema: dict[str, Any], change: dict[str, Any]) -> None:
    assert not Draft202012Validator(schema).is_valid({"trueline": 1, "id": "x", "title": "X"} | change)


def test_it_depends_on_the_language_alone() -> None:
    assert list(ModelSchema().generate(CLINIC, OPTIONS)) == list(ModelSchema().generate(Workspace(()), OPTIONS))
