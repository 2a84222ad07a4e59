"""The neutral forms of diagrams."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass
from inspect import getmembers, isclass

import pytest

from trueline.generators.diagrams import classes, entities, graph, sequence, states

FORMS = [
    form
    for module in (classes, entities, graph, sequence, states)
    for _, form in getmembers(module, isclass)
    if is_dataclass(form) and form.__module__ == module.__name__
]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_a_form_holds_only_what_it_declares(form: type) -> None:
    made = form(**{field.name: () for field in fields(form)})
    assert not hasattr(made, "__dict__")
    with pytest.raises(FrozenInstanceError):
        setattr(made, fields(form)[0].name, "x")


def test_equal_drawings_are_equal_whoever_made_them() -> None:
    box = graph.Box("a", "A")
    assert graph.Graph((box,)) == graph.Graph((graph.Box("a", "A"),))
    assert len({graph.Graph((box,)), graph.Graph((graph.Box("a", "A"),))}) == 1
