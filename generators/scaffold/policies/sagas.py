"""Sagas as classes with a method for each step and for what undoes it, to be written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trueline.model.records.patterns import Saga, SagaStep

from ..domain.machine_tables import plain
from ..python.expressions import Node, Text, call, laid, tuple_of
from ..python.literals import line
from ..python.names import Scope, pascal, snake
from ..target import Target
from .settings import Settings

_OWN = ("steps",)
"""Names that the class of a saga uses itself."""
_CLASSES = ("Step", "ABC", "Awaitable", "Callable", "Settings")


@dataclass(frozen=True, slots=True)
class SagaMethod:
    """Something to be written by hand: a step, or what undoes one.

    Attributes:
        name: its identifier.
        description: one line.
    """

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class SagaClass:
    """A saga as code.

    Attributes:
        name: of its module.
        class_name: of it.
        title: as the model calls it.
        description: one line.
        orchestrator: who runs it, and what keeps how far it has come; empty where the model does not say.
        methods: to be written by hand, in the order of the steps, each followed by what undoes it.
        steps: the steps as an expression.
        policies: classes of `settings` that the steps name.
        timed: whether a step has a time in which it must be done.
        undone: whether a step can be undone.
    """

    name: str
    class_name: str
    title: str
    description: str
    orchestrator: str
    methods: tuple[SagaMethod, ...]
    steps: Node
    policies: frozenset[str]
    timed: bool
    undone: bool

    @property
    def settled(self) -> bool:
        """Whether a step depends on the settings."""
        return self.timed or bool(self.policies)

    @property
    def lines(self) -> str:
        """The lines that return its steps."""
        return laid("return ", self.steps, indent=8)


class Sagas:
    """Makes the sagas of a target."""

    def __init__(self, target: Target, settings: Settings) -> None:
        """Take the times and policies of steps from `settings`."""
        self._target, self._settings = target, settings

    def make(self) -> Iterator[SagaClass]:
        """Yield them in the author's order."""
        modules, classes = Scope(), Scope(apart="")
        classes.reserve((*_CLASSES, *self._settings.policies))
        for saga in self._target.patterns:
            if isinstance(saga, Saga):
                text = plain(saga.name)
                yield self._saga(saga, modules.give(saga.name, snake(text)), classes.give(saga.name, pascal(text)))

    def _saga(self, saga: Saga, name: str, class_name: str) -> SagaClass:
        scope = Scope()
        scope.reserve(_OWN)
        methods: list[SagaMethod] = []
        steps: list[Node] = []
        for step in saga.steps:
            own = scope.give(step.id, snake(step.id))
            undo = scope.give(step.id, f"undo_{own}") if step.undo or step.undo_does else ""
            methods.append(SagaMethod(own, self._said(step)))
            if undo:
                methods.append(SagaMethod(undo, f"Undo `{own}`: {self._undo(step)}"))
            steps.append(self._step(saga, step, own, undo))
        return SagaClass(
            name=name,
            class_name=class_name,
            title=saga.name,
            description=line(saga.description) or f"{line(saga.name)}, step by step",
            orchestrator=self._orchestrator(saga),
            methods=tuple(methods),
            steps=tuple_of(steps),
            policies=frozenset(filter(None, (self._policy(step) for step in saga.steps))),
            timed=any(step.within is not None for step in saga.steps),
            undone=any(step.undo or step.undo_does for step in saga.steps),
        )

    def _step(self, saga: Saga, step: SagaStep, own: str, undo: str) -> Node:
        named: dict[str, Node] = {"name": Text(line(step.name))}
        by, does = self._name(step.by), self._name(step.does)
        named |= {"by": Text(by)} if by else {}
        named |= {"does": Text(does)} if does else {}
        named["run"] = f"self.{own}"
        named |= {"undo": f"self.{undo}"} if undo else {}
        within = self._settings.timeouts.get((self._key(f"pattern:{saga.id}"), step.id))
        named |= {"within": f"settings.{within}"} if within else {}
        named |= {"retry": f"settings.{self._settings.fields[self._key(step.retry)]}"} if self._policy(step) else {}
        return call("Step", **named)

    def _said(self, step: SagaStep) -> str:
        by, does = self._name(step.by), self._name(step.does)
        said = f"{line(step.name)}: {does}" if does and does != line(step.name) else line(step.name)
        return f"{said}, by {by}" if by else said

    def _undo(self, step: SagaStep) -> str:
        does = self._name(step.undo_does)
        said = line(step.undo)
        return " ".join(filter(None, [said, f"({does})" if said and does and does != said else does * (not said)]))

    def _policy(self, step: SagaStep) -> str:
        """Return the class of the policy by which a step is tried again."""
        known = self._settings.fields.get(self._key(step.retry))
        return next((one.type for one in self._settings.settings if one.name == known), "")

    def _orchestrator(self, saga: Saga) -> str:
        by, log = self._name(saga.orchestrator), self._name(saga.log)
        runs = [f"{by} runs it"] if by else []
        return " and ".join([*runs, f"{log} keeps how far it has come"] if log else runs)

    def _key(self, reference: str | None) -> str:
        thing = self._target.thing(reference)
        return thing.reference if thing else ""

    def _name(self, reference: str | None) -> str:
        thing = self._target.thing(reference)
        return line(thing.record.name) if thing else ""
