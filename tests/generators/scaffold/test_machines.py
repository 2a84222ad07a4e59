"""Machines of a scaffold: tables that say what the model says, and types that change with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.generators.scaffold.quay import design, nobody, record, run, type_errors, write
from tests.golden import check_golden
from trueline.generators.scaffold.parts import events, machines
from trueline.model.machines.structure import Structure
from trueline.model.records.architecture import ArchitectureRecord
from trueline.model.records.machines import Machine, State

TOLD = """
import json
from dataclasses import asdict
from quay_office.domain._generated import machines

def told(one):
    leaving = {state: one.leaving(state) for state in type(next(iter(one.initial)))}
    return {
        "initial": sorted(one.initial), "final": sorted(one.final), "parents": one.parents, "regions": one.regions,
        "transitions": [
            {
                "source": each.source, "target": each.target, "trigger": each.trigger, "internal": each.internal,
                "timed": each.after is not None, "guarded": each.guard is not None,
                "effects": [effect.do for effect in each.effects],
            }
            for each in one.transitions
        ],
        "unhandled": [[*key, one.unhandled[key].response, one.unhandled[key].because] for key in one.unhandled],
        "allowed": {state: sorted(one.allowed(state)) for state in leaving},
        "next": {state: sorted(one.next_states(state)) for state in leaving},
    }

print(json.dumps([told(machines.BERTH), told(machines.SIGNAL)]))
"""

BY_HAND = '''"""What is written by hand."""

from typing import assert_never

from quay_office.domain._generated.machines import BERTH, SIGNAL, BerthParameters, BerthTrigger, SignalState
from quay_office.domain._generated.values import BerthStatus


def lit(state: SignalState) -> bool:
    match state:
        case SignalState.OFF:
            return False
        case SignalState.ON | SignalState.ON_LAMP | SignalState.ON_HORN | SignalState.ON_BLINKING:
            return True
        case other:
            assert_never(other)


def next_of(status: BerthStatus, trigger: BerthTrigger) -> BerthStatus:
    if trigger in BERTH.allowed(status):
        return sorted(BERTH.next_states(status))[0]
    return status


seconds: float = BerthParameters(most_calls=4).patience.total_seconds()
wrong = SIGNAL.allowed(BerthStatus.FREE)
'''


def test_machines_become_tables() -> None:
    check_golden("scaffold/machines", machines.files(design()))


def test_a_model_without_machines_yields_nothing() -> None:
    assert list(machines.files(nobody())) == []


def test_a_table_says_what_the_model_says(tmp_path: Path) -> None:
    made = design()
    write(tmp_path, [*events.files(made), *machines.files(made)])
    found = json.loads(run(tmp_path, TOLD))
    for table, machine in zip(found, record().machines, strict=True):
        assert table == _expected(machine, {"out-of-order": "out of order"})


def _expected(machine: Machine, values: dict[str, str]) -> dict[str, Any]:
    """Return what a table must say, worked out from the record alone."""
    state = {one.id: values.get(one.id, one.id) for one in machine.states}
    structure = Structure(machine)
    around = {one: [each for each in machine.transitions if each.source in structure.chain(one)] for one in state}
    return {
        "initial": sorted(state[one.id] for one in machine.states if one.initial),
        "final": sorted(state[one.id] for one in machine.states if one.final),
        "parents": {state[one.id]: state[one.parent] for one in machine.states if one.parent},
        "regions": {state[one.id]: one.region for one in machine.states if one.region},
        "transitions": [
            {
                "source": state[one.source], "target": state[one.target], "trigger": one.trigger,
                "internal": one.internal, "timed": one.after is not None, "guarded": one.guard is not None,
                "effects": [each.do for each in one.effects],
            }
            for one in machine.transitions
        ],
        "unhandled": [
            [state[leaf], one.id, *_answer(machine, leaf, one.id)]
            for leaf in structure.leaves
            for one in machine.triggers
            if all(each.guard for each in around[leaf] if each.trigger == one.id)
        ],
        "allowed": {state[one]: sorted({each.trigger for each in around[one] if each.trigger}) for one in state},
        "next": {state[one]: sorted({state[each.target] for each in around[one]}) for one in state},
    }  # fmt: skip


def _answer(machine: Machine, state: str, trigger: str) -> tuple[str, str]:
    """Return the response and its reason; the quay declares each for a state and a trigger."""
    declared = {(one.state, one.trigger): (one.response, one.because) for one in machine.unhandled}
    return declared.get((state, trigger), (machine.otherwise, ""))


def test_a_new_state_is_a_type_error_where_states_are_matched(tmp_path: Path) -> None:
    assert _errors(tmp_path / "before", record()) == [
        'Argument 1 to "allowed" of "Machine" has incompatible type "BerthStatus"; expected "SignalState"  [arg-type]'
    ]
    berth, signal = record().machines
    more = signal.model_copy(update={"states": (*signal.states, State(id="broken", name="Broken"))})
    after = _errors(tmp_path / "after", record().model_copy(update={"machines": (berth, more)}))
    assert len(after) == 2
    assert 'Argument 1 to "assert_never" has incompatible type "Literal[SignalState.BROKEN]"' in after[0]


def _errors(folder: Path, changed: ArchitectureRecord) -> list[str]:
    made = design(changed)
    write(folder, [*events.files(made), *machines.files(made)])
    (folder / "src/by_hand.py").write_text(BY_HAND)
    found = type_errors(folder, "by_hand.py", "quay_office")
    return [each.partition(": error: ")[2] for each in found]


def test_states_that_the_domain_names_are_not_named_twice() -> None:
    first, second = design().machines
    assert (first.states.name, second.states.name) == ("BerthStatus", "SignalState")


def test_another_state_than_the_domain_names_gets_an_enumeration_of_its_own() -> None:
    berth, signal = record().machines
    more = berth.model_copy(update={"states": (*berth.states, State(id="broken", name="Broken"))})
    first, _ = design(record().model_copy(update={"machines": (more, signal)})).machines
    assert first.states.name == "BerthState"
