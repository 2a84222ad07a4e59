"""Many equal things cut into runs of a size that can be drawn: what hangs together stays together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zlib import crc32

MOST = 30
_EVERY = 10


def runs(ids: Sequence[str], links: Iterable[tuple[str, str]], most: int = MOST) -> list[list[str]]:
    """Cut things into runs of at most `most`, those that are linked next to each other.

    Where a run ends is decided by the names of the things around the cut alone (content-defined chunking, as rsync
    does it), so that one thing more changes the run it stands in and few others.

    Args:
        ids: the things, in the author's order.
        links: pairs of them that are related; others are ignored.
        most: how many things a run may have; it has half as many at least, but for the last.
    """
    least = max(1, most // 2)
    cut: list[list[str]] = []
    run: list[str] = []
    for group in _connected(ids, links):
        for one in group:
            if len(run) >= most or (len(run) >= least and crc32(one.encode()) % _EVERY == 0):
                cut.append(run)
                run = []
            run.append(one)
        if len(run) >= least:
            cut.append(run)
            run = []
    return [*cut, run] if run else cut


def _connected(ids: Sequence[str], links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the things in groups that no link leaves, each in the given order."""
    leader = {one: one for one in ids}

    def find(one: str) -> str:
        while leader[one] != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    order = {one: number for number, one in enumerate(ids)}
    for source, target in links:
        if source in leader and target in leader:
            first, second = sorted((find(source), find(target)), key=order.__getitem__)
            leader[second] = first
    groups: dict[str, list[str]] = {}
    for one in ids:
        groups.setdefault(find(one), []).append(one)
    return list(groups.values())
