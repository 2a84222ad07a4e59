"""The report on scaffolds, and the model that they are measured with."""

from __future__ import annotations

import pytest

from bench import scaffold
from bench.measure import Run
from bench.series import Series
from trueline.model.forms import from_data
from trueline.model.workspace import Workspace


def series(tool: str, case: str, cpu: float, failure: str = "") -> Series:
    made = Series(tool, case, "10", 0, 0, failure=failure)
    made.runs.append(Run(cpu, cpu, 50.0, 0, timed_out=False))
    return made


@pytest.mark.parametrize(("cpu", "said"), [(1.9, "1.90 CPU-s, met"), (2.1, "2.10 CPU-s, **not met**")])
def test_the_plan_is_judged_and_everything_is_set_against_copier(cpu: float, said: str) -> None:
    found = [
        series("trueline 1", "new", 4.0), series("trueline 1", "nothing to do", cpu), series("copier 9", "new", 8.0),
        series("datamodel-code-generator 0", "new", 1.0, failure="timed out"),
    ]  # fmt: skip
    lines = list(scaffold.report({10: found, 1000: found}, {10: 60, 1000: 6000}))
    assert f"- A plan of 1,000 components that finds nothing to do in less than 2 CPU-s: {said}." in lines
    assert "\n## 1,000 components, 6,000 files\n" in lines
    assert "| trueline 1 | new | 4.0 | 4.00 | 50 | 0.50 | 1.00 |" in lines
    assert "| datamodel-code-generator 0 | new | timed out | - | - | - | - |" in lines


def test_the_model_grows_with_its_size() -> None:
    workspace = Workspace((from_data(scaffold.model(25)),))
    record = workspace.index("shop").record
    assert len(record.endpoints) == len(record.entities) == len(record.events) == len(record.relationships) == 25
