"""Fields as dictionaries of the language."""

from __future__ import annotations

from trueline.model import field, many, optional
from trueline.model.authoring.domain import field_drafts


def test_a_field_that_is_wrapped_keeps_what_it_said() -> None:
    (draft,) = field_drafts({"tags": optional(many(field(str, max_length=20, minimum=0, default=False)))})
    said = {"name": "tags", "type": "string", "optional": True, "many": True}
    assert draft.fields == said | {"max_length": 20, "minimum": 0, "default": False}


def test_what_is_said_later_counts() -> None:
    (draft,) = field_drafts({"age": field(field(int, minimum=1, description="Years"), minimum=18)})
    assert draft.fields == {"name": "age", "type": "int", "minimum": 18, "description": "Years"}
