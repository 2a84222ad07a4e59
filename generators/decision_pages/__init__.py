"""Decision records of each architecture: the generator `decision_pages`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.records.documentation import Decision
from trueline.model.references import absolute, local
from trueline.model.sharing import shared
from trueline.model.workspace import Workspace

from ..pages.frame import Frame, Site
from ..pages.mentions import Mentions
from ..pages.text import Md


@dataclass(frozen=True)
class _Card:
    """A decision and what links to and from it."""

    decision: Decision
    about: Md
    supersedes: Md
    superseded_by: Md

    @property
    def passages(self) -> tuple[tuple[str, str], ...]:
        """The parts of the record that say something, with their titles (after Nygard, 2011)."""
        made = self.decision
        parts = (
            ("Context", made.context),
            ("Decision", made.decision),
            ("Consequences", made.consequences),
            ("Alternatives", made.alternatives),
        )
        return tuple((title, text) for title, text in parts if text.strip())


class DecisionPages:
    """Writes `decisions.md`: what was decided, why, and what it is about."""

    api = GENERATOR_API
    name = "decision_pages"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield a page for each architecture that has decisions."""
        for frame in Site(workspace, options).frames("decisions"):
            decisions = frame.index.record.decisions
            if decisions:
                about = frame.about("decision", decisions)
                yield frame.artefact("decision_pages/page.md.j2", about, cards=list(_cards(frame, decisions)))


def _cards(frame: Frame, decisions: Iterable[Decision]) -> Iterator[_Card]:
    mentions = shared(frame.site.workspace, Mentions)
    for decision in decisions:
        itself = absolute(local("decision", decision.id), frame.architecture)
        later = (one for one in mentions.by(itself, "decision") if _supersedes(frame, one, itself))
        yield _Card(decision, frame.links(decision.about), frame.links(decision.supersedes), frame.links(later))


def _supersedes(frame: Frame, later: str, earlier: str) -> bool:
    """Return whether one decision replaces another, and does not merely speak of it."""
    thing = frame.site.workspace.find(later)
    if thing is None or not isinstance(thing.record, Decision):
        return False
    return earlier in (absolute(reference, thing.architecture) for reference in thing.record.supersedes)
