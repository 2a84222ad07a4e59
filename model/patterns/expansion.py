"""What all patterns have in common when they yield a machine, a flow and a process."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar, Generic, TypeVar

from ..records.behaviour import Flow, Process, ProcessEdge, ProcessNode, Step
from ..records.machines import Amount, Machine, State, Transition, Trigger, Unhandled
from ..records.patterns import PatternRecord
from .words import Words

P = TypeVar("P", bound=PatternRecord)


class Expansion(ABC, Generic[P]):
    """One pattern on its way to what it yields.

    Attributes:
        WORDS: the keys of its words, with what each says by default.
        PLACES: names that words can mention besides the pattern's parameters.
    """

    WORDS: ClassVar[Mapping[str, str]]
    PLACES: ClassVar[tuple[str, ...]] = ()

    def __init__(self, pattern: P) -> None:
        """Wrap a pattern; nothing is made yet."""
        self.pattern = pattern
        self.words = Words(pattern, self.WORDS)
        self.say = self.words.say

    # ---- what a pattern answers --------------------------------------------------------------------------------------

    @abstractmethod
    def states(self) -> tuple[State, ...]:
        """Return the states of the machine."""

    @abstractmethod
    def machine(self) -> Machine:
        """Return the machine."""

    @abstractmethod
    def cast(self) -> tuple[str | None, ...]:
        """Return who speaks in the flow, as the pattern states them, in the order of their appearance."""

    @abstractmethod
    def steps(self) -> tuple[Step, ...]:
        """Return what is said in the flow; asked only where somebody can say it."""

    @abstractmethod
    def process(self) -> Process:
        """Return the process."""

    # ---- what follows ------------------------------------------------------------------------------------------------

    def flow(self) -> Flow | None:
        """Return the flow.

        Whoever is not stated is played by the owner of the pattern, or by the first who is stated where it has no
        owner; a pattern of nobody with nobody in it has no flow.
        """
        if self._stand_in is None:
            return None
        spoken = tuple(dict.fromkeys(self.player(one) for one in self.cast()))
        return Flow(
            id=self.pattern.id, name=self.pattern.name, description=self.pattern.description,
            origin=self.pattern.origin, participants=spoken, steps=self.steps(),
        )  # fmt: skip

    @property
    def _stand_in(self) -> str | None:
        return self.pattern.of or next((one for one in self.cast() if one is not None), None)

    def player(self, stated: str | None) -> str:
        """Return who plays a part: who is stated for it, or whoever stands in."""
        found = stated or self._stand_in
        if found is None:
            raise LookupError(f"nobody plays a part in the pattern '{self.pattern.id}'")
        return found

    def state(self, id_: str, key: str = "", *, initial: bool = False, final: bool = False, **more: str) -> State:
        """Return a state with its name from the words under `key` (default: its id), and its note."""
        remark = self.pattern.notes.get(id_, "")
        name = self.say(key or id_, **more)
        return State(id=id_, name=name, initial=initial, final=final, notes=(remark,) if remark else ())

    def make_machine(
        self, *, parameters: tuple[Amount, ...], counters: tuple[str, ...] = (), triggers: tuple[Trigger, ...],
        transitions: tuple[Transition, ...], unhandled: tuple[Unhandled, ...],
    ) -> Machine:  # fmt: skip
        """Return a machine of the pattern's states; what it leaves out cannot happen."""
        return Machine(
            id=self.pattern.id, name=self.pattern.name, description=self.pattern.description,
            origin=self.pattern.origin, of=self.pattern.of, parameters=parameters, counters=counters,
            states=self.states(), triggers=triggers, transitions=transitions, unhandled=unhandled,
            otherwise="impossible", start_label=self.say("start"),
        )  # fmt: skip

    def make_process(self, nodes: tuple[ProcessNode, ...], edges: tuple[ProcessEdge, ...]) -> Process:
        """Return a process of the pattern's owner."""
        return Process(
            id=self.pattern.id, name=self.pattern.name, description=self.pattern.description,
            origin=self.pattern.origin, of=self.pattern.of, nodes=nodes, edges=edges,
        )  # fmt: skip
