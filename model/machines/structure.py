"""How the states of a machine stand inside each other."""

from __future__ import annotations

from functools import cached_property

from ..records.machines import Machine, State

OUTSIDE = ""
"""The parent of the states at the top."""


class MachineError(ValueError):
    """A machine that cannot be executed, or a step that it cannot take."""


class Structure:
    """The states of `machine` as a tree; a composite state holds one or more parallel regions.

    It presumes a machine without faults (`faults.faults`).
    """

    def __init__(self, machine: Machine) -> None:
        """Wrap a machine; what is asked for is computed once."""
        self.machine = machine
        self.states: dict[str, State] = {state.id: state for state in machine.states}
        self.order = {state.id: number for number, state in enumerate(machine.states)}

    @cached_property
    def regions(self) -> dict[str, dict[str, list[str]]]:
        """The children of each composite state (and of `OUTSIDE`) by region, in the author's order."""
        found: dict[str, dict[str, list[str]]] = {OUTSIDE: {}}
        for state in self.machine.states:
            found.setdefault(state.parent or OUTSIDE, {}).setdefault(state.region or "", []).append(state.id)
        return found

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The states that hold no others."""
        return tuple(state.id for state in self.machine.states if state.id not in self.regions)

    def chain(self, state: str) -> tuple[str, ...]:
        """Return a state and the composite states around it, innermost first."""
        found: list[str] = []
        at: str | None = state
        while at and at in self.states and at not in found:
            found.append(at)
            at = self.states[at].parent
        return tuple(found)

    def inside(self, state: str, other: str) -> bool:
        """Tell whether `state` is `other` or stands inside it; everything stands inside `OUTSIDE`."""
        return other == OUTSIDE or other in self.chain(state)

    def starts(self, parent: str) -> tuple[str, ...]:
        """Return the child in which each region of `parent` begins."""
        return tuple(
            next(child for child in children if self.states[child].initial)
            for children in self.regions.get(parent, {}).values()
        )

    def opened(self, state: str) -> tuple[str, ...]:
        """Return the leaves that are active after `state` was entered without saying more."""
        if state not in self.regions:
            return (state,)
        return tuple(leaf for start in self.starts(state) for leaf in self.opened(start))

    def domain(self, source: str, target: str) -> str:
        """Return the innermost state around both ends of an external transition; a state is not around itself."""
        around = self.chain(target)[1:]
        return next((state for state in self.chain(source)[1:] if state in around), OUTSIDE)

    def branch(self, state: str, domain: str) -> str:
        """Return the child of `domain` that is `state` or holds it."""
        return next(above for above in self.chain(state) if (self.states[above].parent or OUTSIDE) == domain)
