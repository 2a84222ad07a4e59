"""Sequences of events derived from machines."""

from __future__ import annotations

from decimal import Decimal

from tests.model.machines.examples import compare, count, counter, do, go, machine, parcel, stay, traffic_light, value
from trueline.model.machines.derivation import Sequence, Stimulus, derive, play
from trueline.model.machines.interpreter import Interpreter
from trueline.model.records.machines import Machine


def taken(record: Machine, sequence: Sequence) -> list[tuple[str, str]]:
    running = Interpreter(record)
    reactions = [play(running, stimulus) for stimulus in sequence.stimuli]
    return [(one.source, one.target) for reaction in reactions for one in reaction.transitions]


def test_every_transition_that_can_be_taken_is_taken() -> None:
    for record in (traffic_light(), parcel()):
        found = derive(record)
        ways = {way for sequence in found.sequences for way in taken(record, sequence)}
        assert ways == {(one.source, one.target) for one in record.transitions}
        assert (found.untaken, found.whole) == ((), True)


def test_a_transition_to_which_no_way_leads_is_named() -> None:
    blocked = machine(states=["a", "b"], triggers=["t"], counters=["n"], transitions=[
        go("a", "b", "t", guard=compare(counter("n"), ">", value(0))),
        stay("a", "t", guard=compare(counter("n"), "==", value(0))),
    ])  # fmt: skip
    assert [(one.source, one.target) for one in derive(blocked).untaken] == [("a", "b")]


def test_a_guard_behind_a_count_is_reached() -> None:
    lock = machine(states=["open", "locked"], triggers=["wrong"], transitions=[
        go("open", "locked", guard=compare(count("wrong", "10s"), ">=", value(7))),
    ])  # fmt: skip
    found = derive(lock)
    assert found.untaken == ()
    assert Stimulus("wrong") in found.sequences[0].stimuli
    assert any(sequence.stimuli == (Stimulus("wrong"),) * 7 for sequence in found.sequences)


def test_a_guard_behind_elapsed_time_is_reached() -> None:
    cooling = machine(states=["hot", "cold"], triggers=["touch"], transitions=[
        go("hot", "cold", "touch", guard=compare({"op": "elapsed"}, ">=", value("90s"))),
    ])  # fmt: skip
    found = derive(cooling)
    assert found.untaken == ()
    assert {stimulus.wait for sequence in found.sequences for stimulus in sequence.stimuli} >= {
        Decimal("89.999"), Decimal(90), Decimal("90.001"),
    }  # fmt: skip


def test_nothing_is_asked_for_that_cannot_happen() -> None:
    door = machine(states=["shut", "open"], triggers=["pull", "push"], otherwise="impossible", transitions=[
        go("shut", "open", "pull"), go("open", "shut", "push"),
    ])  # fmt: skip
    for sequence in derive(door).sequences:
        running = Interpreter(door)
        responses = {play(running, stimulus).response for stimulus in sequence.stimuli}
        assert responses == {"handled"}


def test_a_machine_with_endlessly_many_situations_is_looked_at_in_part() -> None:
    endless = machine(states=["a"], triggers=["up", "down"], counters=["n", "m"], transitions=[
        stay("a", "up", effects=[do("increment", "n")], guard=compare(counter("n"), ">=", counter("m"))),
        stay("a", "down", effects=[do("increment", "m")]),
    ])  # fmt: skip
    found = derive(endless, most=20)
    assert not found.whole
    assert found.untaken == ()


def test_no_two_sequences_are_the_same_and_the_same_machine_gives_the_same_ones() -> None:
    first, second = derive(parcel()), derive(parcel())
    assert first == second
    stimuli = [sequence.stimuli for sequence in first.sequences]
    assert len(set(stimuli)) == len(stimuli)


def test_a_stimulus_reads_as_what_happens() -> None:
    assert [str(one) for one in (Stimulus("t"), Stimulus("", Decimal("30.000")), Stimulus("t", Decimal("0.5")))] == [
        "t", "+30s", "+0.5s t",
    ]  # fmt: skip
