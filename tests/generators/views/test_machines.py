"""State machines drawn."""

from __future__ import annotations

from typing import Any

from tests.generators.views.shop import shop
from trueline.generators.views.machines import draw_machine

MACHINE: dict[str, Any] = {
    "id": "order",
    "name": "Order",
    "parameters": [{"id": "patience", "name": "patience", "value": "1h"}],
    "states": [
        {"id": "open", "name": "Open", "initial": True, "notes": ["Can change\nuntil paid", "Counts"]},
        {"id": "packing", "name": "Packing"},
        {"id": "packing.picked", "name": "Picked", "parent": "packing", "region": "goods", "initial": True},
        {"id": "packing.billed", "name": "Billed", "parent": "packing", "region": "money", "initial": True},
        {"id": "gone", "name": "Gone", "final": True},
    ],
    "triggers": [{"id": "pay", "name": "pay"}],
    "transitions": [
        {"source": "open", "target": "packing", "trigger": "pay", "effects": [{"do": "emit", "event": "event:paid"}]},
        {"source": "open", "target": "gone", "after": {"op": "parameter", "parameter": "patience"}},
        {"source": "packing", "target": "gone", "label": "Off it goes"},
    ],
    "start_label": "Somebody orders",
}


def test_a_machine_draws_states_notes_and_transitions_in_words() -> None:
    space = shop(machines=[MACHINE], events=[{"id": "paid", "name": "OrderPaid"}])
    drawn = draw_machine(space, "shop", space.index("shop").record.machines[0])
    assert [(one.source, one.target, one.text) for one in drawn.transitions] == [
        ("open", "packing", "pay / emit OrderPaid"),
        ("open", "gone", "after patience (1h)"),
        ("packing", "gone", "Off it goes"),
    ]
    assert [(one.id, one.title, one.initial, one.final) for one in drawn.states] == [
        ("open", "Open", True, False),
        ("packing", "Packing", False, False),
        ("gone", "Gone", False, True),
    ]
    assert drawn.states[0].notes == ("Can change\nuntil paid", "Counts")
    assert drawn.start_text == "Somebody orders"


def test_parallel_regions_stand_inside_their_composite_state() -> None:
    space = shop(machines=[MACHINE], events=[{"id": "paid", "name": "OrderPaid"}])
    packing = draw_machine(space, "shop", space.index("shop").record.machines[0]).states[1]
    regions = [(region.title, [state.title for state in region.states]) for region in packing.regions]
    assert regions == [("goods", ["Picked"]), ("money", ["Billed"])]
