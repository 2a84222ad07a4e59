"""Sequences in words: a numbered list of messages, those of a fragment below its condition."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagrams.sequence import Fragment, Note, Sequence, SequenceStep, Signal
from .words import STEP, counted, listed, name, one_line

_FRAGMENTS = {
    "alt": "If",
    "opt": "Only if",
    "par": "Side by side",
    "loop": "Again and again",
    "break": "Ends here if",
    "critical": "As a whole",
}
_LATER = {"alt": "Otherwise", "par": "And", "critical": "Unless"}


def tell_sequence(sequence: Sequence) -> Iterator[str]:
    """Yield who takes part, and every message in its order."""
    names = {one.id: one.title for one in sequence.participants}
    yield f"{counted(len(names), 'participant', 'participants')}: {listed(name(title) for title in names.values())}."
    yield ""
    yield from _steps(sequence.steps, names, "")


def _steps(steps: tuple[SequenceStep, ...], names: dict[str, str], indent: str) -> Iterator[str]:
    for step in steps:
        if isinstance(step, Fragment):
            yield from _fragment(step, names, indent)
        else:
            yield f"{indent}1. {_signal(step, names) if isinstance(step, Signal) else _note(step, names)}"


def _fragment(fragment: Fragment, names: dict[str, str], indent: str) -> Iterator[str]:
    for number, section in enumerate(fragment.sections):
        word = _LATER.get(fragment.kind, "Or") if number else _FRAGMENTS[fragment.kind]
        yield f"{indent}1. {f'{word}: {one_line(section.title)}'.removesuffix(': ')}"
        yield from _steps(section.steps, names, indent + STEP)


def _signal(signal: Signal, names: dict[str, str]) -> str:
    source, target = (names.get(end, end) for end in (signal.source, signal.target))
    text = f": {one_line(signal.text)}" if signal.text.strip() else ""
    if signal.source == signal.target:
        return f"{name(source)} by itself{text}"
    word = {"call": "to", "send": "to, without waiting,", "reply": "answers"}[signal.kind]
    return f"{name(source)} {word} {name(target)}{text}"


def _note(note: Note, names: dict[str, str]) -> str:
    return f"Note on {listed(name(names.get(one, one)) for one in note.over)}: {one_line(note.text)}"
