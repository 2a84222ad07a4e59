"""Payloads of a model as pydantic models, and parameters of operations: types, limits and defaults."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.generators.scaffold.packages import run, write
from trueline.generators.scaffold import Templates, find, generate
from trueline.model.diagnostics import Diagnostic, TruelineError
from trueline.model.forms import from_data
from trueline.model.workspace import Workspace

FIELDS: tuple[dict[str, Any], ...] = (
    {"name": "number", "type": "int", "minimum": 1, "maximum": 9, "default": 3},
    {"name": "share", "type": "float", "default": 0.5},
    {"name": "price", "type": "decimal", "minimum": 0, "default": 1.5},
    {"name": "flag", "type": "bool", "default": False},
    {"name": "word", "type": "string", "max_length": 5, "pattern": "^[a-z]+$", "default": "a"},
    {"name": "kind", "values": ["big one", "class"], "default": "class"},
    {"name": "day", "type": "date", "default": "2026-01-31"},
    {"name": "span", "type": "duration", "default": "PT1H"},
    {"name": "moment", "type": "datetime", "optional": True},
    {"name": "words", "type": "string", "many": True, "optional": True},
    {"name": "colour", "of": "class:shop.colour", "default": "red"},
)


def shop(**more: Any) -> Workspace:
    """Return a shop with a command and a query of all fields."""
    data = {
        "trueline": 1,
        "id": "shop",
        "title": "Shop",
        "elements": [{"id": "shop", "name": "Shop", "kind": "system"}],
        "classes": [{"id": "shop.colour", "name": "Colour", "of": "shop", "kind": "enumeration", "values": ["red"]}],
        "commands": [{"id": "shop.buy", "name": "Buy", "of": "shop", "payload": FIELDS}],
        "queries": [{"id": "shop.look", "name": "Look", "of": "shop", "payload": FIELDS}],
        "interfaces": [{"id": "shop.http", "name": "HTTP", "of": "shop", "kind": "http"}],
        "endpoints": [
            {"id": "shop.http.buy", "name": "POST /", "interface": "interface:shop.http", "method": "POST",
             "path": "/{word}", "handles": "command:shop.buy"},
            {"id": "shop.http.look", "name": "GET /", "interface": "interface:shop.http", "method": "GET",
             "path": "/", "handles": "query:shop.look"},
        ],
        **more,
    }  # fmt: skip
    return Workspace((from_data(data),))


def test_types_limits_and_defaults_are_those_of_the_model(tmp_path: Path) -> None:
    write(find(shop(), "shop/shop"), tmp_path)
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache")]
    subprocess.run(command, cwd=tmp_path, check=True)
    code = """
from decimal import Decimal
from pydantic import ValidationError
from shop.application._generated.schemas import Buy, BuyBody, BuyKind
made = Buy()
assert (made.number, made.share, made.price, made.flag, made.word) == (3, 0.5, Decimal("1.5"), False, "a")
assert (made.kind, made.day, made.span, made.moment, made.words) == (BuyKind.CLASS, None, None, None, None)
assert "word" not in BuyBody.model_fields and len(BuyBody.model_fields) == len(Buy.model_fields) - 1
refused = 0
for wrong in ({"number": 0}, {"number": 10}, {"price": -1}, {"word": "A"}, {"word": "abcdef"}, {"other": 1}):
    try:
        Buy.model_validate(wrong)
    except ValidationError:
        refused += 1
print(refused)
"""
    assert run(tmp_path, code) == 6


def test_parameters_of_a_query_have_them_too(tmp_path: Path) -> None:
    write(find(shop(), "shop/shop"), tmp_path)
    code = "import json; from shop.main import app; print(json.dumps(app.openapi()['paths']['/']['get']['parameters']))"
    said = run(tmp_path, code)
    schemas = {one["name"]: one["schema"] for one in said}
    assert schemas["number"] == {"type": "integer", "minimum": 1, "maximum": 9, "default": 3, "title": "Number"}
    assert schemas["word"]["default"] == "a"
    assert next(one for one in said if one["name"] == "day")["description"] == "Default: 2026-01-31"
    assert not any(one["required"] for one in said)


def test_events_that_extend_each_other_in_a_circle_are_refused() -> None:
    events = [
        {"id": "shop.a", "name": "A", "of": "shop", "extends": "event:shop.b"},
        {"id": "shop.b", "name": "B", "of": "shop", "extends": "event:shop.a"},
    ]
    with pytest.raises(TruelineError, match="extends itself"):
        list(generate(find(shop(events=events), "shop/shop"), Templates()))


def test_what_is_called_otherwise_is_told() -> None:
    classes: list[dict[str, Any]] = [
        {"id": f"shop.{one}", "name": name, "of": "shop", "kind": "enumeration", "values": ["red"]}
        for one, name in (("colour", "Colour"), ("y", "colour"), ("z", "UUID"))
    ]
    (said,) = (one for one in generate(find(shop(classes=classes), "shop/shop"), Templates()) if _is_remark(one))
    assert str(said).startswith("note: as others have their names, 'colour' is Colour2, 'UUID' is Uuid2")


def _is_remark(one: object) -> bool:
    return isinstance(one, Diagnostic)
