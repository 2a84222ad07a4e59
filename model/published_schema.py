"""The JSON Schema of the data form, for editors and other tools.

Making it from the records takes longer than a small build, and it changes only when the language does. So it is kept
beside the records, a test compares the two, and

    python -m trueline.model.published_schema > model/architecture.schema.json

makes it anew.
"""

from __future__ import annotations

import ast
import inspect
import json
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

from .records.architecture import ArchitectureRecord
from .records.base import Record

_KEPT = Path(__file__).with_name("architecture.schema.json")


def published_schema() -> str:
    """Return the JSON Schema (2020-12) of the data form, as JSON."""
    return _KEPT.read_text(encoding="utf-8")


def made_schema() -> str:
    """Return the same, made from the records: their docstrings and the texts below their fields describe it."""
    schema = ArchitectureRecord.model_json_schema(by_alias=True)
    records: tuple[type[Record], ...] = (ArchitectureRecord, *_below(Record))
    for record in records:
        place = schema if record is ArchitectureRecord else schema["$defs"].get(record.__name__)
        if place is not None:
            _describe(place["properties"], record)
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _below(record: type[Record]) -> Iterator[type[Record]]:
    for each in record.__subclasses__():
        yield each
        yield from _below(each)


def _describe(properties: dict[str, dict[str, Any]], record: type[Record]) -> None:
    texts: dict[str, str] = {}
    for each in reversed(record.__mro__):
        if issubclass(each, Record):
            texts |= _texts(each.__module__).get(each.__name__, {})
    for name, field in record.model_fields.items():
        if name in texts:
            properties[field.alias or name]["description"] = texts[name]


@cache
def _texts(module: str) -> dict[str, dict[str, str]]:
    """Return the strings below the fields of the classes of a module, by class and field.

    Pydantic can read them (`use_attribute_docstrings`), but then does so whenever a class is made, for every command.
    """
    tree = ast.parse(inspect.getsource(import_module(module)))
    return {each.name: dict(_below_fields(each)) for each in tree.body if isinstance(each, ast.ClassDef)}


def _below_fields(record: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, text in pairwise(record.body):
        if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant):
            yield ast.unparse(field.target), inspect.cleandoc(str(text.value.value))


if __name__ == "__main__":
    sys.stdout.write(made_schema())
