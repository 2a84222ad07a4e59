"""State diagrams: states, nested and parallel, and the transitions between them (UML)."""

from __future__ import annotations

from dataclasses import dataclass

from trueline.model.records.base import Direction


@dataclass(frozen=True, slots=True)
class StateRegion:
    """One of the parallel parts of a composite state; its only one has no title."""

    title: str
    states: tuple[StateBox, ...]


@dataclass(frozen=True, slots=True)
class StateBox:
    """A state.

    Attributes:
        id: unique in the diagram.
        title: its name.
        initial: whether its region (or the diagram) begins here.
        final: whether it may end here.
        notes: remarks beside it, each a note of its own.
        regions: what stands inside; empty for a simple state.
    """

    id: str
    title: str
    initial: bool = False
    final: bool = False
    notes: tuple[str, ...] = ()
    regions: tuple[StateRegion, ...] = ()


@dataclass(frozen=True, slots=True)
class TransitionArrow:
    """From one state (by id) to another, with its label."""

    source: str
    target: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class StateDiagram:
    """A whole diagram; `start_text` is said at the arrow into the initial state at the top."""

    states: tuple[StateBox, ...]
    transitions: tuple[TransitionArrow, ...]
    start_text: str = ""
    direction: Direction = "down"
