"""Pages of patterns."""

from __future__ import annotations

from tests.generators.garage import garage
from tests.golden import check_golden
from trueline.generators.pattern_pages import PatternPages
from trueline.model.protocols import Artefact, Options


def pages(**changes: object) -> dict[str, str]:
    produced = PatternPages().generate(garage(**changes), Options())
    return {each.path: each.content for each in produced if isinstance(each, Artefact)}


def test_the_pages_are_those_that_were_looked_at() -> None:
    check_golden("pattern_pages", PatternPages().generate(garage(), Options()))


def test_a_pattern_stands_with_its_numbers_and_what_it_yields() -> None:
    page = pages()["site/systems/garage/patterns.md"]
    for kind in ("pattern", "machine", "flow", "process"):
        assert f'<a id="{kind}--shop.desk.parts-breaker"></a>' in page
    assert "| Within | 10s |" in page
    assert "| Protects | [Parts](elements/shop.parts.md) |" in page
    assert "| Take apart | [Lift](elements/shop.lift.md) |  | Put together | within 5s, retried by Ring again |" in page


def test_without_patterns_there_is_no_page() -> None:
    assert pages(patterns=[], processes=[]) == {}
