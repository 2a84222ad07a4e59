"""Sequences in PlantUML."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagrams.sequence import Fragment, Note, Sequence, SequenceStep, Signal
from .text import name, quoted

_ARROWS = {"call": "->", "send": "->>", "reply": "-->"}


def print_sequence(title: str, sequence: Sequence) -> str:
    """Return the source of a sequence diagram."""
    lines = ["@startuml", f"title {quoted(title)[1:-1] or '-'}"]
    for one in sequence.participants:
        lines.append(f"{'actor' if one.actor else 'participant'} {quoted(one.title)} as {name(one.id)}")
    return "\n".join([*lines, *_steps(sequence.steps), "@enduml", ""])


def _steps(steps: tuple[SequenceStep, ...]) -> Iterator[str]:
    for step in steps:
        if isinstance(step, Signal):
            text = quoted(step.text)[1:-1]
            yield f"{name(step.source)} {_ARROWS[step.kind]} {name(step.target)}{f' : {text}' if text else ''}"
            if step.activate:
                yield f"activate {name(step.target)}"
            if step.deactivate:
                yield f"deactivate {name(step.source)}"
        elif isinstance(step, Note):
            yield f"note over {', '.join(map(name, step.over))} : {quoted(step.text)[1:-1] or '-'}"
        else:
            yield from _fragment(step)


def _fragment(fragment: Fragment) -> Iterator[str]:
    for number, section in enumerate(fragment.sections):
        yield f"{'else' if number else fragment.kind} {quoted(section.title)[1:-1]}".rstrip()
        yield from _steps(section.steps)
    yield "end"
