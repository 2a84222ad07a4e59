"""Quality targets of each architecture, by characteristic: the generator `quality_pages`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.records.qualities import Characteristic, Quality
from trueline.model.workspace import Workspace

from ..pages.frame import Frame, Site
from ..pages.measures import in_words
from ..pages.text import Md

_TITLES: dict[str, str] = {
    "cache-hit-rate": "Cache hit rate",
    "pool-size": "Pool sizes",
    "rto": "Recovery time objective (RTO)",
    "rpo": "Recovery point objective (RPO)",
    "other": "Other promises",
}


@dataclass(frozen=True)
class _Card:
    """A quality target: its measures in words, and links to what has to keep it."""

    quality: Quality
    of: Md
    measures: tuple[str, ...]


class QualityPages:
    """Writes `qualities.md`: what is promised with its numbers, by what means, and how it is verified."""

    api = GENERATOR_API
    name = "quality_pages"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield a page for each architecture that has quality targets."""
        for frame in Site(workspace, options).frames("qualities"):
            qualities = frame.index.record.qualities
            if qualities:
                about = frame.about("quality", qualities)
                yield frame.artefact("quality_pages/page.md.j2", about, parts=list(_parts(frame, qualities)))


def _parts(frame: Frame, qualities: Iterable[Quality]) -> Iterator[tuple[str, list[_Card]]]:
    """Yield the characteristics that have targets, with these in the author's order."""
    cards: dict[str, list[_Card]] = {name: [] for name in get_args(Characteristic)}
    for quality in qualities:
        measures = tuple(map(in_words, quality.measures))
        cards[quality.characteristic].append(_Card(quality, frame.links(quality.of), measures))
    for name, found in cards.items():
        if found:
            yield _TITLES.get(name, name.capitalize()), found
