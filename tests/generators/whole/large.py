"""A made-up architecture too large for single drawings: many systems, one container with hundreds of components."""

from __future__ import annotations

from typing import Any

from bench.landscape import landscape
from trueline.model.forms import from_data
from trueline.model.workspace import Workspace

FLAT = 300
SYSTEMS = 68


def large() -> Workspace:
    """Return a workspace of 2,000 elements: 68 systems of 25, and 300 components side by side in one container."""
    drawn = landscape(SYSTEMS * 25)
    elements: list[dict[str, Any]] = [
        {"id": one.path, "kind": one.kind, "name": one.name, "description": one.description} for one in drawn.elements
    ]
    relationships: list[dict[str, Any]] = [
        {"source": one.source, "target": one.target, "description": one.description} for one in drawn.relationships
    ]
    at = next(number for number, one in enumerate(elements) if one["id"] == "s1.c1.p5")
    more = [
        {"id": f"s1.c1.q{number}", "kind": "component", "name": f"Rule {number:03}"} for number in range(1, FLAT + 1)
    ]
    elements[at + 1 : at + 1] = more
    relationships += [
        {"source": f"s1.c1.q{number}", "target": f"s1.c1.q{number * 7 % FLAT + 1}", "description": "Asks"}
        for number in range(1, FLAT + 1, 2)
    ]
    relationships += [
        {"source": f"s{number}.c1.p1", "target": f"s1.c1.q{number}", "description": "Uses"}
        for number in range(2, SYSTEMS)
    ]
    views = [
        {
            "id": "everything",
            "name": "Everything",
            "kind": "custom",
            "include": [{"kind": "component"}, {"kind": "container"}, {"kind": "system"}],
        }
    ]
    return Workspace(
        (
            from_data(
                {
                    "trueline": 1,
                    "id": "land",
                    "title": "Land",
                    "elements": elements,
                    "relationships": relationships,
                    "views": views,
                }
            ),
        )
    )
