"""The page of measurements."""

from bench.measure import Run
from bench.report import Conditions, report
from bench.series import Series

CONDITIONS = Conditions({"cores": "2", "memory": "8 GiB"}, {"likec4": "1.2.3"}, repeat=3, timeout=60.0)


def series(tool: str, case: str, *cpu: float) -> Series:
    runs = [Run(wall=2 * seconds, cpu=seconds, memory=50.0, status=0, timed_out=False) for seconds in cpu]
    return Series(tool, case, "100", 100, 200, runs=runs)


def row(page: str, words: str) -> str:
    return next(line for line in page.splitlines() if words in line)


def test_a_row_holds_medians_and_their_ratio_to_a_cold_build() -> None:
    page = report(CONDITIONS, [series("trueline", "build", 1.0, 2.0, 9.0), series("likec4", "gen mermaid", 8.0)])
    assert row(page, "| `build` |") == "| trueline | `build` | - | 4.00 | 2.00 | 50 | 1.00 | 1.00 |"
    assert row(page, "| `gen mermaid` |") == "| likec4 | `gen mermaid` | - | 16.00 | 8.00 | 50 | 4.00 | 1.00 |"


def test_a_command_that_ran_out_of_time_is_a_lower_bound() -> None:
    slow = series("likec4", "gen mermaid", 60.0)
    slow.failure = "not done after 60 s"
    page = report(CONDITIONS, [series("trueline", "build", 2.0), slow])
    assert "| not done after 60 s | > 120.00 | > 60.00 | > 50 | > 30.00 | > 1.00 |" in page


def test_the_page_says_on_what_and_how_often_it_was_measured() -> None:
    page = report(CONDITIONS, [series("likec4", "validate", 1.0)])
    assert "cores 2, memory 8 GiB, likec4 1.2.3." in page
    assert "Runs of each command: 3; killed after 60 s." in page


def test_a_pipe_in_a_message_does_not_end_its_cell() -> None:
    failed = series("likec4", "validate", 1.0)
    failed.failure = "exit status 1: a | b"
    assert "exit status 1: a \\| b" in report(CONDITIONS, [failed])
