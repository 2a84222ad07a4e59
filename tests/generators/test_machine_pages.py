"""Pages of state machines: states, transitions with their numbers, and the answer to every trigger."""

from __future__ import annotations

from tests.generators.bakery import astray, bakery, pages, section
from tests.generators.ferry import FERRY, OPTIONS
from tests.golden import check_golden
from trueline.generators.machine_pages import MachinePages


def test_the_pages_of_the_ferry_are_the_ones_that_were_looked_at() -> None:
    check_golden("machine_pages", MachinePages().generate(FERRY, OPTIONS))


def test_every_machine_stands_at_its_address() -> None:
    (page,) = pages(MachinePages().generate(FERRY, OPTIONS))
    assert astray(FERRY, page) == []
    assert page.about == ("ferry/machine:line.boat.gate", "ferry/machine:line.tide")


def test_an_architecture_without_machines_of_its_own_has_no_page() -> None:
    assert pages(MachinePages().generate(bakery(), OPTIONS)) == []


def test_what_stays_inside_a_state_is_told_in_the_table_and_is_no_arrow() -> None:
    gate = _of("machine--line.boat.gate")
    assert "| Loading / Walking | stays | step | aboard &lt; 12 | increment aboard | One more |" in gate
    assert "One more" not in gate.partition("**Parameters**")[0]


def test_arrows_that_say_the_same_are_drawn_once_and_told_apart_in_the_table() -> None:
    drawn, _, told = _of("machine--line.tide").partition("**States**")
    assert drawn.count("high --> low") == 1
    assert told.count("| High | Low | turn |") == 2


def test_every_trigger_has_an_answer_in_every_state_that_a_machine_can_be_in() -> None:
    rows = _of("machine--line.boat.gate").partition("**Answers to every trigger**")[2].splitlines()
    table = {row.split(" | ")[0].lstrip("| "): row for row in rows if row.startswith("| ")}
    assert [*table][2:] == ["Shut", "Loading / Walking", "Loading / Waiting", "Loading / Dark", "Gone"]
    assert all(row.count(" | ") == 3 and " |  |" not in row for row in table.values())
    assert "rejected: the gate &#124; is shut" in table["Shut"]
    assert "→ Loading if not storm<br>else rejected" in table["Shut"]


def test_parameters_stand_with_their_units_and_a_timer_names_the_one_it_waits_for() -> None:
    gate = _of("machine--line.boat.gate")
    assert "| wait | 90s | Until the gate closes by itself |" in gate
    assert "| Loading | Gone | after wait (90s) |" in gate


def test_an_event_that_a_transition_emits_is_a_link() -> None:
    assert "emit [TicketSold](messages.md#event--line.desk.ticket-sold)<br>Ring" in _of("machine--line.boat.gate")


def _of(anchor: str) -> str:
    (page,) = pages(MachinePages().generate(FERRY, OPTIONS))
    return section(page, anchor)
