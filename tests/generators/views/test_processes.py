"""Processes drawn."""

from __future__ import annotations

from typing import Any

from tests.generators.views.shop import shop
from tests.generators.views.test_elements import arrows, boxes
from trueline.generators.views.processes import draw_process

PROCESS: dict[str, Any] = {
    "id": "order",
    "name": "Order",
    "nodes": [
        {"id": "begin", "kind": "start", "name": "Begin"},
        {"id": "check", "kind": "activity", "name": "Check", "by": "shop.api"},
        {"id": "check.ok", "kind": "decision", "name": "OK?"},
        {"id": "split", "kind": "fork", "name": "Split"},
        {"id": "end", "kind": "end", "name": "End"},
    ],
    "edges": [
        {"source": "begin", "target": "check"},
        {"source": "check", "target": "check.ok"},
        {"source": "check.ok", "target": "check", "label": "No"},
        {"source": "check.ok", "target": "split", "label": "Yes"},
        {"source": "split", "target": "end"},
    ],
    "styles": {"end": "#4ecdc4"},
    "direction": "right",
}


def test_a_process_draws_its_steps_by_their_kind_and_its_branches_with_labels() -> None:
    space = shop(processes=[PROCESS])
    drawn = draw_process(space, "shop", space.index("shop").record.processes[0], "systems/shop/processes.md")
    steps = [(box.id, box.shape, box.style, box.colour, box.link) for box in boxes(drawn.items)]
    assert steps == [
        ("begin", "stadium", "start", "", ""),
        ("check", "rectangle", "activity", "", "elements/shop.api.md"),
        ("check.ok", "diamond", "decision", "", ""),
        ("split", "hexagon", "fork", "", ""),
        ("end", "stadium", "end", "#4ecdc4", ""),
    ]
    assert arrows(drawn) == [
        "begin -> check: ",
        "check -> check.ok: ",
        "check.ok -> check: No",
        "check.ok -> split: Yes",
        "split -> end: ",
    ]
    assert drawn.direction == "right"
