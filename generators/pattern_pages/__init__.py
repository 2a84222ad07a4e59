"""Resilience and data patterns of each architecture: the generator `pattern_pages`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.records.patterns import PatternRecord
from trueline.model.workspace import Workspace

from ..pages.behaviours import (
    FlowCard,
    MachineCard,
    Mentions,
    ProcessCard,
    flow_card,
    machine_card,
    mentions,
    process_card,
)
from ..pages.frame import Frame, Site
from .parameters import Row, StepRow, parameters, steps


@dataclass(frozen=True)
class _Card:
    """A pattern: its numbers, and what it yields."""

    pattern: PatternRecord
    kind: str
    rows: tuple[Row, ...]
    steps: tuple[StepRow, ...]
    machine: MachineCard | None
    flow: FlowCard | None
    process: ProcessCard | None
    mentions: Mentions


class PatternPages:
    """Writes `patterns.md`: each pattern with its numbers, and the machine, flow and process that it yields."""

    api = GENERATOR_API
    name = "pattern_pages"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield a page for each architecture that has patterns."""
        for frame in Site(workspace, options).frames("patterns"):
            patterns = frame.index.record.patterns
            if patterns:
                cards = [_card(frame, pattern) for pattern in patterns]
                about = frame.about("pattern", patterns)
                yield frame.artefact("pattern_pages/page.md.j2", about, cards=cards)


def _card(frame: Frame, pattern: PatternRecord) -> _Card:
    machine, flow, process = frame.index.yields[pattern.id]
    return _Card(
        pattern=pattern,
        kind=str(getattr(pattern, "pattern", "")).replace("-", " ").capitalize(),
        rows=tuple(parameters(frame, pattern)),
        steps=tuple(steps(frame, pattern)),
        machine=machine_card(frame, machine) if machine else None,
        flow=flow_card(frame, flow) if flow else None,
        process=process_card(frame, process) if process else None,
        mentions=mentions(frame, "pattern", pattern),
    )
