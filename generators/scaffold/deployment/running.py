"""What runs where a target runs: its own processes, and the stores and brokers that these reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from trueline.model.records.deployment import Deployment, DeploymentNode, Instance
from trueline.model.records.elements import Element
from trueline.model.references import split

from ..ports.leaving import BROKERS, STORES, destinations
from ..python.names import Scope, snake, words
from ..target import Target
from .software import POSTGRES, SQLITE, Software, is_nginx, named

_LIVE = frozenset(["live", "prod", "production"])
_OTHER = frozenset(["ci", "dev", "development", "local", "qa", "stage", "staging", "test", "testing"])
_NO_PROCESS = STORES | BROKERS | {"gateway", "library", "ui"}
_IN_PROCESS = frozenset(["memory", "process"])


@dataclass(frozen=True, slots=True)
class Process:
    """A service that runs the code of the target.

    Attributes:
        name: of the service.
        copies: how many of it there are.
        worker: whether it works by itself, and nobody calls it.
        path: of its element; empty where the model has none.
        title: as the model calls it.
    """

    name: str
    copies: int = 1
    worker: bool = False
    path: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Store:
    """A store or broker.

    Attributes:
        name: of the service.
        title: as the model calls it.
        path: of its element; empty where it belongs to another architecture.
        type: what sort of thing it is.
        software: that runs it.
        copies: how many of it the model has.
    """

    name: str
    title: str
    path: str
    type: str
    software: Software
    copies: int = 1


@dataclass(slots=True)
class Placed:
    """An element with its instances.

    Attributes:
        copies: how many there are.
        said: what the instances say of their technology, and how they are called.
    """

    copies: int = 0
    said: list[str] = field(default_factory=list)


class Running:
    """What runs, of the environment of a model that is most like production.

    Attributes:
        deployment: where it is taken from; nothing where the model has none of the target.
        others: names of the deployments and places of the target that are left out.
        processes: services with the code of the target; never none.
        stores: what they reach and a known product runs.
        gateway: name of the service of nginx before them; empty where there is none.
        kept: paths of the elements that keep tables of the model.
        unknown: names of stores and brokers of which the model does not say what runs them.
    """

    def __init__(self, target: Target) -> None:
        """Decide what runs for `target`."""
        self._target = target
        self._names = Scope(apart="-")
        self._names.reserve(["data", "jobs", "migrations"])
        self.kept = tuple(dict.fromkeys(split(one.of).path for one, _ in target.schemas if one.of))
        self.others: list[str] = []
        self.deployment = self._chosen()
        self._placed: dict[str, Placed] = {}
        self._nginx = ""
        for node in self._nodes():
            self._walk(node, 1)
        self.processes = tuple(self._processes())
        self.unknown: list[str] = []
        self.stores = tuple(self._stores())
        self.gateway = self._names.give(self._nginx, snake(self._nginx).replace("_", "-")) if self._nginx else ""

    # ---- which environment -----------------------------------------------------------------------------------------
    def _chosen(self) -> Deployment | None:
        found = [
            one for one in self._target.index.record.deployments if any(map(self._concerns, _instances(one.nodes)))
        ]
        if not found:
            return None
        live = [one for one in found if not _LIVE.isdisjoint(words(f"{one.name} {one.environment}"))]
        plain = [one for one in live or found if not one.scenario]
        chosen = (plain or live or found)[0]
        self.others += [one.name for one in found if one is not chosen]
        return chosen

    def _nodes(self) -> Iterator[DeploymentNode]:
        """Yield the places of the deployment; those of development stay away where others are for production."""
        nodes = self.deployment.nodes if self.deployment else ()
        live = any(not _LIVE.isdisjoint(words(node.name)) for node in nodes)
        for node in nodes:
            if live and not _OTHER.isdisjoint(words(node.name)):
                self.others.append(node.name)
            else:
                yield node

    def _concerns(self, instance: Instance) -> bool:
        path = split(instance.of).path
        return self._target.holds(path) or self._target.element.id.startswith(f"{path}.")

    def _walk(self, node: DeploymentNode, copies: int) -> None:
        copies *= node.count
        for instance in node.instances:
            path = split(instance.of).path
            element = self._target.index.elements.get(path)
            if element and element.type == "gateway" and is_nginx(instance.technology, element.technology):
                self._nginx = self._nginx or element.name
            placed = self._placed.setdefault(path, Placed())
            placed.copies += copies * instance.count
            placed.said += [instance.technology, instance.name, node.technology, node.name]
        for piece in node.infrastructure:
            if is_nginx(piece.technology, piece.name):
                self._nginx = self._nginx or piece.name
        for inner in node.nodes:
            self._walk(inner, copies)

    # ---- what runs -------------------------------------------------------------------------------------------------
    def _processes(self) -> Iterator[Process]:
        found = False
        for path, placed in self._placed.items():
            element = self._target.index.elements.get(path)
            around = self._target.element.id.startswith(f"{path}.")
            if element is None or element.type in _NO_PROCESS or not (around or self._target.holds(path)):
                continue
            worker = element.type == "worker"
            found = found or not worker
            yield Process(self._name(element), max(placed.copies, 1), worker, path, element.name)
        if not found:
            name = self._target.package.replace("_", "-")
            yield Process(self._names.give(self._target.element.name, name))

    def _stores(self) -> Iterator[Store]:
        reached = [one for one in destinations(self._target) if one.type in STORES | BROKERS]
        paths = []
        for one in reached:
            own = one.reference == f"{self._target.architecture}/{one.record.id}"
            paths.append(one.record.id if own else "")
            if isinstance(one.record, Element):
                yield from self._store(one.record, paths[-1], one.type)
        for path in self.kept:  # tables may stand in what nothing is said to reach
            element = self._target.index.elements.get(path)
            if element is not None and path not in paths:
                yield from self._store(element, path, "database")

    def _store(self, element: Element, path: str, type_: str) -> Iterator[Store]:
        placed = self._placed.get(path, Placed())
        texts = (*placed.said[:1], element.technology, *placed.said[1:], element.name)
        software = named(*texts)
        if path in self.kept and software not in (POSTGRES, SQLITE):
            software = POSTGRES  # the tables are made for these two
        if software:
            yield Store(self._name(element), element.name, path, type_, software, max(placed.copies, 1))
        elif _IN_PROCESS.isdisjoint(words(" ".join(texts))):
            self.unknown.append(element.name)

    def _name(self, element: Element) -> str:
        return self._names.give(element.name, element.id.rpartition(".")[2])


def _instances(nodes: Iterable[DeploymentNode]) -> Iterator[Instance]:
    for node in nodes:
        yield from node.instances
        yield from _instances(node.nodes)
