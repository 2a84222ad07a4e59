"""Pages of flows and of dynamic views: who says what to whom, in which order."""

from __future__ import annotations

from tests.generators.bakery import astray, bakery, pages, section
from tests.generators.ferry import FERRY, OPTIONS
from tests.golden import check_golden
from trueline.generators.flow_pages import FlowPages


def test_the_pages_of_the_ferry_are_the_ones_that_were_looked_at() -> None:
    check_golden("flow_pages", FlowPages().generate(FERRY, OPTIONS))


def test_flows_and_dynamic_views_stand_at_their_addresses() -> None:
    flows, dynamic = pages(FlowPages().generate(FERRY, OPTIONS))
    assert (astray(FERRY, flows), astray(FERRY, dynamic)) == ([], [])
    assert (flows.about, dynamic.about) == (("ferry/flow:buying-a-ticket",), ("ferry/flow:last-boat",))


def test_an_architecture_without_flows_has_no_page() -> None:
    assert pages(FlowPages().generate(bakery(flows=[]), OPTIONS)) == []


def test_a_participant_is_linked_once_even_where_only_a_note_names_it() -> None:
    flows, _ = pages(FlowPages().generate(FERRY, OPTIONS))
    taking_part = next(line for line in flows.content.splitlines() if "Who takes part" in line)
    assert taking_part.count("[Log Book](elements/line.log.md)") == 1
    assert taking_part.count("[Guest](groups.md#role--guest)") == 1


def test_what_messages_speak_of_is_linked_from_inside_blocks_too() -> None:
    flows, _ = pages(FlowPages().generate(FERRY, OPTIONS))
    about = next(line for line in flows.content.splitlines() if "What it is about" in line)
    assert "[TicketSold](messages.md#event--line.desk.ticket-sold)" in about


def test_a_flow_in_a_pattern_stands_on_the_page_of_patterns_alone() -> None:
    flows, _ = pages(FlowPages().generate(FERRY, OPTIONS))
    assert "storm" not in section(flows, "flow--buying-a-ticket")
    assert flows.content.count('<a id="flow--') == 1
