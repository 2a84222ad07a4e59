"""What a target can be set to: thresholds, windows, limits and files, each with the model's value as its default."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from trueline.model.records.patterns import Bulkhead, CacheAside, CircuitBreaker, Outbox, Pattern, Retry, Saga
from trueline.model.records.qualities import Measure, Quality
from trueline.model.references import absolute
from trueline.model.relations import relations

from ..domain.attributes import attribute_name
from ..domain.machine_tables import MachineTable, plain
from ..python import amounts
from ..python.expressions import Node, Text, call, laid
from ..python.literals import line, string
from ..python.names import Scope, pascal, snake
from ..target import Target
from .patterns import POLICIES, described, policy, policy_class

PATTERNS = (Bulkhead, CacheAside, CircuitBreaker, Outbox, Retry, Saga)
_FILE = re.compile(r"[\w.*-]*(/[\w.*-]+)+|[\w-]+(\.[\w-]+)*\.[a-z]{2,5}")
_CLASSES = ("Settings", "Group", "BaseModel", "BaseSettings", "ConfigDict", "Field", "Path", "SettingsConfigDict")


@dataclass(frozen=True, slots=True)
class Setting:
    """Something that can be set.

    Attributes:
        name: its identifier.
        type: as Python writes it.
        default: the model's value.
        description: one line.
    """

    name: str
    type: str
    default: Node
    description: str

    @property
    def line(self) -> str:
        """The line or lines that declare it."""
        start = f"{self.name}: {self.type} = "
        if not self.description:
            return laid(start, self.default, indent=4)
        return laid(start, call("Field", default=self.default, description=Text(self.description)), indent=4)


@dataclass(frozen=True, slots=True)
class Group:
    """Settings that belong together, of a sort that nothing else has.

    Attributes:
        class_name: of it.
        description: one line.
        settings: what it consists of.
    """

    class_name: str
    description: str
    settings: tuple[Setting, ...]


class Settings:
    """Everything that a target can be set to.

    Attributes:
        groups: classes of their own.
        policies: classes that patterns share.
        parameters: classes of the domain's `machines`, each with the first of its names.
        settings: what there is.
        fields: the setting of each pattern, by its reference.
        timeouts: the setting of each step of a saga that has one, by the saga's reference and the step's id.
    """

    def __init__(self, target: Target, tables: Sequence[MachineTable]) -> None:
        """Decide everything for `target`."""
        self._target = target
        self._names, self._classes = Scope(), Scope(apart="")
        self._names.reserve(name for name in dir(BaseModel) if not name.startswith("_"))
        self._names.reserve(["settings_customise_sources"])
        self._classes.reserve((*_CLASSES, *(name for name, _ in POLICIES.values())))
        self._classes.reserve(f"{one.class_name}Parameters" for one in tables)
        self.groups: list[Group] = []
        self.policies: set[str] = set()
        self.parameters: dict[str, str] = {}
        self.settings: list[Setting] = []
        self.fields: dict[str, str] = {}
        self.timeouts: dict[tuple[str, str], str] = {}
        for reference, pattern in self._patterns():
            self._add_pattern(reference, pattern)
        for table in tables:
            self._add_machine(table)
        for quality in target.index.record.qualities:
            self._add_quality(quality)
        self._add_files()

    def __bool__(self) -> bool:
        """Return whether there is anything to set."""
        return bool(self.settings)

    @property
    def prefix(self) -> str:
        """What the names of all variables of the environment begin with."""
        return f"{self._target.package.upper()}_"

    @property
    def example(self) -> str:
        """A variable of the environment."""
        first = self.settings[0]
        inside = {name: fields[0] for name, fields in POLICIES.values()} | self.parameters
        inside |= {each.class_name: each.settings[0].name for each in self.groups}
        inner = inside.get(first.type, "")
        return f"{self.prefix}{first.name.upper()}" + (f"__{inner.upper()}" if inner else "")

    @property
    def lines(self) -> list[str]:
        """Every line that declares a setting."""
        return [one.line for one in (*self.settings, *(each for group in self.groups for each in group.settings))]

    def _patterns(self) -> Iterator[tuple[str, Pattern]]:
        """Yield the patterns of the target, and those that steps of its sagas name."""
        own = {absolute(f"pattern:{one.id}", self._target.architecture): one for one in self._target.patterns}
        named = [
            absolute(step.retry, self._target.architecture)
            for one in own.values()
            if isinstance(one, Saga)
            for step in one.steps
            if step.retry
        ]
        yield from own.items()
        for reference in dict.fromkeys(named):
            thing = self._target.workspace.find(reference)
            if thing is not None and thing.reference not in own and isinstance(thing.record, PATTERNS):
                yield thing.reference, thing.record

    def _add(self, text: str, type_: str, default: Node, description: str, *others: str) -> str:
        name = self._names.give(text, attribute_name(plain(text)), *map(attribute_name, others))
        self.settings.append(Setting(name, type_, default, description))
        return name

    def _add_group(self, text: str, kind: str, summary: str, settings: Sequence[Setting], description: str) -> str:
        class_name = self._classes.give(text, f"{pascal(plain(text))}{kind}")
        self.groups.append(Group(class_name, summary, tuple(settings)))
        return self._add(text, class_name, f"{class_name}()", description)

    def _add_pattern(self, reference: str, pattern: Pattern) -> None:
        if isinstance(pattern, Saga):
            self._add_timeouts(reference, pattern)
            return
        name = policy_class(pattern)
        self.policies.add(name)
        said = described(pattern, self._target.workspace, self._target.architecture)
        wanted = f"{plain(pattern.name)} {pattern.pattern}"
        self.fields[reference] = self._add(pattern.name, name, policy(pattern), said, wanted)

    def _add_timeouts(self, reference: str, saga: Saga) -> None:
        scope = Scope()
        scope.reserve(name for name in dir(BaseModel) if not name.startswith("_"))
        made = {}
        for step in saga.steps:
            if step.within is not None:
                name = scope.give(step.id, attribute_name(step.id))
                amount = amounts.expression(step.within)
                made[step.id] = Setting(name, amounts.type_of(step.within), amount, "")
        if made:
            summary = f"How long each step of '{line(saga.name)}' may take."
            said = f"How long the steps of '{line(saga.name)}' may take."
            field = self._add_group(saga.name, "Timeouts", summary, tuple(made.values()), said)
            self.timeouts |= {(reference, id_): f"{field}.{one.name}" for id_, one in made.items()}

    def _add_machine(self, table: MachineTable) -> None:
        if table.parameters:
            name = f"{table.class_name}Parameters"
            self.parameters[name] = table.parameters[0].name
            said = f"Amounts that the machine '{line(table.machine.name)}' depends on."
            self._add(table.class_name, name, f"{name}()", said, f"{table.class_name} parameters")

    def _add_quality(self, quality: Quality) -> None:
        """Add what a quality says exactly; every other measure is a target to be held, and nothing to be set."""
        pools = quality.characteristic == "pool-size"
        exact = [one for one in quality.measures if pools or one.comparison == "=="]
        if not exact or not any(self._concerns(reference) for reference in quality.of):
            return
        scope = Scope()
        scope.reserve(name for name in dir(BaseModel) if not name.startswith("_"))
        settings = [self._measured(one, "size" if pools else "", scope) for one in exact]
        said = line(quality.description)
        self._add_group(quality.name, "", said or line(quality.name), settings, said)

    def _measured(self, one: Measure, unit: str, scope: Scope) -> Setting:
        named = one.name if unit in snake(one.name) else f"{one.name} {unit}"
        name = scope.give(one.name, attribute_name(amounts.name_of(named, one.value)))
        return Setting(name, amounts.type_of(one.value), amounts.expression(one.value), amounts.unit_of(one.value))

    def _concerns(self, reference: str) -> bool:
        """Return whether something belongs to the target, or is used by it."""
        known = relations(self._target.workspace)
        full = known.resolve(reference, self._target.architecture)
        if self._target.holds(reference) or not full:
            return self._target.holds(reference)
        used = known.outgoing.get(self._target.reference, {})
        return full in used

    def _add_files(self) -> None:
        for element in (self._target.element, *self._target.index.descendants(self._target.element.id)):
            for file in element.configuration:
                if _FILE.fullmatch(file):
                    text = f"{element.short or element.name} configuration"
                    said = f"The file that configures {line(element.name)}."
                    self._add(text, "Path", f"Path({string(file)})", said, f"{text} {file}")
