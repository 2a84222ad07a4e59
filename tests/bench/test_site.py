"""The report on HTML sites: ratios to the peer, the goal, and what did not come to an end."""

from __future__ import annotations

from bench.measure import Run
from bench.site import Measured, report


def measured(tool: str, elements: int, cpu: float, size: float, status: int = 0) -> Measured:
    return Measured(tool, elements, elements + 20, Run(cpu, cpu, 100.0, status, timed_out=status != 0), size)


def test_ratios_are_to_plain_material_of_the_same_size_and_the_goal_is_judged() -> None:
    lines = list(
        report(
            [
                measured("trueline", 1000, 6.0, 60.0),
                measured("plain Material", 1000, 30.0, 300.0),
                measured("trueline", 5000, 30.0, 300.0),
                measured("plain Material", 5000, 100.0, 0.0, status=-9),
            ],
            {10: 0.25},
        )
    )
    assert "| 1,000 | 1,020 | trueline | 6.0 | 6.0 | 100 | 60 | 0.20 | 0.20 |" in lines
    assert "Found: 6.0 CPU-s and 60 MB: met." in lines
    assert "| 5,000 | 5,020 | trueline | 30.0 | 30.0 | 100 | 300 | 0.30 | - |" in lines
    assert any(line.startswith("| 5,000 | 5,020 | plain Material | ended after 100 s |") for line in lines)
    assert "| 10 | 15 | 0.25 |" in lines


def test_a_goal_that_is_missed_says_so() -> None:
    lines = report([measured("trueline", 1000, 9.0, 60.0), measured("plain Material", 1000, 30.0, 300.0)], {})
    assert "Found: 9.0 CPU-s and 60 MB: **not met**." in list(lines)
