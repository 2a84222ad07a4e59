"""The domain of a scaffold: events, values and entities that refuse what the model does not allow."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.generators.scaffold.quay import berth, design, nobody, record, run, ship, write
from tests.golden import check_golden
from trueline.generators.scaffold.domain.attributes import attribute_name, pattern
from trueline.generators.scaffold.parts import events
from trueline.model.diagnostics import TruelineError
from trueline.model.records.domain import ClassRelationship

SAID = """
from dataclasses import FrozenInstanceError, fields, replace
from decimal import Decimal
from typing import get_args, get_type_hints
from uuid import UUID
from quay_office.domain._generated import entities, events, values

def refused(make, **given):
    try:
        make(**given)
    except ValueError as error:
        return str(error)

print(values.Money(amount=Decimal(3)) == values.Money(amount=Decimal("3.0"), currency="EUR"))
print(refused(values.Money, amount=Decimal("-0.1")))
print(refused(values.Money, amount=Decimal("99.51")))
print(refused(values.Money, amount=Decimal(1), currency="EUR\\n"))
sheet = values.Chart(sheet=1)
given = dict(names=("a",), side="port", chart=sheet, since=None)
print(values.Place(**given).opens, values.Place(**given).rest)
print(refused(values.DeepPlace, **(given | dict(names=("a", ""))), cranes=1))
print(refused(values.DeepPlace, **given, depth=0.1, cranes=1))
print(refused(values.DeepPlace, **given, cranes=0))
try:
    sheet.sheet = 2
except FrozenInstanceError:
    print("frozen")

a, b = UUID(int=1), UUID(int=2)
one = entities.Ship(id=a, crew=values.Crew(size=2), berths=[], log=[])
one.note = "late"
print(one == replace(one, note=None), len({one, replace(one, berths=[])}), one == replace(one, id=b))
print(one == entities.Tug(id=a, crew=one.crew, berths=[], log=[], power=3))
print(entities.Berth(id=a, place=None, fee=None).status is values.BerthStatus("free"))

print(events.TowedAway.TOPIC, events.Left.TOPIC, hasattr(events.Happened, "TOPIC"))
print([one.name for one in fields(events.TowedAway)])
print(get_type_hints(events.Moored)["berth"] is entities.Berth, len(get_args(events.AnyEvent)))
print(refused(events.TowedAway, event_id=a, at=None, ship=a, cost=None, tides=-1))
"""

TOLD = """
True
amount is -0.1, which is less than 0
amount is 99.51, which is more than 99.5
currency does not have the form ^[A-Z]{3}\\Z
08:00:00 0:15:00
names has a length of 0, which is less than 1
depth is 0.1, which is less than 0.5
cranes is 0, which is less than 1
frozen
True 1 False
False
True
tugs berths False
['event_id', 'at', 'ship', 'tides', 'cost']
True 4
tides is -1, which is less than 0
"""


def test_the_domain_of_a_model_becomes_dataclasses() -> None:
    check_golden("scaffold/events", events.files(design()))


def test_a_model_without_a_domain_yields_nothing() -> None:
    assert list(events.files(nobody())) == []


def test_values_entities_and_events_do_what_the_model_says(tmp_path: Path) -> None:
    write(tmp_path, events.files(design()))
    assert run(tmp_path, SAID) == TOLD.lstrip()


def test_enumerations_of_the_domain_and_of_the_wire_have_the_same_values() -> None:
    made = design()
    schemas = made.payloads.definitions.schemas
    found = {one.name: list(one.members) for one in made.domain.enumerations.values()}
    assert found == {name: schemas[name]["enum"] for name in found}
    assert "BerthStatus" in found


def test_what_only_goes_over_the_wire_is_no_part_of_the_domain() -> None:
    assert "BerthChange" in design().payloads.definitions.schemas
    assert "BerthChange" not in design().domain.names


def test_a_class_that_inherits_from_itself_is_refused() -> None:
    circle = tuple(
        ClassRelationship(source=f"class:{source.path}", target=f"class:{target.path}", kind="inherits")
        for source, target in ((berth, ship), (ship, berth))
    )
    changed = record().model_copy(update={"class_relationships": (*record().class_relationships, *circle)})
    with pytest.raises(TruelineError, match="in a circle"):
        list(events.files(design(changed)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("id", "id"), ("type", "type"), ("print", "print"), ("class", "class_"), ("date", "date_"), ("int", "int_"),
        ("unitPrice", "unit_price"), ("self", "self_"), ("", "unnamed"),
    ],
)  # fmt: skip
def test_an_attribute_keeps_the_name_of_a_builtin_unless_it_would_hide_a_type(text: str, name: str) -> None:
    assert attribute_name(text) == name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (r"^[a-z]+$", r'r"^[a-z]+\Z"'), (r"^\d$", r'r"^\d\Z"'), (r"\$", r'r"\$"'), (r"a\\$", r'r"a\\\Z"'), ("a", '"a"'),
        ('^"$', "'^\"\\\\Z'"), ("", '""'),
    ],
)  # fmt: skip
def test_a_pattern_ends_where_the_text_does(text: str, code: str) -> None:
    assert pattern(text) == code
