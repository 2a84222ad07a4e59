"""Who says what to whom: the messages of all flows by what they are about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from trueline.model.flows import messages
from trueline.model.records.behaviour import Flow
from trueline.model.references import absolute, local
from trueline.model.sharing import shared
from trueline.model.workspace import Workspace

from .frame import Frame
from .text import Md

_MANNER = {"call": "waits for an answer", "send": "does not wait", "reply": "answers"}


@dataclass(frozen=True, slots=True)
class Saying:
    """A message of a flow; all references are absolute."""

    flow: str
    source: str
    target: str
    kind: str


class Spoken:
    """The messages about each endpoint, command, query, event, channel, field or job."""

    def __init__(self, workspace: Workspace) -> None:
        """Wrap a workspace; the table is computed when it is first asked for."""
        self._workspace = workspace

    def of(self, reference: str) -> tuple[Saying, ...]:
        """Return the messages about `reference` (absolute), in the order of flows; each once."""
        return tuple(self._table.get(reference, ()))

    @cached_property
    def _table(self) -> dict[str, dict[Saying, None]]:
        found: dict[str, dict[Saying, None]] = defaultdict(dict)
        for architecture, index in self._workspace.indexes.items():
            for flow, _ in index.by_kind["flow"].values():
                assert isinstance(flow, Flow)
                itself = absolute(local("flow", flow.id), architecture)
                for message in messages(flow.steps):
                    thing = self._workspace.find(message.about, architecture) if message.about else None
                    if thing:
                        source, target = (absolute(end, architecture) for end in (message.source, message.target))
                        found[thing.reference][Saying(itself, source, target, message.kind)] = None
        return found


@dataclass(frozen=True, slots=True)
class Exchange:
    """A message as a row of a table: who says it to whom, in which flow, and how."""

    source: Md
    target: Md
    how: str
    flow: Md


def exchanges(frame: Frame, reference: str) -> tuple[Exchange, ...]:
    """Return the messages about a thing as rows for its page.

    Args:
        frame: the page they are told on.
        reference: absolute reference of the thing.
    """
    return tuple(
        Exchange(frame.link(one.source), frame.link(one.target), _how(one), frame.link(one.flow))
        for one in shared(frame.site.workspace, Spoken).of(reference)
    )


def _how(one: Saying) -> str:
    return "does it by itself" if one.source == one.target else _MANNER[one.kind]
