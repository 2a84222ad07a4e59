"""The report on imports: ratios to `lint-imports`, goals, and what did not come to an end."""

from __future__ import annotations

import pytest

from bench import imports
from bench.measure import Run
from bench.series import Series


def series(tool: str, case: str, cpu: float, memory: float = 100.0, failure: str = "") -> Series:
    made = Series(tool, case, "code", 0, 0, failure=failure)
    made.runs.append(Run(cpu, cpu, memory, 0, timed_out=False))
    return made


@pytest.mark.parametrize(("warm", "said"), [(0.6, "0.30, met"), (0.8, "0.40, **not met**")])
def test_goals_are_judged_against_import_linter_cold(warm: float, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "_code", lambda _: imports.ROOT / "package")
    found = [
        series("trueline 1", "cold", 1.8), series("trueline 1", "kept, after a fresh checkout", warm),
        series("import-linter 2", "cold", 2.0), series("peer", "cold", 1.0, failure="ended with status 1"),
    ]  # fmt: skip
    many = [(series("trueline 1", "many", 4.0), 800), (series("import-linter 2", "many", 180.0), 477_920)]
    lines = list(imports.report({"code==1": found}, many))
    assert f"- What is kept, after a fresh checkout, at most a third of that: {said}." in lines
    assert "- Cold no slower in CPU than `lint-imports`: 0.90, met." in lines
    assert "- 400,000 lines' worth of violations in 5 s: 4.0 s, met." in lines
    assert "| trueline 1 | cold | 1.8 | 1.80 | 100 | 0.90 | 1.00 |" in lines
    assert "| peer | cold | ended with status 1 | - | - | - | - |" in lines
    assert "| import-linter 2 | 180.0 | 180.0 | 100 | 477,920 |" in lines
