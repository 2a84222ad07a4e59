"""YAML: strict 1.2 core schema, every mistake at its line."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from trueline.model.diagnostics import TruelineError
from trueline.workspace.yaml_source import MOST_DEPTH, Places, read_yaml


def mistake(text: str) -> str:
    with pytest.raises(TruelineError) as caught:
        read_yaml(text, "m.yaml")
    (found,) = caught.value.diagnostics
    return f"{found.location}: {found.message}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on", "on"),
        ("yes", "yes"),
        ("No", "No"),
        ("1:30", "1:30"),
        ("2026-01-01", "2026-01-01"),
        ("1_000", "1_000"),
        ("'1'", "1"),
        ("!!str 1", "1"),
        ("010", 10),
        ("0o10", 8),
        ("0x1F", 31),
        ("-7", -7),
        ("1.", 1.0),
        (".5e1", 5.0),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("null", None),
        ("-.inf", float("-inf")),
        ("<<", "<<"),
        ("=", "="),
    ],
)
def test_a_plain_scalar_has_the_type_that_the_core_schema_gives_it(text: str, value: Any) -> None:
    found = read_yaml(f"key: {text}\n", "m.yaml")["key"]
    assert found == value
    assert type(found) is type(value)


def test_without_libyaml_the_data_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: &x [1, {b: c}]\non: *x\nd: |\n  two\n  lines\n"
    quick = read_yaml(text, "m.yaml")
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert read_yaml(text, "m.yaml") == quick == {"a": [1, {"b": "c"}], "on": [1, {"b": "c"}], "d": "two\nlines\n"}


def test_keys_are_always_text() -> None:
    assert read_yaml("on: 1\nyes: 2\n3: 4\nnull: 5\n", "m.yaml") == {"on": 1, "yes": 2, "3": 4, "null": 5}


def test_nested_collections_are_built_whole() -> None:
    text = "a: [1, {b: [2, {c: d}], e: f}]\nz:\n- - x\n  - y\n- {}\n- []\n"
    assert read_yaml(text, "m.yaml") == {"a": [1, {"b": [2, {"c": "d"}], "e": "f"}], "z": [["x", "y"], {}, []]}


def test_an_alias_stands_for_what_its_anchor_names() -> None:
    assert read_yaml("a: &x [1]\nb: *x\nc: {d: *x}\ne: &y k\n*y : v\n", "m.yaml") == {
        "a": [1],
        "b": [1],
        "c": {"d": [1]},
        "e": "k",
        "k": "v",
    }


def test_every_part_has_its_line() -> None:
    places: Places = {}
    read_yaml("a:\n  b:\n  - c: 1\n    d:\n      2\n  - e\nf: {g: 1}\n", "m.yaml", places)
    assert places == {
        (): 1,
        ("a",): 1,
        ("a", "b"): 2,
        ("a", "b", 0): 3,
        ("a", "b", 0, "c"): 3,
        ("a", "b", 0, "d"): 4,
        ("a", "b", 1): 6,
        ("f",): 7,
        ("f", "g"): 7,
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb:\n  c: 1\n  c: 2\n", "m.yaml:4: m.yaml names the key 'c' twice in one mapping"),
        ("a: &x\n- 1\n- *x\n", "m.yaml:3: m.yaml uses the alias '*x' inside its own anchor"),
        ("a: 1\nb: *nope\n", "m.yaml:2: m.yaml uses the alias '*nope', which has no anchor before it"),
        ("a: 1\n? [b]\n: c\n", "m.yaml:2: m.yaml has a key that is not text"),
        ("a: &x [1]\n*x : c\n", "m.yaml:2: m.yaml has a key that is not text"),
        ("a: 1\n---\nb: 1\n", "m.yaml:2: m.yaml holds more than one document"),
        ("a: !!python/name:os.system\n", "m.yaml:1: m.yaml uses the tag '!!python/name:os.system'; an architecture is"),
        ("a: !!int x\n", "m.yaml:1: m.yaml has 'x' under the tag '!!int'"),
        ("a: 1\nb: [1\n", "m.yaml:3: m.yaml is not valid YAML: "),
        ("a: 1\n\tb: 2\n", "m.yaml:2: m.yaml is not valid YAML: "),
        ("a: 1\nb: \x01\n", "m.yaml:2: m.yaml holds a character that YAML does not allow"),
        ("[" * (MOST_DEPTH + 1), f"m.yaml:1: m.yaml is nested more than {MOST_DEPTH} levels deep"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, said: str) -> None:
    assert mistake(text).startswith(said)


def test_aliases_cannot_multiply_without_bounds() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    for before, after in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{after}: &{after} [{', '.join([f'*{before}'] * 10)}]")
    assert "grows by more than 1,000,000 values through its aliases" in mistake("\n".join(lines))
