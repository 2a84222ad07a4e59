"""Fields as rows of a table."""

from __future__ import annotations

from typing import Any

import pytest

from tests.generators.bakery import OPTIONS, bakery
from trueline.generators.pages.fields import field_rows, literal
from trueline.generators.pages.frame import Frame, Site
from trueline.model.records.domain import DataField

FRAME = Frame(Site(bakery(), OPTIONS), "bakery", "systems/bakery/domain.md")


@pytest.mark.parametrize(
    ("said", "remarks"),
    [
        ({}, ""),
        ({"optional": True}, "may be absent"),
        ({"minimum": 0, "maximum": 9}, "at least 0; at most 9"),
        ({"default": False}, "by default `false`"),
        ({"default": ""}, "by default an empty text"),
        ({"description": "In <cents>", "example": 250}, "In &lt;cents&gt;<br>for example `250`"),
        ({"values": ["rye", "a|b"]}, "one of `rye`, <code>a&#124;b</code>"),
    ],
)
def test_remarks_say_what_is_known_beside_name_and_type(said: dict[str, Any], remarks: str) -> None:
    (row,) = field_rows(FRAME, [DataField.model_validate({"name": "x", "type": "int", **said})])
    assert row.remarks == remarks


def test_a_type_of_the_model_is_a_link_and_any_other_is_code() -> None:
    fields = [DataField(name="one", of="class:grain"), DataField(name="two", type="uuid", many=True)]
    assert [row.type for row in field_rows(FRAME, fields)] == ["[Grain](#class--grain)", "`list[UUID]`"]


def test_truth_is_spelled_as_in_data() -> None:
    assert (literal(True), literal(0), literal("a`b")) == ("`true`", "`0`", "<code>a&#96;b</code>")
