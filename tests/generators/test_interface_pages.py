"""Pages of interfaces: what can be called, by whom, and what comes back."""

from __future__ import annotations

from typing import Any

from tests.generators.bakery import OPTIONS, astray, bakery, pages, section
from tests.golden import check_golden
from trueline.generators.interface_pages import InterfacePages

CLOSED: dict[str, Any] = {"interfaces": [], "endpoints": [], "fields": [], "channels": [], "flows": []}


def test_the_pages_of_the_bakery_are_the_ones_that_were_looked_at() -> None:
    check_golden("interface_pages", InterfacePages().generate(bakery(), OPTIONS))


def test_everything_that_is_offered_stands_at_its_address() -> None:
    space = bakery()
    (page,) = pages(InterfacePages().generate(space, OPTIONS))
    assert astray(space, page) == []
    assert len(page.about) == 9


def test_without_interfaces_and_jobs_there_is_no_page_and_with_jobs_alone_there_is() -> None:
    assert pages(InterfacePages().generate(bakery(**CLOSED, jobs=[]), OPTIONS)) == []
    (page,) = pages(InterfacePages().generate(bakery(**CLOSED), OPTIONS))
    assert page.about == ("bakery/job:sweep", "bakery/job:count")


def test_who_is_stated_to_use_the_provider_and_who_calls_in_a_flow_uses_the_interface() -> None:
    (page,) = pages(InterfacePages().generate(bakery(), OPTIONS))
    assert "- Used by: [Eater](groups.md#role--eater)\n" in section(page, "interface--api")
    (page,) = pages(InterfacePages().generate(bakery(relationships=[]), OPTIONS))
    assert "- Used by: [Eater](groups.md#role--eater)\n" in section(page, "interface--api")
    assert "Used by" not in section(page, "interface--graph")


def test_an_endpoint_is_called_by_its_whole_path_and_says_what_its_command_does() -> None:
    (page,) = pages(InterfacePages().generate(bakery(), OPTIONS))
    assert section(page, "endpoint--post-order").startswith("\n\n### POST /v1/orders\n\nWants bread\n")
    assert "| [POST /v1/orders](#endpoint--post-order) | Wants bread | `order:write` |" in page.content


def test_a_body_is_what_the_endpoint_handles_unless_it_says_otherwise() -> None:
    (page,) = pages(InterfacePages().generate(bakery(), OPTIONS))
    sent = "- Handles: [Order](messages.md#command--order), sent as the request's body\n"
    assert sent in section(page, "endpoint--post-order")
    said = {"id": "post-order", "name": "x", "interface": "interface:api", "method": "POST", "path": "/x",
            "handles": "command:order", "body": "class:loaf"}  # fmt: skip
    (page,) = pages(InterfacePages().generate(bakery(endpoints=[said]), OPTIONS))
    assert "- Handles: [Order](messages.md#command--order)\n" in section(page, "endpoint--post-order")
    assert "- Request body: [Loaf](domain.md#class--loaf)\n" in section(page, "endpoint--post-order")


def test_an_answer_without_words_of_its_own_means_what_its_status_means() -> None:
    (page,) = pages(InterfacePages().generate(bakery(), OPTIONS))
    assert "| 201 | a list of [Loaf](domain.md#class--loaf) | Created |" in section(page, "endpoint--post-order")
