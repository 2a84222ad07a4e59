"""State machines as Mermaid state diagrams."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from trueline.model.naming import slug

from ..diagrams.states import StateBox, StateDiagram, StateRegion, TransitionArrow
from .ids import node_id
from .text import code, label, sealed

_DIRECTIONS = {"down": "TB", "up": "BT", "right": "LR", "left": "RL"}
_STEP = "    "
# A colon may stand in a label if something else follows it.
_COLON = re.compile(r":(?=:|$)|(?<=:):")
# A note may not begin so: the one would end it, the other be its short form.
_NO_NOTE = re.compile(r"^(?:e(?=nd\s+note)|:)", re.IGNORECASE)
_Path: TypeAlias = tuple[str, ...]


def print_states(diagram: StateDiagram) -> str:
    """Return the source of a state diagram, without a fence, ending in a newline."""
    printer = _Printer(diagram)
    lines = ["stateDiagram-v2", f"{_STEP}direction {_DIRECTIONS[diagram.direction]}"]
    lines += (f"{_STEP}{line}" for line in printer.block((), diagram.states, diagram.start_text))
    return sealed(lines)


class _Printer:
    """Prints states inside states, and each transition in the innermost block that holds both its ends."""

    def __init__(self, diagram: StateDiagram) -> None:
        self._paths: dict[str, _Path] = {}
        self._place(diagram.states, ())
        self._transitions: dict[_Path, list[TransitionArrow]] = defaultdict(list)
        for transition in diagram.transitions:
            source, target = self._paths.get(transition.source, ()), self._paths.get(transition.target, ())
            self._transitions[_shared(source, target)].append(transition)

    def _place(self, states: tuple[StateBox, ...], path: _Path) -> None:
        for state in states:
            self._paths[state.id] = path
            for region in state.regions:
                self._place(region.states, (*path, _region_id(state, region)))

    def block(self, path: _Path, states: tuple[StateBox, ...], start_text: str = "") -> Iterator[str]:
        """Yield the lines of one block: its states, where it begins and ends, and its transitions."""
        for state in states:
            yield from self._state(path, state)
        for state in states:
            if state.initial:
                yield f"[*] --> {node_id(state.id)}{_said(start_text)}"
        for one in _without_repeated_loops(self._transitions[path]):
            yield f"{node_id(one.source)} --> {node_id(one.target)}{_said(one.text)}"
        for state in states:
            if state.final:
                yield f"{node_id(state.id)} --> [*]"

    def _state(self, path: _Path, state: StateBox) -> Iterator[str]:
        id_ = node_id(state.id)
        head = f'state "{label(state.title)}" as {id_}'
        yield f"{head} {{" if state.regions else head
        for number, region in enumerate(state.regions):
            if number:
                yield f"{_STEP}--"
            yield from (f"{_STEP}{line}" for line in self._region(path, state, region))
        if state.regions:
            yield "}"
        yield from _notes(id_, state.notes)

    def _region(self, path: _Path, state: StateBox, region: StateRegion) -> Iterator[str]:
        """Yield a region; one with a title becomes a state around its states, since Mermaid's have none."""
        inner = self.block((*path, _region_id(state, region)), region.states)
        if not region.title.strip():
            yield from inner
            return
        yield f'state "{label(region.title)}" as {node_id(_region_id(state, region))} {{'
        yield from (f"{_STEP}{line}" for line in inner)
        yield "}"


def _without_repeated_loops(transitions: list[TransitionArrow]) -> Iterator[TransitionArrow]:
    """Yield the transitions; those from a state to itself become one, where the first of them stands.

    Mermaid draws the loops of a state over each other, and with one of its layouts only the last.
    """
    loops: dict[str, list[str]] = defaultdict(list)
    for one in transitions:
        if one.source == one.target:
            loops[one.source].append(one.text)
    for one in transitions:
        if one.source != one.target:
            yield one
        elif one.source in loops:
            yield replace(one, text="\n".join(loops.pop(one.source)))


def _region_id(state: StateBox, region: StateRegion) -> str:
    return f"{state.id}/{slug(region.title)}"


def _shared(one: _Path, other: _Path) -> _Path:
    """Return the innermost block that holds both."""
    length = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:length]


def _said(text: str) -> str:
    made = label(text, blank="")
    return f" : {_COLON.sub(code(':'), made)}" if made else ""


def _notes(id_: str, notes: tuple[str, ...]) -> Iterator[str]:
    """Yield notes, each on the right of its state."""
    for note in notes:
        if note.strip():
            yield f"note right of {id_}"
            yield _STEP + _NO_NOTE.sub(lambda found: code(found[0]), label(note))
            yield "end note"
