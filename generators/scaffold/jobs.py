"""Scheduled jobs as calls of use cases.

A job that runs what an endpoint or a field handles calls the same use case where that takes nothing; every other job
has one of its own, with the name of what it runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from trueline.model.diagnostics import Diagnostic, TruelineError
from trueline.model.records.interfaces import Job
from trueline.model.references import absolute

from .cases import UseCase
from .python.literals import line
from .python.names import Scope, snake
from .target import Target

_CRON = re.compile(r"[0-9A-Za-z*,/#-]+( +[0-9A-Za-z*,/#-]+){4}")
_UNITS = {"us": "microseconds", "ms": "milliseconds", "s": "seconds", "min": "minutes", "h": "hours", "d": "days"}
_SHORTEST = Decimal("0.001")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run(UseCase):
    """What the clock starts: the use case that it calls, maybe with the name of an endpoint's.

    Attributes:
        job: as the model states it.
        every: the time between two starts, as arguments of `timedelta`; empty where there is none.
        cron: when it starts, in the form of cron; empty where it does not say.
    """

    job: Job
    every: str
    cron: str

    @property
    def scheduled(self) -> bool:
        """Whether the model says when it starts."""
        return bool(self.every or self.cron)


def runs(target: Target, names: Scope, cases: Iterable[tuple[str | None, UseCase]]) -> Iterator[Run]:
    """Yield the jobs of a target.

    Args:
        target: whose jobs.
        names: of use cases.
        cases: other use cases, each with what it handles.

    Raises:
        TruelineError: where a schedule is none.
    """
    known: dict[str, UseCase] = {}
    for reference, case in cases:
        if reference and not (case.parameters or case.body or case.stream):
            known.setdefault(absolute(reference, target.architecture), case)
    for job in target.jobs:
        run = absolute(job.runs, target.architecture) if job.runs else ""
        made = _run(target, names, job, known.get(run))
        known.setdefault(run or job.id, made)
        yield made


def _run(target: Target, names: Scope, job: Job, shared: UseCase | None) -> Run:
    request = target.request(job.runs)
    own = snake(job.name)
    name = shared.name if shared else names.give(job.name, snake(request.name) if request else own, own)
    return Run(
        name=name,
        title=job.name,
        summary=line(job.description or (request.description if request else "") or job.name),
        called_by=f"job {line(job.name)}",
        job=job,
        every=_every(target, job),
        cron=_cron(target, job),
    )


def _every(target: Target, job: Job) -> str:
    if job.every is None:
        return ""
    if job.cron:
        raise _refused(target, job, f"every {job.every} and also at '{job.cron}'", "Write one of these.")
    if job.every.dimension != "time" or job.every.base < _SHORTEST:
        raise _refused(
            target, job, f"every {job.every}", "Write a time of a millisecond at least, such as `every=5 * minutes`."
        )
    return f"{_UNITS[job.every.unit]}={job.every.value.normalize():f}"


def _cron(target: Target, job: Job) -> str:
    """Return the schedule in the form of cron; what it means is checked by the library that the code uses."""
    found = line(job.cron)
    if found and not _CRON.fullmatch(found):
        raise _refused(target, job, f"'{job.cron}'", 'Write the five fields of cron, such as `cron="0 2 * * *"`.')
    return found


def _refused(target: Target, job: Job, schedule: str, remedy: str) -> TruelineError:
    said = f"the job '{job.name}' cannot start {schedule}"
    about = absolute(f"job:{job.id}", target.architecture)
    return TruelineError(Diagnostic("scaffold.job.schedule", said, about=about, remedy=remedy))
