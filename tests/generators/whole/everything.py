"""An architecture with at least one record of every kind: the shop of the guide, and what it leaves out."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

import trueline.model.records
from tests.house.documents import blocks
from trueline.model.authoring.architecture import Architecture
from trueline.model.forms import to_data
from trueline.model.records.base import Record

_MORE_TRANSITIONS = [
    {
        "source": "open", "target": "open", "trigger": "remind", "internal": True, "label": "Waits for the weather",
        "guard": {
            "op": "and",
            "terms": [
                {"op": "predicate", "name": "it rains"},
                {"op": "not", "term": {"op": "predicate", "name": "the bell rang"}},
                {"op": ">", "left": {"op": "counter", "counter": "bells"}, "right": {"op": "value", "value": 2}},
                {"op": "<", "left": {"op": "elapsed"}, "right": {"op": "value", "value": "3s"}},
            ],
        },
        "effects": [{"do": "increment", "target": "bells"}, {"do": "act", "target": "Ring the bell"}],
    }
]  # fmt: skip


@cache
def _data() -> dict[str, Any]:
    said: dict[str, Any] = {"__name__": "shop"}
    for block in blocks("site/guide/language.md"):
        exec(compile(block.text, "site/guide/language.md", "exec"), said)
    shop = said["shop"]
    assert isinstance(shop, Architecture)
    data = to_data(shop.record())
    (machine,) = data["machines"]
    machine["counters"] = ["bells"]
    machine["transitions"] += _MORE_TRANSITIONS
    machine["unhandled"] = [{"state": "paid", "trigger": "remind", "response": "rejected", "because": "It is paid"}]
    machine["triggers"][0]["description"] = "Money came"
    data["entities"][1]["keys"] = [{"columns": ["shelf_id", "quantity"], "name": "by shelf"}]
    data["entities"][1]["checks"] = ["quantity < 1000"]
    return data


def everything() -> dict[str, Any]:
    """Return the data form of the architecture; a copy that may be changed."""
    return deepcopy(_data())


def kinds_of_records() -> set[str]:
    """Return the names of all record classes of the language that can stand in an architecture."""
    for module in pkgutil.iter_modules(trueline.model.records.__path__):
        importlib.import_module(f"{trueline.model.records.__name__}.{module.name}")
    shared = {"Drawn", "Named", "PatternRecord", "RuleRecord"}  # what others are made from
    return {each.__name__ for each in _below(Record)} - shared


def _below(record: type[Record]) -> Iterator[type[Record]]:
    for each in record.__subclasses__():
        yield each
        yield from _below(each)


def records_in(value: object) -> Iterator[Record]:
    """Yield every record below a value."""
    if isinstance(value, Record):
        yield value
        for name in type(value).model_fields:
            yield from records_in(getattr(value, name))
    elif isinstance(value, tuple | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from records_in(each)
