"""The goals that were set before the first measurement, and how far each one was met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bench.series import Series, find

CPU_SHARE, MEMORY_SHARE = 1 / 8, 1 / 4
REBUILD_SECONDS, HELP_SECONDS = 1.0, 0.2
TOLERANCE = 1.25
"""How much dearer a unit of work may get before we call the cost worse than linear; medians of 5 are that noisy."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal and what was found."""

    text: str
    found: str
    met: bool | None
    """Unknown where something it needs was not measured."""


def goals(measured: Sequence[Series]) -> list[Goal]:
    """Hold the measurements against the goals.

    Args:
        measured: All series of one run.
    """
    return [
        *(goal for size in ("1000", "10000") for goal in _shares(measured, size)),
        _limit(
            "a build of 10,000 elements where nothing changed takes less than 1.0 CPU-s",
            (series.cpu for series in _ours(measured, "build, nothing changed") if series.landscape == "10000"),
            REBUILD_SECONDS,
        ),
        _limit(
            "`trueline --help` takes less than 0.2 s",
            (series.wall for series in _ours(measured, "--help")),
            HELP_SECONDS,
        ),
        _linear(_acyclic(measured)),
        _cyclic(_acyclic(measured), find(measured, "trueline", "build", "ring")),
    ]


def _ours(measured: Sequence[Series], case: str) -> Iterator[Series]:
    return (series for series in measured if (series.tool, series.case) == ("trueline", case) and series.complete)


def _acyclic(measured: Sequence[Series]) -> list[Series]:
    ours = [series for series in _ours(measured, "build") if series.landscape != "ring"]
    return sorted((series for series in ours if series.elements >= 1_000), key=lambda series: series.work)


def _shares(measured: Sequence[Series], size: str) -> Iterator[Goal]:
    ours, theirs = find(measured, "trueline", "build", size), find(measured, "likec4", "gen mermaid", size)
    for what, share in (("CPU time", CPU_SHARE), ("memory", MEMORY_SHARE)):
        text = f"at {int(size):,} elements, a cold build takes at most 1/{1 / share:.0f} of LikeC4's {what}"
        if ours is None or theirs is None:
            yield Goal(text, "not measured", None)
            continue
        mine, its = (ours.cpu, theirs.cpu) if what == "CPU time" else (ours.memory, theirs.memory)
        yield Goal(text, f"1/{its / mine:.1f} ({mine:.2f} of {its:.2f})", mine <= share * its)


def _limit(text: str, values: Iterator[float], limit: float) -> Goal:
    found = list(values)
    if not found:
        return Goal(text, "not measured", None)
    return Goal(text, f"{max(found):.2f} s", max(found) < limit)


def _linear(ours: Sequence[Series]) -> Goal:
    """Compare what the last step up costs for every unit of work more with what the first one does."""
    text = "the cost is no worse than linear in elements, relationships and what is drawn"
    prices = [_price(small, large) for small, large in pairwise(ours)]
    if len(prices) < 2:
        return Goal(text, "not measured", None)
    steps = ", ".join(f"{large.landscape}: {price * 1e6:.0f}" for large, price in zip(ours[1:], prices, strict=True))
    return Goal(text, f"CPU-µs for each unit more, by size: {steps}", prices[-1] <= TOLERANCE * prices[0])


def _cyclic(ours: Sequence[Series], cyclic: Series | None) -> Goal:
    """Compare the ring with what an acyclic landscape with as much to do would cost."""
    text = "nor are cycles dearer: a ring of 100 systems, each using the next 4"
    if len(ours) < 2 or cyclic is None:
        return Goal(text, "not measured", None)
    price = _price(ours[0], ours[-1])
    expected = ours[0].cpu + price * (cyclic.work - ours[0].work)
    return Goal(text, f"{cyclic.cpu:.2f} CPU-s, expected {expected:.2f}", cyclic.cpu <= TOLERANCE * expected)


def _price(small: Series, large: Series) -> float:
    return (large.cpu - small.cpu) / (large.work - small.work)
