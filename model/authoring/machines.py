"""Handles of state machines: `held.on(extend, when=m.count(extend) < limit).to(held)`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack

from ..naming import slug
from ..records.quantities import Quantity
from .drafts import Draft, Drawing, Handle, listed, named

if TYPE_CHECKING:
    from .architecture import Architecture


class Condition:
    """A guard in the making; `&`, `|` and `~` combine guards."""

    def __init__(self, draft: Draft) -> None:
        """Wrap the record of a condition."""
        self.draft = draft

    def __and__(self, other: Condition) -> Condition:
        return Condition(Draft(op="and", terms=[self.draft, other.draft]))

    def __or__(self, other: Condition) -> Condition:
        return Condition(Draft(op="or", terms=[self.draft, other.draft]))

    def __invert__(self) -> Condition:
        return Condition(Draft(op="not", term=self.draft))

    def __bool__(self) -> bool:
        raise TypeError("combine guards with & and |, not with 'and' and 'or'")


class Operand:
    """A side of a comparison; comparing it makes a condition.

    No kind of operand is derived from another: Python would ask the derived one first, and turn the comparison round.
    """

    def __init__(self, draft: Draft) -> None:
        """Wrap the record of an operand."""
        self.draft = draft

    def _compare(self, op: str, other: AmountLike) -> Condition:
        return Condition(Draft(op=op, left=self.draft, right=operand(other)))

    def __lt__(self, other: AmountLike) -> Condition:
        return self._compare("<", other)

    def __le__(self, other: AmountLike) -> Condition:
        return self._compare("<=", other)

    def __gt__(self, other: AmountLike) -> Condition:
        return self._compare(">", other)

    def __ge__(self, other: AmountLike) -> Condition:
        return self._compare(">=", other)

    def equals(self, other: AmountLike) -> Condition:
        """Hold where both are the same."""
        return self._compare("==", other)


class Amount(Operand):
    """A number inside a guard: a count, a counter, an elapsed time."""


AmountLike = Operand | Quantity | int | float


def operand(value: AmountLike) -> Draft:
    """Return the record of an operand."""
    return value.draft if isinstance(value, Operand) else Draft(op="value", value=value)


class Parameter(Operand):
    """A parameter of a machine; prints as its value."""

    def __init__(self, id_: str, value: Quantity) -> None:
        """Be known as `id_`."""
        super().__init__(Draft(op="parameter", parameter=id_))
        self.id, self.value = id_, value

    def __str__(self) -> str:
        return str(self.value)


class Trigger:
    """Something that can happen to the machine."""

    def __init__(self, id_: str, name: str) -> None:
        """Be known as `id_`."""
        self.id, self.name = id_, name


class State:
    """A state of a machine."""

    def __init__(self, machine: Machine, id_: str, draft: Draft) -> None:
        """Belong to `machine`."""
        self.machine, self.id, self.draft = machine, id_, draft

    def note(self, text: str) -> State:
        """Put a remark beside the state."""
        self.draft.fields["notes"].append(text)
        return self

    def on(
        self, trigger: Trigger, when: Condition | None = None, effect: Draft | Sequence[Draft] | None = None
    ) -> Leaving:
        """Begin a transition on `trigger`, where `when` holds."""
        return Leaving(self, trigger=trigger.id, guard=when.draft if when is not None else None, effects=listed(effect))

    def after(
        self, time: Parameter | Quantity, when: Condition | None = None, effect: Draft | Sequence[Draft] | None = None
    ) -> Leaving:
        """Begin a transition that fires `time` after the state was entered."""
        return Leaving(
            self, after=operand(time), guard=when.draft if when is not None else None, effects=listed(effect)
        )

    def then(self, target: State, label: str = "") -> State:
        """State that this state goes over to `target` by itself."""
        return Leaving(self).to(target, label)

    def ignores(self, *triggers: Trigger, because: str = "") -> State:
        """State that nothing happens here on `triggers`."""
        return self._unhandled("ignored", triggers, because)

    def rejects(self, *triggers: Trigger, because: str = "") -> State:
        """State that `triggers` are refused here."""
        return self._unhandled("rejected", triggers, because)

    def _unhandled(self, response: str, triggers: Sequence[Trigger], because: str) -> State:
        for trigger in triggers:
            self.machine.collect(
                "unhandled", Draft(state=self.id, trigger=trigger.id, response=response, because=because)
            )
        return self


class Leaving:
    """A transition that still lacks its target."""

    def __init__(self, source: State, **fields: Any) -> None:
        """Leave `source`."""
        self.source, self.fields = source, fields

    def to(self, target: State, label: str = "") -> State:
        """End the transition in `target`, and return that."""
        self.source.machine.collect(
            "transitions", Draft(source=self.source.id, target=target.id, label=label, **self.fields)
        )
        return target

    def stay(self, label: str = "") -> State:
        """Stay in the state, without leaving and entering it."""
        self.source.machine.collect(
            "transitions",
            Draft(source=self.source.id, target=self.source.id, label=label, internal=True, **self.fields),
        )
        return self.source


class Machine(Handle):
    """Handle of a state machine."""

    kind = "machine"

    def collect(self, name: str, draft: Draft) -> None:
        """Append a part to the machine."""
        self.draft.fields.setdefault(name, []).append(draft)

    def parameter(self, name: str, value: Quantity | int, description: str = "") -> Parameter:
        """Name an amount that guards and timers use."""
        amount = value if isinstance(value, Quantity) else Quantity(value)
        self.collect("parameters", Draft(id=slug(name), name=name, value=amount, description=description))
        return Parameter(slug(name), amount)

    def state(
        self, name: str, *, initial: bool = False, final: bool = False, parent: State | None = None,
        region: str | None = None, description: str = "", id: str | None = None,  # noqa: A002 - the field's own name
    ) -> State:  # fmt: skip
        """Add a state, inside `parent` where that is a composite state."""
        own = id or (f"{parent.id}.{slug(name)}" if parent else slug(name))
        draft = Draft(
            id=own, name=name, initial=initial, final=final, parent=parent.id if parent else None, region=region,
            description=description, notes=[],
        )  # fmt: skip
        self.collect("states", draft)
        return State(self, own, draft)

    def states(self, *names: str, initial: str = "", final: Sequence[str] = ()) -> tuple[State, ...]:
        """Add several states at once."""
        return tuple(self.state(name, initial=name == initial, final=name in final) for name in names)

    def trigger(self, name: str, description: str = "", id: str | None = None) -> Trigger:  # noqa: A002 - as above
        """Add a trigger."""
        own = id or slug(name)
        self.collect("triggers", Draft(id=own, name=name, description=description))
        return Trigger(own, name)

    def triggers(self, *names: str) -> tuple[Trigger, ...]:
        """Add several triggers at once."""
        return tuple(self.trigger(name) for name in names)

    def counter(self, name: str) -> Amount:
        """Add a counter that effects change and guards read."""
        self.draft.fields.setdefault("counters", []).append(slug(name))
        return Amount(Draft(op="counter", counter=slug(name)))

    def count(self, trigger: Trigger, within: Parameter | Quantity | None = None) -> Amount:
        """How often `trigger` fired, in the last `within` or since the count was cleared."""
        return Amount(Draft(op="count", trigger=trigger.id, within=None if within is None else operand(within)))

    def elapsed(self, since: State | None = None) -> Amount:
        """Time since `since` (default: the current state) was entered."""
        return Amount(Draft(op="elapsed", since=since.id if since else None))

    def predicate(self, name: str) -> Condition:
        """A condition that only the implementation can decide."""
        return Condition(Draft(op="predicate", name=name))

    def restart(self, timer: State | Parameter) -> Draft:
        """Effect: start the time of a state (or the timer of this length) again."""
        return Draft(do="restart", target=timer.id)

    def clear(self, trigger: Trigger) -> Draft:
        """Effect: forget how often `trigger` fired."""
        return Draft(do="clear", target=trigger.id)

    def increment(self, counter: str) -> Draft:
        """Effect: add one to a counter."""
        return Draft(do="increment", target=slug(counter))

    def decrement(self, counter: str) -> Draft:
        """Effect: take one from a counter."""
        return Draft(do="decrement", target=slug(counter))

    def reset(self, counter: str) -> Draft:
        """Effect: set a counter to zero."""
        return Draft(do="reset", target=slug(counter))

    def emit(self, event: Handle) -> Draft:
        """Effect: emit an event."""
        return Draft(do="emit", event=event)

    def act(self, what: str) -> Draft:
        """Effect: do something the model knows by name only."""
        return Draft(do="act", target=what)

    def start(self, label: str) -> Machine:
        """Say something at the arrow into the initial state."""
        self.draft.fields["start_label"] = label
        return self


class HasMachines(Handle):
    """Mixed into what a state machine can belong to, beside elements."""

    def machine(self, name: str, *, otherwise: str = "ignored", **drawing: Unpack[Drawing]) -> Machine:
        """Describe a state machine of this."""
        return new_machine(self.architecture, self.path, name, drawing, of=self, otherwise=otherwise)


def new_machine(
    architecture: Architecture, below: str, name: str, drawing: Mapping[str, Any], **fields: Any
) -> Machine:  # fmt: skip
    """Add a machine to an architecture."""
    draft = named(architecture, below, name, drawing, **fields)
    return architecture.add("machines", Machine(architecture, draft.fields["id"], draft))
