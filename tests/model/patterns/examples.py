"""Patterns for the tests, and the machines, flows and processes they yield."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from trueline.model.forms import from_data
from trueline.model.patterns import expand
from trueline.model.records.behaviour import Block, Flow, FlowNote, Message, Process, Step
from trueline.model.records.machines import Machine
from trueline.model.records.patterns import Pattern
from trueline.model.wording import Wording

_PATTERN: TypeAdapter[Pattern] = TypeAdapter(Pattern)
ARCHITECTURE = from_data({"trueline": 1, "id": "shop", "title": "Shop"})

STEPS = [
    {"id": "one", "name": "Reserve", "by": "service1", "undo": "Release", "within": "5s"},
    {"id": "two", "name": "Pay", "by": "service2", "undo": "Pay back"},
    {"id": "three", "name": "Ship", "by": "service3"},
]
KINDS: dict[str, dict[str, Any]] = {
    "circuit-breaker": {"caller": "web", "protects": "bank"},
    "retry": {"caller": "web", "callee": "bank"},
    "bulkhead": {"caller": "web", "protects": "bank", "limit": 2, "queue": 2, "wait": "1s"},
    "saga": {"orchestrator": "web", "steps": STEPS},
    "cache-aside": {"reader": "web", "cache": "cache", "source": "store", "ttl": "30s"},
    "outbox": {"writer": "web", "store": "store", "relay": "relay", "bus": "bus"},
}
"""Every kind of pattern, with everybody who takes part."""

VARIANTS: list[dict[str, Any]] = [
    *({"pattern": kind, **fields} for kind, fields in KINDS.items()),
    {"pattern": "circuit-breaker", "failures": 2, "probes": 3, "successes": 2, "half_open_after": "5s"},
    {"pattern": "retry", "attempts": 1},
    {"pattern": "retry", "attempts": 9, "factor": 3},
    {"pattern": "bulkhead", "limit": 1},
    {"pattern": "saga", "steps": [{"id": "only", "name": "Only"}]},
    {"pattern": "saga", "steps": [{"id": "only", "name": "Only", "undo": "Undo", "within": "1s"}]},
    {"pattern": "saga", "steps": STEPS, "fails_at": "two", "log": "store"},
    {"pattern": "cache-aside", "ttl": "30s", "loaders": 3},
    {"pattern": "cache-aside", "ttl": "30s", "stale_refill": True},
    {"pattern": "cache-aside", "ttl": "30s", "stale_refill": True, "loaders": 2},
]


def pattern(kind: str, **fields: Any) -> Pattern:
    return _PATTERN.validate_python({"id": "guard", "name": "Guard", "of": "owner", **fields, "pattern": kind})


def yielded(kind: str, **fields: Any) -> tuple[Machine, Flow, Process]:
    machine, flow, process = expand(pattern(kind, **fields), ARCHITECTURE)
    assert machine is not None
    assert flow is not None
    assert process is not None
    return machine, flow, process


def arrows(machine: Machine, *, internal: bool = False) -> list[str]:
    """Return the transitions of a machine as a diagram says them, by the names of their states."""
    names, wording = {state.id: state.name for state in machine.states}, Wording(machine)
    return [
        f"{names[one.source]} -> {names[one.target]}: {wording.transition(one)}"
        for one in machine.transitions
        if internal or not one.internal
    ]


def told(steps: tuple[Step, ...]) -> list[str]:
    """Return a flow line by line; what stands in a block is indented."""
    lines: list[str] = []
    for step in steps:
        match step:
            case Message():
                sign = {"call": "->", "send": "-)", "reply": "-->"}[step.kind]
                lines.append(f"{step.source} {sign} {step.target}: {step.text}")
            case FlowNote():
                lines.append(f"over {', '.join(step.over)}: {step.text}")
            case Block():
                for branch in step.branches:
                    lines.append(f"{step.kind} {branch.title}")
                    lines += [f"  {line}" for line in told(branch.steps)]
    return lines


def connected(process: Process) -> list[str]:
    """Return the edges of a process by the names of its nodes."""
    names = {node.id: node.name for node in process.nodes}
    return [
        f"{names[edge.source]} -> {names[edge.target]}" + (f": {edge.label}" if edge.label else "")
        for edge in process.edges
    ]
