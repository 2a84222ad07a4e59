"""Pages of quality targets: measures with units, means, and how each is verified."""

from __future__ import annotations

from tests.generators.clinic import CLINIC, OPTIONS
from tests.golden import check_golden
from trueline.generators.pages.measures import in_words
from trueline.generators.quality_pages import QualityPages
from trueline.model import Architecture, Artefact, Workspace, days, gib, ms, per_second, percent


def test_the_pages_of_the_clinic_are_the_ones_that_were_looked_at() -> None:
    check_golden("quality_pages", QualityPages().generate(CLINIC, OPTIONS))


def test_measures_are_said_with_their_units() -> None:
    made = Architecture("x", title="X")
    made.quality(
        "All of them",
        below={"p95": 99.5 * ms},
        at_most={"calls": 50 * per_second, "connections": 20},
        at_least={"hits": 95 * percent, "free": 2 * gib},
        exactly={"kept for": 30 * days},
    )
    (quality,) = made.record().qualities
    assert [in_words(measure) for measure in quality.measures] == [
        "p95 < 99.5 ms", "calls ≤ 50/s", "connections ≤ 20", "hits ≥ 95%", "free ≥ 2 GiB", "kept for = 30 d",
    ]  # fmt: skip


def test_what_nothing_verifies_is_shown_as_not_verified() -> None:
    made = Architecture("x", title="X")
    made.quality("Quick", "latency", verified_by="a load test")
    made.quality("Safe", "network")
    quick, safe = _page(made).partition("## Network")[::2]
    assert "Verified by: a load test" in quick
    assert "Verified by: *not verified*" in safe


def test_targets_stand_below_their_characteristic_in_the_order_of_the_language() -> None:
    made = Architecture("x", title="X")
    for name, characteristic in (("A", "other"), ("B", "rpo"), ("C", "latency"), ("D", "rto")):
        made.quality(name, characteristic)  # type: ignore[arg-type]  # one of the literals, told to be a string
    headings = [line for line in _page(made).splitlines() if line.startswith("#")]
    assert headings == [
        "# Qualities", "## Latency", "### C", "## Recovery time objective (RTO)", "### D",
        "## Recovery point objective (RPO)", "### B", "## Other promises", "### A",
    ]  # fmt: skip


def _page(made: Architecture) -> str:
    (page,) = QualityPages().generate(Workspace((made.record(),)), OPTIONS)
    assert isinstance(page, Artefact)
    return page.content
