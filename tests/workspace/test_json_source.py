"""JSON: quick to read, and every mistake at its line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trueline.model.diagnostics import TruelineError
from trueline.workspace.json_source import Pointer, json_lines, read_json

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


def pointers(value: object, at: Pointer = ()) -> set[Pointer]:
    found = {at}
    if isinstance(value, dict):
        for key, item in value.items():
            found |= pointers(item, (*at, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            found |= pointers(item, (*at, number))
    return found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": 1,\n"b": {"c": 1,\n"c": 2}}', "m.json:3: m.json names the key 'c' twice in one object"),
        ('{"a":\n,}', "m.json:2: m.json is not valid JSON: expecting value"),
        ("[NaN]", "m.json: m.json is not valid JSON: 'NaN' is not a JSON number"),
        ("[" * 100_000, "m.json: m.json is nested too deeply"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, said: str) -> None:
    with pytest.raises(TruelineError) as caught:
        read_json(text, "m.json")
    (found,) = caught.value.diagnostics
    assert f"{found.location}: {found.message}" == said


def test_every_part_has_its_line() -> None:
    text = '{\n"a": {"x": [1,\n[2, {"q": "[{"}], "s\\"t"]},\n"b": null}'
    assert read_json(text, "m.json") == {"a": {"x": [1, [2, {"q": "[{"}], 's"t']}, "b": None}
    assert json_lines(text) == {
        (): 1,
        ("a",): 2,
        ("a", "x"): 2,
        ("a", "x", 0): 2,
        ("a", "x", 1): 3,
        ("a", "x", 1, 0): 3,
        ("a", "x", 1, 1): 3,
        ("a", "x", 1, 1, "q"): 3,
        ("a", "x", 2): 3,
        ("b",): 4,
    }


@given(values, st.sampled_from([None, 0, 2]), st.booleans())
def test_exactly_the_parts_of_a_document_have_lines(value: object, indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert set(json_lines(text)) == pointers(value)
    assert read_json(text, "m.json") == value
