"""Planning and running a comparison."""

import sys
from pathlib import Path

from bench.cases import Case, Drawn, Tool
from bench.comparison import Plan, compare, plan
from bench.landscape import Landscape, landscape
from bench.series import Series


def tool(name: str, *cases: str) -> Tool:
    def listed(folder: Path) -> list[Case]:
        return [Case(name, case, (sys.executable, "-c", "pass"), folder) for case in cases]

    def write(_: Landscape, folder: Path) -> None:
        folder.mkdir(parents=True)

    return Tool(name, "1", write, listed)


def planned(code: str, diagrams: int, folder: Path) -> Plan:
    count = "with open('count.txt', 'a') as count: count.write('.')\n"
    command = (sys.executable, "-c", count + code)
    case = Case("any", "draw", command, folder, drawn=lambda _: Drawn(diagrams, 10 * diagrams))
    return [(case, Series("any", "draw", "25", 25, 50, views=6))]


def compared(code: str, folder: Path, diagrams: int = 6, timeout: float = 60.0) -> Series:
    plan_of_one = planned(code, diagrams, folder)
    compare(plan_of_one, repeat=3, timeout=timeout, printed=folder / "printed.txt")
    series = plan_of_one[0][1]
    assert len(series.runs) == len((folder / "count.txt").read_text())
    return series


def test_each_command_of_each_tool_is_planned_for_a_whole_landscape(tmp_path: Path) -> None:
    tools = [tool("trueline", "build", "validate"), tool("likec4", "gen mermaid")]
    found = [(case.tool, case.name) for case, _ in plan(tools, landscape(25), tmp_path, whole=True)]
    assert found == [("trueline", "build"), ("trueline", "validate"), ("likec4", "gen mermaid")]


def test_our_build_alone_is_planned_where_only_its_growth_matters(tmp_path: Path) -> None:
    tools = [tool("trueline", "build", "validate"), tool("likec4", "gen mermaid")]
    found = plan(tools, landscape(25), tmp_path, whole=False)
    assert [(case.tool, case.name) for case, _ in found] == [("trueline", "build")]


def test_a_plan_says_how_many_views_are_due(tmp_path: Path) -> None:
    (_, series), = plan([tool("likec4", "gen mermaid")], landscape(50), tmp_path, whole=True)  # fmt: skip
    assert series.views == 1 + 2 + 8


def test_a_command_that_works_is_run_as_often_as_asked_for(tmp_path: Path) -> None:
    series = compared("", tmp_path)
    assert series.complete
    assert (len(series.runs), series.diagrams, series.drawn) == (3, 6, 60)


def test_a_command_that_fails_is_run_once_and_its_last_words_are_kept(tmp_path: Path) -> None:
    series = compared("import sys; print('first'); sys.exit('no such view')", tmp_path)
    assert (len(series.runs), series.failure) == (1, "exit status 1: no such view")


def test_a_command_that_runs_out_of_time_is_run_once(tmp_path: Path) -> None:
    series = compared("import time; time.sleep(30)", tmp_path, timeout=1.0)
    assert (len(series.runs), series.failure) == (1, "not done after 1 s")


def test_a_command_that_quietly_draws_too_little_has_failed(tmp_path: Path) -> None:
    series = compared("", tmp_path, diagrams=5)
    assert (len(series.runs), series.failure) == (1, "only 5 of 6 diagrams")
