"""Compares trueline with its peers in one run on one machine, and writes `results.md` and `results.json`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeAlias

from bench.cases import Case, Tool
from bench.landscape import Landscape, landscape, ring
from bench.machine import describe
from bench.measure import Run, measure
from bench.peers import likec4, pystructurizr, trueline
from bench.report import Conditions, report
from bench.series import Series

HERE = Path(__file__).resolve().parent
WORKING = HERE.parent / "build" / "bench"
TOOLS = ("trueline", "likec4", "pystructurizr")
RING = "ring"
BUILD = "build"
Plan: TypeAlias = list[tuple[Case, Series]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for.

    Args:
        arguments: Those of the command line; by default those of this process.

    Returns:
        The exit status: 1 when a command failed; 0 when none did, whether it was in time and met its goal or not.
    """
    chosen = _parser().parse_args(arguments)
    tools = _installed(chosen.tools)
    node = WORKING / "likec4" / "node_modules" / ".bin" / "node"
    conditions = Conditions(
        describe(node if node.is_file() else None),
        {tool.name: tool.version for tool in tools},
        chosen.repeat,
        chosen.timeout,
    )
    measured: list[Series] = []
    for name in dict.fromkeys([*chosen.sizes, *chosen.linearity]):
        made = ring() if name == RING else landscape(int(name))
        planned = plan(tools, made, WORKING / "landscapes" / name, whole=name in chosen.sizes)
        compare(planned, chosen.repeat, chosen.timeout, WORKING / "printed.txt")
        measured += [series for _, series in planned]
        # Saved after each landscape: the large ones take long, and a run that is stopped has something to show.
        _save(chosen.results, conditions, measured)
    return 1 if any(series.failure and not series.runs[-1].timed_out for series in measured) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)

    def some(name: str, default: str, about: str) -> None:
        parser.add_argument(name, type=_words, default=_words(default), metavar="A,B", help=f"{about}; {default}")

    some("--sizes", "100,1000,10000,ring", "landscapes for all tools")
    some("--linearity", "1000,2000,4000,8000", "landscapes for our build alone")
    some("--tools", ",".join(TOOLS), "those to measure")
    parser.add_argument("--repeat", type=int, default=5, help="runs of each command; medians are reported")
    parser.add_argument("--timeout", type=float, default=300.0, help="seconds after which a command is killed")
    where = "where to write, without .md and .json"
    parser.add_argument("--results", type=Path, default=HERE / "results", help=where)
    return parser


def _words(text: str) -> list[str]:
    return text.split(",") if text else []


def _installed(names: Sequence[str]) -> list[Tool]:
    makers: dict[str, Callable[[], Tool]] = {
        "trueline": trueline.installed,
        "likec4": lambda: likec4.installed(HERE, WORKING / "likec4"),
        "pystructurizr": lambda: pystructurizr.installed(HERE, WORKING / "pystructurizr"),
    }
    return [makers[name]() for name in names]


def plan(tools: Sequence[Tool], made: Landscape, folder: Path, *, whole: bool) -> Plan:
    """Write a landscape for every tool, and pair each command with a series that is still empty.

    Args:
        tools: What is compared.
        made: The landscape.
        folder: Where to write it, each tool in a folder of its own.
        whole: All commands of all tools, not our own build alone.
    """
    planned: Plan = []
    views = 1 + sum(element.kind != "component" for element in made.elements)
    for tool in tools if whole else [tool for tool in tools if tool.name == "trueline"]:
        tool.write(made, folder / tool.name)
        for case in tool.cases(folder / tool.name):
            if whole or case.name == BUILD:
                sizes = len(made.elements), len(made.relationships), views
                planned.append((case, Series(tool.name, case.name, made.name, *sizes)))
    return planned


def compare(planned: Plan, repeat: int, timeout: float, printed: Path) -> None:
    """Measure every command once before any is measured again, so that a busy minute does not fall on one tool alone.

    Args:
        planned: The commands, and the series that receive their runs.
        repeat: Runs of each command; one that fails or runs out of time is not run again.
        timeout: Seconds after which a command is killed.
        printed: The file that receives what a command prints.
    """
    for _ in range(repeat):
        for case, series in planned:
            if not series.failure:
                _once(case, series, timeout, printed)
                _say(series)


def _once(case: Case, series: Series, timeout: float, printed: Path) -> None:
    case.before()
    run = measure(case.command, case.folder, printed, case.environment, timeout)
    series.runs.append(run)
    series.failure = _failure(run, printed, timeout)
    if case.drawn and not series.failure:
        series.diagrams, series.drawn = case.drawn(printed)
        if series.diagrams < series.views:
            series.failure = f"only {series.diagrams} of {series.views} diagrams"


def _failure(run: Run, printed: Path, timeout: float) -> str:
    if run.timed_out:
        return f"not done after {timeout:.0f} s"
    if run.status:
        said = printed.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return f"exit status {run.status}: {said[-1][:200] if said else 'no message'}"
    return ""


def _say(series: Series) -> None:
    run = series.runs[-1]
    what = f"{series.landscape:>6}  {series.tool} {series.case}"
    used = f"{run.wall:8.2f} s {run.cpu:8.2f} CPU-s {run.memory:7.0f} MiB"
    print(f"{what:<44}{used}  {series.failure}".rstrip(), flush=True)


def _save(results: Path, conditions: Conditions, measured: list[Series]) -> None:
    results.parent.mkdir(parents=True, exist_ok=True)
    data = {**asdict(conditions), "series": [series.to_data() for series in measured]}
    results.with_suffix(".json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    results.with_suffix(".md").write_text(report(conditions, measured), encoding="utf-8")
