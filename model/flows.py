"""What is said in a flow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .records.behaviour import Block, Message, Step


def messages(steps: Iterable[Step]) -> Iterator[Message]:
    """Yield the messages of a flow in their order, those in blocks included."""
    for step in steps:
        if isinstance(step, Message):
            yield step
        elif isinstance(step, Block):
            for branch in step.branches:
                yield from messages(branch.steps)
