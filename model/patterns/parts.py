"""Short ways to write the parts of machines, flows and processes down."""

from __future__ import annotations

from typing import Literal

from ..records.behaviour import Block, Branch, FlowNote, Message, ProcessEdge, ProcessNode, Step
from ..records.machines import (
    Amount,
    Combine,
    Compare,
    Condition,
    Counter,
    CountIn,
    Effect,
    Operand,
    ParameterValue,
    Predicate,
    Transition,
    Trigger,
    Unhandled,
    Value,
)
from ..records.quantities import Quantity

# ---- machines --------------------------------------------------------------------------------------------------------

Response = Literal["ignored", "rejected", "impossible"]
Do = Literal["restart", "stop", "increment", "decrement", "reset", "clear", "emit", "act"]


def amount(id_: str, name: str, value: Quantity | int) -> Amount:
    """Return a parameter of a machine."""
    return Amount(id=id_, name=name, value=value if isinstance(value, Quantity) else Quantity(value))


def trigger(id_: str, name: str, description: str = "") -> Trigger:
    """Return a trigger."""
    return Trigger(id=id_, name=name, description=description)


def value(number: int) -> Value:
    """Return a plain number."""
    return Value(op="value", value=Quantity(number))


def parameter(id_: str) -> ParameterValue:
    """Return the value of a parameter."""
    return ParameterValue(op="parameter", parameter=id_)


def counter(id_: str) -> Counter:
    """Return where a counter stands."""
    return Counter(op="counter", counter=id_)


def count(trigger_id: str, within: Operand | None = None) -> CountIn:
    """Return how often a trigger fired."""
    return CountIn(op="count", trigger=trigger_id, within=within)


def at_least(left: Operand, right: Operand) -> Compare:
    """Return that `left` is `right` or more."""
    return Compare(op=">=", left=left, right=right)


def below(left: Operand, right: Operand) -> Compare:
    """Return that `left` is less than `right`."""
    return Compare(op="<", left=left, right=right)


def same(left: Operand, right: Operand) -> Compare:
    """Return that both are the same."""
    return Compare(op="==", left=left, right=right)


def both(*terms: Condition) -> Combine:
    """Return that all of several conditions hold."""
    return Combine(op="and", terms=terms)


def known(name: str) -> Predicate:
    """Return a condition that only the implementation can decide."""
    return Predicate(op="predicate", name=name)


def do(what: Do, target: str) -> Effect:
    """Return an effect."""
    return Effect(do=what, target=target)


def go(
    source: str, target: str, on: str | None = None, *, after: Operand | None = None, when: Condition | None = None,
    effects: tuple[Effect, ...] = (), label: str = "",
) -> Transition:  # fmt: skip
    """Return a transition that leaves its state."""
    return Transition(
        source=source, target=target, trigger=on, after=after, guard=when, effects=effects, label=label
    )  # fmt: skip


def stay(
    state: str, on: str, *, when: Condition | None = None, effects: tuple[Effect, ...] = (), label: str = ""
) -> Transition:  # fmt: skip
    """Return an internal transition: its state is neither left nor entered."""
    return Transition(
        source=state, target=state, trigger=on, guard=when, effects=effects, label=label, internal=True
    )  # fmt: skip


def otherwise(state: str, response: Response, because: str, *triggers: str) -> tuple[Unhandled, ...]:
    """Return the response of a state to triggers that no transition takes."""
    return tuple(Unhandled(state=state, trigger=each, response=response, because=because) for each in triggers)


# ---- flows -----------------------------------------------------------------------------------------------------------


def call(source: str, target: str, text: str, about: str | None = None) -> Message:
    """Return a call."""
    return Message(step="message", source=source, target=target, text=text, about=about)


def send(source: str, target: str, text: str) -> Message:
    """Return a message that nobody waits for."""
    return Message(step="message", source=source, target=target, text=text, kind="send")


def reply(source: str, target: str, text: str) -> Message:
    """Return an answer."""
    return Message(step="message", source=source, target=target, text=text, kind="reply")


def note(over: str, text: str) -> FlowNote:
    """Return a remark over one participant."""
    return FlowNote(step="note", over=(over,), text=text)


def branch(title: str, *steps: Step) -> Branch:
    """Return one way through a block."""
    return Branch(title=title, steps=steps)


def block(kind: Literal["alt", "opt", "loop"], *branches: Branch) -> Block:
    """Return alternatives, an option or a loop."""
    return Block(step="block", kind=kind, branches=branches)


# ---- processes -------------------------------------------------------------------------------------------------------


def node(
    kind: Literal["start", "end", "activity", "decision"], id_: str, name: str, by: str | None = None,
    description: str = "", policy: str | None = None,
) -> ProcessNode:  # fmt: skip
    """Return a step of a process."""
    return ProcessNode(kind=kind, id=id_, name=name, by=by, description=description, policy=policy)


def edge(source: str, target: str, label: str = "") -> ProcessEdge:
    """Return what comes after what."""
    return ProcessEdge(source=source, target=target, label=label)
