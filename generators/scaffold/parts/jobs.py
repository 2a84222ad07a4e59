"""Scheduled jobs: their schedules, and the loop that starts them."""

from __future__ import annotations

from collections.abc import Iterator

from trueline.model.protocols import Artefact

from ..design import Design
from ..jobs import Run
from ..python.expressions import Group, call, laid, tuple_of
from ..python.literals import string


def files(design: Design) -> Iterator[Artefact]:
    """Yield the jobs of a target that has some with a schedule, with their first tests."""
    scheduled = [one for one in design.runs if one.scheduled]
    if not scheduled:
        return
    every = any(one.every for one in scheduled)
    yield design.module(
        "interface/_generated/jobs.py",
        "interface/jobs.py.j2",
        cron=any(one.cron for one in scheduled),
        every=every,
        jobs=laid("JOBS = ", tuple_of(_job(one) for one in scheduled)),
        overlap=any(one.job.overlap for one in scheduled),
        unscheduled=[one.title for one in design.runs if not one.scheduled],
    )
    yield design.once_from("tests/test_jobs.py", "project/test_jobs.py.j2", every=every)


def _job(one: Run) -> Group:
    return call(
        "Job",
        string(one.title),
        f"lambda cases: cases.{one.name}()",
        every=f"timedelta({one.every})" if one.every else None,
        cron=string(one.cron) if one.cron else None,
        overlap="True" if one.job.overlap else None,
    )
