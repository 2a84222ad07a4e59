"""Commands, queries and events of each architecture: the generator `message_pages`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.records.interfaces import Command, Event, Query
from trueline.model.workspace import Workspace

from ..pages.frame import Frame, Site
from .cards import Cards, MessageCard

_SECTIONS = (
    ("command", "Commands", "Wishes to change something."),
    ("query", "Queries", "Questions that change nothing."),
    ("event", "Events", "What happened, as others hear of it."),
)


class MessagePages:
    """Writes `messages.md`: what each command, query and event carries, who sends it and who receives it."""

    api = GENERATOR_API
    name = "message_pages"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield a page for each architecture that has messages."""
        for frame in Site(workspace, options).frames("messages"):
            sections = list(_sections(frame))
            if sections:
                about = [one for kind, _, _, cards in sections for one in frame.about(kind, (c.record for c in cards))]
                yield frame.artefact("message_pages/page.md.j2", tuple(about), sections=sections)


def _sections(frame: Frame) -> Iterator[tuple[str, str, str, list[MessageCard]]]:
    record = frame.index.record
    messages: dict[str, tuple[Command | Query | Event, ...]] = {
        "command": record.commands,
        "query": record.queries,
        "event": record.events,
    }
    cards = Cards(frame)
    for kind, title, about in _SECTIONS:
        if messages[kind]:
            yield kind, title, about, [cards.of(kind, one) for one in messages[kind]]
