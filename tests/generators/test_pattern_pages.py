"""Pages of patterns: their numbers, and the machine, flow and process that each yields."""

from __future__ import annotations

import pytest

from tests.generators.bakery import astray, bakery, pages, section
from tests.generators.ferry import FERRY, OPTIONS
from tests.golden import check_golden
from trueline.generators.pattern_pages import PatternPages
from trueline.model.protocols import Artefact


def test_the_pages_of_the_ferry_are_the_ones_that_were_looked_at() -> None:
    check_golden("pattern_pages", PatternPages().generate(FERRY, OPTIONS))


def test_every_pattern_stands_at_its_address() -> None:
    page = _page()
    assert astray(FERRY, page) == []
    assert page.about == tuple(f"ferry/pattern:{pattern.id}" for pattern in FERRY.index("ferry").record.patterns)


def test_an_architecture_without_patterns_has_no_page() -> None:
    assert pages(PatternPages().generate(bakery(), OPTIONS)) == []


@pytest.mark.parametrize("pattern", FERRY.index("ferry").record.patterns, ids=lambda pattern: pattern.pattern)
def test_whatever_a_pattern_yields_is_drawn_below_it(pattern: object) -> None:
    id_ = getattr(pattern, "id", "")
    yielded = FERRY.index("ferry").yields[id_]
    kinds = [kind for kind, found in zip(("machine", "flow", "process"), yielded, strict=True) if found]
    assert kinds
    for kind in kinds:
        assert section(_page(), f"{kind}--{id_}").count("```mermaid") == 1


def test_numbers_stand_with_their_units_and_participants_are_links() -> None:
    calm = section(_page(), "pattern--line.desk.storm-warning")
    assert "| Half open after | 1min |" in calm
    assert "| Protects | [Boat Keeper](elements/line.boat.md) |" in calm
    assert "| Stated on | [Ticket Desk](elements/line.desk.md) |" in calm


def test_a_pattern_speaks_in_the_words_of_its_system() -> None:
    states = section(_page(), "machine--line.desk.storm-warning")
    assert "closed --> open : 3 boats lost in 20s" in states
    assert "Nobody sails" in states


def test_a_step_of_a_saga_names_what_undoes_it_once() -> None:
    rows = section(_page(), "pattern--line.desk.round-trip").splitlines()
    sell, board, sail = (
        next(row for row in rows if row.startswith(f"| {name} |")) for name in ("Sell", "Board", "Sail")
    )
    assert sell.count("TakeBack") == 1
    assert "[TakeBack](messages.md#command--line.desk.take-back)" in sell
    assert "| Leave the boat |" in board
    assert "retried by [Ask again](#pattern--line.ask-again)" in sell
    assert sail == "| Sail | [Boat Keeper](elements/line.boat.md) |  |  |  |"


def test_who_follows_or_discusses_a_pattern_is_linked_from_it_once() -> None:
    again, calm = (section(_page(), f"pattern--line.{name}") for name in ("ask-again", "desk.storm-warning"))
    followed = (
        "- Followed in: [Crossing](processes.md#process--crossing), [Round trip](#process--line.desk.round-trip)\n"
    )
    assert followed in again
    assert "- Decisions: [Whistle, not bell](decisions.md#decision--whistle-not-bell)\n" in calm


def _page() -> Artefact:
    (page,) = pages(PatternPages().generate(FERRY, OPTIONS))
    return page
