"""Pages of processes: activities and decisions in their order, and who does them."""

from __future__ import annotations

from tests.generators.bakery import astray, bakery, pages
from tests.generators.ferry import FERRY, OPTIONS
from tests.golden import check_golden
from trueline.generators.process_pages import ProcessPages


def test_the_pages_of_the_ferry_are_the_ones_that_were_looked_at() -> None:
    check_golden("process_pages", ProcessPages().generate(FERRY, OPTIONS))


def test_every_process_stands_at_its_address() -> None:
    (page,) = pages(ProcessPages().generate(FERRY, OPTIONS))
    assert astray(FERRY, page) == []
    assert page.about == ("ferry/process:crossing",)


def test_an_architecture_without_processes_has_no_page() -> None:
    assert pages(ProcessPages().generate(bakery(), OPTIONS)) == []


def test_a_step_leads_to_who_does_it_and_to_the_pattern_it_follows() -> None:
    (page,) = pages(ProcessPages().generate(FERRY, OPTIONS))
    row = next(line for line in page.content.splitlines() if line.startswith("| Go slow"))
    assert "[Boat Keeper](elements/line.boat.md)" in row
    assert "[Ask again](patterns.md#pattern--line.ask-again)" in row


def test_steps_that_say_no_more_than_their_name_are_drawn_and_told_alone() -> None:
    plain = {"id": "p", "name": "P", "nodes": [{"id": "a", "kind": "activity", "name": "Knead"}]}
    (page,) = pages(ProcessPages().generate(bakery(processes=[plain]), OPTIONS))
    assert page.content.count("Knead") == 2
    assert "| Step |" not in page.content
