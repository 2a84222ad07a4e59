"""The state machines of the domain as tables; what moves along them is written by hand."""

from __future__ import annotations

from collections.abc import Iterator

from trueline.model.protocols import Artefact

from ..design import Design
from ..domain.guards import CONDITIONS, OPERANDS
from ..domain.machine_tables import TABLES, MachineTable
from ..python.standard_imports import identifiers, import_line, standard_imports
from .events import OWN


def files(design: Design) -> Iterator[Artefact]:
    """Yield the tables of the machines, and what they are made of, where there are machines."""
    tables = design.machines
    if not tables:
        return
    lines = [one.lines for one in tables]  # first: this tells what they need
    own = [each.line for one in tables for each in one.parameters]
    names = [*(["dataclass"] if own else []), *(["StrEnum"] if any(one.choices for one in tables) else [])]
    needed = {name for one in tables for name in one.guards.used}
    yield design.module(
        f"{OWN}/machines.py",
        "domain/machines.py.j2",
        tables=tables,
        local=_local(tables, lines),
        standard=standard_imports([*lines, *own], *names),
    )
    transitions = [each for one in tables for each in one.machine.transitions]
    guards = [name for name in CONDITIONS if name in needed]
    yield design.module(
        f"{OWN}/tables.py",
        "domain/tables.py.j2",
        guards=guards,
        operands=[name for name in OPERANDS if name in needed],
        effects=any(one.effects for one in transitions),
        timed=any(one.after is not None for one in transitions),
        internal=any(one.internal for one in transitions),
        nested=any(one.nested for one in tables),
        flat=any(not one.nested for one in tables),
        split=any(one.split for one in tables),
        joined=any(not one.split for one in tables),
    )


def _local(tables: tuple[MachineTable, ...], lines: list[str]) -> list[str]:
    """Return the import lines for what the tables need of other modules of the domain."""
    needed: dict[str, set[str]] = {"tables": identifiers(lines) & set(TABLES) - {"timedelta", "float"}}
    for one in tables:
        for module, names in one.needed.items():
            needed.setdefault(module, set()).update(names)
    return [import_line(f".{module}", needed[module]) for module in sorted(needed)]
