"""Sequences as Mermaid sequence diagrams."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..diagrams.sequence import Fragment, Note, Participant, Section, Sequence, SequenceStep, Signal
from .ids import node_id
from .text import BREAK, address, label, sealed

_ARROWS = {"call": "->>", "send": "-)", "reply": "-->>"}
# How the second and later sections begin; kinds that have one section only are repeated.
_NEXT = {"alt": "else", "par": "and", "critical": "option"}
_STEP = "    "
# Longer lines are broken by the renderer, unless a word would have to be: it hyphenates, and tears codes apart.
_LONG_LINE, _LONG_WORD = 60, 20
_WRAP = re.compile(r"^(no)?wrap:", re.IGNORECASE)


def print_sequence(sequence: Sequence) -> str:
    """Return the source of a sequence diagram, without a fence, ending in a newline.

    A deactivation of somebody who is not active is left out: Mermaid refuses the whole diagram for it.
    """
    printer = _Printer()
    lines = ["sequenceDiagram"]
    for participant in sequence.participants:
        lines += (f"{_STEP}{line}" for line in _participant(participant))
    lines += (f"{_STEP}{line}" for line in printer.steps(sequence.steps))
    return sealed(lines)


def _participant(participant: Participant) -> Iterator[str]:
    id_ = node_id(participant.id)
    yield f"{'actor' if participant.actor else 'participant'} {id_} as {_text(participant.title)}"
    if participant.link:
        yield f"link {id_}: Page @ {address(participant.link).replace('#', '#35;')}"


def _text(text: str) -> str:
    """Return a text as the rest of a line; a leading `wrap:` would be an instruction."""
    return _WRAP.sub(lambda found: f"{found[0][:-1]}#58;", label(text, lists=False))


def _wrapped(text: str) -> str:
    """Return what follows an arrow or a note, with the instruction to break it if it is long."""
    made = _text(text)
    lines = made.split(BREAK)
    long = any(len(line) > _LONG_LINE for line in lines)
    return f":wrap: {made}" if long and all(len(word) <= _LONG_WORD for word in made.split()) else f": {made}"


class _Printer:
    """Prints steps in order and knows who is active."""

    def __init__(self) -> None:
        self._active: Counter[str] = Counter()

    def steps(self, steps: tuple[SequenceStep, ...]) -> Iterator[str]:
        for step in steps:
            if isinstance(step, Signal):
                yield from self._signal(step)
            elif isinstance(step, Note):
                yield f"Note over {','.join(map(node_id, step.over[:2]))}{_wrapped(step.text)}"
            else:
                yield from self._fragment(step)

    def _signal(self, signal: Signal) -> Iterator[str]:
        ends = signal.deactivate and self._active[signal.source] > 0
        self._active[signal.source] -= ends
        self._active[signal.target] += signal.activate
        source, target = node_id(signal.source), node_id(signal.target)
        # Mermaid reads the `-x` of `->>-xray` as an arrow.
        short = ends and not signal.activate and not target.startswith("x")
        sign = "+" if signal.activate else "-" if short else ""
        yield f"{source}{_ARROWS[signal.kind]}{sign}{target}{_wrapped(signal.text)}"
        if ends and not short:
            yield f"deactivate {source}"

    def _fragment(self, fragment: Fragment) -> Iterator[str]:
        for number, section in enumerate(fragment.sections):
            again = _NEXT.get(fragment.kind)
            if number and again is None:
                yield "end"
            yield from self._section(again if number and again else fragment.kind, section)
        yield "end"

    def _section(self, keyword: str, section: Section) -> Iterator[str]:
        yield f"{keyword} {_text(section.title)}" if section.title.strip() else keyword
        yield from (f"{_STEP}{line}" for line in self.steps(section.steps))
