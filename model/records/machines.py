"""State machines (UML 2.5 state machines; guards and timers are data, so that tests can be derived)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Drawn, Flag, Name, Record, Reference, ReferenceField, Slug, Text
from .domain import OwnerRef
from .quantities import Quantity

EventRef = Annotated[Reference, ReferenceField(("event",))]
StateId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")]


class Value(Record):
    """A constant."""

    op: Literal["value"]
    value: Quantity


class ParameterValue(Record):
    """The machine's parameter of this id."""

    op: Literal["parameter"]
    parameter: Slug


class Counter(Record):
    """The machine's counter of this id."""

    op: Literal["counter"]
    counter: Slug


class CountIn(Record):
    """How often a trigger fired in the last `within` (or since the machine or its counts were reset).

    The firing that a guard decides on is not yet counted, as with counters, and one that is exactly `within` old no
    longer; rejected and impossible ones never are.
    """

    op: Literal["count"]
    trigger: Slug
    within: Operand | None = None


class Elapsed(Record):
    """Time since the state was entered, or since the timer was last started."""

    op: Literal["elapsed"]
    since: StateId | None = None


class Compare(Record):
    """Two amounts compared."""

    op: Literal["<", "<=", "==", "!=", ">=", ">"]
    left: Operand
    right: Operand


class Combine(Record):
    """All, or any, of several conditions."""

    op: Literal["and", "or"]
    terms: Annotated[tuple[Condition, ...], Field(min_length=1)]


class Negate(Record):
    """The opposite of a condition."""

    op: Literal["not"]
    term: Condition


class Predicate(Record):
    """A condition that only the implementation can decide: overlap and completeness are then unknown."""

    op: Literal["predicate"]
    name: Name


Operand = Annotated[Value | ParameterValue | Counter | CountIn | Elapsed, Field(discriminator="op")]
Condition = Annotated[Compare | Combine | Negate | Predicate, Field(discriminator="op")]
for _record in (CountIn, Compare, Combine, Negate):
    _record.model_rebuild()


class Amount(Record):
    """A parameter of a machine: a number with a unit and a name."""

    id: Slug
    name: Name
    value: Quantity
    description: Text = ""


class State(Record):
    """A state; `parent` makes that one composite, `region` splits it into parallel parts."""

    id: StateId
    name: Name
    initial: Flag = False
    final: Flag = False
    parent: StateId | None = None
    region: Slug | None = None
    description: Text = ""
    notes: tuple[Name, ...] = ()


class Trigger(Record):
    """Something that can happen to the machine."""

    id: Slug
    name: Name
    description: Text = ""


class Effect(Record):
    """What a transition does besides changing the state."""

    do: Literal["restart", "stop", "increment", "decrement", "reset", "clear", "emit", "act"]
    """What happens to a timer (`restart`, `stop`), a counter (`increment`, `decrement`, `reset`) or a trigger's count
    (`clear`); `emit` an event; or `act`, which the model knows by name only."""
    target: Text = ""
    """The timer's state, the counter, the trigger or the action."""
    event: EventRef | None = None


class Transition(Record):
    """From one state to another, on a trigger or after a time, where the guard holds."""

    source: StateId
    target: StateId
    trigger: Slug | None = None
    after: Operand | None = None
    """Fires this long after the source was entered (or its timer restarted)."""
    guard: Condition | None = None
    effects: tuple[Effect, ...] = ()
    label: Text = ""
    """What diagrams say, where trigger, guard and effect are not the best words."""
    internal: Flag = False
    """Stays in the state without leaving and entering it."""


class Unhandled(Record):
    """What happens on a trigger in a state without a transition for it."""

    state: StateId | None = None
    trigger: Slug | None = None
    response: Literal["ignored", "rejected", "impossible"]
    because: Text = ""


class Machine(Drawn):
    """A state machine; every trigger has a declared or defaulted response in every state."""

    of: OwnerRef | None = None
    parameters: tuple[Amount, ...] = ()
    counters: tuple[Slug, ...] = ()
    states: tuple[State, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    transitions: tuple[Transition, ...] = ()
    unhandled: tuple[Unhandled, ...] = ()
    otherwise: Literal["ignored", "rejected", "impossible"] = "ignored"
    """The response to whatever `transitions` and `unhandled` leave out."""
    start_label: Text = ""
    """What diagrams say at the arrow into the initial state."""
