"""Flows drawn as sequences: who speaks, what is said, in which blocks."""

from __future__ import annotations

from collections.abc import Iterator

from trueline.model.addresses import Addresses
from trueline.model.records.behaviour import Block, Flow, FlowNote, Message, Step
from trueline.model.relations import relations
from trueline.model.sharing import shared
from trueline.model.workspace import Workspace

from ..diagrams.sequence import Fragment, Note, Participant, Section, Sequence, SequenceStep, Signal
from .spelling import message_text


def players(flow: Flow) -> Iterator[str]:
    """Yield the participants of a flow: those it names first, then those that only its steps name; each once."""
    yield from dict.fromkeys((*flow.participants, *_speakers(flow.steps)))


def _speakers(steps: tuple[Step, ...]) -> Iterator[str]:
    for step in steps:
        if isinstance(step, Message):
            yield from (step.source, step.target)
        elif isinstance(step, FlowNote):
            yield from step.over
        else:
            for branch in step.branches:
                yield from _speakers(branch.steps)


def draw_flow(workspace: Workspace, architecture: str, flow: Flow, page: str = "") -> Sequence:
    """Draw a flow; a C4 dynamic view is a sequence too, since order is what it tells.

    Args:
        workspace: where the architecture stands.
        architecture: id of the architecture that states the flow, or the pattern which yields it.
        flow: what to draw.
        page: the page the drawing stands on, relative to the documentation source; without it, nothing is linked.
    """
    drawing = _Drawing(workspace, architecture, page)
    return Sequence(
        participants=tuple(drawing.participant(player) for player in players(flow)),
        steps=tuple(drawing.steps(flow.steps)),
    )


class _Drawing:
    """One flow on its way to a sequence."""

    def __init__(self, workspace: Workspace, architecture: str, page: str) -> None:
        self.workspace, self.architecture, self.page = workspace, architecture, page
        self._relations = relations(workspace)
        self._addresses = shared(workspace, Addresses)

    def participant(self, player: str) -> Participant:
        """Return who plays, under the short name if there is one."""
        reference = self._relations.resolve(player, self.architecture)
        record = self._relations.records[reference]
        return Participant(
            id=self._id(player),
            title=record.short or record.name,
            actor=record.kind == "person",
            link=self._addresses.link(reference, "", self.page) if self.page else "",
        )

    def _id(self, player: str) -> str:
        return self._relations.resolve(player, self.architecture).removeprefix(f"{self.architecture}/")

    def steps(self, steps: tuple[Step, ...]) -> Iterator[SequenceStep]:
        """Yield the steps in their order."""
        for step in steps:
            if isinstance(step, Message):
                yield self._signal(step)
            elif isinstance(step, FlowNote):
                yield Note(over=tuple(map(self._id, step.over)), text=step.text)
            else:
                yield self._fragment(step)

    def _signal(self, message: Message) -> Signal:
        return Signal(
            source=self._id(message.source),
            target=self._id(message.target),
            text=message_text(self.workspace, self.architecture, message),
            kind=message.kind,
            activate=message.activate,
            deactivate=message.deactivate,
        )

    def _fragment(self, block: Block) -> Fragment:
        return Fragment(
            kind=block.kind,
            sections=tuple(
                Section(title=branch.title, steps=tuple(self.steps(branch.steps))) for branch in block.branches
            ),
        )
