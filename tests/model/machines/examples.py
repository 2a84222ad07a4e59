"""Machines for the tests, in the plain data that an author writes."""

from __future__ import annotations

from typing import Any

from trueline.model.records.machines import Machine

ONE: dict[str, Any] = {"op": "value", "value": 1}


def machine(**fields: Any) -> Machine:
    """Return a machine; triggers, counters and states may be named by their ids alone."""
    states = [{"id": one} if isinstance(one, str) else one for one in fields.pop("states")]
    states = [{"name": one["id"].title(), "initial": number == 0, **one} for number, one in enumerate(states)]
    triggers = [{"id": one, "name": one} for one in fields.pop("triggers", ())]
    return Machine.model_validate({"id": "m", "name": "M", "states": states, "triggers": triggers, **fields})


def value(amount: object) -> dict[str, Any]:
    return {"op": "value", "value": amount}


def compare(left: dict[str, Any], op: str, right: dict[str, Any]) -> dict[str, Any]:
    return {"op": op, "left": left, "right": right}


def counter(name: str) -> dict[str, Any]:
    return {"op": "counter", "counter": name}


def count(trigger: str, within: object = None) -> dict[str, Any]:
    window = {} if within is None else {"within": value(within)}
    return {"op": "count", "trigger": trigger, **window}


def go(source: str, target: str, trigger: str | None = None, **fields: Any) -> dict[str, Any]:
    return {"source": source, "target": target, "trigger": trigger, **fields}


def stay(state: str, trigger: str | None = None, **fields: Any) -> dict[str, Any]:
    return {"source": state, "target": state, "trigger": trigger, "internal": True, **fields}


def do(what: str, target: str = "") -> dict[str, Any]:
    return {"do": what, "target": target}


def traffic_light() -> Machine:
    """A light that is off or on; on, it goes round by itself."""
    return machine(
        states=[
            "off",
            {"id": "on", "initial": False},
            {"id": "on.red", "parent": "on", "initial": True},
            {"id": "on.green", "parent": "on", "initial": False},
        ],
        triggers=["switch", "knock"],
        transitions=[
            go("off", "on", "switch"),
            go("on", "off", "switch"),
            go("on.red", "on.green", after=value("30s")),
            go("on.green", "on.red", after=value("20s")),
        ],
    )


def parcel() -> Machine:
    """A parcel that is packed and paid at the same time, and then gone."""
    return machine(
        states=[
            {"id": "open"},
            {"id": "picking", "parent": "open", "region": "goods", "initial": True},
            {"id": "packed", "parent": "open", "region": "goods", "initial": False, "final": True},
            {"id": "unpaid", "parent": "open", "region": "money", "initial": True},
            {"id": "paid", "parent": "open", "region": "money", "initial": False, "final": True},
            {"id": "gone", "initial": False, "final": True},
            {"id": "cancelled", "initial": False, "final": True},
        ],
        triggers=["pack", "pay", "rush", "cancel"],
        transitions=[
            go("picking", "packed", "pack"),
            go("unpaid", "paid", "pay"),
            go("picking", "packed", "rush"),
            go("unpaid", "paid", "rush"),
            go("open", "gone"),
            go("open", "cancelled", "cancel"),
        ],
    )  # fmt: skip
