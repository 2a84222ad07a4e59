"""Prints measurements as Markdown: the machine, the goals, and one table a landscape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.goals import Goal, goals
from bench.series import Series, find

HEAD = """\
# Measurements

Written by `make bench`; how the landscapes are made stands in `bench/landscape.py`. Each command is measured as a
whole process with its children. Memory is the resident set of its largest process at its largest. Numbers are medians;
the ratios say how many times as much as a cold `trueline build` of the same landscape it took.
"""
NOTES = """\
## What is compared

- `trueline build` starts with nothing built and writes every page, its diagrams among them; every view is derived.
- `likec4 gen mermaid` writes the diagrams alone. `--no-use-dot` is given: it then uses the Graphviz it brings along.
  LikeC4 has one view for the landscape and one for each system and container, trueline also one for each context.
- `pystructurizr dump` prints one file that describes its views; it neither draws them nor decides what stands in them.
- A command that ran out of time was run once; its numbers are lower bounds and count no child that was killed with it.
"""
COLUMNS = ("Tool", "Command", "Diagrams", "Wall s", "CPU s", "MiB", "CPU ratio", "Memory ratio")


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under which the measurements were made."""

    machine: Mapping[str, str]
    versions: Mapping[str, str]
    repeat: int
    """Runs of each command."""
    timeout: float
    """Seconds after which a command was killed."""


def report(conditions: Conditions, measured: Sequence[Series]) -> str:
    """Write the page.

    Args:
        conditions: How it was measured.
        measured: What was measured, in the order of the tables.
    """
    about = {**conditions.machine, **conditions.versions}
    lines = [HEAD, ", ".join(f"{name} {value}" for name, value in about.items()) + "."]
    lines.append(f"Runs of each command: {conditions.repeat}; killed after {conditions.timeout:.0f} s.")
    lines += ["", "## Goals", "", *_table(("Goal", "Found", "Met"), map(_goal, goals(measured))), ""]
    for landscape in dict.fromkeys(series.landscape for series in measured):
        lines += _landscape([series for series in measured if series.landscape == landscape])
    return "\n".join([*lines, NOTES])


def _goal(goal: Goal) -> tuple[str, ...]:
    met = {True: "yes", False: "**no**", None: "-"}[goal.met]
    return goal.text, goal.found, met


def _landscape(rows: Sequence[Series]) -> list[str]:
    first = rows[0]
    title = "Ring" if first.landscape == "ring" else f"{first.elements:,} elements"
    size = f"{first.elements:,} elements, {first.relationships:,} relationships."
    build = find(rows, "trueline", "build", first.landscape)
    return [f"## {title}", "", size, "", *_table(COLUMNS, (_row(row, build) for row in rows)), ""]


def _row(series: Series, build: Series | None) -> tuple[str, ...]:
    if not series.runs:
        return series.tool, f"`{series.case}`", *("-",) * (len(COLUMNS) - 2)
    lower = "> " if series.failure else ""
    used = (f"{lower}{series.wall:.2f}", f"{lower}{series.cpu:.2f}", f"{lower}{series.memory:.0f}")
    ratios = ("-", "-")
    if build is not None:
        ratios = (f"{lower}{series.cpu / build.cpu:.2f}", f"{lower}{series.memory / build.memory:.2f}")
    diagrams = series.failure or ("-" if series.diagrams is None else f"{series.diagrams:,}")
    return series.tool, f"`{series.case}`", diagrams, *used, *ratios


def _table(head: Sequence[str], rows: Iterator[tuple[str, ...]]) -> list[str]:
    texts = [tuple(cell.replace("|", "\\|") for cell in row) for row in rows]
    return [
        f"| {' | '.join(head)} |",
        f"| {' | '.join('---' for _ in head)} |",
        *(f"| {' | '.join(row)} |" for row in texts),
    ]
