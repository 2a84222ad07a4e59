"""Pages of processs."""

from __future__ import annotations

from tests.generators.garage import garage
from tests.golden import check_golden
from trueline.generators.process_pages import ProcessPages
from trueline.model.protocols import Artefact, Options


def pages(**changes: object) -> dict[str, str]:
    produced = ProcessPages().generate(garage(**changes), Options())
    return {each.path: each.content for each in produced if isinstance(each, Artefact)}


def test_the_pages_are_those_that_were_looked_at() -> None:
    check_golden("process_pages", ProcessPages().generate(garage(), Options()))


def test_a_process_says_who_does_a_step_and_by_which_policy() -> None:
    page = pages()["site/systems/garage/processes.md"]
    row = next(line for line in page.splitlines() if line.startswith("| Order the part |"))
    assert "[Desk](elements/shop.desk.md)" in row
    assert "[Ring again](patterns.md#pattern--" in row
    assert row.endswith("| By telephone |")
    assert "<details" in page


def test_without_processes_there_is_no_page() -> None:
    assert pages(processes=[]) == {}
