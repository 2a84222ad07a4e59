"""A small model in which no inspection finds anything, and ways to spoil it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from trueline.model.diagnostics import Diagnostic, Severity
from trueline.model.forms import from_data
from trueline.model.inspections import INSPECTIONS, inspect
from trueline.model.verification import verify
from trueline.model.workspace import Workspace

ALL_ON = {each.id: Severity.WARNING for each in INSPECTIONS}
MODULES = {"kiosk", "kiosk.till", "kiosk.shelf"}

KIOSK: dict[str, Any] = {
    "trueline": 1,
    "id": "kiosk",
    "title": "Kiosk",
    "elements": [
        {"id": "buyer", "name": "Buyer", "kind": "person", "description": "Wants a paper"},
        {"id": "kiosk", "name": "Kiosk", "kind": "system", "description": "Sells papers"},
        {
            "id": "kiosk.app", "name": "App", "kind": "container", "description": "Takes money", "technology": "Python",
            "code": ["kiosk"], "groups": ["group:front"],
        },
        {
            "id": "kiosk.app.till", "name": "Till", "kind": "component", "description": "Counts",
            "technology": "Python", "code": [".till"],
        },
        {
            "id": "kiosk.app.shelf", "name": "Shelf", "kind": "component", "description": "Holds",
            "technology": "Python", "code": [".shelf"],
        },
        {
            "id": "kiosk.store", "name": "Store", "kind": "container", "type": "database", "description": "Keeps",
            "technology": "SQLite",
        },
    ],
    "groups": [{"id": "front", "name": "Front", "description": "Who is seen"}],
    "roles": [{"id": "customer", "name": "Customer", "played_by": ["buyer"]}],
    "relationships": [
        {"source": "buyer", "target": "kiosk.app", "description": "Buys at", "technology": "HTTPS"},
        {"source": "kiosk.app.till", "target": "kiosk.app.shelf", "description": "Looks into", "technology": "call"},
        {"source": "kiosk.app.shelf", "target": "kiosk.store", "description": "Reads", "technology": "SQL"},
    ],
    "views": [{"id": "all", "name": "All", "kind": "container", "of": "kiosk"}],
    "flows": [
        {
            "id": "buying", "name": "Buying", "participants": ["role:customer", "kiosk.app"],
            "steps": [
                {"step": "message", "source": "role:customer", "target": "kiosk.app", "about": "endpoint:buy"},
                {
                    "step": "message", "source": "kiosk.app", "target": "role:customer", "kind": "reply",
                    "about": "endpoint:buy", "status": 200,
                },
            ],
        }
    ],
    "interfaces": [{"id": "http", "name": "HTTP", "kind": "http", "of": "kiosk.app"}],
    "endpoints": [
        {
            "id": "buy", "name": "Buy", "interface": "interface:http", "method": "POST", "path": "/papers",
            "responses": [{"status": 200}],
        }
    ],
    "processes": [
        {
            "id": "day", "name": "Day", "of": "kiosk.app",
            "nodes": [
                {"id": "open", "name": "Open", "kind": "start"},
                {"id": "sold", "name": "Sold out?", "kind": "decision"},
                {"id": "split", "name": "Both", "kind": "fork"},
                {"id": "count", "name": "Count", "kind": "activity"},
                {"id": "sweep", "name": "Sweep", "kind": "activity"},
                {"id": "merge", "name": "Done", "kind": "join"},
                {"id": "close", "name": "Close", "kind": "end"},
            ],
            "edges": [
                {"source": "open", "target": "sold"},
                {"source": "sold", "target": "close", "label": "Yes"},
                {"source": "sold", "target": "split", "label": "No"},
                {"source": "split", "target": "count"},
                {"source": "split", "target": "sweep"},
                {"source": "count", "target": "merge"},
                {"source": "sweep", "target": "merge"},
                {"source": "merge", "target": "close"},
            ],
        }
    ],
    "machines": [
        {
            "id": "paper", "name": "Paper", "of": "kiosk.store", "otherwise": "rejected",
            "parameters": [{"id": "limit", "name": "Limit", "value": 3}],
            "counters": ["tries"],
            "states": [
                {"id": "new", "name": "New", "initial": True},
                {"id": "sold", "name": "Sold", "final": True},
            ],
            "triggers": [{"id": "sell", "name": "Sell"}],
            "transitions": [
                {
                    "source": "new", "target": "sold", "trigger": "sell",
                    "guard": {
                        "op": ">=", "left": {"op": "counter", "counter": "tries"},
                        "right": {"op": "parameter", "parameter": "limit"},
                    },
                },
                {
                    "source": "new", "target": "new", "trigger": "sell",
                    "guard": {
                        "op": "<", "left": {"op": "counter", "counter": "tries"},
                        "right": {"op": "parameter", "parameter": "limit"},
                    },
                    "effects": [{"do": "increment", "target": "tries"}],
                },
            ],
        }
    ],
    "schemas": [{"id": "store", "name": "Store", "of": "kiosk.store"}],
    "entities": [
        {
            "id": "paper", "name": "paper", "schema": "schema:store",
            "attributes": [{"name": "id", "type": "uuid", "primary_key": True}, {"name": "title", "type": "text"}],
        },
        {
            "id": "sale", "name": "sale", "schema": "schema:store",
            "attributes": [
                {"name": "id", "type": "uuid", "primary_key": True},
                {"name": "paper_id", "type": "uuid", "references": {"entity": "entity:paper"}},
                {"name": "kind", "type": "enum", "values": ["cash", "card"]},
            ],
            "keys": [{"columns": ["paper_id", "kind"], "unique": True}],
        },
    ],
    "rules": [
        {
            "id": "inwards", "name": "Inwards", "rule": "layers", "layers": [["kiosk.app.till"], ["kiosk.app.shelf"]],
            "because": "the shelf outlives the till",
        },
        {
            "id": "counter", "name": "At the counter", "rule": "model", "source": {"kind": "person"},
            "target": {"element": "kiosk.store"}, "because": "nobody serves himself",
        },
    ],
    "deployments": [
        {
            "id": "live", "name": "Live", "environment": "live",
            "nodes": [
                {
                    "id": "box", "name": "Box", "description": "Below the counter", "technology": "Debian",
                    "instances": [{"id": "app", "of": "kiosk.app"}, {"id": "store", "of": "kiosk.store"}],
                }
            ],
            "edges": [{"source": "box.app", "target": "box.store"}],
        }
    ],
    "decisions": [{"id": "cash", "name": "Cash", "decision": "Cash is taken.", "context": "![All](view:all)"}],
    "sections": [{"id": "hours", "name": "Hours", "body": "From six."}],
    "qualities": [
        {
            "id": "quick", "name": "Quick", "characteristic": "latency", "of": ["kiosk.app"], "means": ["A short way"],
            "verified_by": "bench",
        }
    ],
}  # fmt: skip


def spoiled(*changes: tuple[str, Any]) -> dict[str, Any]:
    """Return the kiosk with some of its parts changed.

    Args:
        changes: a path such as `elements.0.description` and its new value; `+` as the last part appends to a list, and
            `None` takes a part away.
    """
    data = deepcopy(KIOSK)
    for path, value in changes:
        *way, last = path.split(".")
        here: Any = data
        for part in way:
            here = here[int(part)] if isinstance(here, list) else here.setdefault(part, [])
        if last == "+":
            here.append(value)
        elif value is None:
            del here[int(last) if isinstance(here, list) else last]
        else:
            here[int(last) if isinstance(here, list) else last] = value
    return data


def findings(*changes: tuple[str, Any], off: str = "") -> list[Diagnostic]:
    """Return what all inspections find in a spoiled kiosk, whatever they weigh.

    Args:
        changes: as `spoiled` takes them.
        off: inspections that are switched off, separated by blanks: what a change cannot help but trigger too.
    """
    space = Workspace((from_data(spoiled(*changes)),))
    verify(space)
    severities = ALL_ON | dict.fromkeys(off.split(), Severity.OFF)
    return inspect(space, severities, MODULES.__contains__)
