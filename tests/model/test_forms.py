"""One reader for Python, YAML and JSON: same bytes out, errors with places and nearest names."""

from __future__ import annotations

import json
from importlib import import_module

import pytest
import yaml

from trueline.model.diagnostics import Location, TruelineError
from trueline.model.forms import from_data, to_data, to_json
from trueline.model.records.architecture import ArchitectureRecord

SYSTEMS = {
    "crm": "crm",
    "inventory": "inventory",
    "pcf_api": "pcf",
    "python_api_base": "base",
    "service_platform": "platform",
    "trueline": "trueline",
}


def system(module: str) -> ArchitectureRecord:
    record = getattr(import_module(f"trueline.model.systems.{module}"), SYSTEMS[module]).record()
    assert isinstance(record, ArchitectureRecord)
    return record


@pytest.mark.parametrize("module", SYSTEMS)
def test_python_json_and_yaml_give_the_same_bytes(module: str) -> None:
    written = to_json(system(module))
    as_yaml = yaml.safe_dump(to_data(system(module)), sort_keys=False, allow_unicode=True)
    assert to_json(from_data(json.loads(written))) == written
    assert to_json(from_data(yaml.safe_load(as_yaml))) == written


def test_defaults_are_left_out() -> None:
    record = from_data({"trueline": 1, "id": "shop", "title": "Shop", "description": "", "elements": []})
    assert to_data(record) == {"trueline": 1, "id": "shop", "title": "Shop"}


def failing(data: object) -> list[str]:
    with pytest.raises(TruelineError) as caught:
        from_data(data, lambda pointer: Location("shop.yaml", len(pointer)))
    return [str(each) for each in caught.value.diagnostics]


def test_every_error_of_a_document_is_told_at_once_with_its_place() -> None:
    elements = [
        {"id": "web", "kind": "sytem", "name": "Web"},
        {"id": "db", "kind": "system", "name": "DB", "technolgy": "SQL"},
        {"id": "bus", "kind": "system"},
    ]
    told = "\n".join(failing({"trueline": 1, "id": "shop", "title": "Shop", "elements": elements}))
    assert "shop.yaml:3: error: elements 'web' → kind is 'sytem'" in told
    assert "Did you mean 'system'?" in told
    assert "unknown field 'technolgy' in elements 'db'" in told
    assert "Did you mean 'technology'?" in told
    assert "elements 'bus' lacks the field 'name'" in told


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "an architecture is a mapping"),
        ({"trueline": 2, "id": "x", "title": "X"}, "version 2 of the model form is unknown"),
        ({"trueline": 1, "id": "Not a slug", "title": "X"}, "which has not the form of an id"),
        ({"trueline": 1, "id": "x", "title": "a\x00b"}, "holds the control character U+0000"),
        ({"trueline": 1, "id": "x", "title": "a\ud800b"}, "title is"),
        ({"trueline": 1, "id": "x", "title": 7}, "title is 7"),
        (
            {"trueline": 1, "id": "x", "title": "X",
             "patterns": [{"pattern": "circuit-braker", "id": "a", "name": "A"}]},
            "Did you mean 'circuit-breaker'?",
        ),
        (
            {"trueline": 1, "id": "x", "title": "X", "machines": [{"id": "m", "name": "M", "parameters": [
                {"id": "p", "name": "P", "value": "10 parsec"}]}]},
            "unknown unit 'parsec'",
        ),
    ],
)  # fmt: skip
def test_a_wrong_document_is_refused_in_words(data: object, message: str) -> None:
    assert message in "\n".join(failing(data))


def test_line_ends_of_other_systems_do_not_change_the_bytes() -> None:
    unix = {"trueline": 1, "id": "x", "title": "X", "description": "one\ntwo"}
    assert from_data({**unix, "description": "one\r\ntwo"}) == from_data(unix)
