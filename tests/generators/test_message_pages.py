"""Pages of messages: what each carries, who says it and who hears it."""

from __future__ import annotations

from typing import Any

from tests.generators.bakery import OPTIONS, astray, bakery, pages, section
from tests.golden import check_golden
from trueline.generators.message_pages import MessagePages

SILENT: dict[str, Any] = {
    field: []
    for field in (
        "commands", "queries", "events", "flows", "sections", "interfaces", "endpoints", "fields", "channels", "jobs",
        "class_relationships",
    )
}  # fmt: skip


def test_the_pages_of_the_bakery_are_the_ones_that_were_looked_at() -> None:
    check_golden("message_pages", MessagePages().generate(bakery(), OPTIONS))


def test_every_message_stands_at_its_address() -> None:
    space = bakery()
    (page,) = pages(MessagePages().generate(space, OPTIONS))
    assert astray(space, page) == []
    assert page.about == (
        "bakery/command:order", "bakery/query:which", "bakery/event:happened", "bakery/event:baked",
    )  # fmt: skip


def test_an_architecture_without_messages_has_no_page() -> None:
    assert pages(MessagePages().generate(bakery(**SILENT), OPTIONS)) == []


def test_an_event_knows_what_causes_it_and_the_command_what_it_causes() -> None:
    (page,) = pages(MessagePages().generate(bakery(), OPTIONS))
    baked = section(page, "event--baked")
    assert "- Caused by: [Order](#command--order)" in baked
    assert "- Emitted by: [Loaf](domain.md#class--loaf)" in baked
    assert "- Causes: [Baked](#event--baked)" in section(page, "command--order")


def test_an_event_shows_who_says_it_to_whom_also_inside_blocks_of_flows() -> None:
    (page,) = pages(MessagePages().generate(bakery(), OPTIONS))
    rows = [
        line
        for line in section(page, "event--baked").splitlines()
        if line.endswith("[Buying](flows.md#flow--buying) |")
    ]
    assert [row.split(" | ")[:3] for row in rows] == [
        ["| [Oven](elements/shop.oven.md)", "[Till](elements/shop.till.md)", "does not wait"],
        ["| [Till](elements/shop.till.md)", "[Till](elements/shop.till.md)", "does it by itself"],
    ]


def test_an_event_names_the_fields_it_inherits() -> None:
    (page,) = pages(MessagePages().generate(bakery(), OPTIONS))
    assert "And what every [Happened](#event--happened) carries: `at`." in section(page, "event--baked")
