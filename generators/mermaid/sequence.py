"""Sequences as Mermaid sequence diagrams."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from textwrap import wrap

from ..diagrams.sequence import Fragment, Note, Participant, Section, Sequence, SequenceStep, Signal
from ..markdown.plain import tidy
from .ids import node_id
from .text import address, label, sealed

_ARROWS = {"call": "->>", "send": "-)", "reply": "-->>"}
# How the second and later sections begin; kinds that have one section only are repeated.
_NEXT = {"alt": "else", "par": "and", "critical": "option"}
_STEP = "    "
# Lines longer than this are broken into shorter ones: Mermaid leaves them as wide as they are, or (`wrap:`) hyphenates
# words and tears codes apart.
_LONG, _SHORTER = 60, 45
_WRAP = re.compile(r"^(no)?wrap:", re.IGNORECASE)


def print_sequence(sequence: Sequence) -> str:
    """Return the source of a sequence diagram, without a fence, ending in a newline.

    A deactivation of somebody who is not active is left out: Mermaid refuses the whole diagram for it.
    """
    printer = _Printer(sequence.participants)
    lines = ["sequenceDiagram"]
    for participant in sequence.participants:
        lines += (f"{_STEP}{line}" for line in _participant(participant))
    lines += (f"{_STEP}{line}" for line in printer.steps(sequence.steps))
    return sealed(lines)


def _participant(participant: Participant) -> Iterator[str]:
    id_ = node_id(participant.id)
    yield f"{'actor' if participant.actor else 'participant'} {id_} as {_text(participant.title)}"
    # Mermaid parses a link of a stick figure, and fails when it draws it.
    if participant.link and not participant.actor:
        yield f"link {id_}: Page @ {address(participant.link).replace('#', '#35;')}"


def _text(text: str) -> str:
    """Return a text as the rest of a line; a leading `wrap:` would be an instruction."""
    broken = "\n".join(part for line in tidy(text).split("\n") for part in _broken(line))
    return _WRAP.sub(lambda found: f"{found[0][:-1]}#58;", label(broken, markdown=False))


def _broken(line: str) -> list[str]:
    if len(line) <= _LONG:
        return [line]
    return wrap(line, _SHORTER, break_long_words=False, break_on_hyphens=False)


class _Printer:
    """Prints steps in order and knows who is active."""

    def __init__(self, participants: tuple[Participant, ...]) -> None:
        self._active: Counter[str] = Counter()
        self._somebody = node_id(participants[0].id) if participants else ""

    def steps(self, steps: tuple[SequenceStep, ...]) -> Iterator[str]:
        for step in steps:
            if isinstance(step, Signal):
                yield from self._signal(step)
            elif isinstance(step, Note):
                yield f"Note over {','.join(map(node_id, step.over[:2]))}: {_text(step.text)}"
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
        yield f"{source}{_ARROWS[signal.kind]}{sign}{target}: {_text(signal.text)}"
        if ends and not short:
            yield f"deactivate {source}"

    def _fragment(self, fragment: Fragment) -> Iterator[str]:
        if not any(section.steps for section in fragment.sections):
            yield from self._empty(fragment)
            return
        for number, section in enumerate(fragment.sections):
            again = _NEXT.get(fragment.kind)
            if number and again is None:
                yield "end"
            yield from self._section(again if number and again else fragment.kind, section)
        yield "end"

    def _empty(self, fragment: Fragment) -> Iterator[str]:
        """Yield remarks instead of a fragment without steps, whose frame would be too narrow for its titles."""
        for section in fragment.sections:
            if self._somebody:
                yield f"Note over {self._somebody}: {_text(f'{fragment.kind} {section.title}')}"

    def _section(self, keyword: str, section: Section) -> Iterator[str]:
        yield f"{keyword} {_text(section.title)}" if section.title.strip() else keyword
        yield from (f"{_STEP}{line}" for line in self.steps(section.steps))
