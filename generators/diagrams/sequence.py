"""Sequences: who tells whom what, in which order (UML interactions)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part.

    Attributes:
        id: unique in the sequence.
        title: the name at the head.
        actor: whether it is a person.
        link: where it leads, relative to the page the drawing stands on; empty: nowhere.
    """

    id: str
    title: str
    actor: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Signal:
    """A message.

    Attributes:
        source: id of who says it.
        target: id of who hears it.
        text: what is said; may be empty.
        kind: a call waits for its answer, a send does not, a reply is one.
        activate: whether the target begins to work.
        deactivate: whether the source ends its work.
    """

    source: str
    target: str
    text: str = ""
    kind: Literal["call", "send", "reply"] = "call"
    activate: bool = False
    deactivate: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A remark over one or two participants, by their ids."""

    over: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One way through a fragment; its title is the condition or the name of the path."""

    title: str = ""
    steps: tuple[SequenceStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Fragment:
    """Alternatives, options, parallel paths, loops: steps that belong together."""

    kind: Literal["alt", "opt", "par", "loop", "break", "critical"]
    sections: tuple[Section, ...]


SequenceStep: TypeAlias = Signal | Note | Fragment


@dataclass(frozen=True, slots=True)
class Sequence:
    """A whole sequence: participants from left to right, steps from top to bottom."""

    participants: tuple[Participant, ...]
    steps: tuple[SequenceStep, ...]
