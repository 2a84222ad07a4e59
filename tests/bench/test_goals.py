"""Holding measurements against the goals."""

from bench.goals import Goal, goals
from bench.measure import Run
from bench.series import Series


def series(tool: str, case: str, landscape: str, cpu: float, drawn: int = 0) -> Series:
    runs = [Run(wall=cpu, cpu=cpu * factor, memory=100.0, status=0, timed_out=False) for factor in (1, 3, 0.5)]
    elements = 100 if landscape == "ring" else int(landscape)
    return Series(tool, case, landscape, elements, 2 * elements, drawn=drawn, runs=runs)


def goal(text: str, *measured: Series) -> Goal:
    return next(goal for goal in goals(measured) if text in goal.text)


def growing(*seconds: float) -> list[Series]:
    sizes = ("1000", "2000", "4000", "8000")
    return [series("trueline", "build", size, cpu) for size, cpu in zip(sizes, seconds, strict=True)]


def test_a_goal_whose_measurements_are_missing_is_neither_met_nor_missed() -> None:
    assert {goal.met for goal in goals([])} == {None}


def test_an_eighth_of_the_processor_time_meets_the_goal_and_more_does_not() -> None:
    theirs = series("likec4", "gen mermaid", "1000", 8.0)
    met = goal("1,000 elements, a cold build takes at most 1/8", series("trueline", "build", "1000", 1.0), theirs)
    missed = goal("1,000 elements, a cold build takes at most 1/8", series("trueline", "build", "1000", 1.6), theirs)
    assert met == Goal(met.text, "1/8.0 (1.00 of 8.00)", met=True)
    assert missed == Goal(met.text, "1/5.0 (1.60 of 8.00)", met=False)


def test_a_peer_that_ran_out_of_time_is_not_compared() -> None:
    theirs = series("likec4", "gen mermaid", "10000", 90.0)
    theirs.failure = "not done after 90 s"
    assert goal("10,000 elements, a cold", series("trueline", "build", "10000", 1.0), theirs).met is None


def test_a_quick_help_on_one_landscape_does_not_hide_a_slow_one_on_another() -> None:
    quick, slow = series("trueline", "--help", "100", 0.1), series("trueline", "--help", "1000", 0.3)
    assert goal("--help", quick).met is True
    assert goal("--help", quick, slow) == Goal("`trueline --help` takes less than 0.2 s", "0.30 s", met=False)


def test_a_start_that_costs_the_same_every_time_is_no_offence_against_linearity() -> None:
    assert goal("no worse than linear", *growing(1.5, 2.0, 3.0, 5.0)).met is True


def test_a_cost_that_grows_with_the_square_is_worse_than_linear() -> None:
    assert goal("no worse than linear", *growing(1.0, 4.0, 16.0, 64.0)).met is False


def test_a_ring_may_cost_what_its_share_of_the_work_costs_elsewhere() -> None:
    cheap = series("trueline", "build", "ring", 0.9, drawn=2_000)
    dear = series("trueline", "build", "ring", 3.0, drawn=2_000)
    assert goal("cycles", *growing(1.0, 1.5, 2.5, 4.5), cheap).met is True
    assert goal("cycles", *growing(1.0, 1.5, 2.5, 4.5), dear).met is False
