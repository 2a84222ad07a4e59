"""Pages of decisions: what was decided, why, and what it is about."""

from __future__ import annotations

from tests.generators.clinic import CLINIC, OPTIONS
from tests.golden import check_golden
from trueline.generators.decision_pages import DecisionPages
from trueline.model import Architecture, Artefact, Workspace


def test_the_pages_of_the_clinic_are_the_ones_that_were_looked_at() -> None:
    check_golden("decision_pages", DecisionPages().generate(CLINIC, OPTIONS))


def test_a_decision_that_merely_speaks_of_another_does_not_supersede_it() -> None:
    made = Architecture("x", title="X")
    first = made.decision("First")
    made.decision("Second", about=[first])
    assert "Superseded by" not in _page(made)
    made.decision("Third", supersedes=[first])
    assert "- Superseded by: [Third](#decision--third)" in _page(made)


def test_what_a_decision_does_not_say_has_no_title() -> None:
    made = Architecture("x", title="X")
    made.decision("Short", decision="Do it.")
    page = _page(made)
    assert "**Decision**" in page
    assert [title for title in ("Context", "Consequences", "Alternatives") if f"**{title}**" in page] == []


def test_html_in_a_decision_is_shown_and_not_obeyed() -> None:
    made = Architecture("x", title="X")
    made.decision("Bold", decision="<script>alert(1)</script>")
    assert "<script" not in _page(made)


def _page(made: Architecture) -> str:
    (page,) = DecisionPages().generate(Workspace((made.record(),)), OPTIONS)
    assert isinstance(page, Artefact)
    return page.content
