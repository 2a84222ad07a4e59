"""What all patterns yield."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from tests.model.patterns.examples import ARCHITECTURE, KINDS, VARIANTS, pattern, told, yielded
from trueline.model.machines.derivation import derive
from trueline.model.machines.faults import faults
from trueline.model.machines.guards import conflicts
from trueline.model.machines.paths import dead_ends, unreachable
from trueline.model.machines.responses import responses
from trueline.model.patterns import EXPANSIONS, expand
from trueline.model.records.behaviour import Flow, Process
from trueline.model.records.machines import Machine
from trueline.model.records.patterns import Pattern


def variant(fields: dict[str, Any]) -> tuple[Machine, Flow, Process]:
    return yielded(fields["pattern"], **{key: one for key, one in fields.items() if key != "pattern"})


NEEDED: dict[str, dict[str, Any]] = {
    "saga": {"steps": [{"id": "one", "name": "One", "undo": "Undo"}, {"id": "two", "name": "Two"}]},
    "cache-aside": {"ttl": "1s"},
}
"""What a pattern cannot do without."""


@pytest.mark.parametrize("kind", KINDS)
def test_every_pattern_yields_a_machine_a_flow_and_a_process_under_its_own_id(kind: str) -> None:
    found = yielded(kind, **KINDS[kind], description="Because", origin="added")
    assert {(one.id, one.name, one.description, one.origin) for one in found} == {
        ("guard", "Guard", "Because", "added")
    }
    machine, flow, process = found
    assert (machine.of, process.of) == ("owner", "owner")
    assert flow.steps
    assert process.nodes


def test_every_kind_of_pattern_is_expanded() -> None:
    assert set(get_args(get_args(Pattern)[0])) == set(EXPANSIONS)
    assert {type(pattern(kind, **fields)) for kind, fields in KINDS.items()} == set(EXPANSIONS)


@pytest.mark.parametrize("fields", VARIANTS)
def test_the_machine_can_run_and_every_transition_can_be_taken(fields: dict[str, Any]) -> None:
    machine = variant(fields)[0]
    assert list(faults(machine)) == []
    assert list(conflicts(machine)) == []
    assert (unreachable(machine), dead_ends(machine)) == ((), ())
    found = derive(machine)
    assert (found.untaken, found.whole) == ((), True)


@pytest.mark.parametrize("fields", VARIANTS)
def test_every_trigger_has_a_declared_response_in_every_state(fields: dict[str, Any]) -> None:
    machine = variant(fields)[0]
    assert [(one.state, one.trigger) for one in responses(machine) if not one.declared] == []
    stated = [(one.state, one.trigger) for one in machine.unhandled]
    assert len(set(stated)) == len(stated)


@pytest.mark.parametrize("fields", VARIANTS)
def test_the_process_leads_from_its_start_to_its_ends(fields: dict[str, Any]) -> None:
    process = variant(fields)[2]
    nodes = {node.id: node.kind for node in process.nodes}
    assert len(nodes) == len(process.nodes)
    leaving = {edge.source for edge in process.edges}
    reached = {edge.target for edge in process.edges}
    assert leaving == {node for node, kind in nodes.items() if kind != "end"}
    assert reached == {node for node, kind in nodes.items() if kind != "start"}
    decided = [(edge.source, edge.label) for edge in process.edges if nodes[edge.source] == "decision"]
    assert len(set(decided)) == len(decided)
    assert all(label for _, label in decided)


@pytest.mark.parametrize("fields", VARIANTS)
def test_what_is_yielded_survives_a_round_trip_through_json(fields: dict[str, Any]) -> None:
    for one in variant(fields):
        assert type(one).model_validate_json(one.model_dump_json()) == one


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_is_not_stated_is_played_by_the_owner(kind: str) -> None:
    flow = yielded(kind, **NEEDED.get(kind, {}))[1]
    assert flow.participants == ("owner",)
    assert speakers(flow) == {"owner"}


@pytest.mark.parametrize("kind", KINDS)
def test_without_an_owner_the_first_who_is_stated_stands_in(kind: str) -> None:
    fields = dict(KINDS[kind])
    first = {"circuit-breaker": "caller", "retry": "caller", "bulkhead": "caller", "saga": "orchestrator",
             "cache-aside": "reader", "outbox": "writer"}[kind]  # fmt: skip
    flow = yielded(kind, **{**fields, "of": None})[1]
    assert flow.participants[0] == fields[first]


@pytest.mark.parametrize("kind", KINDS)
def test_a_pattern_of_nobody_with_nobody_in_it_has_no_flow(kind: str) -> None:
    machine, flow, process = expand(pattern(kind, of=None, **NEEDED.get(kind, {})), ARCHITECTURE)
    assert (machine is None, flow is None, process is None) == (False, True, False)


@pytest.mark.parametrize("kind", KINDS)
def test_everybody_who_is_stated_takes_part(kind: str) -> None:
    flow = yielded(kind, **KINDS[kind])[1]
    stated = {one for key, one in KINDS[kind].items() if isinstance(one, str) and key not in ("ttl", "wait")}
    assert stated <= set(flow.participants)
    assert speakers(flow) == set(flow.participants)


def speakers(flow: Flow) -> set[str]:
    lines = [line.strip() for line in told(flow.steps)]
    messages = [line.partition(":")[0].split() for line in lines if line.split()[1] in ("->", "-)", "-->")]
    return {end for source, _, target in messages for end in (source, target)}
