"""Scheduled jobs as code: when they start, what they call, and what a failure leads to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.generators.scaffold.harbour import target
from tests.generators.scaffold.packages import run, write
from trueline.generators.scaffold import Templates, generate
from trueline.generators.scaffold.design import Design
from trueline.model import Architecture, minutes, per_minute
from trueline.model.diagnostics import TruelineError
from trueline.model.protocols import Artefact

CASES = """
    import asyncio, json, logging, sys
    from datetime import UTC, datetime, timedelta
    from fastapi.testclient import TestClient
    from harbour_office.application._generated.errors import NotWrittenYetError
    from harbour_office.interface._generated import jobs
    from harbour_office.main import create

    logged = []
    handler = logging.Handler()
    handler.emit = lambda record: logged.append(record.getMessage())
    logging.getLogger().addHandler(handler)

    class Cases:
        def __init__(self, error=None, lasts=0.0):
            self.error, self.lasts, self.starts, self.at_once = error, lasts, 0, 0
            self.under_way = 0

        async def count_ships(self):
            self.starts += 1
            self.under_way += 1
            self.at_once = max(self.at_once, self.under_way)
            await asyncio.sleep(self.lasts)
            self.under_way -= 1
            if self.error:
                raise self.error

    def served(cases, until, seconds=10.0):
        \"\"\"Serve the application until `until` holds.\"\"\"
        async def wait():
            async with asyncio.timeout(seconds):
                while not until():
                    await asyncio.sleep(0.01)

        with TestClient(create(cases, None)) as client:
            client.portal.call(wait)
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The harbour office as code."""
    return write(target(), tmp_path_factory.mktemp("office"))


def told(office: Path, script: str, **environment: str) -> Any:
    """Run a script with use cases that count; `said` is printed."""
    return run(office, f"{CASES}\n{script}\n    print(json.dumps(said))", **environment)


def made(**schedule: Any) -> Architecture:
    """Return a quay that is swept by a schedule."""
    quay = Architecture("quay", title="Quay")
    desk = quay.system("Quay", id="quay").application("Desk")
    desk.job("Sweep", **schedule)
    return quay


def test_a_job_calls_the_use_case_of_what_it_runs() -> None:
    """An endpoint that handles the same command has the same use case; the others have their own."""
    design = Design(target(), Templates(), lambda _path: None)
    assert [(one.title, one.name, one.every, one.cron) for one in design.runs] == [
        ("Count ships", "count_ships", "milliseconds=50", ""),
        ("Sweep the quay", "sweep_the_quay", "hours=1.5", ""),
        ("Somewhen", "somewhen", "", ""),
    ]
    assert [one.called_by for one in design.cases if one.name == "count_ships"] == ["POST /count"]


def test_jobs_start_again_and_again_while_the_application_is_served(office: Path) -> None:
    starts, soon = told(office, """
    cases, began = Cases(), datetime.now(UTC)
    served(cases, lambda: cases.starts > 3)
    said = [cases.starts, (datetime.now(UTC) - began) < timedelta(seconds=5)]
    """)  # fmt: skip
    assert starts > 3
    assert soon


def test_a_run_that_fails_is_logged_and_the_next_one_starts(office: Path) -> None:
    assert told(office, """
    cases = Cases(ZeroDivisionError("broken"))
    served(cases, lambda: len(logged) > 2)
    said = sorted(set(logged))
    """) == ["The job 'Count ships' failed"]  # fmt: skip


def test_what_is_not_written_is_told_once(office: Path) -> None:
    assert told(office, """
    cases = Cases(NotWrittenYetError("Nobody counts yet."))
    served(cases, lambda: cases.starts > 3)
    said = logged
    """) == ["Nobody counts yet."]  # fmt: skip


def test_a_job_overlaps_itself_only_where_the_model_says_so(office: Path) -> None:
    alone, together = told(office, """
    async def most(overlap):
        cases = Cases(lasts=0.1)
        job = jobs.Job("Count", Cases.count_ships, every=timedelta(milliseconds=10), overlap=overlap)
        async with jobs.running(cases, [job]):
            await asyncio.sleep(0.5)
        return cases.at_once

    said = [asyncio.run(most(False)), asyncio.run(most(True))]
    """)  # fmt: skip
    assert alone == 1
    assert together > 1


def test_jobs_stay_off_without_a_server_and_where_they_are_switched_off(office: Path) -> None:
    script = """
    cases = Cases()
    TestClient(create(cases, None)).get("/nowhere")
    with TestClient(create(cases, None)) as client:
        client.portal.call(asyncio.sleep, 0.2)
    said = cases.starts
    """
    assert told(office, script, JOBS="off") == 0
    assert told(office, script) > 0


def test_a_job_with_cron_starts_at_its_next_time_and_never_twice(tmp_path: Path) -> None:
    folder = write(target(made(cron="30  2 * * mon-fri")), tmp_path)
    assert '"cronsim>=' in (folder / "pyproject.toml").read_text()
    assert run(folder, """
        import json
        from datetime import UTC, datetime, timedelta
        from quay.interface._generated.jobs import JOBS
        first = JOBS[0].after(datetime.now(UTC))
        second = JOBS[0].after(first)
        print(json.dumps([one.strftime("%H:%M") for one in (first, second)] + [first < second, first.weekday() < 5]))
    """) == ["02:30", "02:30", True, True]  # fmt: skip


def test_a_target_whose_jobs_have_no_schedule_has_no_clock() -> None:
    paths = [one.path for one in generate(target(made()), Templates()) if isinstance(one, Artefact)]
    assert "src/quay/application/sweep.py" in paths
    assert not any("jobs" in path for path in paths)


@pytest.mark.parametrize(
    ("schedule", "message"),
    [
        ({"every": 5 * per_minute}, "cannot start every 5/min"),
        ({"every": 0 * minutes}, "cannot start every 0min"),
        ({"cron": "tomorrow"}, "cannot start 'tomorrow'"),
        ({"cron": "0 0 * * * ; ls"}, "cannot start '0 0"),
        ({"every": 1 * minutes, "cron": "0 0 * * *"}, "cannot start every 1min and also at"),
    ],
)
def test_a_schedule_that_is_none_is_refused(schedule: dict[str, Any], message: str) -> None:
    with pytest.raises(TruelineError, match=message):
        list(generate(target(made(**schedule)), Templates()))
