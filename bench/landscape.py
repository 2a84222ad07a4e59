"""A made-up landscape of any size, the same on every machine.

Of every 25 elements one is a system, 4 are its containers and 20 their components (5 each): 1 : 4 : 20. There are twice
as many relationships as elements: half of them between components of one container, three tenths between
components of two containers of one system, a fifth from a component to a container of another system.

Systems, containers and components only use what comes later, and other systems only among the next eight, so that
no tool pays for cycles or for one huge diagram. `ring` is the landscape that does have cycles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random

CONTAINERS = 4
COMPONENTS = 5
SYSTEM = 1 + CONTAINERS * (1 + COMPONENTS)
"""How many elements a whole system has."""

REACH = 8
"""How many systems ahead a system looks for one to use."""

TECHNOLOGIES = ("Python", "FastAPI", "PostgreSQL", "Redis", "RabbitMQ", "TypeScript")
VERBS = ("Reads", "Writes", "Asks", "Notifies", "Checks", "Orders")
CARRIERS = ("HTTPS", "SQL", "AMQP", "gRPC")


@dataclass(frozen=True, slots=True)
class Element:
    """A system, container or component; `path` is its containment path, such as `s7.c2.p5`."""

    path: str
    kind: str
    name: str
    description: str
    technology: str

    @property
    def parent(self) -> str:
        """The path of the element that contains it; empty for a system."""
        return self.path.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Relationship:
    """One element uses another; both ends are paths."""

    source: str
    target: str
    description: str
    technology: str


@dataclass(frozen=True, slots=True)
class Landscape:
    """What every tool is given: elements in containment order and the relationships between them."""

    name: str
    elements: tuple[Element, ...]
    relationships: tuple[Relationship, ...]

    def of_kind(self, kind: str) -> list[Element]:
        """The elements of one kind, in order."""
        return [element for element in self.elements if element.kind == kind]

    def children(self) -> dict[str, list[Element]]:
        """The elements directly inside each other one, by its path, in order; systems are inside the empty path."""
        found: dict[str, list[Element]] = {"": []}
        for element in self.elements:
            found[element.path] = []
            found[element.parent].append(element)
        return found


def landscape(size: int, seed: int = 7) -> Landscape:
    """Make a landscape without cycles.

    Args:
        size: How many elements; a multiple of 25.
        seed: Another seed gives other relationships between the same elements.

    Raises:
        ValueError: When `size` is not a positive multiple of 25.
    """
    if size <= 0 or size % SYSTEM:
        raise ValueError(f"{size} is not a positive multiple of {SYSTEM}, the elements of one system")
    systems = size // SYSTEM
    elements = tuple(element for system in range(1, systems + 1) for element in _system(system))
    random = Random(seed)
    pairs = (pair for system in range(1, systems + 1) for pair in _pairs(system, systems, random))
    return Landscape(f"{size}", elements, tuple(_related(source, target) for source, target in pairs))


def ring(systems: int = 100, reach: int = 4) -> Landscape:
    """Make a ring in which every system uses the next few, so that everything reaches everything.

    Args:
        systems: How many systems.
        reach: How many of the next systems each one uses.
    """
    elements = tuple(next(_system(system)) for system in range(1, systems + 1))
    pairs = (
        (f"s{system + 1}", f"s{(system + step) % systems + 1}")
        for system in range(systems)
        for step in range(1, reach + 1)
    )
    return Landscape("ring", elements, tuple(_related(source, target) for source, target in pairs))


def _system(number: int) -> Iterator[Element]:
    yield _element(f"s{number}", "system", f"System {number}")
    for container in range(1, CONTAINERS + 1):
        path, name = f"s{number}.c{container}", f"{number}.{container}"
        yield _element(path, "container", f"Container {name}")
        for component in range(1, COMPONENTS + 1):
            yield _element(f"{path}.p{component}", "component", f"Component {name}.{component}")


def _element(path: str, kind: str, name: str) -> Element:
    digits = sum(int(digit) for digit in path if digit.isdigit())
    technology = "" if kind == "system" else TECHNOLOGIES[digits % len(TECHNOLOGIES)]
    return Element(path, kind, name, f"What {name} is responsible for, in a short sentence", technology)


def _related(source: str, target: str) -> Relationship:
    digits = sum(int(digit) for digit in source + target if digit.isdigit())
    return Relationship(source, target, f"{VERBS[digits % len(VERBS)]} what it needs", CARRIERS[digits % len(CARRIERS)])


def _pairs(system: int, systems: int, random: Random) -> Iterator[tuple[str, str]]:
    """Draw the relationships of one system; the last one has no later system to use, so it keeps to itself."""
    wanted = 2 * SYSTEM
    within, last = wanted // 2, min(systems, system + REACH)
    across = wanted // 5 if system < last else 0
    yield from _different(within, lambda: _within_container(system, random))
    yield from _different(wanted - within - across, lambda: _within_system(system, random))
    yield from _different(across, lambda: _across_systems(system, last, random))


def _different(wanted: int, draw: Callable[[], tuple[str, str]]) -> Iterable[tuple[str, str]]:
    # A dictionary keeps the order in which the pairs were drawn; a set would not.
    found: dict[tuple[str, str], None] = {}
    while len(found) < wanted:
        found[draw()] = None
    return found


def _below(limit: int, random: Random) -> int:
    # `random()` alone is promised to give the same sequence in every Python version.
    return int(random.random() * limit)


def _two_of(limit: int, random: Random) -> tuple[int, int]:
    """Two different numbers from 1 to `limit`, the smaller first."""
    first, second = 1 + _below(limit, random), 1 + _below(limit - 1, random)
    return (first, second + 1) if second >= first else (second, first)


def _within_container(system: int, random: Random) -> tuple[str, str]:
    container = 1 + _below(CONTAINERS, random)
    first, second = _two_of(COMPONENTS, random)
    return f"s{system}.c{container}.p{first}", f"s{system}.c{container}.p{second}"


def _within_system(system: int, random: Random) -> tuple[str, str]:
    first, second = _two_of(CONTAINERS, random)
    return f"s{system}.c{first}.{_component(random)}", f"s{system}.c{second}.{_component(random)}"


def _across_systems(system: int, last: int, random: Random) -> tuple[str, str]:
    container, other = 1 + _below(CONTAINERS, random), 1 + _below(CONTAINERS, random)
    target = system + 1 + _below(last - system, random)
    return f"s{system}.c{container}.{_component(random)}", f"s{target}.c{other}"


def _component(random: Random) -> str:
    return f"p{1 + _below(COMPONENTS, random)}"
