"""What refers to a thing, told on its page."""

from __future__ import annotations

from tests.generators.bakery import OPTIONS, bakery
from trueline.generators.pages.backlinks import mentioned
from trueline.generators.pages.frame import Frame, Site
from trueline.generators.pages.mentions import Mention, Mentions


def test_every_record_that_refers_to_a_thing_is_found_with_the_field_that_does() -> None:
    found = Mentions(bakery()).of("bakery/command:order")
    assert found == (
        Mention("endpoint", "handles", "bakery/endpoint:post-order"),
        Mention("channel", "receives", "bakery/channel:ring"),
    )


def test_a_reference_by_a_former_id_counts_for_the_thing_as_it_is_called_now() -> None:
    queries = [{"id": "now", "name": "Now", "formerly": ["which"]}]
    found = Mentions(bakery(queries=queries)).of("bakery/query:now")
    assert [one.reference for one in found] == ["bakery/field:loaves", "bakery/job:sweep"]


def test_a_record_that_refers_twice_by_one_field_is_told_once() -> None:
    sections = [{"id": "why", "name": "Why", "body": "So.", "about": ["class:loaf", "class:loaf"]}]
    space = bakery(sections=sections)
    frame = Frame(Site(space, OPTIONS), "bakery", "systems/bakery/domain.md")
    told = dict(mentioned(frame, "bakery/class:loaf"))
    assert told["Documentation"] == "[Why](documentation.md#section--why)"


def test_what_has_a_place_of_its_own_on_the_page_is_not_told_again() -> None:
    space = bakery()
    frame = Frame(Site(space, OPTIONS), "bakery", "systems/bakery/interfaces.md")
    assert Mentions(space).of("bakery/endpoint:post-order") == (Mention("flow", "about", "bakery/flow:buying"),)
    assert list(mentioned(frame, "bakery/endpoint:post-order")) == []
